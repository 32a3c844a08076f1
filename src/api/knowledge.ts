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

function addCodes(app: App): void {
  app.route({
    method: 'GET',
    url: '/api/codes',
    config: { right: 'signed-in' },
    schema: {
      tags: ['codes'],
      summary: 'Codes by words, best first',
      querystring: z.object({ words: words(200) }),
      response: { 200: itemsOf(foundCode) },
    },
    handler: async request => ({ items: searchCodes(request.query.words).slice(0, 50) }),
  })
  app.route({
    method: 'GET',
    url: '/api/codes/:code',
    config: { right: 'signed-in' },
    schema: {
      tags: ['codes'],
      summary: 'The page of a code: 197, CO-197, N130, CO-16+M51, CO-16+MA130+N290, PLB-WO',
      params: z.object({ code: words(80) }),
      querystring: z.object({
        payer: z.enum(payerNames() as unknown as [string, ...string[]]).optional(),
        class: z.enum(PAYER_CLASSES).optional().describe('The class of payer the advice is for'),
      }),
      response: { 200: codeAnswer },
    },
    handler: async (request, reply) => {
      const { payer, class: payerClass } = request.query
      return (
        pageOf(request.params.code, { payerClass: payerClass ?? classOfPayer(payer), payer }) ?? reply.callNotFound()
      )
    },
  })
}

function addGuides(app: App): void {
  app.route({
    method: 'GET',
    url: '/api/guides',
    config: { right: 'signed-in' },
    schema: {
      tags: ['codes'],
      summary: 'Guides to kinds of work, by name',
      response: { 200: itemsOf(z.object({ name: z.string(), title: z.string(), about: z.string() })) },
    },
    handler: async () => ({
      items: guideNames().flatMap(name => {
        const guide = guideOf(name)
        return guide === undefined ? [] : [{ name, title: guide.title, about: guide.about }]
      }),
    }),
  })
  app.route({
    method: 'GET',
    url: '/api/guides/:name',
    config: { right: 'signed-in' },
    schema: {
      tags: ['codes'],
      summary: 'One guide, with its sources',
      params: z.object({ name: words(60) }),
      response: { 200: guideAnswer },
    },
    handler: async (request, reply) => guideOf(request.params.name) ?? reply.callNotFound(),
  })
}

function addDeadlines(app: App): void {
  app.route({
    method: 'GET',
    url: '/api/clocks',
    config: { right: 'signed-in' },
    schema: {
      tags: ['payers'],
      summary: 'The deadlines that run at a payer from a day, by its defaults',
      querystring: z.object({
        payer: z.enum(payerNames() as unknown as [string, ...string[]]),
        notice: isoDate.optional(),
        service: isoDate.optional(),
        noticeOf: noticesOf.optional(),
        level: z.enum(LEVELS as unknown as [string, ...string[]]).optional(),
      }),
      response: { 200: itemsOf(clockAnswer) },
    },
    handler: async request => {
      const { payer, notice, service, level, noticeOf } = request.query
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
  app.route({
    method: 'GET',
    url: '/api/prompt-pay/:state',
    config: { right: 'signed-in' },
    schema: {
      tags: ['payers'],
      summary: "A state's prompt-pay law, by when a clean claim received on a day must be paid, and whom that reaches",
      params: z.object({ state: words(30) }),
      querystring: z.object({
        received: isoDate,
        line: z.enum(BUSINESS_LINES as unknown as [BusinessLine, ...BusinessLine[]]).optional(),
      }),
      response: { 200: promptPaymentAnswer },
    },
    handler: async (request, reply) => {
      const law = promptPayLawOf(request.params.state)
      return law === undefined ? reply.callNotFound() : promptPayment(law, request.query.received, request.query.line)
    },
  })
}

function addPayerEntries(app: App): void {
  app.route({
    method: 'GET',
    url: '/api/payer-entries',
    config: { right: 'signed-in' },
    schema: {
      tags: ['payers'],
      summary: 'Payers and classes of payers of which deadlines and ways to correct are known',
      response: { 200: itemsOf(z.object({ id: z.string(), title: z.string() })) },
    },
    handler: async () => ({
      items: payerNames().flatMap(name => {
        const entry = payerOf(name)
        return entry === undefined ? [] : [{ id: entry.id, title: entry.title }]
      }),
    }),
  })
  app.route({
    method: 'GET',
    url: '/api/payer-entries/:name',
    config: { right: 'signed-in' },
    schema: {
      tags: ['payers'],
      summary: 'What is known of one of them, with its sources',
      params: z.object({ name: words(60) }),
      response: { 200: payerEntryAnswer },
    },
    handler: async (request, reply) => payerOf(request.params.name) ?? reply.callNotFound(),
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
