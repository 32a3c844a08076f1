// The queue's counts and money, kept with every change by everything the queue is filtered by, so that a total of a million denials
// is the sum of a few rows.
import { addDueTotals, addTotals, TOTALLED_BY } from '../../store/denial-row.ts'
import type { Row, Unit } from '../../store/store.ts'

const BY = TOTALLED_BY
const DUE_BY = ['dueDate', 'dueLevel', 'dueSure'] as const
type Counted = Pick<Row<'denial'>, (typeof BY)[number] | (typeof DUE_BY)[number] | 'atStakeCents' | 'expectedCents'>

/** Rows of one statement. */
const AT_ONCE = 200

export interface Totals {
  /** A denial that is new, or as it is after a change. */
  add(denial: Counted): void
  /** A denial as it was before a change. */
  remove(denial: Counted): void
  /** Writes the differences. */
  flush(unit: Unit): Promise<void>
}

interface Difference {
  readonly by: Counted
  denials: number
  atStakeCents: number
  expectedCents: number
}

export function createTotals(): Totals {
  const changes = new Map<string, Difference>()
  const dues = new Map<string, Difference>()
  function change(denial: Counted, sign: 1 | -1): void {
    note(changes, BY.map(name => denial[name]).join('\u0000'), denial, sign)
    // What is closed has no deadline to meet.
    if (denial.status !== 'open') return
    const due = DUE_BY.map(name => denial[name] ?? '')
    note(dues, [denial.snoozed, denial.move, ...due].join('\u0000'), denial, sign)
  }
  return {
    add: denial => change(denial, 1),
    remove: denial => change(denial, -1),
    async flush(unit) {
      const rows = differences(changes).map(({ by, ...sums }) => ({
        practiceId: unit.practiceId,
        status: by.status,
        snoozed: by.snoozed,
        move: by.move,
        owner: by.owner,
        payerId: by.payerId,
        cause: by.cause,
        action: by.action,
        ...sums,
      }))
      const due = differences(dues).map(({ by, ...sums }) => ({
        practiceId: unit.practiceId,
        snoozed: by.snoozed,
        dueDate: by.dueDate ?? '',
        dueLevel: by.dueLevel ?? ('' as const),
        dueSure: by.dueSure ?? ('' as const),
        move: by.move,
        ...sums,
      }))
      for (let at = 0; at < rows.length; at += AT_ONCE) await addTotals(unit, rows.slice(at, at + AT_ONCE))
      for (let at = 0; at < due.length; at += AT_ONCE) await addDueTotals(unit, due.slice(at, at + AT_ONCE))
      changes.clear()
      dues.clear()
    },
  }
}

function note(sums: Map<string, Difference>, key: string, by: Counted, sign: 1 | -1): void {
  const known = sums.get(key) ?? { by, denials: 0, atStakeCents: 0, expectedCents: 0 }
  known.denials += sign
  known.atStakeCents += sign * by.atStakeCents
  known.expectedCents += sign * by.expectedCents
  sums.set(key, known)
}

function differences(sums: ReadonlyMap<string, Difference>): readonly Difference[] {
  return [...sums.values()].filter(
    ({ denials, atStakeCents, expectedCents }) => denials !== 0 || atStakeCents !== 0 || expectedCents !== 0,
  )
}
