// Questions that were put to payers about claims, and what they answered.
import { z } from 'zod'
import { answersToQuestions, countQuestions, newestQuestions } from '../../store/status-question.ts'
import type { Row } from '../../store/store.ts'
import { pageShape } from '../input.ts'
import { present } from '../present.ts'
import { defineView, itemsTogether, someOf } from '../view.ts'

export const statusAnswer = z.object({
  on: z.string().optional().describe('ISO date'),
  verdict: z.string().describe('rejected, request, pending, accepted or information'),
  codes: z.string().describe('Category and status: `F1:65`'),
  says: z.string(),
  unknown: z.boolean().describe('The payer says that it does not have the claim: nothing will come of waiting'),
})

/** Category A4 or D0 (nothing found), or status 35 (claim not found) under whatever category. */
const NOT_FOUND = /(^| )(A4|D0):|(^| )[A-Z]\d:35(:|$| )/

export function statusAnswerOf({ saidOn: on, verdict, codes, says }: Row<'acknowledgment'>) {
  return { ...present({ on, verdict, codes, says }), unknown: NOT_FOUND.test(codes) }
}

const question = z.object({
  id: z.number().int(),
  claim: z.number().int().describe('As it was sent'),
  account: z.string(),
  patient: z.string().optional(),
  payer: z.string().optional(),
  chargeCents: z.number().int(),
  trace: z.string().describe('What the answer repeats (TRN02)'),
  askedAt: z.string(),
  askedBy: z.string(),
  fileId: z.number().int(),
  file: z.string(),
  answer: statusAnswer.optional().describe('Absent while the payer is silent'),
})

export const view = defineView(import.meta.url, {
  title: 'Questions to payers',
  says: 'Questions that were put to payers about claims (276), the newest first, and what they answered (277).',
  right: 'read',
  looks: true,
  screen: '/files',
  query: z.object(pageShape),
  answer: someOf(question),
  lines: itemsTogether(question),
  async read({ store }, page) {
    const rows = await newestQuestions(store, page)
    const answers = await answersToQuestions(
      store,
      rows.map(({ trace }) => trace),
    )
    const items = rows.map(({ claimId: claim, patientName: patient, payerName: payer, ...row }) => {
      const { id, account, chargeCents, trace, askedAt, askedBy, fileId, file } = row
      const answer = answers.get(trace)
      return {
        ...present({ id, claim, account, patient, payer, chargeCents, trace, askedAt, askedBy, fileId, file }),
        ...(answer === undefined ? {} : { answer: statusAnswerOf(answer) }),
      }
    })
    return { items, total: await countQuestions(store) }
  },
})
