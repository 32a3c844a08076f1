// A batch to be looked through: what all its letters say once, and of each letter only what differs, what is still open, what speaks against it.
import { z } from 'zod'
import { type LetterOfBatch, lettersOfBatches } from '../../store/batch.ts'
import { payerById } from '../../store/payer.ts'
import { BATCH_LETTER_STATES } from '../../store/words.ts'
import type { ActionContext } from '../action.ts'
import { number } from '../input.ts'
import type { Letter } from '../letter/letter.ts'
import { blockedBy, prepareLetter } from '../letter/prepare.ts'
import { isOpen } from '../letter/writing.ts'
import { present } from '../present.ts'
import { Refusal } from '../refusal.ts'
import { defineView } from '../view.ts'
import { askedFor, batchNamed, totalsOf, totalsShape } from './batches.ts'
import { differencesOf, inAll } from './differences.ts'
import { batchHead, batchRecord } from './list.ts'

const value = z.object({ key: z.string(), title: z.string(), value: z.string() })
const question = z.object({
  key: z.string(),
  asks: z.string(),
  kind: z.string(),
  letters: z.number().describe('How many letters ask it and have no answer yet'),
  answer: z.string().optional().describe('What is answered for all of them'),
})

export const reviewedLetter = z.object({
  denial: z.number(),
  account: z.string(),
  patient: z.string().optional(),
  atStakeCents: z.number().int(),
  dueDate: z.string().optional(),
  dueLevel: z.string().optional(),
  state: z.enum(BATCH_LETTER_STATES),
  because: z.string().optional().describe('Why it is left out'),
  appeal: z.number().optional().describe('The appeal that was made'),
  status: z.string().optional().describe('How far that appeal is'),
  pages: z.number().optional(),
  ready: z.boolean().describe('Nothing stands in the way of making it'),
  open: z.array(z.string()).readonly().describe('What stands in the way of this one and not of all'),
  asked: z.number().describe('Questions that all letters ask and that are open here'),
  looks: z.array(z.string()).readonly().describe('What is to be looked at before, of this one and not of all'),
  values: z.array(value).readonly().describe('What it states otherwise than the others'),
  text: z.array(z.string()).readonly().describe('Sentences that not all letters have'),
  exhibits: z.array(z.string()).readonly(),
})

export const view = defineView(import.meta.url, {
  title: 'Batch of appeals',
  says: 'A batch of appeals to be looked through: what all its letters say, and of each one what differs and what is open. Nothing is written.',
  right: 'work',
  looks: true,
  apart: 'moments',
  path: '/batches/:id',
  command: 'batch',
  screen: '/batches/$id',
  query: z.object({ id: number('Batch') }),
  answer: batchRecord.extend({
    ...totalsShape,
    arguments: z
      .array(z.object({ id: z.string(), when: z.string() }))
      .readonly()
      .describe('What can be argued'),
    answers: z.record(z.string(), z.string()).describe('What is answered for all of them'),
    note: z.string(),
    same: z.array(value).readonly().describe('What every letter states alike'),
    text: z.array(z.string()).readonly().describe('Sentences of every letter; in brackets what differs'),
    looks: z.array(z.string()).readonly().describe('What is to be looked at before, of all of them'),
    questions: z
      .array(question)
      .readonly()
      .describe('What is asked, what was answered for all, and how many letters lack it'),
    letters: z.array(reviewedLetter).readonly(),
  }),
  async read(context, { id }) {
    const { store } = context
    const batch = await batchNamed(store, id)
    const rows = await lettersOfBatches(store, [id])
    const composed = new Map<number, Letter | string>()
    for (const { denialId, state } of rows)
      if (state === 'open') composed.set(denialId, await letterOr(context, denialId, askedFor(batch)))
    const letters = [...composed].flatMap(([denial, letter]) =>
      typeof letter === 'string' ? [] : [{ denial, letter }],
    )
    const { same, text, own } = differencesOf(letters.map(each => each.letter))
    const ownOf = new Map(letters.map(({ denial }, at) => [denial, own[at]]))
    const questions = questionsOf(
      letters.map(each => each.letter),
      batch.answers,
    )
    // Of a single letter nothing is said apart.
    const several = letters.length > 1
    const byAll = new Set(
      several ? questions.filter(each => each.letters === letters.length).map(({ key }) => key) : [],
    )
    const looks = several ? inAll(letters.map(each => looksOf(each.letter))) : new Set<string>()
    return {
      ...batchHead(batch, (await payerById(store, batch.payerId))?.name ?? ''),
      ...totalsOf(rows),
      arguments: choicesOf(letters.map(each => each.letter)),
      answers: batch.answers,
      note: batch.ownWords,
      same,
      text,
      looks: [...looks],
      questions,
      letters: rows.map(row => reviewed(row, composed.get(row.denialId), ownOf.get(row.denialId), { byAll, looks })),
    }
  },
})

/** The letter of one denial, or why there is none. */
async function letterOr(
  { store, actor, role }: ActionContext,
  denialId: number,
  asked: Parameters<typeof prepareLetter>[2],
): Promise<Letter | string> {
  try {
    return (await prepareLetter(store, denialId, asked, { now: actor.now, role })).letter
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

const looksOf = ({ guards }: Letter) => guards.filter(({ weight }) => weight === 'warn').map(({ says }) => says)

const choicesOf = (letters: readonly Letter[]) => [
  ...new Map(letters.flatMap(({ choices }) => choices.map(({ id, when }) => [id, { id, when }] as const))).values(),
]

/** What is asked by letters, the question that most of them lack first; and whatever was answered for all of them. */
function questionsOf(
  letters: readonly Letter[],
  answers: Readonly<Record<string, string>>,
): z.infer<typeof question>[] {
  const asked = letters.flatMap(({ questions }) =>
    questions.filter(each => isOpen(each) || Object.hasOwn(answers, each.key)),
  )
  const found = [...Map.groupBy(asked, ({ key }) => key)].map(([key, same]) =>
    present({
      key,
      asks: same[0]?.asks ?? key,
      kind: same[0]?.kind ?? 'line',
      letters: same.filter(isOpen).length,
      answer: answers[key] ?? null,
    }),
  )
  // What no letter asks any more, such as after another argument was chosen, can still be taken back.
  const rest = Object.entries(answers).filter(([key]) => !found.some(each => each.key === key))
  return [
    ...found.sort((one, other) => other.letters - one.letters),
    ...rest.map(([key, answer]) => ({ key, asks: key, kind: 'line', letters: 0, answer })),
  ]
}

function reviewed(
  row: LetterOfBatch,
  letter: Letter | string | undefined,
  own: ReturnType<typeof differencesOf>['own'][number] | undefined,
  shared: { readonly byAll: ReadonlySet<string>; readonly looks: ReadonlySet<string> },
): z.infer<typeof reviewedLetter> {
  const composed = typeof letter === 'object' ? letter : undefined
  const isShared = (each: Letter['questions'][number]) => shared.byAll.has(each.key) && each.wrong === undefined
  const alone = composed && { ...composed, questions: composed.questions.filter(each => !isShared(each)) }
  return {
    ...present({
      denial: row.denialId,
      account: row.account,
      patient: row.patientName,
      atStakeCents: row.atStakeCents,
      dueDate: row.dueDate,
      dueLevel: row.dueLevel,
      state: row.state,
      because: row.because === '' ? null : row.because,
      appeal: row.appealId,
      status: row.status,
      pages: row.pages,
    }),
    ready: composed?.blocked === false,
    open: typeof letter === 'string' ? [letter] : alone === undefined ? [] : blockedBy(alone, []),
    asked: (composed?.questions ?? []).filter(each => isOpen(each) && isShared(each)).length,
    looks: composed === undefined ? [] : looksOf(composed).filter(each => !shared.looks.has(each)),
    values: own?.values ?? [],
    text: own?.text ?? [],
    exhibits: (composed?.exhibits ?? []).map(({ letter: name, title }) => `${name}: ${title}`),
  }
}
