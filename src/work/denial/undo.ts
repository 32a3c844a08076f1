// Undoes an action: each denial that it changed and that nobody has changed since is as it was before. The action stays in the chain, and
// that it was undone stands after it.
import { z } from 'zod'
import { denialById } from '../../store/denial.ts'
import { ownEvents } from '../../store/event.ts'
import type { Row } from '../../store/store.ts'
import { defineAction } from '../action.ts'
import { titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { applyChange, denials } from './change.ts'
import { createTotals } from './kept-totals.ts'

/** What can be undone. Notes and what the payer was told stay said. */
const UNDOABLE = ['assigned', 'snoozed', 'called', 'closed', 'reopened', 'written-off', 'write-off-asked', 'undone']

export const action = defineAction({
  noun: 'denial',
  verb: 'undo',
  title: 'Undo',
  says: 'Undo an action of one’s own: what nobody has changed since is as it was before.',
  right: 'work',
  on: 'practice',
  undo: true,
  key: 'mod+z',
  refuses: ['not-found'],
  input: z.object({
    at: titled(z.iso.datetime(), 'At', {
      description: 'The instant of the action; your last one where nothing is said',
    }).optional(),
  }),
  // The workbench offers it with every action that it has done.
  screen: '/queue',
  async run({ store, actor: { who, now } }, _targets, { at }) {
    const made = await store.write(async unit => {
      const events = await ownEvents(unit, who, UNDOABLE, at)
      if (events.length === 0)
        throw new Refusal('not-found', 'There is nothing of yours to undo there; look at the denial itself.')
      const totals = createTotals()
      let undone = 0
      let left = 0
      for (const { denialId, verb, data, at: when } of events) {
        const { was } = data as { readonly was?: Partial<Row<'denial'>> }
        const denial = await denialById(unit, denialId ?? 0)
        if (was === undefined || denial === undefined || denial.changedAt !== when) {
          left++
          continue
        }
        await applyChange(unit, totals, denial, { set: was, verb: 'undone', data: { verb } }, { who, now })
        undone++
      }
      await totals.flush(unit)
      return { undone, left }
    })
    const since = made.left === 0 ? '' : ` ${denials(made.left)} changed since, and left as they are.`
    return { changed: made.undone, says: `Undone on ${denials(made.undone)}.${since}`, made }
  },
})
