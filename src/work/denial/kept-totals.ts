// Counts and money that are kept with every change, so that a total of a million denials is the sum of a few rows: the queue's, by everything it is
// filtered by; those of what is open, by its deadline; and the figures'.
import { addSums, SUMMED_BY, type SumRow } from '../../store/kept-figures.ts'
import type { Unit } from '../../store/store.ts'
import { type CountedDenial, createFigureSums, type FigureSums } from '../insight/kept.ts'
import { createSums } from '../insight/sums.ts'

type Queued = SumRow<'queueTotal'>
type Due = SumRow<'dueTotal'>
type Counted = CountedDenial &
  Pick<Queued, (typeof SUMMED_BY.queueTotal)[number] | 'expectedCents'> & {
    readonly dueLevel: Due['dueLevel'] | null
    readonly dueSure: Due['dueSure'] | null
  }

export interface Totals {
  /** A denial that is new, or as it is after a change. */
  add(denial: Counted): void
  /** A denial as it was before a change. */
  remove(denial: Counted): void
  readonly figures: FigureSums
  /** Writes the differences. */
  flush(unit: Unit): Promise<void>
}

export function createTotals(): Totals {
  const queue = createSums<Queued>(SUMMED_BY.queueTotal)
  const due = createSums<Due>(SUMMED_BY.dueTotal)
  const figures = createFigureSums()
  function change(denial: Counted, sign: 1 | -1): void {
    const { status, snoozed, move, owner, payerId, cause, action, atStakeCents, expectedCents } = denial
    const sums = { denials: 1, atStakeCents, expectedCents }
    queue.add({ status, snoozed, move, owner, payerId, cause, action, ...sums }, sign)
    figures.denial(denial, sign)
    // What is closed has no deadline to meet.
    if (status !== 'open') return
    const { dueDate, dueLevel, dueSure } = denial
    due.add({ snoozed, dueDate: dueDate ?? '', dueLevel: dueLevel ?? '', dueSure: dueSure ?? '', move, ...sums }, sign)
  }
  return {
    add: denial => change(denial, 1),
    remove: denial => change(denial, -1),
    figures,
    async flush(unit) {
      await addSums(unit, 'queueTotal', queue.take())
      await addSums(unit, 'dueTotal', due.take())
      await figures.flush(unit)
    },
  }
}
