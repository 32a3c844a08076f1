// Lines as payers priced them beside what they should have allowed: by the schedule that holds for the payer, else by what it allows itself most often for the same
// code, modifiers and year. Reads the store; what a line comes to is worked out in decide/expected.ts.

import { byPlace, type ContractTerms, percentOf } from '../../decide/contract-terms.ts'
import { dollars } from '../../decide/decide.ts'
import {
  allowedFor,
  type Expectation,
  expectedFor,
  type Fee,
  isAnesthesia,
  noFeeOn,
  type PricedLine,
  percentFor,
  usualReduction,
} from '../../decide/expected.ts'
import { payersByName } from '../../store/payer.ts'
import { feesOf, type PricedRow, pricedLines, schedules } from '../../store/schedule.ts'
import type { Store } from '../../store/store.ts'
import { openReferences, type References } from '../reference/ask.ts'
import { scheduleEntry } from '../reference/kinds/pfs.ts'
import { anesthesiaFees, medicareFees, wantMedicare } from './medicare.ts'

const AT_CLAIM = 'Money was adjusted at the claim, so that no line says what was allowed for it.'

/** Of so many lines at least, so many of a hundred have to agree before a payer is held to its own. */
const OWN_LEAST = 10
const OWN_SHARE = 0.6

export interface PricedBeside extends PricedRow {
  readonly payer: string
  readonly expectedCents: number
  readonly allowed: number
  /** Expected − allowed; below nothing where more was allowed. */
  readonly shortCents: number
  /** In words: which fee of which schedule, or how often the payer allows it. */
  readonly basis: string
  readonly by: 'schedule' | 'own'
  /** Low where something else than the schedule may have set the price. */
  readonly sure: 'high' | 'medium' | 'low'
}

export interface Asked {
  readonly payerId?: number | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Also lines without a schedule, held to what the payer allows most often. */
  readonly own: boolean
}

export interface Priced {
  /** Those where something else was allowed than expected. */
  readonly lines: readonly PricedBeside[]
  /** Lines that were held to a schedule or to the payer's own; and those that could not be, by why. */
  readonly compared: number
  readonly open: ReadonlyMap<string, number>
}

/** Every line that could be compared; read claim by claim, so that a practice of any size fits. */
export async function priceLines(store: Store, asked: Asked): Promise<Priced> {
  const books = await booksOf(store)
  const references = await openReferences(store)
  const names = new Map((await payersByName(store)).map(({ id, name }) => [id, name]))
  const usual = asked.own ? await usualOf(pricedLines(store, asked)) : new Map<string, Usual>()
  const open = new Map<string, number>()
  const lines: PricedBeside[] = []
  let compared = 0
  for await (const ofClaim of byClaim(pricedLines(store, asked))) {
    await loadLists(references, ofClaim, books)
    const { priced, left } = await pricedOf(ofClaim, { books, usual, references })
    for (const why of left) open.set(why, (open.get(why) ?? 0) + 1)
    compared += priced.length
    lines.push(...besideOf(priced, names))
  }
  return { lines, compared, open }
}

/** Lines stand together by claim. */
async function* byClaim(rows: AsyncIterable<PricedRow>): AsyncGenerator<readonly PricedRow[]> {
  let own: PricedRow[] = []
  for await (const row of rows) {
    if (own[0] !== undefined && own[0].id !== row.id) {
      yield own
      own = []
    }
    own.push(row)
  }
  if (own.length > 0) yield own
}

export interface Book {
  readonly name: string
  readonly terms: ContractTerms
  readonly fees: ReadonlyMap<string, readonly Fee[]>
}

/** Schedules by payer, or of one, the newest first. */
export async function booksOf(store: Store, only?: number): Promise<ReadonlyMap<number, readonly Book[]>> {
  const books = new Map<number, Book[]>()
  for (const { id, payerId, name, terms } of await schedules(store)) {
    if (only !== undefined && payerId !== only) continue
    const fees = Map.groupBy(await feesOf(store, id), ({ code }) => code)
    const own = books.get(payerId) ?? []
    own.push({ name, terms, fees })
    books.set(payerId, own)
  }
  return books
}

export interface Held {
  readonly books: ReadonlyMap<number, readonly Book[]>
  readonly usual: ReadonlyMap<string, Usual>
  readonly references: References
}

interface PricedLineOf {
  readonly row: PricedRow
  readonly allowed: number
  readonly price: Price
}

/** The lines of one claim with what they come to, and why others could not be compared. */
async function pricedOf(
  rows: readonly PricedRow[],
  held: Held,
): Promise<{ priced: readonly PricedLineOf[]; left: readonly string[] }> {
  const left: string[] = []
  const priced: PricedLineOf[] = []
  for (const row of rows) {
    const allowed = allowedFor(row, row.adjustments)
    if (allowed === undefined || row.procedure === null) continue
    const price = row.claimAdjusted && row.allowedCents === null ? AT_CLAIM : await priceOf(row, held)
    if (typeof price === 'string') {
      if (price !== '') left.push(price)
    } else priced.push({ row, allowed, price })
  }
  return { priced: placed(priced, held.references), left }
}

/** Each line by its place among the procedures of the day, where the contract pays further ones less. */
function placed(priced: readonly PricedLineOf[], references: References): readonly PricedLineOf[] {
  const percents = new Map<PricedLineOf, number>()
  for (const [book, own] of Map.groupBy(priced, ({ price }) => price.book))
    if (book?.terms.procedures !== undefined) {
      const ranked = own.map(({ row, price }) => ({
        ...{ cents: price.fullCents, servedOn: row.servedOn },
        procedure: isProcedure(row, references) !== 'no',
      }))
      for (const [at, percent] of byPlace(ranked, book.terms).entries()) {
        const line = own[at]
        if (line !== undefined && percent !== 100) percents.set(line, percent)
      }
    }
  return priced.map(line => {
    const percent = percents.get(line)
    if (percent === undefined) return line
    const { row, price } = line
    const whole = percentOf(price.fullCents, percent)
    const capped = price.book?.terms.lesserOfCharge === true && row.chargeCents < whole
    const guessed = isProcedure(row, references) === 'likely'
    return {
      ...line,
      price: {
        ...price,
        expectedCents: capped ? row.chargeCents : whole,
        roundingCents: capped ? 0 : Math.max(1, price.roundingCents),
        basis: `${price.basis}; ${percent} % of it as a further procedure of the day`,
        sure: guessed ? ('medium' as const) : price.sure,
      },
    }
  })
}

/** Codes of the surgery section, where no list says how many days belong to one. */
const isSurgery = (code: string) => code >= '10004' && code <= '69990' && /^\d{5}$/.test(code)

/** Whether further ones of it are paid less: as Medicare's file has it, those with global days of their own (000, 010, 090); else, likely, those of the surgery section. */
function isProcedure({ procedure, servedOn }: PricedRow, references: References): 'yes' | 'likely' | 'no' {
  if (procedure === null || servedOn === null) return 'no'
  const days = scheduleEntry(references.entry('pfs', procedure, servedOn))?.days
  if (days !== undefined) return /^(?:000|010|090)$/.test(days) ? 'yes' : 'no'
  return isSurgery(procedure) ? 'likely' : 'no'
}

export async function loadLists(
  references: References,
  rows: readonly PricedRow[],
  books: Held['books'],
): Promise<void> {
  const terms = (books.get(rows[0]?.payerId ?? 0) ?? []).map(book => book.terms)
  const ranked = terms.some(({ procedures }) => procedures !== undefined)
  if (!ranked && !terms.some(({ medicare, anesthesia }) => medicare !== undefined || anesthesia !== undefined)) return
  references.begin()
  for (const row of rows) {
    if (ranked && row.procedure !== null && row.servedOn !== null) references.want('pfs', row.procedure, row.servedOn)
    for (const each of terms) wantMedicare(references, row, each)
  }
  await references.load()
}

/** Those of a claim's lines where something else was allowed; what a usual reason may explain is told with it. */
function besideOf(priced: readonly PricedLineOf[], names: ReadonlyMap<number, string>): readonly PricedBeside[] {
  return priced.flatMap(each => {
    const { row, allowed, price } = each
    const { expectedCents, by, sure, basis, book } = price
    const cut = notPassedOn(each)
    const shortCents = expectedCents - allowed + cut
    if (Math.abs(shortCents) <= price.roundingCents) return []
    const beside = priced.filter(other => other !== each).map(other => other.price.expectedCents)
    // What the contract says itself of further procedures is no reason to doubt it.
    const reduced =
      shortCents > 0
        ? usualReduction(allowed, expectedCents, book?.terms.procedures === undefined ? beside : [])
        : undefined
    return [
      {
        ...row,
        payer: names.get(row.payerId) ?? '',
        ...{ expectedCents, allowed, shortCents, by },
        basis: [
          basis,
          ...(cut === 0 ? [] : [`the federal cut took ${dollars(cut)}, which the contract does not pass on`]),
          ...(reduced === undefined ? [] : [`${reduced}: check your contract`]),
        ].join('; '),
        sure: reduced === undefined ? sure : ('low' as const),
      },
    ]
  })
}

/** What the federal cut (CARC 253) took from a line whose contract does not pass it on. */
function notPassedOn({ row, price }: PricedLineOf): number {
  if (price.book?.terms.sequestration !== 'not-passed-on') return 0
  return row.adjustments.filter(({ carc }) => carc === '253').reduce((sum, { amountCents }) => sum + amountCents, 0)
}

export interface Price extends Pick<PricedBeside, 'expectedCents' | 'basis' | 'by' | 'sure'> {
  /** Before the limit of the charge. */
  readonly fullCents: number
  /** A difference up to this is how the payer rounds: a cent a unit where a percentage is taken, since contracts do not say how; else nothing. */
  readonly roundingCents: number
  /** Undefined where the payer is held to its own. */
  readonly book: Book | undefined
}

/** What the line comes to; else why that is open, '' where nothing is known to hold it to. */
export async function priceOf(row: PricedRow, held: Held): Promise<Price | string> {
  let why = ''
  for (const book of held.books.get(row.payerId) ?? []) {
    const price = await priceBy(book, row, held.references)
    if (typeof price === 'object') return why === '' || why === noFeeOn(row.servedOn ?? '') ? price : older(price, why)
    why ||= price
  }
  const found = held.usual.get(keyOf(row))
  return found === undefined
    ? why
    : {
        ...{ expectedCents: found.cents, fullCents: found.cents, roundingCents: 0, book: undefined },
        basis: `most often allowed by this payer in ${found.year}: ${dollars(found.cents)} in ${found.times} of ${found.of} lines`,
        by: 'own',
        sure: 'medium',
      }
}

/** What an older schedule says where a newer one has the code and leaves the line open: it may hold no more. */
function older(price: Price, why: string): Price {
  return {
    ...price,
    basis: `${price.basis}; an older schedule, since the newer one leaves it open: ${why}`,
    sure: 'low',
  }
}

/** By one schedule; '' where it says nothing of the code. What has a row of its own is paid by it, and the rest by Medicare where the terms say so. */
async function priceBy(book: Book, row: PricedRow, references: References): Promise<Price | string> {
  const own = book.fees.get(row.procedure ?? '')
  const anesthesia = own === undefined && isAnesthesia(row.procedure ?? '')
  const worked =
    own !== undefined
      ? undefined
      : anesthesia
        ? await anesthesiaFees(references, row, book.terms)
        : medicareFees(references, row, book.terms)
  if (worked !== undefined && 'open' in worked && book.terms.percentOfCharge === undefined) return worked.open
  const fees = own ?? (worked !== undefined && 'fees' in worked ? worked.fees : undefined)
  if (fees === undefined && book.terms.percentOfCharge === undefined) return ''
  const byMinutes = anesthesia && fees !== undefined
  const share = row.rendering === null ? undefined : book.terms.providers?.[row.rendering]
  const line: PricedLine = {
    ...row,
    ...(byMinutes ? { units: '1' } : {}),
    ...(share === undefined ? {} : { share }),
    modifiers: modifiersOf(row),
    anesthesia: isAnesthesia(row.procedure ?? '') && !byMinutes,
  }
  const found = expectedFor(fees ?? [], line, book.terms)
  if ('open' in found) return found.open
  const { cents: expectedCents, fullCents, fee, part, units, capped } = found
  const percent = fee === undefined ? 100 : percentFor(fee, book.terms)
  const taken = !capped && (fee === undefined || part !== 1 || percent !== 100 || share !== undefined)
  const roundingCents = taken ? Math.ceil(units) : 0
  const basis = basisOf(row, line, book, found)
  // That units are minutes is said for all of a payer's remittances, and not by the line.
  const sure = byMinutes ? ('medium' as const) : ('high' as const)
  return { expectedCents, fullCents, roundingCents, basis, by: 'schedule', sure, book }
}

/** Which fee of which schedule, and each term that has changed it. */
function basisOf(
  row: PricedRow,
  line: PricedLine,
  { name, terms }: Book,
  { fee, part, units, capped }: Exclude<Expectation, { readonly open: string }>,
): string {
  const code = [row.procedure, ...line.modifiers].join('-')
  if (fee === undefined) return `${name}: ${terms.percentOfCharge} % of the charge of ${dollars(row.chargeCents)}`
  const taken = percentFor(fee, terms)
  const percent = taken === 100 ? '' : ` × ${taken} %`
  const share = line.share === undefined ? '' : ` × ${line.share} % for who rendered it`
  const steps = fee.steps === undefined ? '' : `; ${fee.steps}`
  const modified = part === 1 ? '' : ` × ${Math.round(part * 10_000) / 100} % by its modifiers`
  const times = units === 1 ? '' : ` × ${units}`
  const limit = capped ? `, no more than the charge of ${dollars(row.chargeCents)}` : ''
  return `${name}: ${code} at ${dollars(fee.amountCents)}${percent}${modified}${share}${times}${limit}${steps}`
}

const modifiersOf = ({ modifiers }: PricedRow) => modifiers.split(/[^0-9A-Z]+/i).filter(each => each !== '')
export const keyOf = (row: PricedRow) =>
  [
    row.payerId,
    row.procedure,
    modifiersOf(row).toSorted().join(' '),
    row.units ?? '1',
    // Many payers allow less in a facility than in an office.
    row.place ?? '',
    (row.servedOn ?? '').slice(0, 4),
  ].join('|')

export interface Usual {
  readonly cents: number
  readonly times: number
  readonly of: number
  readonly year: string
}

/** What each payer allows most often, where it does so often enough to be its price; a charge below that is no price of the payer's. */
export async function usualOf(
  rows: AsyncIterable<PricedRow> | Iterable<PricedRow>,
): Promise<ReadonlyMap<string, Usual>> {
  const counts = new Map<string, Map<number, number>>()
  for await (const row of rows) {
    const allowed = allowedFor(row, row.adjustments)
    if (allowed === undefined || allowed <= 0 || allowed >= row.chargeCents || row.procedure === null) continue
    if (row.claimAdjusted && row.allowedCents === null) continue
    const own = counts.get(keyOf(row)) ?? new Map<number, number>()
    own.set(allowed, (own.get(allowed) ?? 0) + 1)
    counts.set(keyOf(row), own)
  }
  return new Map(
    [...counts].flatMap(([key, own]) => {
      const of = [...own.values()].reduce((sum, times) => sum + times, 0)
      const [cents, times] = [...own].reduce((best, each) => (each[1] > best[1] ? each : best))
      return of >= OWN_LEAST && times / of >= OWN_SHARE
        ? [[key, { cents, times, of, year: key.slice(key.lastIndexOf('|') + 1) }] as const]
        : []
    }),
  )
}
