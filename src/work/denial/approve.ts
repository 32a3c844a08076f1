// A second person agrees to a write-off that somebody else asked for.
import { z } from 'zod'
import { eventsNamed } from '../../store/event.ts'
import type { Store } from '../../store/store.ts'
import { defineAction, type Targets } from '../action.ts'
import { Refusal } from '../refusal.ts'
import { changeDenials, denials, mustBeOpen } from './change.ts'
import { writtenOff } from './write-off.ts'

export const action = defineAction({
  noun: 'denial',
  verb: 'approve',
  title: 'Approve write-off',
  says: 'Approve write-offs that somebody else asked for.',
  right: 'lead',
  on: 'many',
  undo: true,
  refuses: ['not-found', 'closed', 'nothing-asked', 'same-person', 'changed'],
  input: z.object({}),
  async run({ store, actor }, targets) {
    const askers = await askersOf(store, targets)
    const changed = await changeDenials(store, targets, actor, denial => {
      // Of what a filter finds, only what was asked for is meant.
      if (denial.askedCents === 0 && 'filter' in targets) return undefined
      mustBeOpen(denial)
      const asker = askers.get(denial.id)
      if (denial.askedCents === 0 || asker === undefined)
        throw new Refusal('nothing-asked', `Nobody has asked to write off denial ${denial.id}.`)
      if (asker.who === actor.who)
        throw new Refusal(
          'same-person',
          `${actor.who} asked to write off denial ${denial.id}: somebody else has to approve it.`,
        )
      return writtenOff(denial, asker.reason, asker.who, actor.who)
    })
    return { changed, says: `${denials(changed)} written off with your approval.` }
  },
})

async function askersOf(
  store: Store,
  targets: Targets,
): Promise<ReadonlyMap<number, { readonly who: string; readonly reason: string }>> {
  const events = await eventsNamed(store, 'write-off-asked', 'ids' in targets ? targets.ids : undefined)
  return new Map(
    events.map(({ denialId, who, data }) => [
      denialId ?? 0,
      { who, reason: (data as { readonly reason: string }).reason },
    ]),
  )
}
