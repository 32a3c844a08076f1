// What is known, without any practice: codes, searched and shown; deadlines counted.
import { z } from 'zod'
import { classOfPayer } from '../decide/advice.ts'
import { clocksFor } from '../decide/clocks.ts'
import { pageOf } from '../decide/code-page.ts'
import { promptPayLawOf, promptPayment } from '../decide/prompt-pay.ts'
import { searchCodes } from '../decide/search.ts'
import {
  BUSINESS_LINES,
  type BusinessLine,
  guideNames,
  guideOf,
  LEVELS,
  PAYER_CLASSES,
  payerNames,
  payerOf,
} from '../knowledge/load.ts'
import type { Readers } from '../work/intake/apart/readers.ts'
import { itemsOf } from '../work/view.ts'
import { clockAnswer, codeAnswer, guideAnswer, payerEntryAnswer, promptPaymentAnswer } from './answers-of-knowledge.ts'
import type { App, Service } from './app.ts'
import { bytesOf, inLine, untilGone } from './reading.ts'
import { isoDate, words } from './words.ts'

/** A larger one goes through the command line, which streams it. */
const LARGEST_FILE = 8 << 20

export function addKnowledge(app: App, { readers }: Service): void {
  addReading(app, readers)
  addCodes(app)
  addGuides(app)
  addDeadlines(app)
  addPayerEntries(app)
}

function addReading(app: App, readers: Readers): void {
  for (const [how, summary] of [
    ['explain', 'Remittances (835) explained: each adjustment decided; nothing is kept'],
    ['read', 'Any file that is known, as a tree with its faults; nothing is kept'],
  ] as const)
    app.route({
      method: 'POST',
      url: `/api/${how}`,
      bodyLimit: LARGEST_FILE,
      config: { right: 'signed-in' },
      onRequest: inLine(readers),
      schema: { tags: ['files'], summary, consumes: ['application/octet-stream'] },
      handler: async (request, reply) =>
        reply.type('application/json').send(await readers.look(how, bytesOf(request.body), untilGone(reply))),
    })
}

interface Question<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly tag: 'codes' | 'payers'
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
  readonly answer: Answer
  /** Undefined where it is not known. */
  answerTo(params: z.output<Params>, query: z.output<Query>): z.input<Answer> | undefined
}

/** Something that anybody signed in may ask; what is not known is answered with 404. */
function ask<Params extends z.ZodType, Query extends z.ZodType, Answer extends z.ZodType>(
  app: App,
  url: string,
  asked: Question<Params, Query, Answer>,
): void {
  const question: Question = asked
  const { tag, summary, params, query, answer } = question
  app.route({
    method: 'GET',
    url,
    config: { right: 'signed-in' },
    schema: {
      tags: [tag],
      summary,
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { querystring: query }),
      response: { 200: answer },
    },
    handler: async (request, reply) => question.answerTo(request.params, request.query) ?? reply.callNotFound(),
  })
}

const payerName = z.enum(payerNames() as unknown as [string, ...string[]])
const named = z.object({ name: words(60) })

function addCodes(app: App): void {
  ask(app, '/api/codes', {
    tag: 'codes',
    summary: 'Codes by words, best first',
    query: z.object({ words: words(200) }),
    answer: itemsOf(foundCode),
    answerTo: (_, { words: asked }) => ({ items: searchCodes(asked).slice(0, 50) }),
  })
  ask(app, '/api/codes/:code', {
    tag: 'codes',
    summary: 'The page of a code: 197, CO-197, N130, CO-16+M51, CO-16+MA130+N290, PLB-WO',
    params: z.object({ code: words(80) }),
    query: z.object({
      payer: payerName.optional(),
      class: z.enum(PAYER_CLASSES).optional().describe('The class of payer the advice is for'),
    }),
    answer: codeAnswer,
    answerTo: ({ code }, { payer, class: payerClass }) =>
      pageOf(code, { payerClass: payerClass ?? classOfPayer(payer), payer }),
  })
}

function addGuides(app: App): void {
  ask(app, '/api/guides', {
    tag: 'codes',
    summary: 'Guides to kinds of work, by name',
    answer: itemsOf(z.object({ name: z.string(), title: z.string(), about: z.string() })),
    answerTo: () => ({
      items: guideNames().flatMap(name => {
        const guide = guideOf(name)
        return guide === undefined ? [] : [{ name, title: guide.title, about: guide.about }]
      }),
    }),
  })
  ask(app, '/api/guides/:name', {
    tag: 'codes',
    summary: 'One guide, with its sources',
    params: named,
    answer: guideAnswer,
    answerTo: ({ name }) => guideOf(name),
  })
}

function addDeadlines(app: App): void {
  ask(app, '/api/clocks', {
    tag: 'payers',
    summary: 'The deadlines that run at a payer from a day, by its defaults',
    query: z.object({
      payer: payerName,
      notice: isoDate.optional(),
      service: isoDate.optional(),
      noticeOf: noticesOf.optional(),
      level: z.enum(LEVELS as unknown as [string, ...string[]]).optional(),
    }),
    answer: itemsOf(clockAnswer),
    answerTo(_, { payer, notice, service, level, noticeOf }) {
      const entry = payerOf(payer)
      const dates = {
        ...(notice === undefined ? {} : { notice }),
        ...(service === undefined ? {} : { service }),
        ...(noticeOf === undefined ? {} : { notices: Object.fromEntries(noticeOf.map(text => text.split('='))) }),
      }
      const clocks = entry === undefined ? [] : clocksFor(entry, dates)
      return { items: level === undefined ? clocks : clocks.filter(clock => clock.level === level) }
    },
  })
  ask(app, '/api/prompt-pay/:state', {
    tag: 'payers',
    summary: "A state's prompt-pay law, by when a clean claim received on a day must be paid, and whom that reaches",
    params: z.object({ state: words(30) }),
    query: z.object({
      received: isoDate,
      line: z.enum(BUSINESS_LINES as unknown as [BusinessLine, ...BusinessLine[]]).optional(),
    }),
    answer: promptPaymentAnswer,
    answerTo({ state }, { received, line }) {
      const law = promptPayLawOf(state)
      return law === undefined ? undefined : promptPayment(law, received, line)
    },
  })
}

function addPayerEntries(app: App): void {
  ask(app, '/api/payer-entries', {
    tag: 'payers',
    summary: 'Payers and classes of payers of which deadlines and ways to correct are known',
    answer: itemsOf(
      z.object({
        id: z.string(),
        title: z.string(),
        isKind: z.boolean().describe('A kind of plan, for payers that are not known by name'),
      }),
    ),
    answerTo: () => ({
      items: payerNames().flatMap(name => {
        const entry = payerOf(name)
        return entry === undefined
          ? []
          : [{ id: entry.id, title: entry.title, isKind: entry.family === undefined && entry.in835 === undefined }]
      }),
    }),
  })
  ask(app, '/api/payer-entries/:name', {
    tag: 'payers',
    summary: 'What is known of one of them, with its sources',
    params: named,
    answer: payerEntryAnswer,
    answerTo: ({ name }) => payerOf(name),
  })
}

/** One or several: a query that names it once holds a text, not a list. */
const noticesOf = z
  .union([z.string(), z.array(z.string())])
  .transform(texts => (Array.isArray(texts) ? texts : [texts]))
  .pipe(
    z.array(
      z.string().refine(text => {
        const [level = '', date] = text.split('=')
        return (LEVELS as readonly string[]).includes(level) && z.iso.date().safeParse(date).success
      }, 'Write the level and the date: reconsideration=2026-05-01'),
    ),
  )
  .describe('The notice that starts a later level: reconsideration=2026-05-01')

const foundCode = z.object({
  code: z.string(),
  list: z.enum(['carc', 'rarc', 'plb']),
  meaning: z.string(),
  active: z.boolean(),
  score: z.number(),
})
