// An appeal as its actions find and change it: the appeal's row, its denial's and the event in one unit.
import { appealById, setAppeal } from '../../store/appeal.ts'
import { denialById } from '../../store/denial.ts'
import type { Reader } from '../../store/reader.ts'
import type { Row, Store, Unit } from '../../store/store.ts'
import type { Actor } from '../action.ts'
import { applyChange, type Change } from '../denial/change.ts'
import { createTotals, type Totals } from '../denial/kept-totals.ts'
import { Refusal } from '../refusal.ts'

/** Throws Refusal `not-found`. */
export async function appealNamed(reader: Reader, id: number): Promise<Row<'appeal'>> {
  const appeal = await appealById(reader, id)
  if (appeal === undefined)
    throw new Refusal('not-found', `There is no appeal ${id}.`, '"overturn appeals" lists them.')
  return appeal
}

export interface AppealChange {
  readonly set: Partial<Row<'appeal'>>
  /** What is done to the denial, with the event that tells of it. */
  readonly denial: Change
}

/** Changes an appeal and its denial in one unit. `decide` may do more within it. */
export async function changeAppeal(
  store: Store,
  id: number,
  actor: Actor,
  decide: (appeal: Row<'appeal'>, denial: Row<'denial'>, unit: Unit, totals: Totals) => Promise<AppealChange>,
): Promise<Row<'appeal'>> {
  return store.write(async unit => {
    const appeal = await appealNamed(unit, id)
    const denial = await denialById(unit, appeal.denialId)
    if (denial === undefined) throw new Error(`appeal ${id} has no denial`)
    const totals = createTotals()
    const change = await decide(appeal, denial, unit, totals)
    await setAppeal(unit, id, { ...change.set, changedAt: actor.now })
    const now = await denialById(unit, appeal.denialId)
    if (now !== undefined) await applyChange(unit, totals, now, change.denial, actor)
    await totals.flush(unit)
    return { ...appeal, ...change.set }
  })
}

/** Throws Refusal `closed` for an appeal that is past this. */
export function mustBe(appeal: Row<'appeal'>, ...statuses: readonly Row<'appeal'>['status'][]): void {
  if (!statuses.includes(appeal.status))
    throw new Refusal(
      'closed',
      `Appeal ${appeal.id} is ${appeal.status}; that is done to one that is ${statuses.join(' or ')}.`,
    )
}

/** Throws Refusal `not-a-date` for a day that cannot be that of it. */
export function mustBeBetween(day: string, from: string | null, today: string, what: string): void {
  if (day > today) throw new Refusal('not-a-date', `${day} is still ahead: give the day ${what}.`)
  if (from !== null && day < from)
    throw new Refusal('not-a-date', `${day} is before ${from}, the day before it: give the day ${what}.`)
}

/** The ISO date so many days later. */
export const daysAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()
