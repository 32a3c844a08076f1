// Seals the head of a practice's chain outside of the database: whoever cuts the chain's tail or writes it anew from some place on cannot
// make the sealed heads fit again.
import { chainHead } from '../../store/practice.ts'
import type { Store } from '../../store/store.ts'

/** Seals the head as it is now, unless it has not moved since the last seal. Answers whether it did. */
export async function sealHead(store: Store, now: string): Promise<boolean> {
  const { events, hash } = await chainHead(store)
  const last = store.vault.seals(store.practiceId).at(-1)
  if (last !== undefined && last !== false && last.events === events && last.hash === hash) return false
  if (events === 0) return false
  store.vault.seal({ practiceId: store.practiceId, events, hash, at: now })
  return true
}
