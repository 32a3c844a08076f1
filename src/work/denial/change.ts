// How an action reaches denials: by their numbers or by a filter; state, totals and event in one unit.

import { dayIn } from '../../decide/day.ts'
import { denialById, setDenial } from '../../store/denial.ts'
import { everyDenial } from '../../store/denial-list.ts'
import type { Row, Store, Unit } from '../../store/store.ts'
import type { Actor, Targets } from '../action.ts'
import { Refusal } from '../refusal.ts'
import { isInTime, mustBeInTime } from './due.ts'
import { createTotals } from './kept-totals.ts'
import { stateOf } from './record.ts'
import { conditionsFor } from './search.ts'

/** What is done to one denial: what is set, and the event that says so. */
export interface Change {
  readonly set: Partial<Row<'denial'>>
  readonly verb: string
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Changes each of the denials in one unit: `decide` answers what to do with one, or undefined to leave it. Throws Refusal `not-found`
 * when a number is none, `changed` when one is not as it was seen. Answers how many were changed.
 */
export async function changeDenials(
  store: Store,
  targets: Targets,
  actor: Actor,
  decide: (denial: Row<'denial'>) => Change | undefined,
): Promise<number> {
  return store.write(unit => changeDenialsIn(unit, targets, actor, decide))
}

/** The same in a unit that is open already. */
export async function changeDenialsIn(
  unit: Unit,
  targets: Targets,
  { who, now, mustBe }: Actor,
  decide: (denial: Row<'denial'>) => Change | undefined,
): Promise<number> {
  const totals = createTotals()
  let changed = 0
  for await (const denial of targetRows(unit, targets)) {
    mustBeSeen(denial, mustBe)
    const change = decide(denial)
    if (change === undefined) continue
    await applyChange(unit, totals, denial, change, { who, now })
    changed++
  }
  await totals.flush(unit)
  return changed
}

/** One change in a unit that is open already: state, totals and event together. The totals are the caller's to flush. */
export async function applyChange(
  unit: Unit,
  totals: ReturnType<typeof createTotals>,
  denial: Row<'denial'>,
  { set: wanted, verb, data }: Change,
  { who, now }: Actor,
): Promise<void> {
  const set = inTime(denial, wanted, dayIn(unit.zone, now))
  totals.remove(denial)
  totals.add({ ...denial, ...set })
  await setDenial(unit, denial.id, { ...set, changedAt: now })
  // What it was before stands beside what was done, so that it can be undone.
  const names = Object.keys(set) as (keyof Row<'denial'>)[]
  const was = Object.fromEntries(names.map(name => [name, denial[name]]))
  unit.event({ at: now, who, denialId: denial.id, verb, data: names.length === 0 ? data : { ...data, was } })
}

/**
 * The one door through which anything is changed holds every verb to the deadline: what puts a denial off past it is refused (Refusal `in-the-past`),
 * and one that is put off already wakes when a nearer deadline comes to it.
 */
function inTime(denial: Row<'denial'>, set: Change['set'], today: string): Change['set'] {
  const { snoozed, snoozedUntil, ...after } = { ...denial, ...set }
  if (!snoozed || snoozedUntil === null || after.status !== 'open' || isInTime(after, snoozedUntil, today)) return set
  if (set.snoozedUntil != null) mustBeInTime(after, snoozedUntil, today)
  return { ...set, snoozed: false, snoozedUntil: null }
}

/** The denials that an action is done to, one after the other. Throws Refusal `not-found`. */
export async function* targetRows(unit: Unit, targets: Targets): AsyncGenerator<Row<'denial'>> {
  if ('filter' in targets) {
    yield* everyDenial(unit, await conditionsFor(unit, targets.filter))
    return
  }
  for (const id of targets.ids) {
    const row = await denialById(unit, id)
    if (row === undefined) throw new Refusal('not-found', `There is no denial ${id}.`, '"overturn queue" lists them.')
    yield row
  }
}

/** What is set on a denial that a person closes, with the reason that is kept. */
export function closed(because: string) {
  return {
    status: 'closed',
    move: 'done',
    snoozed: false,
    snoozedUntil: null,
    closedBecause: because,
    askedCents: 0,
  } as const satisfies Change['set']
}

/** Refuses to change a denial that is not as it was seen. */
export function mustBeSeen(denial: Row<'denial'>, mustBe: string | undefined): void {
  if (mustBe !== undefined && stateOf(denial) !== mustBe)
    throw new Refusal(
      'changed',
      `Denial ${denial.id} was changed by somebody else meanwhile; look at it again. Nothing was done.`,
    )
}

/** Refuses what cannot be done to a closed denial. */
export function mustBeOpen(denial: Row<'denial'>): void {
  if (denial.status === 'closed')
    throw new Refusal(
      'closed',
      `Denial ${denial.id} is closed (${denial.closedBecause ?? 'no reason kept'}).`,
      `"overturn reopen ${denial.id}" opens it again.`,
    )
}

/** `1 denial`, `12 denials`: for the sentence that says what was done. */
export function denials(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'denial' : 'denials'}`
}
