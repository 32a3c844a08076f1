// Counts measures over facts: both numbers, what they come to, the same for each part. Pure.
import { dollars } from '../../decide/decide.ts'
import { sum } from '../../decide/sum.ts'
import type { FactKind, FactOf, Facts } from './facts.ts'
import type { Measure } from './measure.ts'

/** Which facts are counted. Months are `2026-03`, both ends count. */
export interface Scope {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly by: 'remittance' | 'service'
  /** A payer as remittances and as claims name it. */
  readonly payer?: { readonly id: number; readonly identifier: string; readonly name: string } | undefined
}

export interface Counted {
  readonly numerator: number
  readonly denominator: number
}
export interface Part extends Counted {
  readonly by: string
  readonly word: string
}

/** Whether a fact is asked for. */
export function isIn<Kind extends FactKind>(kind: Kind, fact: FactOf[Kind], { from, to, by, payer }: Scope): boolean {
  const month = by === 'service' ? fact.serviceMonth : fact.paidMonth
  if ((from !== undefined && month < from) || (to !== undefined && (month > to || month === ''))) return false
  return payer === undefined || isOfPayer(kind, fact, payer)
}

function isOfPayer(kind: FactKind, fact: FactOf[FactKind], payer: NonNullable<Scope['payer']>): boolean {
  if (kind !== 'sent') return (fact as FactOf['first']).payerId === payer.id
  const { payerIdentifier, payerName } = fact as FactOf['sent']
  const called = (payerIdentifier ?? payerName ?? '').toUpperCase()
  return called === payer.identifier.toUpperCase() || called === payer.name.toUpperCase()
}

/** Both numbers of a measure. */
export function countMeasure<Of extends FactKind>(
  measure: Measure<Of>,
  facts: Facts,
  scope: Scope,
  today: string,
): Counted {
  const asked = factsIn(measure, facts, scope)
  return {
    numerator: sum(asked, fact => measure.numerator(fact, today)),
    denominator: sum(asked, fact => measure.denominator(fact, today)),
  }
}

/** The same for each word of each part, the largest first; words of which neither number has anything are left out. */
export function countParts<Of extends FactKind>(
  measure: Measure<Of>,
  facts: Facts,
  scope: Scope,
  today: string,
): readonly Part[] {
  const asked = factsIn(measure, facts, scope)
  return Object.entries(measure.parts ?? {}).flatMap(([by, wordOf]) => {
    const groups = Map.groupBy(asked, fact => wordOf(fact, today))
    return [...groups]
      .flatMap(([word, own]) =>
        word === undefined
          ? []
          : [
              {
                by,
                word,
                numerator: sum(own, fact => measure.numerator(fact, today)),
                denominator: sum(own, fact => measure.denominator(fact, today)),
              },
            ],
      )
      .filter(({ numerator, denominator }) => numerator !== 0 || denominator !== 0)
      .sort(
        (one, other) =>
          other.numerator - one.numerator ||
          other.denominator - one.denominator ||
          (one.word < other.word ? -1 : one.word > other.word ? 1 : 0),
      )
  })
}

function factsIn<Of extends FactKind>({ of }: Measure<Of>, facts: Facts, scope: Scope): readonly FactOf[Of][] {
  return (facts[of] as readonly FactOf[Of][]).filter(fact => isIn(of, fact, scope))
}

/** The period a year before; undefined where no period is asked for. */
export function yearBefore(scope: Scope): Scope | undefined {
  if (scope.from === undefined && scope.to === undefined) return undefined
  const before = (month: string | undefined) =>
    month === undefined ? undefined : Temporal.PlainYearMonth.from(month).subtract({ years: 1 }).toString()
  return { ...scope, from: before(scope.from), to: before(scope.to) }
}

/** What both numbers come to, as a person reads it; of a rate or a mean over nothing, that. */
export function figureOf({ unit }: Pick<Measure, 'unit'>, { numerator, denominator }: Counted): string {
  if (unit === 'cents') return dollars(numerator)
  if (denominator === 0) return 'nothing to count'
  return unit === 'rate'
    ? `${((numerator / denominator) * 100).toFixed(1)}%`
    : `${(numerator / denominator).toFixed(1)} days`
}

/** Both numbers in words: `5 of 50`. */
export function countsOf(
  { unit, counts }: Pick<Measure, 'unit' | 'counts'>,
  { numerator, denominator }: Counted,
): string {
  const said = (value: number) => value.toLocaleString('en-US')
  if (unit === 'days') return `${said(numerator)} days over ${said(denominator)}`
  return counts === 'cents'
    ? `${dollars(numerator)} of ${dollars(denominator)}`
    : `${said(numerator)} of ${said(denominator)}`
}
