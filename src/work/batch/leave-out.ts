// Leaves letters of a batch out, with the reason: their denials are worked on their own.
import { z } from 'zod'
import { lettersOfBatches, setBatchLetter } from '../../store/batch.ts'
import { defineAction, targetOf } from '../action.ts'
import { line } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { lettersNamed } from './approve.ts'
import { batchNamed, letterIn } from './batches.ts'

export const action = defineAction(import.meta.url, {
  title: 'Leave letters out',
  says: 'Leave letters out of a batch, with the reason; their denials stay open and are worked on their own.',
  right: 'work',
  on: 'one',
  undo: 'Approve it all the same.',
  refuses: ['closed'],
  screen: '/batches/$id',
  input: z.object({ letters: lettersNamed, because: line('Why') }),
  async run({ store, actor: { who, now } }, targets, { letters, because }) {
    const id = targetOf(targets)
    await store.write(async unit => {
      await batchNamed(unit, id)
      const all = await lettersOfBatches(unit, [id])
      for (const denialId of new Set(letters)) {
        const row = letterIn(all, id, denialId)
        if (row.state === 'made')
          throw new Refusal(
            'closed',
            `The letter of denial ${denialId} is made: withdraw appeal ${row.appealId} instead.`,
          )
        await setBatchLetter(unit, id, denialId, { state: 'left-out', because, changedAt: now, changedBy: who })
        unit.event({ at: now, who, denialId, verb: 'batch-left-out', data: { batch: id, reason: because } })
      }
    })
    return { changed: letters.length, says: `${letters.length} left out of batch ${id}.` }
  },
})
