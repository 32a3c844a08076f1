// Takes a deed back: each denial that it changed and that nobody has changed since is as it was before. The deed stays in the chain, and
// that it was taken back stands after it.
import type { Row, Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'
import { applyChange, type Deed } from './change.ts'
import { createTotals } from './totals.ts'

/** What can be taken back. Notes and what the payer was told stay said. */
const UNDOABLE = ['assigned', 'snoozed', 'called', 'closed', 'reopened', 'written-off', 'write-off-asked', 'undone']
/** How far back in the chain a deed is looked for. */
const LATELY = 250_000

export interface Undone {
  readonly undone: number
  /** Changed again since: they are left as they are. */
  readonly left: number
}

/** `at` is the instant of the deed; only one's own is taken back. Throws Refusal `not-found` when there is none of that instant. */
export async function undo(store: Store, at: string, { who, now }: Deed): Promise<Undone> {
  return store.write(async unit => {
    const head = await unit.kysely.selectFrom('practice').select('events').executeTakeFirstOrThrow()
    const events = await unit.kysely
      .selectFrom('event')
      .select(['seq', 'denialId', 'verb', 'data'])
      .where('seq', '>', head.events - LATELY)
      .where('at', '=', at)
      .where('who', '=', who)
      .where('verb', 'in', UNDOABLE)
      .orderBy('seq', 'desc')
      .execute()
    if (events.length === 0)
      throw new Refusal('not-found', 'There is nothing of yours to take back there; look at the denial itself.')
    const totals = createTotals()
    let undone = 0
    let left = 0
    for (const { denialId: id, verb, data } of events) {
      const { was } = JSON.parse(data) as { readonly was?: Partial<Row<'denial'>> }
      const denial = await unit.kysely
        .selectFrom('denial')
        .selectAll()
        .where('id', '=', id ?? 0)
        .executeTakeFirst()
      if (was === undefined || denial === undefined || denial.changedAt !== at) {
        left++
        continue
      }
      await applyChange(unit, totals, denial, { set: was, verb: 'undone', data: { verb } }, { who, now })
      undone++
    }
    await totals.flush(unit)
    return { undone, left }
  })
}
