// Who looked at what, written down before the answer goes out: many looks at once in one unit, so that fifty people who look in the same
// moment wait for one write and not for fifty.
import { addLooks, type NewLook } from '../store/look.ts'
import type { Store } from '../store/store.ts'
import type { LookBook } from '../work/look.ts'

interface Waiting {
  readonly look: NewLook
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** Answers a function that resolves when the event is in the practice's chain. */
export function createLookBook(): LookBook {
  const waiting = new Map<number, Waiting[]>()
  const writing = new Set<number>()

  async function write(store: Store): Promise<void> {
    writing.add(store.practiceId)
    for (
      let batch = waiting.get(store.practiceId) ?? [];
      batch.length > 0;
      batch = waiting.get(store.practiceId) ?? []
    ) {
      waiting.set(store.practiceId, [])
      try {
        const looks = batch.map(({ look }) => look)
        await store.write(unit => addLooks(unit, looks))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    writing.delete(store.practiceId)
  }

  return (store, look) =>
    new Promise((resolve, reject) => {
      const list = waiting.get(store.practiceId) ?? []
      list.push({ look, resolve, reject })
      waiting.set(store.practiceId, list)
      if (!writing.has(store.practiceId)) void write(store)
    })
}
