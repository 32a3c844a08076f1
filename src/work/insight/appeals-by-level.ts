// Appeals by level and route: how many went out, were decided, were granted, what they brought and how long they took.
import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { daysBetween } from '../../decide/days.ts'
import { sum } from '../../decide/sum.ts'
import type { AppealRow } from '../../store/insight.ts'
import { isGranted } from '../../store/words.ts'
import { defineView, eachItemAs, itemsOf, REPORT_SCREEN } from '../view.ts'
import { readFigures } from './figures.ts'
import { spanOf, spanShape } from './span.ts'

const count = z.number().int()
const record = z.object({
  level: z.string(),
  route: z.string(),
  sent: count,
  decided: count,
  granted: count.describe('In full or in part'),
  rate: z.string().optional().meta({ title: 'Granted of decided' }),
  askedCents: count.meta({ title: 'Asked for' }).describe('Of those decided'),
  wonCents: count.meta({ title: 'Won' }),
  days: z
    .number()
    .optional()
    .meta({ title: 'Days to a decision' })
    .describe('From the sending; a mean of those with both days'),
})

export const view = defineView(import.meta.url, {
  title: 'Appeals by level and route',
  says: 'How many appeals of each level and route went out, were decided and granted, what they brought and how long they took.',
  right: 'read',
  looks: false,
  path: '/insight/appeals',
  screen: REPORT_SCREEN,
  query: z.object(spanShape),
  answer: itemsOf(record),
  lines: eachItemAs('appeals-by-level', record),
  async read({ store, actor }, asked) {
    const { appeals } = await readFigures(store, await spanOf(store, asked), dayIn(store.zone, actor.now))
    const items = [...Map.groupBy(appeals, ({ level, route }) => `${level}\n${route}`).values()].map(rowOf)
    return { items: items.sort((one, other) => other.sent - one.sent || one.level.localeCompare(other.level)) }
  },
})

function rowOf(own: readonly AppealRow[]): z.infer<typeof record> {
  const decided = own.filter(({ ruling }) => ruling !== null)
  const granted = decided.filter(({ ruling }) => isGranted(ruling))
  const days = decided.flatMap(({ sentOn, decidedOn }) =>
    sentOn === null || decidedOn === null ? [] : [daysBetween(sentOn, decidedOn)],
  )
  return {
    ...{ level: own[0]?.level ?? '', route: own[0]?.route ?? '' },
    sent: own.filter(({ sentOn }) => sentOn !== null).length,
    ...{ decided: decided.length, granted: granted.length },
    ...(decided.length === 0 ? {} : { rate: `${((granted.length / decided.length) * 100).toFixed(1)} %` }),
    askedCents: sum(decided, each => each.askedCents),
    wonCents: sum(decided, each => each.wonCents ?? 0),
    ...(days.length === 0 ? {} : { days: Math.round((sum(days, each => each) / days.length) * 10) / 10 }),
  }
}
