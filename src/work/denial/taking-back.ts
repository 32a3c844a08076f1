// Taking a deed back, or doing it again: each denial that it changed and that nobody has changed since is as it was before that. Both are a change
// with its own event, after the one that they are of.
import { addClocks, denialById, removeClocks } from '../../store/denial.ts'
import { clocksOf } from '../../store/denial-row.ts'
import { eventsSince, type ReadEvent } from '../../store/event.ts'
import type { Row, Unit } from '../../store/store.ts'
import type { KeptClock } from '../../store/tables/denial.ts'
import type { Actor } from '../action.ts'
import { applyChange, denials } from './change.ts'
import { eventName } from './event-words.ts'
import { createTotals } from './kept-totals.ts'
import { clocksAfter, clocksBefore, keptPart } from './notices.ts'

export interface TakenBack {
  /** How many are as they were before. */
  readonly undone: number
  /** How many others have changed since. */
  readonly left: number
  /** What was done, by its verb. */
  readonly verbs: readonly string[]
}

/** Puts back what these events changed; `as` says whether that undoes the deed or does it again. */
export async function takeBack(
  unit: Unit,
  events: readonly ReadEvent[],
  as: 'undone' | 'redone',
  { who, now }: Actor,
): Promise<TakenBack> {
  const totals = createTotals()
  let undone = 0
  let left = 0
  const verbs = new Set<string>()
  for (const event of events) {
    const { was } = event.data as { readonly was?: Partial<Row<'denial'>> }
    const denial = await denialById(unit, event.denialId ?? 0)
    if (was === undefined || denial === undefined || !(await isAsLeft(unit, denial, event))) {
      left++
      continue
    }
    const verb = event.verb === 'undone' || event.verb === 'redone' ? String(event.data.verb) : event.verb
    await restoreClocks(unit, denial, was)
    const data = { verb, [as === 'undone' ? 'undoes' : 'redoes']: event.at }
    await applyChange(unit, totals, denial, { set: was, verb: as, data }, { who, now })
    verbs.add(verb)
    undone++
  }
  await totals.flush(unit)
  return { undone, left, verbs: [...verbs] }
}

/** ` 2 denials changed since, and left as they are.` */
export function leftSays(left: number): string {
  return left === 0 ? '' : ` ${denials(left)} changed since, and left as they are.`
}

export const verbNames = (verbs: readonly string[]): string => verbs.map(eventName).join(', ')

/** What is said of a denial without changing what it is. */
const BESIDE: ReadonlySet<string> = new Set(['noted', 'stepped', 'reminded', 'wrote-claim', 'claim-put-out'])

/** Whether the denial is as this event left it: what was done since was undone as well, or is only said of it. */
async function isAsLeft(unit: Unit, denial: Row<'denial'>, event: ReadEvent): Promise<boolean> {
  if (denial.changedAt === event.at) return true
  const later = await eventsSince(unit, denial.id, event.seq)
  // A change without an event of its own is one that nobody can see through.
  if (later.at(-1)?.at !== denial.changedAt) return false
  const open: ReadEvent[] = []
  for (const each of later) {
    if (BESIDE.has(each.verb)) continue
    const holder = each.data.undoes ?? each.data.redoes
    if (holder !== undefined && open.at(-1)?.at === holder) open.pop()
    else open.push(each)
  }
  return open.length === 0
}

/** The deadlines as they were before a notice, or again after it, where undoing takes one away or brings it back. */
async function restoreClocks(unit: Unit, denial: Row<'denial'>, was: Partial<Row<'denial'>>): Promise<void> {
  if (was.notices === undefined) return
  const now = denial.notices ?? []
  const then = was.notices ?? []
  let clocks: readonly KeptClock[] = (await clocksOf(unit, denial.id)).map(keptPart)
  for (const notice of now.slice(then.length).reverse()) clocks = clocksBefore(clocks, notice)
  for (const notice of then.slice(now.length)) clocks = clocksAfter(clocks, notice)
  await removeClocks(unit, denial.id)
  await addClocks(unit, denial.id, clocks)
}
