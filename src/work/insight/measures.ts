// The practice in figures, each with what it is made of: formula, who is counted, by which day, what others have published, and the same days of the year before.

import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { defineView } from '../view.ts'
import { MEASURES } from './all.ts'
import { readFigures } from './figures.ts'
import { printedFigures } from './print.ts'
import { spanOf, spanShape, yearBefore } from './span.ts'

const count = z.number().int()
export const measureRecord = z.object({
  record: z.literal('measure'),
  name: z.string(),
  title: z.string(),
  numerator: count,
  denominator: count,
  value: z.number().optional().describe('numerator ÷ denominator; absent where nothing is counted'),
  unit: z
    .enum(['claims', 'denials', 'appeals', 'cents', 'days'])
    .describe('Of both: claims by claims, cents by cents; days by how many'),
  better: z.enum(['more', 'less']),
  formula: z.string(),
  population: z.string(),
  basis: z.string().describe('Whose day decides which time it belongs to'),
  before: z
    .object({ numerator: count, denominator: count, value: z.number().optional() })
    .optional()
    .describe('The same days of the year before, where both ends are said'),
  benchmarks: z.array(z.object({ says: z.string(), url: z.string(), read: z.string() })).readonly(),
  rows: z.boolean().describe('“insight-rows” lists what is behind it'),
})
const answer = z.object({
  today: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  by: z.enum(['payment', 'service']),
  measures: z.array(measureRecord).readonly(),
})

export const view = defineView(import.meta.url, {
  title: 'Figures',
  says: 'The practice in figures: denial rates, yields, what came back and what was lost, each with its formula.',
  right: 'read',
  looks: false,
  path: '/insight',
  command: 'insight',
  screen: '/patterns',
  query: z.object(spanShape),
  answer,
  lines: { each: measureRecord, of: ({ measures }) => measures },
  print: printedFigures,
  async read({ store, actor }, asked) {
    const today = dayIn(store.zone, actor.now)
    const span = await spanOf(store, asked)
    const figures = await readFigures(store, span, today)
    const earlier = yearBefore(span)
    const before = earlier === undefined ? undefined : await readFigures(store, earlier, today)
    return {
      today,
      from: span.from,
      to: span.to,
      by: span.by,
      measures: MEASURES.flatMap(
        ({ name, title, unit, better, formula, population, basis, benchmarks, behind, count }) => {
          const now = count(figures)
          if (now === undefined) return []
          const then = before === undefined ? undefined : count(before)
          return [
            {
              record: 'measure' as const,
              ...{ name, title, ...valued(now), unit, better, formula, population, basis },
              ...(then === undefined ? {} : { before: valued(then) }),
              benchmarks: benchmarks ?? [],
              rows: behind !== undefined,
            },
          ]
        },
      ),
    }
  },
})

function valued({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }) {
  return { numerator, denominator, ...(denominator === 0 ? {} : { value: numerator / denominator }) }
}
