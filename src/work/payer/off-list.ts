// What payers sent outside of the uniform-use rule's list of combinations, which the practice has brought in.
import { z } from 'zod'
import { defineView } from '../view.ts'
import { offList } from './combinations.ts'

export const view = defineView({
  noun: 'payer',
  name: 'off-list',
  title: 'Combinations off the list',
  says: 'What payers sent outside of the uniform-use list that was brought in.',
  right: 'read',
  looks: false,
  path: '/combinations',
  without: {
    command:
      '"overturn combinations" is written by hand: it prints a record for each, so that a long list can be piped on.',
    workbench:
      'The list is brought in on the machine itself, and what it finds is for a letter to the payer, not for the queue.',
  },
  query: z.object({}),
  answer: z.object({
    version: z.string().describe('Of the list'),
    found: z
      .array(
        z.object({
          payer: z.string(),
          group: z.string(),
          carc: z.string(),
          remarks: z.string().describe('Remarks that are no alerts, separated by blanks; empty where there was none'),
          times: z.number().int(),
          cents: z.number().int(),
        }),
      )
      .readonly(),
  }),
  read: ({ store }) => offList(store),
})
