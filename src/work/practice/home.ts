// What a person should know first in the morning: what comes due, what is new, whose move it is, what came back, what waits for approval.
// Every figure goes with the filter of the queue that shows what is behind it.

import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { sum } from '../../decide/sum.ts'
import { LEVELS } from '../../knowledge/load.ts'
import { countCaseItems } from '../../store/case-item.ts'
import { countRows, openByCause, openByWay, recoveredBetween } from '../../store/denial-row.ts'
import { countWaitingOutgoing } from '../../store/outgoing.ts'
import { peerCallsUntil } from '../../store/peer-call.ts'
import type { Store } from '../../store/store.ts'
import { countWorkItems } from '../../store/work-item.ts'
import { silentBefore } from '../claim/outbox.ts'
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
  assumed: figureAnswer.describe('Of those due this week: the deadline is assumed, check your contract'),
  fresh: figureAnswer.describe('Opened within the last seven days'),
  paidLately: figureAnswer.describe('Denied by a remittance of the last seven days, whenever it was brought in'),
  ways: z
    .array(
      figureAnswer.extend({
        level: z.enum(LEVELS).optional().describe('The way whose deadline counts; absent where there is no deadline'),
        over: z.boolean().describe('The time of every way is over'),
        assumed: z.number().describe('Of them with a deadline that is assumed'),
      }),
    )
    .readonly()
    .describe('All that are open by the next way that is open'),
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
  notSent: z.number().describe('Claims made here that are written and not sent yet'),
  notAcknowledged: z.number().describe('Claims made here that were sent days ago, and no receiver has taken in'),
  peerCalls: z
    .array(
      z.object({
        denial: z.number(),
        payer: z.string(),
        day: z.string().describe('ISO date; one that is over waits for what came of it'),
        time: z.string(),
      }),
    )
    .readonly()
    .describe('Peer-to-peer calls of today, and of days before of which nobody has said what came of them'),
  discrepancies: z.number().describe('Contradictions, questions, money paid twice'),
  files: z.number(),
})
export type Home = z.infer<typeof answer>

/** More calls than anybody holds in a day. */
const MOST_CALLS = 20

/** `now` is an ISO instant; its date counts. */
export async function lookHome(store: Store, now: string): Promise<Home> {
  const today = Temporal.PlainDate.from(dayIn(store.zone, now))
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
    assumed: await figure({ dueFrom: day(0), dueBy: day(7), dueSure: 'low' }),
    fresh: await figure({ openedFrom: day(-7) }),
    paidLately: await figure({ paidFrom: day(-7) }),
    ways: waysOf(await openByWay(store, day(0)), day(0)),
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
    ...(await countWaitingOutgoing(store, silentBefore(today.toString()))),
    peerCalls: (await peerCallsUntil(store, day(0), MOST_CALLS)).map(({ denialId, ...call }) => ({
      denial: denialId,
      ...call,
    })),
    discrepancies: await countCaseItems(store, { status: 'open', kind: undefined }),
    files: await countRows(store, 'file'),
  }
}

/** One row for each way and whether its time is over, the one with most money first; the same filter finds it in the queue. */
function waysOf(rows: Awaited<ReturnType<typeof openByWay>>, today: string): Home['ways'] {
  const before = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString()
  const ways = Map.groupBy(rows, ({ dueLevel, over }) => `${dueLevel} ${over}`)
  return [...ways.values()]
    .flatMap((own): Home['ways'] => {
      const [first] = own
      const denials = sum(own, row => row.denials)
      if (first === undefined || denials === 0) return []
      const { dueLevel: level, over } = first
      return [
        {
          ...(level === '' ? {} : { level }),
          over,
          denials,
          atLeast: false,
          atStakeCents: sum(own, row => row.atStakeCents),
          assumed: sum(
            own.filter(row => row.dueSure === 'low'),
            row => row.denials,
          ),
          filter:
            level === '' ? { undated: true } : { dueLevel: level, ...(over ? { dueBy: before } : { dueFrom: today }) },
        },
      ]
    })
    .sort((one, other) => (other.atStakeCents ?? 0) - (one.atStakeCents ?? 0))
}

export const view = defineView(import.meta.url, {
  title: 'Home',
  says: 'What to know first: what comes due, what is new, whose move it is, what came back.',
  right: 'read',
  looks: false,
  screen: '/',
  answer,
  read: ({ store, actor }) => lookHome(store, actor.now),
})
