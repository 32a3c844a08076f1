// The fee schedules that hold.
import { z } from 'zod'
import { schedules } from '../../store/schedule.ts'
import { defineView, itemsOf } from '../view.ts'

export const view = defineView({
  noun: 'schedule',
  name: 'list',
  title: 'Fee schedules',
  says: 'The fee schedules that payers are held to, the newest first.',
  right: 'read',
  looks: false,
  path: '/schedules',
  command: 'schedules',
  screen: '/underpaid',
  query: z.object({}),
  answer: itemsOf(
    z.object({
      id: z.number(),
      payer: z.string(),
      name: z.string(),
      fees: z.number().int(),
      lesserOfCharge: z.boolean().describe('No more is allowed than was billed'),
      broughtAt: z.string(),
      broughtBy: z.string(),
    }),
  ),
  read: async ({ store }) => ({
    items: (await schedules(store)).map(({ payerId: _payer, sha256: _hash, terms, ...rest }) => ({
      ...rest,
      ...terms,
    })),
  }),
})
