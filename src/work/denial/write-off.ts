// Gives money up: never by itself, always with a reason, and above the practice's limit only with a second person's word.
import type { Row, Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'
import { type Change, changeDenials, type Deed, mustBeOpen, mustSay, type Targets } from './change.ts'

export interface WrittenOff {
  readonly done: number
  /** Above the limit: they wait for somebody else. */
  readonly asked: number
}

/** Writes off what is at stake; above the limit it is only asked for. */
export async function writeOff(store: Store, targets: Targets, reason: string, deed: Deed): Promise<WrittenOff> {
  const said = mustSay(reason, 'why the money is given up')
  const limit = (await store.settings()).writeOffLimitCents
  let asked = 0
  const changed = await changeDenials(store, targets, deed, denial => {
    mustBeOpen(denial)
    if (denial.atStakeCents <= limit) return written(denial, said, deed.who)
    asked++
    return {
      set: { askedCents: denial.atStakeCents },
      verb: 'write-off-asked',
      data: { cents: denial.atStakeCents, reason: said, limit },
    }
  })
  return { done: changed - asked, asked }
}

/** A second person agrees to what was asked. Throws Refusal `same-person` when it is the one who asked. */
export async function approveWriteOff(store: Store, targets: Targets, deed: Deed): Promise<number> {
  const askers = await askersOf(store, targets)
  return changeDenials(store, targets, deed, denial => {
    // Of what a filter finds, only what was asked for is meant.
    if (denial.askedCents === 0 && 'filter' in targets) return undefined
    mustBeOpen(denial)
    const asker = askers.get(denial.id)
    if (denial.askedCents === 0 || asker === undefined)
      throw new Refusal('nothing-asked', `Nobody has asked to write off denial ${denial.id}.`)
    if (asker.who === deed.who)
      throw new Refusal(
        'same-person',
        `${deed.who} asked to write off denial ${denial.id}: somebody else has to approve it.`,
      )
    return written(denial, asker.reason, asker.who, deed.who)
  })
}

function written(denial: Row<'denial'>, reason: string, by: string, approved?: string): Change {
  return {
    set: {
      status: 'closed',
      move: 'done',
      snoozed: false,
      snoozedUntil: null,
      closedBecause: 'written off',
      writtenOffCents: denial.atStakeCents,
      askedCents: 0,
    },
    verb: 'written-off',
    data: { cents: denial.atStakeCents, reason, by, ...(approved === undefined ? {} : { approved }) },
  }
}

async function askersOf(
  { kysely }: Store,
  targets: Targets,
): Promise<ReadonlyMap<number, { readonly who: string; readonly reason: string }>> {
  const events = await kysely
    .selectFrom('event')
    .select(['denialId', 'who', 'data'])
    .where('verb', '=', 'write-off-asked')
    .$if('ids' in targets, query => query.where('denialId', 'in', 'ids' in targets ? [...targets.ids] : []))
    .orderBy('seq')
    .execute()
  return new Map(
    events.map(({ denialId, who, data }) => [
      denialId ?? 0,
      { who, reason: (JSON.parse(data) as { readonly reason: string }).reason },
    ]),
  )
}
