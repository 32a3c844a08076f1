// Asks official lists: which one of a kind is in force on a day, and what it says of the keys that are asked again and again.
import { type ReferenceList, referenceEntries, referenceLists } from '../../store/reference-list.ts'
import type { Store } from '../../store/store.ts'
import type { ReferenceKind } from './kind.ts'

export interface References {
  /** Whether a list of the kind is in force on the day. */
  has(kind: ReferenceKind, date: string): boolean
  /** A new batch begins: lets go of what is remembered where that is too much. */
  begin(): void
  /** This will be asked: `load` reads it. */
  want(kind: ReferenceKind, key: string, date: string): void
  /** Reads what is wanted and not known yet. */
  load(): Promise<void>
  /** What the list in force says of the key; undefined where it has no such key. Throws where it was not loaded. */
  entry(kind: ReferenceKind, key: string, date: string): string | undefined
  /** Of the entries under the key those that begin with a code, each in its cells: `code,cell,cell`. */
  rows(kind: ReferenceKind, key: string, code: string, date: string): readonly Cells[]
}
export type Cells = readonly string[]

/** What is remembered of one list. */
interface Known {
  readonly id: number
  readonly wanted: Set<string>
  readonly said: Map<string, string | undefined>
  /** By key and code: some keys have thousands of entries, and a day's claims ask for the same few of them. */
  readonly rows: Map<string, Map<string, readonly Cells[]>>
}

/** Answers that are remembered of a list; a day's claims ask for some thousand codes. */
const REMEMBERED = 50_000
const NO_ROWS: readonly Cells[] = []

export async function openReferences(store: Store): Promise<References> {
  const lists = (await referenceLists(store)).filter(({ state }) => state === 'there')
  const known = new Map<number, Known>()
  const chosen = new Map<ReferenceKind, Map<string, Known | undefined>>()
  const inForce = (kind: ReferenceKind, date: string): Known | undefined => {
    const ofKind = ofKey(chosen, kind)
    const held = ofKind.get(date)
    if (held !== undefined || ofKind.has(date)) return held
    const list = listFor(lists, kind, date)
    const made = list && (known.get(list.id) ?? { id: list.id, wanted: new Set(), said: new Map(), rows: new Map() })
    if (made !== undefined) known.set(made.id, made)
    ofKind.set(date, made)
    return made
  }
  const saidOf = (list: Known, kind: ReferenceKind, key: string) => {
    const said = list.said.get(key)
    if (said === undefined && !list.said.has(key)) throw new RangeError(`${kind} ${key} was not loaded`)
    return said
  }
  return {
    has: (kind, date) => inForce(kind, date) !== undefined,
    begin() {
      for (const { said, rows } of known.values())
        if (said.size > REMEMBERED) {
          said.clear()
          rows.clear()
        }
    },
    want(kind, key, date) {
      const list = inForce(kind, date)
      if (list !== undefined && !list.said.has(key)) list.wanted.add(key)
    },
    async load() {
      for (const list of known.values()) await loadWanted(store, list)
    },
    entry(kind, key, date) {
      const list = inForce(kind, date)
      return list === undefined ? undefined : saidOf(list, kind, key)
    },
    rows(kind, key, code, date) {
      const list = inForce(kind, date)
      const said = list === undefined ? undefined : saidOf(list, kind, key)
      if (list === undefined || said === undefined) return NO_ROWS
      const known = ofKey(list.rows, key)
      const before = known.get(code)
      if (before !== undefined) return before
      const rows = rowsWith(said, code)
      known.set(code, rows)
      return rows
    },
  }
}

/** The map under a key of a map of maps, made where there is none yet. */
function ofKey<Key, Inner, Value>(maps: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  const known = maps.get(key) ?? new Map<Inner, Value>()
  maps.set(key, known)
  return known
}

async function loadWanted(store: Store, { id, wanted, said }: Known): Promise<void> {
  if (wanted.size === 0) return
  const found = await referenceEntries(store, id, [...wanted])
  for (const key of wanted) said.set(key, found.get(key))
  wanted.clear()
}

/** Looked up in the text as it stands: what is not asked for is never taken apart. */
function rowsWith(said: string, code: string): readonly Cells[] {
  const found: Cells[] = []
  const sought = `${code},`
  for (let at = said.indexOf(sought); at >= 0; at = said.indexOf(sought, at + 1)) {
    if (at > 0 && said[at - 1] !== ' ') continue
    const end = said.indexOf(' ', at)
    found.push(said.slice(at, end < 0 ? undefined : end).split(','))
  }
  return found.length === 0 ? NO_ROWS : found
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
  begin() {},
  want() {},
  load: async () => {},
  entry: () => undefined,
  rows: () => NO_ROWS,
}
