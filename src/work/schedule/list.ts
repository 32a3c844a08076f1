// The fee schedules that hold.
import { z } from 'zod'
import { termsInWords } from '../../decide/contract-terms.ts'
import { schedules } from '../../store/schedule.ts'
import { defineView, itemsOf } from '../view.ts'

export const view = defineView(import.meta.url, {
  title: 'Fee schedules',
  says: 'The fee schedules that payers are held to, the newest first.',
  right: 'read',
  looks: false,
  screen: '/underpaid',
  answer: itemsOf(
    z.object({
      id: z.number(),
      payer: z.string(),
      name: z.string(),
      fees: z.number().int(),
      lesserOfCharge: z.boolean().describe('No more is allowed than was billed'),
      terms: z.string().describe('What the contract says beside the fees, in words'),
      broughtAt: z.string(),
      broughtBy: z.string(),
    }),
  ),
  read: async ({ store }) => ({
    items: (await schedules(store)).map(({ payerId: _payer, sha256: _hash, terms, ...rest }) => ({
      ...rest,
      lesserOfCharge: terms.lesserOfCharge,
      terms: termsInWords(terms),
    })),
  }),
})
