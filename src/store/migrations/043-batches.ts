// Batches: one argument for the denials of one pattern, a letter each; which of them were looked at and made, and which were left out.
import type { TableDescription } from './describe-table.ts'

export const BATCHES = {
  appeal_batch: {
    columns: {
      practice_id: 'int',
      id: 'int',
      heading: 'text',
      payer_id: 'int',
      group_code: 'text',
      carc: 'text',
      cause: 'text',
      /** Empty: the first one that is open for each. */
      level: 'text',
      argument: 'text?',
      /** What is answered for all of them. */
      answers: 'text',
      own_words: 'text',
      made_at: 'text',
      made_by: 'text',
      changed_at: 'text',
    },
    key: ['practice_id', 'id'],
  },
  batch_letter: {
    columns: {
      practice_id: 'int',
      batch_id: 'int',
      denial_id: 'int',
      /** open, made, left-out. */
      state: 'text',
      appeal_id: 'int?',
      /** Why it was left out. */
      because: 'text',
      changed_at: 'text',
      changed_by: 'text',
    },
    key: ['practice_id', 'batch_id', 'denial_id'],
    indexes: [
      ['practice_id', 'denial_id'],
      ['practice_id', 'appeal_id'],
    ],
  },
} as const satisfies Readonly<Record<string, TableDescription>>
