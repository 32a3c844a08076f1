// A letter as every door shows it, and what it is told: its blocks with the source of each value, questions, guards, enclosures.
import { z } from 'zod'
import { LEVELS } from '../../knowledge/load.ts'
import { choice, maybeLine, paragraph, titled } from '../input.ts'
import type { RefusalCode } from '../refusal.ts'
import { printed } from './fact.ts'
import { FIRM_LETTER_GUARDS, LETTER_GUARDS } from './guards.ts'
import { type Block, PARTS } from './letter.ts'
import { factRecord, sourceOf } from './packet/facts-record.ts'
import type { Prepared } from './prepare.ts'
import type { Run, Sentence } from './writing.ts'

const answers = titled(z.record(z.string().max(80), z.string().max(2000)).default({}), 'Answers', {
  description: 'Answers to the letter’s questions, by their names; an empty one is taken back',
})

export const letterShape = {
  level: choice('Level', LEVELS, { description: 'Otherwise the first one that is open' }).optional(),
  argument: maybeLine('Argument', { description: 'What is argued, by its name', most: 80 }).optional(),
  answers,
  note: paragraph('In your own words', {
    description: 'Goes into the letter as the signer’s own statement',
    most: 20_000,
  }).optional(),
  despite: titled(z.array(z.enum(LETTER_GUARDS)).max(20).default([]), 'Despite', {
    description: 'Guards that are overruled; needs the role lead',
  }),
}
export const letterInput = z.object(letterShape)
export const LETTER_REFUSES: readonly RefusalCode[] = [
  'not-found',
  'not-known',
  'guarded',
  'closed',
  'too-few-rights',
  'changed',
]

const run = z.object({
  text: z.string(),
  fact: z.string().optional().describe('The fact that it is the value of'),
  missing: z.string().optional().describe('The question that has to be answered for it'),
})
const runs = z.array(run).readonly()
const sentence = z.object({
  runs,
  entry: z.string().optional().describe('The entry whose words these are; absent = the signer’s own'),
  cites: z.array(z.object({ title: z.string(), url: z.string().optional() })).readonly(),
})

export const letterRecord = z.object({
  denial: z.number(),
  account: z.string(),
  title: z.string(),
  level: z.string().optional(),
  due: z.string().optional().describe('The last day of that level'),
  argument: z.string().optional(),
  arguments: z
    .array(z.object({ id: z.string(), when: z.string() }))
    .readonly()
    .describe('What can be argued at this level'),
  blocked: z.boolean().describe('Nothing is printed while this holds'),
  questions: z
    .array(
      z.object({
        key: z.string(),
        asks: z.string(),
        kind: z.enum(['line', 'date', 'money', 'page', 'choice', 'document', 'confirm']),
        choices: z
          .array(z.object({ value: z.string(), says: z.string() }))
          .readonly()
          .optional(),
        wrong: z.string().optional(),
        optional: z.literal(true).optional(),
        answered: z.literal(true).optional().describe('The letter has it; it can be answered again'),
        answer: z.string().optional().describe('What was answered so far'),
      }),
    )
    .readonly(),
  guards: z
    .array(
      z.object({ weight: z.enum(['stop', 'warn']), rule: z.enum(LETTER_GUARDS), says: z.string(), firm: z.boolean() }),
    )
    .readonly(),
  faults: z.array(z.string()).readonly(),
  blocks: z
    .array(
      z.object({
        part: z.enum(PARTS),
        title: z.string().optional(),
        lines: z.array(runs).readonly().optional(),
        values: z
          .array(z.object({ name: z.string(), runs }))
          .readonly()
          .optional(),
        columns: z.array(z.string()).readonly().optional(),
        rows: z.array(z.array(runs).readonly()).readonly().optional(),
        paragraphs: z.array(z.array(sentence).readonly()).readonly().optional(),
      }),
    )
    .readonly(),
  form: z
    .object({ name: z.string(), title: z.string(), fields: z.array(z.object({ label: z.string(), runs })).readonly() })
    .optional(),
  exhibits: z
    .array(
      z.object({
        letter: z.string(),
        kind: z.string(),
        title: z.string(),
        document: z.number().optional(),
        apart: z.string().optional(),
      }),
    )
    .readonly(),
  facts: z.array(factRecord).readonly(),
  answers: z.record(z.string(), z.string()).describe('Everything that was answered'),
  note: z.string(),
})

const runOf = (each: Run): z.infer<typeof run> => (typeof each === 'string' ? { text: each } : each)
const runsOf = (all: readonly Run[]) => all.map(runOf)
const sentenceOf = ({ runs: all, cites, entry }: Sentence): z.infer<typeof sentence> => ({
  runs: runsOf(all),
  ...(entry === undefined ? {} : { entry }),
  cites: cites.map(({ title, url }) => ({ title, ...(url === undefined ? {} : { url }) })),
})

function blockOf(block: Block): z.infer<typeof letterRecord>['blocks'][number] {
  const { part, title } = block
  const head = { part, ...(title === undefined ? {} : { title }) }
  if (block.kind === 'lines') return { ...head, lines: block.lines.map(runsOf) }
  if (block.kind === 'values')
    return { ...head, values: block.values.map(({ name, runs: all }) => ({ name, runs: runsOf(all) })) }
  if (block.kind === 'table') return { ...head, columns: block.columns, rows: block.rows.map(row => row.map(runsOf)) }
  return { ...head, paragraphs: block.paragraphs.map(sentences => sentences.map(sentenceOf)) }
}

export function letterRecordOf({ letter, evidence, typed }: Prepared): z.infer<typeof letterRecord> {
  const { route, argument, form } = letter
  const clock = evidence.clocks.find(({ level }) => level === route?.level)
  return {
    denial: evidence.denial.id,
    account: evidence.denial.account,
    title: letter.title,
    ...(route === undefined ? {} : { level: route.level }),
    ...(clock === undefined ? {} : { due: clock.due }),
    ...(argument === undefined ? {} : { argument: argument.id }),
    arguments: letter.choices.map(({ id, when }) => ({ id, when })),
    blocked: letter.blocked,
    questions: letter.questions.map(question => {
      const answer = typed[question.key]
      return { ...question, ...(answer === undefined ? {} : { answer }) }
    }),
    guards: letter.guards.map(guard => ({ ...guard, firm: FIRM_LETTER_GUARDS.has(guard.rule) })),
    faults: letter.faults,
    blocks: letter.blocks.map(blockOf),
    ...(form === undefined
      ? {}
      : {
          form: {
            name: form.name,
            title: form.title,
            fields: form.fields.map(({ label, runs: all }) => ({ label, runs: runsOf(all) })),
          },
        }),
    exhibits: letter.exhibits,
    facts: letter.facts.map(fact => ({
      key: fact.key,
      title: fact.title,
      value: printed(fact),
      source: sourceOf(fact.source, evidence),
    })),
    answers: typed,
    note: evidence.note,
  }
}
