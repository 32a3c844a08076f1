// A person says that two payer names are two payers, whatever they share.
import { defineAction } from '../action.ts'
import { wordOfPayers } from './word.ts'

export const action = defineAction(
  import.meta.url,
  wordOfPayers('different', {
    title: 'Two payers',
    says: 'Say that two names are not the same payer: their answers are kept apart in every claim, whatever the files share.',
    undo: '"Same payer" says the opposite; the newest word on two names holds.',
  }),
)
