// A case reaches over all payers: adjudications are found by account and by the payers' numbers whoever sent them, and what of a case is no
// denial (evidence that contradicts itself, questions, money to give back) is work of its own.
import { numbered } from './describe-table.ts'

const OF_ONE_PAYER = [
  ['practice_id', 'payer_id', 'account'],
  ['practice_id', 'payer_id', 'payer_control'],
  ['practice_id', 'payer_id', 'original_control'],
] as const

export const CLAIMS_BY_NUMBER = {
  dropped: OF_ONE_PAYER,
  made: OF_ONE_PAYER.map(([practice, , number]) => [practice, number]),
} as const

/** How many steps a denial has beside the next one; one that was opened before has none that is known. */
export const DENIAL_PLAN = { other_steps: 'int?' } as const

export const CASE_ITEMS = {
  case_item: numbered(
    {
      /** contradiction, question or give-back. */
      kind: 'text',
      /** What it is about, said once: known again whatever order the files came in. */
      about: 'text',
      /** An adjudication of its case. */
      remit_claim_id: 'int',
      account: 'text',
      payer: 'text',
      cents: 'int',
      says: 'text',
      /** JSON of [kind, number] of the documents that carry it. */
      sources: 'text',
      status: 'text',
      closed_because: 'text?',
      opened_at: 'text',
      changed_at: 'text',
    },
    { indexes: [['remit_claim_id'], ['status', 'kind']] },
  ),
} as const
