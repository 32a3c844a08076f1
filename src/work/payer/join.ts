// A person says that two payer names are the same payer.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { line, paragraph } from '../input.ts'
import { sayOfPayers } from './word.ts'

export const action = defineAction({
  noun: 'payer',
  verb: 'join',
  title: 'Same payer',
  says: 'Say that two names are the same payer: their answers are one payer’s in every claim, whatever the files say.',
  right: 'lead',
  on: 'practice',
  undo: '"Two payers" says the opposite; the newest word on two names holds.',
  refuses: ['not-found', 'ambiguous', 'not-known', 'empty'],
  screen: '/payers',
  input: z.object({
    one: line('Payer', { description: 'Its number or name, as the files have it' }),
    other: line('Other payer', { description: 'Its number or name' }),
    reason: paragraph('How it is known', { description: 'for whoever reads it next' }),
  }),
  run: ({ store, actor }, _targets, { one, other, reason }) =>
    sayOfPayers(store, { verdict: 'same', one, other, reason }, actor),
})
