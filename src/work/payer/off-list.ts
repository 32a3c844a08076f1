// What payers sent outside of the uniform-use rule's list of combinations, which the practice has brought in.
import { z } from 'zod'
import { defineView } from '../view.ts'
import { offList } from './combinations.ts'

const version = z.string().describe('Of the list that was brought')
const combination = z.object({
  payer: z.string(),
  group: z.string(),
  carc: z.string(),
  remarks: z.string().describe('Those that are no alerts, separated by blanks; empty where there was none'),
  times: z.number().int(),
  cents: z.number().int().describe('Denied under it'),
})

export const view = defineView(import.meta.url, {
  title: 'Combinations off the list',
  says: 'What payers sent outside of the uniform-use list that was brought in.',
  right: 'read',
  looks: false,
  path: '/combinations',
  command: 'combinations',
  without: {
    workbench:
      'The list is brought in on the machine itself, and what it finds is for a letter to the payer, not for the queue.',
  },
  answer: z.object({ version, found: z.array(combination).readonly() }),
  lines: {
    each: z.object({ record: z.literal('off-list'), version, ...combination.shape }),
    of: answer => answer.found.map(each => ({ record: 'off-list', version: answer.version, ...each })),
  },
  read: ({ store }) => offList(store),
})
