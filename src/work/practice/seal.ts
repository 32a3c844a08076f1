// Seals the head of a practice's chain outside of the database, beside the key and off the machine: whoever cuts the chain's tail or writes it anew from some
// place on cannot make the sealed heads fit again. The chain says which heads were sealed, so that heads that are taken away are missed.
import { lastEvent } from '../../store/event.ts'
import type { Store } from '../../store/store.ts'
import { anchorName, type SealedHead } from '../../store/vault.ts'
import { keepHead } from './anchors.ts'

/** What the event of a seal says. */
export interface SealedEvent {
  readonly events: number
  readonly hash: string
  /** How many heads of the practice lie beside the key now. */
  readonly heads: number
  /** Where off the machine it is kept as well. */
  readonly kept: readonly string[]
}

/**
 * Seals the head as it is now, unless nothing has happened since the last seal. Answers whether it did. Throws with a sentence where a place off the
 * machine does not take it; it is sealed here all the same, and told to the other places.
 */
export async function sealHead(store: Store, now: string): Promise<boolean> {
  const last = await lastEvent(store)
  if (last === undefined) return false
  const missing = anchorsWithout(store, last)
  if (last.verb === 'sealed' && missing.length === 0) return false
  const head: SealedHead = { practiceId: store.practiceId, events: last.seq, hash: last.hash, at: now }
  store.vault.seal(head)
  const failed: string[] = []
  const kept: string[] = []
  for (const anchor of store.vault.anchors)
    try {
      await keepHead(anchor, store.vault, head)
      kept.push(anchorName(anchor))
    } catch (error) {
      failed.push((error as Error).message)
    }
  // A place that does not answer is no reason for one event after the other.
  if (last.verb !== 'sealed' || kept.some(name => missing.includes(name))) {
    const heads = store.vault.seals(store.practiceId).length
    const data: SealedEvent = { events: head.events, hash: head.hash, heads, kept }
    await store.write(async unit => unit.event({ at: now, who: 'overturn', verb: 'sealed', data: { ...data } }))
  }
  if (failed.length > 0) throw new Error(failed.join('; '))
  return true
}

/** Places that have not taken the last seal. */
function anchorsWithout({ vault }: Store, last: { readonly verb: string; readonly data: string }): readonly string[] {
  const names = vault.anchors.map(anchorName)
  if (last.verb !== 'sealed') return names
  const { kept } = JSON.parse(last.data) as SealedEvent
  return names.filter(name => !kept.includes(name))
}
