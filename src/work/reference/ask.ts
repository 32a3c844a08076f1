// Asks official lists: which one of a kind is in force on a day, and what it says of the keys that are asked again and again.
import { type ReferenceList, referenceEntries, referenceLists } from '../../store/reference-list.ts'
import type { Store } from '../../store/store.ts'
import type { ReferenceKind } from './kind.ts'

/** One thing asked of a list. */
export interface Question {
  readonly kind: ReferenceKind
  readonly key: string
  /** ISO date. */
  readonly date: string
}

export interface References {
  /** Whether a list of the kind is in force on the day. */
  has(kind: ReferenceKind, date: string): boolean
  /** Reads what these ask, so that it can be answered at once. */
  load(questions: readonly Question[]): Promise<void>
  /** What the list in force says of the key; undefined where it has no such key. Throws where it was not loaded. */
  entry(kind: ReferenceKind, key: string, date: string): string | undefined
}

/** Answers that are remembered; a day's claims ask for some thousand codes. */
const REMEMBERED = 50_000

export async function openReferences(store: Store): Promise<References> {
  const lists = (await referenceLists(store)).filter(({ state }) => state === 'there')
  const chosen = new Map<string, ReferenceList | undefined>()
  const known = new Map<string, string | undefined>()
  const inForce = (kind: ReferenceKind, date: string) => {
    const asked = `${kind} ${date}`
    if (!chosen.has(asked)) chosen.set(asked, listFor(lists, kind, date))
    return chosen.get(asked)
  }
  return {
    has: (kind, date) => inForce(kind, date) !== undefined,
    async load(questions) {
      if (known.size > REMEMBERED) known.clear()
      const byList = new Map<number, Set<string>>()
      for (const { kind, key, date } of questions) {
        const list = inForce(kind, date)
        if (list === undefined || known.has(`${list.id} ${key}`)) continue
        const keys = byList.get(list.id) ?? new Set()
        byList.set(list.id, keys.add(key))
      }
      for (const [id, keys] of byList) {
        const found = await referenceEntries(store, id, [...keys])
        for (const key of keys) known.set(`${id} ${key}`, found.get(key))
      }
    },
    entry(kind, key, date) {
      const list = inForce(kind, date)
      if (list === undefined) return undefined
      const asked = `${list.id} ${key}`
      if (!known.has(asked)) throw new RangeError(`${kind} ${key} was not loaded`)
      return known.get(asked)
    },
  }
}

/** The one that begins last before the day and has not ended; of several, the one brought last. */
function listFor(lists: readonly ReferenceList[], kind: ReferenceKind, date: string): ReferenceList | undefined {
  return lists
    .filter(
      each => each.kind === kind && each.inForceFrom <= date && (each.inForceTo === null || each.inForceTo >= date),
    )
    .sort((one, other) =>
      one.inForceFrom === other.inForceFrom ? other.id - one.id : one.inForceFrom < other.inForceFrom ? 1 : -1,
    )[0]
}

/** Without a store no list is in force. */
export const NO_REFERENCES: References = {
  has: () => false,
  load: async () => {},
  entry: () => undefined,
}
