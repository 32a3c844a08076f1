// The words a denial is found by: parts of the patient's name, of the account, the payer's number of the claim, the member number. In the order of
// their bytes on either engine, so that a beginning is a range of the index.
import { keyed } from './describe-table.ts'

export const SEARCH_WORDS = {
  search_word: keyed(
    ['word', 'denial_id'],
    {
      word: 'text',
      denial_id: 'int',
    },
    { indexes: [['denial_id', 'word']] },
  ),
} as const
