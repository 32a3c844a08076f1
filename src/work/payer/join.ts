// A person says that two payer names are the same payer.
import { defineAction } from '../action.ts'
import { wordOfPayers } from './word.ts'

export const action = defineAction(
  import.meta.url,
  wordOfPayers('same', {
    title: 'Same payer',
    says: 'Say that two names are the same payer: their answers are one payer’s in every claim, whatever the files say.',
    undo: '"Two payers" says the opposite; the newest word on two names holds.',
  }),
)
