// The queue's counts and money, kept with every change by everything the queue is filtered by, so that a total of a million denials
// is the sum of a few rows.
import { addTotals, TOTALLED_BY } from '../../store/denial-row.ts'
import type { Row, Unit } from '../../store/store.ts'

const BY = TOTALLED_BY
type Counted = Pick<Row<'denial'>, (typeof BY)[number] | 'atStakeCents' | 'expectedCents'>

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

export function createTotals(): Totals {
  const changes = new Map<string, { by: Counted; denials: number; atStake: number; expected: number }>()
  function change(denial: Counted, sign: 1 | -1): void {
    const key = BY.map(name => denial[name]).join('\u0000')
    const known = changes.get(key) ?? { by: denial, denials: 0, atStake: 0, expected: 0 }
    known.denials += sign
    known.atStake += sign * denial.atStakeCents
    known.expected += sign * denial.expectedCents
    changes.set(key, known)
  }
  return {
    add: denial => change(denial, 1),
    remove: denial => change(denial, -1),
    async flush(unit) {
      const rows = [...changes.values()]
        .filter(({ denials, atStake, expected }) => denials !== 0 || atStake !== 0 || expected !== 0)
        .map(({ by, denials, atStake, expected }) => ({
          practiceId: unit.practiceId,
          status: by.status,
          snoozed: by.snoozed,
          move: by.move,
          owner: by.owner,
          payerId: by.payerId,
          cause: by.cause,
          action: by.action,
          denials,
          atStakeCents: atStake,
          expectedCents: expected,
        }))
      for (let at = 0; at < rows.length; at += AT_ONCE) await addTotals(unit, rows.slice(at, at + AT_ONCE))
      changes.clear()
    },
  }
}
