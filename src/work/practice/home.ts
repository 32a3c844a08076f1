// What a person should know first in the morning: what comes due, what is new, whose move it is, what came back, what waits for approval.
// Every figure goes with the filter of the queue that shows what is behind it.
import { z } from 'zod'
import { countCaseItems } from '../../store/case-item.ts'
import { countRows, openByCause, recoveredBetween } from '../../store/denial-row.ts'
import type { Store } from '../../store/store.ts'
import { countWorkItems } from '../../store/work-item.ts'
import type { DenialFilter } from '../denial/fields.ts'
import { totalOf } from '../denial/list.ts'
import { defineView } from '../view.ts'

const figureAnswer = z.object({
  denials: z.number(),
  atLeast: z.boolean(),
  atStakeCents: z.number().int().optional(),
  filter: z.record(z.string(), z.unknown()),
})
const answer = z.object({
  today: z.string().describe('ISO date'),
  overdue: figureAnswer,
  thisWeek: figureAnswer,
  fresh: figureAnswer.describe('Opened within the last seven days'),
  approvals: figureAnswer,
  moves: z.array(figureAnswer.extend({ move: z.string() })).readonly(),
  causes: z.array(z.object({ cause: z.string(), denials: z.number(), atStakeCents: z.number().int() })).readonly(),
  recovered: z.object({
    denials: z.number(),
    cents: z.number().int(),
    filter: z.record(z.string(), z.unknown()),
  }),
  recoveredBefore: z.number().int().describe('Cents recovered in the month before'),
  quarantine: z.number(),
  rejections: z.number(),
  requests: z.number(),
  discrepancies: z.number().describe('Contradictions, questions, money paid twice'),
  files: z.number(),
})
export type Home = z.infer<typeof answer>

/** `now` is an ISO instant; its date counts. */
export async function lookHome(store: Store, now: string): Promise<Home> {
  const today = Temporal.PlainDate.from(now.slice(0, 10))
  const day = (days: number) => today.add({ days }).toString()
  const month = today.with({ day: 1 })
  const figure = async (filter: DenialFilter) => {
    const { denials, atLeast, atStakeCents } = await totalOf(store, filter)
    return { denials, atLeast, ...(atStakeCents === undefined ? {} : { atStakeCents }), filter }
  }
  const before = month.subtract({ months: 1 }).toString()
  const causes = await openByCause(store)
  return {
    today: today.toString(),
    overdue: await figure({ dueBy: day(-1) }),
    thisWeek: await figure({ dueFrom: day(0), dueBy: day(7) }),
    fresh: await figure({ openedFrom: day(-7) }),
    approvals: await figure({ asked: true }),
    moves: await Promise.all(
      (['us', 'payer', 'patient'] as const).map(async move => ({ move, ...(await figure({ move })) })),
    ),
    causes: causes.filter(row => row.denials > 0).sort((one, other) => other.atStakeCents - one.atStakeCents),
    recovered: {
      ...(await recoveredBetween(store, month.toString(), day(1))),
      filter: { status: 'closed', recovered: true, paidFrom: month.toString() },
    },
    recoveredBefore: (await recoveredBetween(store, before, month.toString())).cents,
    quarantine: await countRows(store, 'quarantine'),
    rejections: await countWorkItems(store, 'rejection'),
    requests: await countWorkItems(store, 'records-request'),
    discrepancies: await countCaseItems(store, { status: 'open', kind: undefined }),
    files: await countRows(store, 'file'),
  }
}

export const view = defineView({
  noun: 'practice',
  name: 'home',
  title: 'Home',
  says: 'What to know first: what comes due, what is new, whose move it is, what came back.',
  right: 'read',
  looks: false,
  path: '/home',
  command: 'home',
  screen: '/',
  query: z.object({}),
  answer,
  read: ({ store, actor }) => lookHome(store, actor.now),
})
