// How far the looks that were first laid beside the database are in the chain of events: each of them once, whatever stops in between.
import type { TableDescription } from './describe-table.ts'

export const LOOK_JOURNAL = {
  look_journal: {
    columns: {
      practice_id: 'int',
      /** The file beside the kept files that they lie in. */
      journal: 'text',
      /** The number of the last one that is in the chain. */
      up_to: 'int',
    },
    key: ['practice_id', 'journal'],
  },
} as const satisfies Readonly<Record<string, TableDescription>>
