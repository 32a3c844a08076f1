// How a person's deed reaches denials: by their numbers or by a filter, state, totals and event in one unit.
import { createHash } from 'node:crypto'
import type { Row, Store, Unit } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'
import { type QueueFilter, whereFilter } from './filter.ts'
import { createTotals } from './totals.ts'

/** Which denials: by number, or all that a filter finds. */
export type Targets = { readonly ids: readonly number[] } | { readonly filter: QueueFilter }

/** In whose name and when. */
export interface Deed {
  readonly who: string
  /** ISO instant. */
  readonly now: string
  /** The state (see `stateOf`) that the denial must still be in; for one that somebody looked at before. */
  readonly mustBe?: string
}

/** A denial's state as a short text: another one after every change. */
export function stateOf(denial: Row<'denial'>): string {
  return createHash('sha256').update(JSON.stringify(denial)).digest('hex').slice(0, 24)
}

export interface Change {
  readonly set: Partial<Row<'denial'>>
  readonly verb: string
  readonly data: Readonly<Record<string, unknown>>
}

const PAGE = 500

/**
 * Changes each of the denials in one unit: `decide` answers what to do with one, or undefined to leave it. Throws Refusal `not-found`
 * when a number is none. Answers how many were changed.
 */
export async function changeDenials(
  store: Store,
  targets: Targets,
  { who, now, mustBe }: Deed,
  decide: (denial: Row<'denial'>) => Change | undefined,
): Promise<number> {
  return store.write(async unit => {
    const totals = createTotals()
    let changed = 0
    for await (const denial of targetRows(unit, targets)) {
      if (mustBe !== undefined && stateOf(denial) !== mustBe)
        throw new Refusal(
          'changed',
          `Denial ${denial.id} was changed by somebody else meanwhile; look at it again. Nothing was done.`,
        )
      const change = decide(denial)
      if (change === undefined) continue
      await applyChange(unit, totals, denial, change, { who, now })
      changed++
    }
    await totals.flush(unit)
    return changed
  })
}

/** One change in a unit that is open already: state, totals and event together. The totals are the caller's to flush. */
export async function applyChange(
  unit: Unit,
  totals: ReturnType<typeof createTotals>,
  denial: Row<'denial'>,
  { set, verb, data }: Change,
  { who, now }: Deed,
): Promise<void> {
  totals.remove(denial)
  totals.add({ ...denial, ...set })
  await unit.kysely
    .updateTable('denial')
    .set({ ...set, changedAt: now })
    .where('id', '=', denial.id)
    .execute()
  // What it was before stands beside what was done, so that it can be taken back.
  const names = Object.keys(set) as (keyof Row<'denial'>)[]
  const was = Object.fromEntries(names.map(name => [name, denial[name]]))
  unit.event({ at: now, who, denialId: denial.id, verb, data: names.length === 0 ? data : { ...data, was } })
}

async function* targetRows(unit: Unit, targets: Targets): AsyncGenerator<Row<'denial'>> {
  if ('ids' in targets) {
    for (const id of targets.ids) {
      const row = await unit.kysely.selectFrom('denial').selectAll().where('id', '=', id).executeTakeFirst()
      if (row === undefined) throw new Refusal('not-found', `There is no denial ${id}.`, '"overturn queue" lists them.')
      yield row
    }
    return
  }
  for (let after = 0; ; ) {
    const rows = await whereFilter(unit.kysely.selectFrom('denial'), targets.filter)
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last.id
  }
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

/** A text that must say something. */
export function mustSay(text: string, what: string): string {
  const trimmed = text.trim()
  if (trimmed === '') throw new Refusal('empty', `Say ${what}.`)
  return trimmed
}
