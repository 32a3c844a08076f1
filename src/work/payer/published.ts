// Published figures of payers beside the practice's own of the same year, where it has one that counts alike.
import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { publishedFigures } from '../../store/published.ts'
import type { Store } from '../../store/store.ts'
import { PUBLISHED_KINDS } from '../../store/words.ts'
import { MEASURES } from '../insight/all.ts'
import { readFigures } from '../insight/figures.ts'
import { spanShape } from '../insight/span.ts'
import { defineView, eachItemAs, itemsOf } from '../view.ts'
import { payerNamed } from './named.ts'

const record = z.object({
  payer: z.string(),
  kind: z.enum(PUBLISHED_KINDS),
  metric: z.string().meta({ title: 'Published figure' }).describe('As it is called there'),
  about: z.string().describe('Of which plan, contract or state'),
  period: z.string().meta({ title: 'Year' }),
  told: z.string().meta({ title: 'Published' }),
  own: z
    .string()
    .optional()
    .meta({ title: 'Yours' })
    .describe('Of the same payer and year, where one counts nearly alike'),
  ownIs: z.string().optional().meta({ title: 'What yours counts' }),
  source: z.string(),
  sheet: z.number(),
})
type Published = z.infer<typeof record>

export const view = defineView(import.meta.url, {
  title: 'Published figures',
  says: 'What payers publish of themselves, or what is published of them, beside your own figures of the same year. No two count alike.',
  right: 'read',
  looks: false,
  path: '/payers/published',
  command: 'published-figures',
  screen: '/payers/$id',
  query: z.object({ payer: spanShape.payer }),
  answer: itemsOf(record),
  lines: eachItemAs('published', record),
  async read({ store, actor }, { payer }) {
    const payerId = payer === undefined ? undefined : (await payerNamed(store, payer)).id
    return { items: await publishedBesideOwn(store, payerId, dayIn(store.zone, actor.now)) }
  },
})

/** Own measures that count nearly what is published. Judgment: others count of all that they received, we of what was sent here. */
const NEARLY: readonly (readonly [metric: RegExp, measure: string])[] = [
  [/claims denied|claim denial rate/i, 'initial-denial-rate'],
  [/internal appeals? overturned/i, 'appeal-success-rate'],
]

/** Of one payer or all. */
export async function publishedBesideOwn(
  store: Store,
  payerId: number | undefined,
  today: string,
): Promise<readonly Published[]> {
  const rows = await publishedFigures(store, payerId)
  const years = new Map<string, Awaited<ReturnType<typeof readFigures>>>()
  const items: Published[] = []
  for (const row of rows) {
    const { payer, kind, metric, about, period, told, source, sheetId } = row
    const measure = MEASURES.find(each => each.name === NEARLY.find(([pattern]) => pattern.test(metric))?.[1])
    const key = `${row.payerId} ${period}`
    if (measure !== undefined && !years.has(key))
      years.set(
        key,
        await readFigures(
          store,
          { from: `${period}-01-01`, to: `${period}-12-31`, payerId: row.payerId, by: 'payment' },
          today,
        ),
      )
    const figures = years.get(key)
    const ratio = measure === undefined || figures === undefined ? undefined : measure.count(figures)
    const own =
      ratio === undefined || ratio.denominator === 0
        ? undefined
        : `${((ratio.numerator / ratio.denominator) * 100).toFixed(1)} %`
    items.push({
      ...{ payer, kind, metric, about, period, told, source, sheet: sheetId },
      ...(own === undefined || measure === undefined ? {} : { own, ownIs: measure.formula }),
    })
  }
  return items
}
