// What one person did to denials over the day, as a stack: what was done and can be undone, what was undone and can be done again. It is told by
// the chain of events alone, so that it is the same on every machine and after every reload.
import { ownDeeds } from '../../store/event.ts'
import type { Reader } from '../../store/reader.ts'

/** What can be undone. Notes and what the payer was told stay said. */
const UNDOABLE = [
  'assigned',
  'snoozed',
  'called',
  'closed',
  'reopened',
  'written-off',
  'write-off-asked',
  'write-off-refused',
  'noticed',
  'took-from-sheet',
] as const
/** Those, and taking them back and doing them again. */
export const DEEDS: readonly string[] = [...UNDOABLE, 'undone', 'redone']

export interface Deed {
  /** The instant of the events that hold it now: of the deed itself, or of its being done again or taken back. */
  readonly at: string
  /** What was done. */
  readonly verb: string
  readonly denials: number
}

export interface Stack {
  /** The last one first. */
  readonly done: readonly Deed[]
  readonly undone: readonly Deed[]
}

const DAY_MS = 86_400_000

/** The stack of a person over the last day before `now`. */
export async function stackOf(reader: Reader, who: string, now: string): Promise<Stack> {
  const since = new Date(Date.parse(now) - DAY_MS).toISOString()
  const done: Deed[] = []
  const undone: Deed[] = []
  const take = (from: Deed[], holder: unknown) => {
    const at = typeof holder === 'string' ? from.findLastIndex(each => each.at === holder) : from.length - 1
    return at < 0 ? undefined : from.splice(at, 1)[0]
  }
  for (const { at, verb, denials, data } of await ownDeeds(reader, who, DEEDS, since)) {
    if (verb === 'undone') {
      const deed = take(done, data.undoes)
      undone.push({ at, verb: deed?.verb ?? String(data.verb), denials })
    } else if (verb === 'redone') {
      const deed = take(undone, data.redoes)
      done.push({ at, verb: deed?.verb ?? String(data.verb), denials })
    } else {
      done.push({ at, verb, denials })
      // What was undone before is of another course of things.
      undone.length = 0
    }
  }
  return { done: done.toReversed(), undone: undone.toReversed() }
}
