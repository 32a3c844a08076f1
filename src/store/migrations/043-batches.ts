// Batches: one argument for the denials of one pattern, a letter each; which of them were looked at and made, and which were left out.
import { keyed, numbered } from './describe-table.ts'

export const BATCHES = {
  appeal_batch: numbered({
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
  }),
  batch_letter: keyed(
    ['batch_id', 'denial_id'],
    {
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
    { indexes: [['denial_id'], ['appeal_id']] },
  ),
}
