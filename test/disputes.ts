// A dispute over the first line that a store has, put there as it is: for tests of what every view of one shows.
import { addDispute } from '../src/store/dispute.ts'
import type { Store } from '../src/store/store.ts'
import { NOW } from './store.ts'

/** Answers its number. */
export async function disputeOf(store: Store): Promise<number> {
  const claim = await store.kysely
    .selectFrom('remitClaim')
    .select(['id', 'payerId'])
    .orderBy('id')
    .executeTakeFirstOrThrow()
  return store.write(async unit => {
    const id = unit.nextId()
    await addDispute(
      unit,
      {
        ...{ id, kind: 'underpaid', payerId: claim.payerId, heading: 'Allowed below what was agreed', law: '' },
        ...{ askedCents: 1000, lines: 1, status: 'made', madeAt: NOW, madeBy: 'ann', changedAt: NOW },
        ...{ channel: null, tracking: null, sentOn: null, answerBy: null },
        ...{ answeredOn: null, ruling: null, grantedCents: null },
      },
      [
        {
          ...{ remitClaimId: claim.id, line: 1, expectedCents: 10_000, allowedCents: 9000, shortCents: 1000 },
          basis: 'Contract: 99213 at $100.00',
        },
      ],
    )
    return id
  })
}
