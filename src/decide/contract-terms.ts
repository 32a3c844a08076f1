// Terms of a contract that hold for a whole fee schedule: a percentage of its fees or of the charge, parts for modifiers, and less for each further procedure of a day. Pure;
// what a contract does not say is not assumed.
import type { ContractTerms, MedicareTerms } from '../knowledge/shapes.ts'

export type { ContractTerms, MedicareTerms }

/** A percentage of cents, rounded half up to the cent; percentages have two decimals at most. */
export function percentOf(cents: number, percent: number): number {
  return Math.round((cents * Math.round(percent * 100)) / 10_000)
}

/** What modifiers that have no row of their own come to, multiplied; undefined where the contract says nothing of one of them. */
export function partOfModifiers(
  modifiers: readonly string[],
  { modifiers: parts = {}, procedures }: ContractTerms,
): number | undefined {
  let part = 1
  for (const modifier of modifiers) {
    // That it is a further procedure (51) is said by its place in the day.
    const own = parts[modifier] ?? (modifier === '51' && procedures !== undefined ? 100 : undefined)
    if (own === undefined) return undefined
    part *= own / 100
  }
  return part
}

/** A line that has been priced, as far as its place among the procedures of a day goes. */
export interface RankedLine {
  readonly cents: number
  readonly servedOn: string | null
  /** A procedure with days of its own before and after, to which the reduction for further ones applies. */
  readonly procedure: boolean
}

/** Which percentage of its fee each line is paid by its place in the day, the dearest first; 100 for what is no such procedure. */
export function byPlace(lines: readonly RankedLine[], { procedures }: ContractTerms): readonly number[] {
  const percents = lines.map(() => 100)
  const last = procedures?.at(-1)
  if (procedures === undefined || last === undefined) return percents
  const ranked = lines.map((line, at) => ({ ...line, at })).filter(({ procedure }) => procedure)
  for (const day of Map.groupBy(ranked, ({ servedOn }) => servedOn).values())
    for (const [place, { at }] of day.toSorted((one, other) => other.cents - one.cents || one.at - other.at).entries())
      percents[at] = procedures[place] ?? last
  return percents
}

/** In words, for who reads the terms beside a schedule. */
export function termsInWords(terms: ContractTerms): string {
  const { lesserOfCharge, percent, percentOfCharge, procedures, modifiers = {}, medicare, anesthesia } = terms
  return [
    ...(medicare === undefined
      ? percent === undefined
        ? []
        : [`${percent} % of the fees`]
      : [`${percent ?? 100} % of ${medicareInWords(medicare)}`]),
    ...(anesthesia === undefined
      ? []
      : [
          `anesthesia by minutes, ${anesthesia.minutesPerUnit} a unit${anesthesia.unitCents === undefined ? '' : ` of ${(anesthesia.unitCents / 100).toFixed(2)}`}`,
        ]),
    ...(percentOfCharge === undefined ? [] : [`${percentOfCharge} % of the charge where there is no fee`]),
    ...(procedures === undefined ? [] : [`procedures of a day at ${procedures.map(each => `${each} %`).join(', ')}`]),
    ...Object.entries(modifiers).map(([modifier, part]) => `modifier ${modifier} at ${part} %`),
    ...Object.entries(terms.providers ?? {}).map(([npi, part]) => `provider ${npi} at ${part} %`),
    ...(terms.sequestration === undefined
      ? []
      : [`sequestration ${terms.sequestration === 'passed-on' ? 'passed on' : 'not passed on'}`]),
    ...(lesserOfCharge ? ['no more than the charge'] : []),
  ].join('; ')
}

/** `2026 Medicare, locality FL-04`. */
export const medicareInWords = ({ locality, year, setting }: MedicareTerms): string =>
  `${year === undefined ? 'Medicare of the year of service' : `${year} Medicare`}, locality ${locality}${setting === undefined ? '' : `, ${setting} where no claim says`}`
