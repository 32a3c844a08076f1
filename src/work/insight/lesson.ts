// A lesson for one provider, or for the practice: their denials that could have been known before sending, month by month; the pages that explain them; and questions made of
// their own cases without anything of a patient. On paper it is one sheet to hand out, with the answers apart.
import { z } from 'zod'
import { pageOf } from '../../decide/code-page.ts'
import { sum } from '../../decide/sum.ts'
import { proceduresOf } from '../../store/remit-claim.ts'
import type { Store } from '../../store/store.ts'
import { countByMonth, countByProvider, lessonCases, type MonthCell, type TrainingAsked } from '../../store/training.ts'
import { NO_OUTCOME } from '../denial/after.ts'
import { titled } from '../input.ts'
import { type Block, heading, type Printed, paragraph, printedMoney } from '../printed.ts'
import { Refusal } from '../refusal.ts'
import { defineView, REPORT_SCREEN } from '../view.ts'
import { PREVENTABLE } from './measure/preventable-share.ts'
import { deniedCentsOf, WITH_OUTCOME } from './measure.ts'
import { preventionOf, quizOf } from './quiz.ts'
import { spanOf, spanShape } from './span.ts'
import { MOST, mostOf, taughtField } from './training.ts'

const count = z.number().int()
const month = z.object({
  month: z.string(),
  denials: count,
  preventable: count,
  preventableCents: count.meta({ title: 'Preventable dollars' }),
})
const page = z.object({
  code: z.string(),
  title: z.string(),
  meaning: z.string(),
  prevention: z.string().meta({ title: 'Before sending' }),
  denials: count,
})
const question = z.object({
  asks: z.string().meta({ title: 'Question' }),
  ...{ a: z.string(), b: z.string(), c: z.string(), d: z.string() },
  right: z.enum(['A', 'B', 'C', 'D']).meta({ title: 'Answer' }),
  why: z.string(),
})
const answer = z.object({
  provider: z.string().meta({ title: 'For' }).describe('NPI, name of who coded or registered, or "everybody"'),
  denials: count,
  preventable: count.describe('Of them for a cause that can be known before sending, which is a judgment'),
  preventableCents: count.meta({ title: 'Preventable dollars' }),
  months: z.array(month).readonly().describe('By the month in which each was denied, or of the service'),
  pages: z.array(page).readonly().describe('The three codes with the most dollars'),
  items: z
    .array(question)
    .readonly()
    .meta({ title: 'Questions' })
    .describe('Of own cases, without anything of a patient'),
})
type Lesson = z.infer<typeof answer>

/** Cases that questions are chosen from. */
const LOOKED_AT = 200

export const view = defineView(import.meta.url, {
  title: 'A lesson',
  says: 'For one provider, coder or registrar, or everybody: preventable denials month by month, three pages that explain them, and a quiz of their own cases.',
  right: 'lead',
  looks: false,
  path: '/insight/lesson',
  command: 'lesson',
  screen: REPORT_SCREEN,
  query: z.object({
    of: taughtField,
    provider: titled(z.string().trim().min(1).max(80).optional(), 'For whom', {
      description:
        'NPI of a provider, or the name of who coded or registered, as “training” lists them; everybody where none is said',
    }),
    ...spanShape,
  }),
  answer,
  print: lesson => printed(lesson),
  async read({ store }, { of, provider, ...asked }) {
    const wanted = {
      span: await spanOf(store, asked),
      of,
      whose: provider,
      wanted: { states: WITH_OUTCOME },
      says: NO_OUTCOME,
    }
    const months = await countByMonth(store, wanted)
    if (provider !== undefined && months.length === 0)
      throw new Refusal('not-found', `No denial of ${provider} is known in that time; "overturn training" lists them.`)
    const preventable = { ...wanted, wanted: { states: WITH_OUTCOME, causes: [...PREVENTABLE] } }
    return {
      provider: provider ?? 'everybody',
      ...totalOf(months),
      months: [...Map.groupBy(months, each => each.month)].map(([name, own]) => ({ month: name, ...totalOf(own) })),
      pages: await pagesOf(store, preventable),
      items: await questionsOf(store, preventable),
    }
  },
})

function totalOf(cells: readonly MonthCell[]) {
  const own = cells.filter(({ cause }) => PREVENTABLE.has(cause))
  return {
    denials: sum(cells, each => each.denials),
    preventable: sum(own, each => each.denials),
    preventableCents: sum(own, deniedCentsOf),
  }
}

async function pagesOf(store: Store, asked: TrainingAsked): Promise<Lesson['pages']> {
  const cells = await countByProvider(store, asked)
  return mostOf(cells, ({ groupCode, carc }) => `${groupCode}-${carc}`).flatMap(([code, own]) => {
    const found = pageOf(code)
    if (found === undefined) return []
    const { title, meaning } = found
    return [{ code, title, meaning, prevention: preventionOf(found) ?? '', denials: sum(own, each => each.denials) }]
  })
}

async function questionsOf(store: Store, asked: TrainingAsked): Promise<Lesson['items']> {
  const cases = await lessonCases(store, asked, LOOKED_AT)
  return quizOf(
    cases,
    await proceduresOf(
      store,
      cases.map(each => each.remitClaimId),
    ),
  )
}

function printed({ provider, denials, preventable, preventableCents, months, pages, items }: Lesson): Printed {
  const lead = `${denials} denials, of which ${preventable} (${printedMoney(preventableCents)}) could have been known before sending.`
  const rows = months.map(each => [
    each.month === '' ? 'not known' : each.month,
    String(each.denials),
    String(each.preventable),
    printedMoney(each.preventableCents),
  ])
  const blocks: readonly Block[] = [
    paragraph(lead),
    heading('Month by month'),
    { kind: 'table', columns: ['Month', 'Denials', 'Preventable', 'Preventable dollars'], rows: rows.slice(-12) },
    ...(pages.length === 0 ? [] : [heading(pages.length === MOST ? 'Three pages to read' : 'To read')]),
    ...pages.flatMap(each => [
      paragraph(`${each.code}, ${each.denials} times: ${each.title}. ${each.meaning}`),
      ...(each.prevention === '' ? [] : [paragraph(`Before sending: ${each.prevention}`)]),
    ]),
  ]
  const quiz = items.flatMap(({ asks, a, b, c, d }, at): readonly Block[] => [
    paragraph(`${at + 1}. ${asks}`),
    { kind: 'lines', lines: [`A. ${a}`, `B. ${b}`, `C. ${c}`, `D. ${d}`] },
  ])
  const answers = items.map(({ right, why }, at) => paragraph(`${at + 1}: ${right}. ${why}`))
  const title = provider === 'everybody' ? 'A lesson' : `A lesson for ${provider}`
  return {
    title,
    sections: [
      { heading: title, blocks },
      ...(items.length === 0
        ? []
        : [
            { heading: `Questions from your own cases: ${items.length}`, blocks: quiz },
            { heading: 'Answers', blocks: answers },
          ]),
    ],
  }
}
