// How far the looks that were first laid beside the database are in the chain of events: each of them once, whatever stops in between.
import { keyed } from './describe-table.ts'

export const LOOK_JOURNAL = {
  look_journal: keyed(['journal'], {
    /** The file beside the kept files that they lie in. */
    journal: 'text',
    /** The number of the last one that is in the chain. */
    up_to: 'int',
  }),
}
