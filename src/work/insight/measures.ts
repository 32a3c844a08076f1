// The measures of a practice: each with its formula, what it was counted from, its parts, the same of the year before and what others publish.
import { z } from 'zod'
import { defineView, REPORT_SCREEN } from '../view.ts'
import { loadMeasures } from './all-measures.ts'
import { type Counted, countMeasure, countParts, countsOf, figureOf, isIn, yearBefore } from './count.ts'
import { type Facts, factsOf } from './facts.ts'
import type { Measure } from './measure.ts'
import { scopeOf, scopeShape } from './scope.ts'

const counted = {
  numerator: z.number().int().describe('Claims, days or cents, as `unit` and `counts` say'),
  denominator: z.number().int(),
}
const measureRecord = z.object({
  record: z.literal('measure'),
  name: z.string(),
  title: z.string().meta({ title: 'Measure' }),
  figure: z.string().describe('What both numbers come to, in words'),
  made: z.string().meta({ title: 'Of' }).describe('Both numbers in words'),
  before: z
    .string()
    .optional()
    .meta({ title: 'A year before' })
    .describe('The figure of the same months a year before; absent where no months are asked for'),
  unit: z.enum(['rate', 'cents', 'days']),
  counts: z.enum(['claims', 'cents']).describe('What the numbers of a rate count'),
  better: z.enum(['higher', 'lower', 'neither']),
  ...counted,
  formula: z.string(),
  population: z.string(),
  dateBasis: z.string().meta({ title: 'Month' }),
  counted: z.string().meta({ title: 'How it is counted' }),
  parts: z
    .array(z.object({ by: z.string(), word: z.string(), ...counted, figure: z.string() }))
    .readonly()
    .describe('What it is made of, by route, cause, person and the like'),
  yearBefore: z.object(counted).optional(),
  benchmarks: z
    .array(z.object({ says: z.string(), source: z.string(), year: z.string(), read: z.string() }))
    .readonly()
    .describe('What others publish; another mix of payers and services than yours'),
})
export type MeasureRecord = z.infer<typeof measureRecord>

const answer = z.object({
  today: z.string().meta({ title: 'As of' }),
  from: z.string().optional(),
  to: z.string().optional(),
  payer: z.string().optional(),
  by: z.string().meta({ title: 'Months of' }),
  undated: z.number().meta({ title: 'Decisions without a day' }).describe('First decisions that stand in no month'),
  measures: z.array(measureRecord).readonly(),
})

export const view = defineView({
  noun: 'insight',
  name: 'measures',
  title: 'Measures',
  says: 'What the practice’s denials come to: each figure with its formula, both numbers, the year before and what others publish.',
  right: 'read',
  looks: false,
  path: '/insight',
  command: 'insight',
  screen: REPORT_SCREEN,
  query: z.object(scopeShape),
  answer,
  lines: { each: measureRecord, of: ({ measures }) => measures },
  async read({ store, actor }, asked) {
    const today = actor.now.slice(0, 10)
    const [scope, facts, measures] = await Promise.all([scopeOf(store, asked), factsOf(store), loadMeasures()])
    const monthOf = asked.by === 'service' ? 'serviceMonth' : 'paidMonth'
    const first = facts.first.filter(fact => isIn('first', fact, { ...scope, from: undefined, to: undefined }))
    return {
      today,
      ...(scope.from === undefined ? {} : { from: scope.from }),
      ...(scope.to === undefined ? {} : { to: scope.to }),
      ...(scope.payer === undefined ? {} : { payer: scope.payer.name }),
      by: scope.by,
      undated: first.filter(fact => fact[monthOf] === '').reduce((total, fact) => total + fact.claims, 0),
      measures: measures.map(measure => recordOf(measure, facts, scope, today)),
    }
  },
})

function recordOf(
  measure: Measure,
  facts: Facts,
  scope: Awaited<ReturnType<typeof scopeOf>>,
  today: string,
): MeasureRecord {
  const { name, title, unit, counts, better, formula, population, dateBasis, counted: how, benchmarks } = measure
  const now = countMeasure(measure, facts, scope, today)
  const earlier = yearBefore(scope)
  const before: Counted | undefined = earlier === undefined ? undefined : countMeasure(measure, facts, earlier, today)
  return {
    record: 'measure',
    ...{ name, title, figure: figureOf(measure, now), made: countsOf(measure, now) },
    ...(before === undefined ? {} : { before: figureOf(measure, before), yearBefore: before }),
    ...{ unit, counts, better, ...now, formula, population, dateBasis, counted: how },
    parts: countParts(measure, facts, scope, today).map(part => ({ ...part, figure: figureOf(measure, part) })),
    benchmarks,
  }
}
