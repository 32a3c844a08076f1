// How long a denial waits before its first letter goes out.
import { DENIALS, daysBetween, defineMeasure } from '../measure.ts'

export const measure = defineMeasure({
  name: 'days-to-appeal',
  title: 'Days from denial to appeal',
  unit: 'days',
  counts: 'claims',
  better: 'lower',
  formula: 'days from the remittance that denied to the first letter sent, summed ÷ denials appealed',
  ...DENIALS,
  counted: 'Letters that went out from here. Where a day is not known, the denial is left out.',
  of: 'denial',
  numerator: fact => daysTo(fact) ?? 0,
  denominator: fact => (daysTo(fact) === undefined ? 0 : 1),
  benchmarks: [],
})

function daysTo({
  deniedOn,
  appeals,
}: {
  readonly deniedOn: string | null
  readonly appeals: readonly { readonly sentOn: string | null }[]
}): number | undefined {
  const sent = appeals.flatMap(each => each.sentOn ?? []).sort()[0]
  return daysBetween(deniedOn, sent ?? null)
}
