// Deciding again: what a posted claim comes to when it is decided anew. The posted row stays; the latest row here counts.
import type { TableDescription } from './describe-table.ts'

export const DECIDING_AGAIN = {
  decided_again: {
    columns: {
      practice_id: 'int',
      remit_claim_id: 'int',
      /** From 2: the first decision is the posted claim's own. */
      turn: 'int',
      outcome: 'text',
      at_stake_cents: 'int',
      knowledge: 'text',
      decided_at: 'text',
    },
    key: ['practice_id', 'remit_claim_id', 'turn'],
    appendOnly: true,
  },
} as const satisfies Readonly<Record<string, TableDescription>>
