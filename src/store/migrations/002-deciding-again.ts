// Deciding again: what a posted claim comes to when it is decided anew. The posted row stays; the latest row here counts.
import { keyed } from './describe-table.ts'

export const DECIDING_AGAIN = {
  decided_again: keyed(
    ['remit_claim_id', 'turn'],
    {
      remit_claim_id: 'int',
      /** From 2: the first decision is the posted claim's own. */
      turn: 'int',
      outcome: 'text',
      at_stake_cents: 'int',
      knowledge: 'text',
      decided_at: 'text',
    },
    { appendOnly: true },
  ),
}
