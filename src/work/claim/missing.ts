// Claims that were sent and that nobody has answered for longer than a payer takes.
import { z } from 'zod'
import { pageShape, titled } from '../input.ts'
import { listSilent } from '../intake/match/unanswered.ts'
import { defineView, itemsTogether, someOf } from '../view.ts'
import { statusAnswer, statusAnswerOf } from './status-questions.ts'

const silent = z.object({
  id: z.number().int().describe('Of the claim as it was sent'),
  account: z.string(),
  patient: z.string().nullable(),
  payer: z.string().nullable(),
  chargeCents: z.number().int(),
  sentOn: z.string().describe('ISO date'),
  days: z.number().int().describe('Since then'),
  acknowledged: z.boolean().describe('A receiver or the payer said that it was taken in'),
  askedOn: z.string().nullable().describe('ISO date on which its payer was asked last (276)'),
  answer: statusAnswer.nullable().describe('What the payer answered to that (277)'),
})

export const view = defineView(import.meta.url, {
  title: 'Unanswered claims',
  says: 'Claims that were sent and that nobody has answered, the oldest first.',
  right: 'read',
  looks: true,
  screen: '/files',
  query: z.object({
    days: titled(z.coerce.number().int().min(1).max(3650).optional(), 'Days', {
      description: 'for so many days and longer; as the practice has set where nothing is said',
    }),
    ...pageShape,
  }),
  answer: z.object({ days: z.number().int(), ...someOf(silent).shape }),
  lines: itemsTogether(silent),
  async read({ store, actor }, { days: asked, limit, skip }) {
    const days = asked ?? (await store.settings()).silentDays
    const { items, total } = await listSilent(store, actor.now, days, { limit, skip })
    const told = items.map(({ answer, ...item }) => ({
      ...item,
      answer: answer === null ? null : statusAnswerOf(answer),
    }))
    return { days, items: told, total }
  },
})
