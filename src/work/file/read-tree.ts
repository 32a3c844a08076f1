// Any file that is described as trees with names and faults: what `overturn read` shows and the API answers.
import {
  type Claims837,
  claimKindOf,
  claimsOf,
  createFileReader,
  type Fault,
  type RawSegment,
  situationsOf,
  type Transaction,
  type TransactionStart,
  UNREAD,
  unreadableFile,
} from '../../x12/index.ts'
import { type OpenedFile, Unopenable } from '../intake/read/open-file.ts'

/** The tree without empty slots; segments it does not know under `unread`. */
export function pruned(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(pruned)
  if (typeof node !== 'object' || node === null) return node
  const out: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(node))
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) out[key] = pruned(value)
  const unread = (node as { readonly [UNREAD]?: readonly RawSegment[] })[UNREAD]
  if (unread !== undefined) out.unread = unread.map(segment => segment.text)
  return out
}

/** How many of each repeating loop there are: `{claims: 2, lines: 5}`. */
export function countLoops(description: Transaction, tree: object): Record<string, number> {
  const counts: Record<string, number> = {}
  const walk = (loop: Transaction['body'], node: Record<string, unknown>): void => {
    for (const [key, slot] of Object.entries(loop.slots)) {
      if (slot.kind !== 'loop-slot') continue
      const inner = slot.many
        ? ((node[key] ?? []) as Record<string, unknown>[])
        : node[key] === undefined
          ? []
          : [node[key] as Record<string, unknown>]
      if (slot.many) counts[key] = (counts[key] ?? 0) + inner.length
      for (const each of inner) walk(slot.loop, each)
    }
  }
  walk(description.body, tree as Record<string, unknown>)
  return counts
}

/** Faults of the claims in an 837's tree by the situational rules of its guide; none for other transactions. */
export function situationsIn(description: Transaction, tree: object): readonly Fault[] {
  if (claimKindOf(description.guide) === undefined) return []
  return claimsOf(description.guide, tree as Claims837).flatMap(situationsOf)
}

/** The record of one transaction (docs/json.md). */
export function transactionRecord(
  start: TransactionStart,
  description: Transaction,
  tree: object,
  faults: readonly Fault[],
) {
  return {
    record: 'transaction',
    set: start.set,
    guide: start.guide,
    control: start.control,
    counts: countLoops(description, tree),
    tree: pruned(tree),
    faults,
  }
}

/** Every record of these files. For small ones: the trees are kept whole. */
export async function readFiles(files: AsyncIterable<OpenedFile | Unopenable>): Promise<readonly object[]> {
  const records: object[] = []
  for await (const opened of files) {
    if (opened instanceof Unopenable) {
      records.push({ record: 'fault', ...unreadableFile(opened.message) })
      continue
    }
    const faults: Fault[] = []
    let transactions = 0
    const reader = createFileReader({
      onFault: fault => faults.push(fault),
      onTransaction: (start, description) => ({
        onEnd(tree: object, _trailer: RawSegment | undefined) {
          transactions++
          records.push(transactionRecord(start, description, tree, situationsIn(description, tree)))
        },
      }),
    })
    for await (const chunk of opened.chunks) reader.push(chunk)
    const { segments, unread } = reader.end()
    for (const fault of faults) records.push({ record: 'fault', ...fault })
    records.push({
      record: 'summary',
      file: opened.name,
      segments,
      unreadSegments: unread,
      transactions,
      faults: faults.length,
    })
  }
  return records
}
