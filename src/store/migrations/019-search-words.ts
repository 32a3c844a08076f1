// The words a denial is found by: parts of the patient's name, of the account, the payer's number of the claim, the member number. In the order of
// their bytes on either engine, so that a beginning is a range of the index.

export const SEARCH_WORDS = {
  search_word: {
    columns: {
      practice_id: 'int',
      word: 'text',
      denial_id: 'int',
    },
    key: ['practice_id', 'word', 'denial_id'],
    indexes: [['practice_id', 'denial_id', 'word']],
  },
} as const
