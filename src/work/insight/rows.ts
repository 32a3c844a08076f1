// The claims, denials or appeals behind a figure: its numerator, row by row.

import { z } from 'zod'
import { sum } from '../../decide/sum.ts'
import { denialRowsBehind, firstAnswerRows, type Span } from '../../store/insight.ts'
import { payersByName } from '../../store/payer.ts'
import type { Store } from '../../store/store.ts'
import { NO_OUTCOME } from '../denial/after.ts'
import { number, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { defineView, eachItemAs } from '../view.ts'
import { MEASURES } from './all.ts'
import { type Figures, readFigures } from './figures.ts'
import { type Behind, deniedCentsOf } from './measure.ts'
import { spanOf, spanShape } from './span.ts'

const row = z.object({
  kind: z.enum(['answer', 'denial', 'appeal']),
  id: z.number().describe('Of the adjudication, the denial, the appeal'),
  remittance: z.number().optional().describe('The number of the remittance that an adjudication stands in'),
  account: z.string(),
  payer: z.string(),
  day: z.string().optional().describe('ISO date by which it is counted'),
  chargeCents: z.number().int().optional(),
  cents: z.number().int().describe('What was denied of it, asked for or given up'),
  says: z.string(),
})

export const view = defineView(import.meta.url, {
  title: 'Behind a figure',
  says: 'The claims, denials or appeals that a figure counts, the newest first.',
  right: 'read',
  looks: true,
  path: '/insight/:measure/rows',
  command: 'insight-rows',
  screen: '/patterns/$measure',
  query: z.object({
    measure: titled(z.enum(MEASURES.map(({ name }) => name) as [string, ...string[]]), 'Measure', {
      description: 'as “insight” names it',
    }),
    ...spanShape,
    limit: number('How many').default(200),
    skip: titled(z.coerce.number().int().min(0).max(10_000_000), 'How many to pass over').default(0),
  }),
  answer: z.object({ title: z.string(), total: z.number().int(), items: z.array(row).readonly() }),
  lines: eachItemAs('insight-row', row),
  async read({ store, actor }, asked) {
    const found = MEASURES.find(({ name }) => name === asked.measure)
    if (found?.behind === undefined)
      throw new Refusal('not-known', `${asked.measure} is a sum of which no single rows are kept.`)
    const span = await spanOf(store, asked)
    const names = new Map((await payersByName(store)).map(({ id, name }) => [id, name]))
    const rows = await rowsBehind(store, found.behind, {
      span,
      figures: await readFigures(store, span, actor.now.slice(0, 10)),
      page: { limit: Math.min(asked.limit, 5000), skip: asked.skip },
      payerOf: id => names.get(id) ?? String(id),
    })
    return { title: found.title, ...rows }
  },
})

interface Asked {
  readonly span: Span
  readonly figures: Figures
  readonly page: { readonly limit: number; readonly skip: number }
  readonly payerOf: (id: number) => string
}
type Row = z.infer<typeof row>
type Rows = { readonly total: number; readonly items: readonly Row[] }

async function rowsBehind(store: Store, behind: Behind, asked: Asked): Promise<Rows> {
  switch (behind.of) {
    case 'answers':
      return answerRows(store, behind, asked)
    case 'denials':
      return denialRows(store, behind, asked)
    case 'appeals':
      return newestOf(appealRows(behind, asked), asked)
  }
}

function newestOf(all: readonly Row[], { page }: Asked): Rows {
  const newest = all.toSorted((one, other) => (other.day ?? '').localeCompare(one.day ?? '') || one.id - other.id)
  return { total: all.length, items: newest.slice(page.skip, page.skip + page.limit) }
}

async function answerRows(
  store: Store,
  behind: Extract<Behind, { of: 'answers' }>,
  { span, figures, page, payerOf }: Asked,
): Promise<Rows> {
  const { outcomes, saysDenied } = behind
  const cells = figures.answers.filter(
    cell => outcomes.includes(cell.outcome) && (saysDenied === undefined || cell.saysDenied === saysDenied),
  )
  const rows = await firstAnswerRows(store, span, behind, page)
  return {
    total: sum(cells, ({ claims }) => claims),
    items: rows.map(each => ({
      kind: 'answer',
      remittance: each.remittanceId,
      ...{ id: each.id, account: each.account, payer: payerOf(each.payerId), chargeCents: each.chargeCents },
      ...(each.day === null ? {} : { day: each.day }),
      cents: each.atStakeCents,
      says: each.saysDenied ? `${each.outcome}, and says so` : each.outcome,
    })),
  }
}

async function denialRows(
  store: Store,
  behind: Extract<Behind, { of: 'denials' }>,
  { span, figures, page, payerOf }: Asked,
): Promise<Rows> {
  const rows = await denialRowsBehind(store, span, behind.wanted(figures.today), NO_OUTCOME, page)
  return {
    total: behind.denials(figures),
    items: rows.map(each => ({
      kind: 'denial',
      ...{ id: each.id, account: each.account, payer: payerOf(each.payerId), cents: deniedCentsOf(each) },
      ...(each.deniedOn === null ? {} : { day: each.deniedOn }),
      says: `${each.groupCode}-${each.carc}, ${each.cause}, ${each.closedBecause ?? each.status}`,
    })),
  }
}

function appealRows({ counts }: Extract<Behind, { of: 'appeals' }>, { figures, payerOf }: Asked): readonly Row[] {
  return figures.appeals.filter(counts).map(each => {
    const day = each.decidedOn ?? each.sentOn
    return {
      kind: 'appeal',
      ...{ id: each.id, account: each.account, payer: payerOf(each.payerId), cents: each.askedCents },
      ...(day === null ? {} : { day }),
      says: `${each.level}, ${each.ruling ?? 'not decided'}`,
    }
  })
}
