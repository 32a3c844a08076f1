// Disputes: lines that a payer allowed too little, or claims that it paid too late, of one kind together; what was asked, how it went out and what was answered.
import { keyed, numbered } from './describe-table.ts'

export const DISPUTES = {
  dispute: numbered(
    {
      /** underpaid, or late. */
      kind: 'text',
      payer_id: 'int',
      heading: 'text',
      /** Of late ones the statute and what it says of interest, as it was known then; '' otherwise. */
      law: 'text',
      asked_cents: 'int',
      lines: 'int',
      /** made, sent, answered, withdrawn. */
      status: 'text',
      made_at: 'text',
      made_by: 'text',
      channel: 'text?',
      tracking: 'text?',
      sent_on: 'text?',
      /** After this day silence is looked into. */
      answer_by: 'text?',
      answered_on: 'text?',
      ruling: 'text?',
      granted_cents: 'int?',
      changed_at: 'text',
    },
    { indexes: [['payer_id'], ['status', 'answer_by']] },
  ),
  dispute_line: keyed(
    ['dispute_id', 'remit_claim_id', 'line'],
    {
      dispute_id: 'int',
      remit_claim_id: 'int',
      /** 0: the claim. */
      line: 'int',
      expected_cents: 'int',
      allowed_cents: 'int',
      short_cents: 'int',
      /** By which terms, or from which day to which. */
      basis: 'text',
    },
    { indexes: [['remit_claim_id']] },
  ),
}
