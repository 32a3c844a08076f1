// What a new day changes by itself: snoozed denials wake, and what comes due soon rises in the list. Called before a list is shown;
// does nothing a second time on the same day.
import { dayIn } from '../../decide/day.ts'
import type { Score } from '../../decide/score.ts'
import { denialById, setDenial } from '../../store/denial.ts'
import { dueBetween, duePassed, openOfCause, snoozedUntil } from '../../store/denial-row.ts'
import { denialsWithClaims } from '../../store/outgoing.ts'
import type { Row, Store, Unit } from '../../store/store.ts'
import type { Actor } from '../action.ts'
import { changeSettings } from '../practice/settings.ts'
import { changeDenials } from './change.ts'
import { loadContext } from './context.ts'
import { scoreFor, termsOf } from './denial.ts'
import { type DueFields, dueOn, MET_BY_A_CLAIM } from './due.ts'
import { fillWords } from './fill-words.ts'
import { createTotals } from './kept-totals.ts'
import { onHand } from './on-hand.ts'

/** Time presses within fourteen business days: that many and their weekends are looked at. */
const SOON_DAYS = 25
/** The chain of a claim is read for so many of those that were denied as late, the largest first. */
const PROVEN_AT_ONCE = 1000
/** Changed in one unit: between two of them others get their turn. */
const AT_ONCE = 200

/** Wakes and rescores for this day. `now` is an ISO instant; its date counts. */
export async function wakeQueue(store: Store, now: string): Promise<void> {
  await fillWords(store)
  const today = dayIn(store.zone, now)
  const settings = await store.settings()
  if (settings.wokenOn === today) return
  const actor = { who: 'overturn', now }
  const snoozed = await snoozedUntil(store, today)
  for (let at = 0; at < snoozed.length; at += AT_ONCE)
    await changeDenials(store, { ids: snoozed.slice(at, at + AT_ONCE) }, actor, () => ({
      set: { snoozed: false, snoozedUntil: null },
      verb: 'woke',
      data: {},
    }))
  const passed = await passDeadlines(store, today, actor)
  const context = await loadContext(store, now)
  const soon = Temporal.PlainDate.from(today).add({ days: SOON_DAYS }).toString()
  // What was over on the last waking day has had its last change then.
  const pressing = new Map((await dueBetween(store, settings.wokenOn, soon)).map(denial => [denial.id, denial]))
  for (const id of passed) {
    const denial = await denialById(store, id)
    if (denial !== undefined) pressing.set(id, denial)
  }
  // What was denied as late is worth as much as its proof, which may have come since.
  for (const denial of await openOfCause(store, 'timely-filing', PROVEN_AT_ONCE)) pressing.set(denial.id, denial)
  const weighed: Rescored[] = []
  for (const denial of pressing.values()) {
    const { complete } = await onHand(store, denial)
    weighed.push({ denial, scored: scoreFor(context, denial, complete), complete })
  }
  const changed = weighed.filter(({ denial, scored }) => denial.score !== scored.score)
  for (let at = 0; at < changed.length; at += AT_ONCE)
    await store.write(unit => rescore(unit, changed.slice(at, at + AT_ONCE)))
  await store.write(async unit => {
    await changeSettings(unit, () => ({ wokenOn: today }))
  })
}

/** A way whose time is over is lost; the denial's deadline is the next one that is not. What is lost is said. Answers whose deadline moved. */
async function passDeadlines(store: Store, today: string, actor: Actor): Promise<readonly number[]> {
  const passed = await duePassed(store, today)
  const moved: number[] = []
  for (let at = 0; at < passed.length; at += AT_ONCE) {
    const next = new Map<number, DueFields>()
    const part = passed.slice(at, at + AT_ONCE)
    const claimed = await denialsWithClaims(
      store,
      part.map(denial => denial.id),
    )
    for (const { id, move, dueDate } of part) {
      // While the payer has the claim, what a claim meets is met, whatever was done since.
      const met = move === 'payer' && claimed.has(id) ? MET_BY_A_CLAIM : []
      const due = await dueOn(store, id, today, met)
      if (due.dueDate !== null && due.dueDate !== dueDate) next.set(id, due)
    }
    if (next.size === 0) continue
    moved.push(...next.keys())
    await changeDenials(store, { ids: [...next.keys()] }, actor, denial => {
      const set = next.get(denial.id)
      return set === undefined
        ? undefined
        : { set, verb: 'deadline-passed', data: { text: passedSays(denial, set, today) } }
    })
  }
  return moved
}

/** `The time for the appeal was over on 2026-03-16; next is the corrected claim, by 2026-04-15.` */
function passedSays({ dueLevel, dueDate }: Row<'denial'>, next: DueFields, today: string): string {
  const called = (level: string | null) => (level ?? 'deadline').replaceAll('-', ' ')
  if (next.dueDate !== null && next.dueDate < today)
    return `The time for the ${called(dueLevel)} was over on ${dueDate}; so is every other, the ${called(next.dueLevel)} last, on ${next.dueDate}.`
  return `The time for the ${called(dueLevel)} was over on ${dueDate}; next is the ${called(next.dueLevel)}, by ${next.dueDate}.`
}

interface Rescored {
  readonly denial: Row<'denial'>
  readonly scored: Score
  readonly complete: boolean
}

/** Score, what it was worked out from and what is expected change together: the equation shown computes to the score shown. */
async function rescore(unit: Unit, changed: readonly Rescored[]): Promise<void> {
  const totals = createTotals()
  for (const { denial, scored, complete } of changed) {
    const set = { score: scored.score, expectedCents: scored.expectedCents, scoreTerms: termsOf(scored, complete) }
    totals.remove(denial)
    totals.add({ ...denial, ...set })
    await setDenial(unit, denial.id, set)
  }
  await totals.flush(unit)
}
