// Closes a discrepancy with what was found out. It comes back when other files change what it says.
import { z } from 'zod'
import { caseItem, setCaseItem } from '../../store/case-item.ts'
import { defineAction, targetOf } from '../action.ts'
import { paragraph } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { mustBeOpen, OF_WORK_ITEMS } from './work-items.ts'

export const action = defineAction(import.meta.url, {
  ...OF_WORK_ITEMS,
  title: 'Resolve',
  says: 'Close a discrepancy ("overturn discrepancies" lists them) with what was found out: which answer holds, when the money went back.',
  undo: 'What was said stays; it opens again when other files change what it says.',
  numberOf: 'discrepancy',
  command: 'resolve',
  http: { method: 'POST', path: '/discrepancies/:id/resolve', status: 204 },
  input: z.object({ reason: paragraph('What was found out', { description: 'for whoever reads it next' }) }),
  async run({ store, actor }, targets, { reason }) {
    const id = targetOf(targets)
    await store.write(async unit => {
      const item = await caseItem(unit, id)
      if (item === undefined)
        throw new Refusal('not-found', `There is no discrepancy ${id}.`, '"overturn discrepancies" lists them.')
      mustBeOpen(item)
      await setCaseItem(unit, id, { status: 'closed', closedBecause: reason, changedAt: actor.now })
      unit.event({ at: actor.now, who: actor.who, verb: 'resolved-case-item', data: { item: id, reason } })
    })
    return { changed: 1, says: 'Resolved.' }
  },
})
