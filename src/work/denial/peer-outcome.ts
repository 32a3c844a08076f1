// Says what came of a peer-to-peer call: an answer, and no decision of an appeal, whose level stays open until its day.

import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { forgetPeerCall } from '../../store/peer-call.ts'
import { defineAction } from '../action.ts'
import { choice, maybeLine, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { changeDenialsIn, denials, mustBeOpen } from './change.ts'
import { isOut } from './way-tried.ts'

export const action = defineAction(import.meta.url, {
  title: 'Peer-to-peer call: what came of it',
  says: 'Keep what the payer’s physician said: overturned, in part, upheld, or that the call was withdrawn. The appeal stays open until its day, whatever was said.',
  right: 'work',
  on: 'many',
  undo: 'Say it again as it is right: the last one counts.',
  refuses: ['closed', 'not-a-date', 'changed'],
  aside: true,
  input: z.object({
    outcome: choice('Outcome', ['overturned', 'partly', 'upheld', 'withdrawn'], {
      labels: { overturned: 'Overturned', partly: 'Overturned in part', upheld: 'Upheld', withdrawn: 'Withdrawn' },
    }),
    on: titled(z.iso.date(), 'On', { widget: 'date', suggests: 'today+0' }),
    reviewer: maybeLine('Reviewer', { description: 'Who spoke for the payer' }),
    reference: maybeLine('Reference', { description: 'Number of the call, or of the new decision' }),
    summary: maybeLine('What was said', { most: 2000 }),
  }),
  async run({ store, actor }, targets, told) {
    if (told.on > dayIn(store.zone, actor.now))
      throw new Refusal('not-a-date', `${told.on} is still ahead: give the day of the call.`)
    const changed = await store.write(async unit => {
      const decided: number[] = []
      const count = await changeDenialsIn(unit, targets, actor, denial => {
        mustBeOpen(denial)
        decided.push(denial.id)
        const granted = told.outcome === 'overturned' || told.outcome === 'partly'
        return {
          // What was granted comes with another remittance: until then it lies with the payer.
          set: granted ? { move: 'payer', lastAction: isOut(denial.lastAction) ? denial.lastAction : 'called' } : {},
          verb: 'decided-peer-call',
          data: { ...told, level: denial.dueLevel ?? '' },
        }
      })
      for (const denialId of decided) await forgetPeerCall(unit, denialId)
      return count
    })
    return { changed, says: `Kept on ${denials(changed)}: ${told.outcome}. The appeal’s last day stays as it is.` }
  },
})
