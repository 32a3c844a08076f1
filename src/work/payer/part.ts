// A person says that two payer names are two payers, whatever they share.
import { defineAction } from '../action.ts'
import { sayOfPayers, twoPayers } from './word.ts'

export const action = defineAction({
  noun: 'payer',
  verb: 'part',
  title: 'Two payers',
  says: 'Say that two names are not the same payer: their answers are kept apart in every claim, whatever the files share.',
  right: 'lead',
  on: 'practice',
  undo: '"Same payer" says the opposite; the newest word on two names holds.',
  refuses: ['not-found', 'ambiguous', 'not-known', 'empty'],
  screen: '/payers',
  input: twoPayers,
  run: ({ store, actor }, _targets, { one, other, reason }) =>
    sayOfPayers(store, { verdict: 'different', one, other, reason }, actor),
})
