// Claims that were sent and that nobody has answered for longer than a payer takes.
import { z } from 'zod'
import { listSilent } from '../intake/match/unanswered.ts'
import { defineView } from '../view.ts'

export const view = defineView({
  noun: 'claim',
  name: 'missing',
  title: 'Unanswered claims',
  says: 'Claims that were sent and that nobody has answered, the oldest first.',
  right: 'read',
  looks: true,
  path: '/missing',
  without: { command: '"overturn missing" is written by hand: its record is the list alone, as it always was.' },
  screen: '/files',
  query: z.object({
    days: z.coerce
      .number()
      .int()
      .min(1)
      .max(3650)
      .optional()
      .describe('For so many days and longer; as the practice has set where nothing is said'),
  }),
  answer: z.object({
    days: z.number().int(),
    items: z
      .array(
        z.object({
          id: z.number().int(),
          account: z.string(),
          patient: z.string().nullable(),
          payer: z.string().nullable(),
          chargeCents: z.number().int(),
          sentOn: z.string().describe('ISO date'),
          days: z.number().int(),
          acknowledged: z.boolean().describe('A receiver or the payer said that it was taken in'),
        }),
      )
      .readonly(),
  }),
  async read({ store, actor }, asked) {
    const days = asked.days ?? (await store.settings()).silentDays
    return { days, items: await listSilent(store, actor.now, days, 500) }
  },
})
