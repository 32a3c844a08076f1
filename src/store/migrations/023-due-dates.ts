// How sure the deadline of a denial is stands beside it, so that an assumed one looks assumed wherever it is shown; when a claim made here went out
// stands with it; and what is open is counted and summed by its deadline with every change.
import { keyed } from './describe-table.ts'

/** Of the deadline that counts; null where there is none. */
export const DENIAL_DUE_SURE = { due_sure: 'text?' } as const
/** The day a claim made here went out, and who or what says so; null until then. */
export const OUTGOING_SENT = { sent_on: 'text?', sent_by: 'text?' } as const

export const DUE_TOTALS = {
  /** Open denials by their deadline; '' where there is none. */
  due_total: keyed(['snoozed', 'due_date', 'due_level', 'due_sure', 'move'], {
    snoozed: 'int',
    due_date: 'text',
    due_level: 'text',
    due_sure: 'text',
    move: 'text',
    denials: 'int',
    at_stake_cents: 'int',
    expected_cents: 'int',
  }),
} as const

/** What stands in a store of before: how sure the clock is that the denial shows, and the sums of all that is open. */
export const FILLED_BY: readonly string[] = [
  `update denial set due_sure = (select c.sure from clock c where c.practice_id = denial.practice_id and c.denial_id = denial.id and c.level = denial.due_level) where due_level is not null and status = 'open'`,
  `insert into due_total select practice_id, snoozed, coalesce(due_date, ''), coalesce(due_level, ''), coalesce(due_sure, ''), move, count(*), sum(at_stake_cents), sum(expected_cents) from denial where status = 'open' group by practice_id, snoozed, coalesce(due_date, ''), coalesce(due_level, ''), coalesce(due_sure, ''), move`,
]
