// A person says that two payer names are the same payer.
import { defineAction } from '../action.ts'
import { sayOfPayers, twoPayers } from './word.ts'

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
  input: twoPayers,
  run: ({ store, actor }, _targets, { one, other, reason }) =>
    sayOfPayers(store, { verdict: 'same', one, other, reason }, actor),
})
