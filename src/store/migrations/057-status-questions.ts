// Questions that were put to payers about claims that nobody has answered (276): which claim, under which trace, in which file of ours.
import type { TableDescription } from './describe-table.ts'

export const STATUS_QUESTIONS = {
  status_question: {
    columns: {
      practice_id: 'int',
      id: 'int',
      claim_id: 'int',
      /** The number that the payer's answer repeats (TRN02). */
      trace: 'text',
      /** The file that the question stands in, kept like any other. */
      file_id: 'int',
      asked_at: 'text',
      asked_by: 'text',
    },
    key: ['practice_id', 'id'],
    unique: [['practice_id', 'trace']],
    indexes: [
      ['practice_id', 'claim_id'],
      ['practice_id', 'file_id'],
    ],
  },
} as const satisfies Readonly<Record<string, TableDescription>>
