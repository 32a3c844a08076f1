// What a person should know first in the morning: what comes due, what is new, whose move it is, what came back, what waits for a word.
// Every figure goes with the filter of the queue that shows what is behind it.
import type { Store, WorkItemKind } from '../../store/store.ts'
import type { QueueFilter } from './filter.ts'
import { totalOf } from './list.ts'

export interface Figure {
  readonly denials: number
  /** True when there are at least this many and counting stopped. */
  readonly atLeast: boolean
  readonly atStakeCents: number | undefined
  readonly filter: QueueFilter
}

export interface Home {
  /** ISO date. */
  readonly today: string
  readonly overdue: Figure
  readonly thisWeek: Figure
  readonly fresh: Figure
  readonly approvals: Figure
  readonly moves: readonly (Figure & { readonly move: string })[]
  readonly causes: readonly { readonly cause: string; readonly denials: number; readonly atStakeCents: number }[]
  readonly recovered: { readonly denials: number; readonly cents: number; readonly filter: QueueFilter }
  readonly recoveredBefore: number
  readonly quarantine: number
  readonly rejections: number
  readonly requests: number
  readonly files: number
}

const MOVES = ['us', 'payer', 'patient'] as const

/** `now` is an ISO instant; its date counts. */
export async function lookHome(store: Store, now: string): Promise<Home> {
  const today = Temporal.PlainDate.from(now.slice(0, 10))
  const day = (days: number) => today.add({ days }).toString()
  const figure = async (filter: QueueFilter): Promise<Figure> => {
    const { denials, atLeast, atStakeCents } = await totalOf(store, filter)
    return { denials, atLeast, atStakeCents, filter }
  }
  const month = today.with({ day: 1 })
  const { kysely } = store
  const causes = await kysely
    .selectFrom('queueTotal')
    .where('status', '=', 'open')
    .where('snoozed', '=', false)
    .groupBy('cause')
    .select(({ fn }) => ['cause', fn.sum<number>('denials').as('denials'), fn.sum<number>('atStakeCents').as('cents')])
    .execute()
  const count = async (table: 'quarantine' | 'file') =>
    Number(
      (
        await kysely
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  const items = async (kind: WorkItemKind) =>
    Number(
      (
        await kysely
          .selectFrom('workItem')
          .where('kind', '=', kind)
          .where('status', '=', 'open')
          .select(({ fn }) => fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  const thisMonth = await recoveredBetween(store, month.toString(), day(1))
  const before = await recoveredBetween(store, month.subtract({ months: 1 }).toString(), month.toString())
  return {
    today: today.toString(),
    overdue: await figure({ dueBy: day(-1) }),
    thisWeek: await figure({ dueFrom: day(0), dueBy: day(7) }),
    fresh: await figure({ openedFrom: day(-7) }),
    approvals: await figure({ asked: true }),
    moves: await Promise.all(MOVES.map(async move => ({ move, ...(await figure({ move })) }))),
    causes: causes
      .map(row => ({ cause: row.cause, denials: Number(row.denials), atStakeCents: Number(row.cents) }))
      .filter(row => row.denials > 0)
      .sort((one, other) => other.atStakeCents - one.atStakeCents),
    recovered: { ...thisMonth, filter: { status: 'closed', recovered: true, paidFrom: month.toString() } },
    recoveredBefore: before.cents,
    quarantine: await count('quarantine'),
    rejections: await items('rejection'),
    requests: await items('records-request'),
    files: await count('file'),
  }
}

/** By the day of the payment that brought it: the first day counts, the last does not. */
async function recoveredBetween(
  { kysely }: Store,
  from: string,
  until: string,
): Promise<{ readonly denials: number; readonly cents: number }> {
  const row = await kysely
    .selectFrom('denial')
    .where('status', '=', 'closed')
    .where('recoveredCents', '>', 0)
    .where('paymentDate', '>=', from)
    .where('paymentDate', '<', until)
    .select(({ fn }) => [fn.countAll<number>().as('denials'), fn.sum<number | null>('recoveredCents').as('cents')])
    .executeTakeFirstOrThrow()
  return { denials: Number(row.denials), cents: Number(row.cents ?? 0) }
}
