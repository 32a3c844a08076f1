// Appeals: each letter that was made for a denial with its packet, how it went out and what came of it; and what people have answered for the next one.
import { keyed, numbered } from './describe-table.ts'

export const APPEALS = {
  appeal: numbered(
    {
      denial_id: 'int',
      level: 'text',
      route: 'text',
      argument: 'text?',
      /** made, sent, acknowledged, decided, withdrawn. */
      status: 'text',
      heading: 'text',
      pages: 'int',
      /** Where packet, letter and facts lie in the vault. */
      packet_kept: 'text',
      letter_kept: 'text',
      facts_kept: 'text',
      asked_cents: 'int',
      made_at: 'text',
      made_by: 'text',
      channel: 'text?',
      tracking: 'text?',
      sent_on: 'text?',
      acknowledged_on: 'text?',
      /** After this day silence is looked into. */
      answer_by: 'text?',
      decided_on: 'text?',
      ruling: 'text?',
      won_cents: 'int?',
      changed_at: 'text',
    },
    { indexes: [['denial_id'], ['status', 'answer_by']] },
  ),
  letter_draft: keyed(['denial_id'], {
    denial_id: 'int',
    answers: 'text',
    own_words: 'text',
    changed_at: 'text',
    changed_by: 'text',
  }),
}
