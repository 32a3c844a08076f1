// Approves letters of a batch, one by one: each is made with its packet. One that does not stand is told and left as it is; the others are made.
import { z } from 'zod'
import { claimBatchLetter, lettersOfBatches } from '../../store/batch.ts'
import { defineAction, targetOf } from '../action.ts'
import { titled } from '../input.ts'
import { letterShape } from '../letter/letter-record.ts'
import { makeLetter } from '../letter/make.ts'
import { Refusal } from '../refusal.ts'
import { askedFor, batchNamed, letterIn } from './batches.ts'

export const lettersNamed = titled(z.array(z.coerce.number().int().positive()).min(1).max(500), 'Letters', {
  description: 'By the numbers of their denials',
})

export const action = defineAction(import.meta.url, {
  title: 'Approve letters',
  says: 'Approve letters of a batch that were looked at: each is made with its packet and kept. Nothing is sent by it.',
  right: 'work',
  on: 'one',
  undo: 'A letter that was made is kept; withdraw its appeal.',
  refuses: ['not-known', 'guarded', 'too-few-rights', 'changed'],
  screen: '/batches/$id',
  apart: 'long',
  input: z.object({ letters: lettersNamed, despite: letterShape.despite }),
  async run(context, targets, { letters, despite }) {
    const id = targetOf(targets)
    const batch = await batchNamed(context.store, id)
    const all = await lettersOfBatches(context.store, [id])
    const asked = askedFor(batch, despite)
    const told: string[] = []
    const made: number[] = []
    for (const denialId of new Set(letters)) {
      if (letterIn(all, id, denialId).state === 'made') continue
      try {
        const letter = await makeLetter(context, denialId, asked, async (unit, appealId) => {
          if (!(await claimBatchLetter(unit, id, denialId, appealId, context.actor)))
            throw new Refusal('changed', 'Somebody else has approved it meanwhile.')
        })
        made.push(letter.id)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        told.push(`denial ${denialId}: ${error.message}`)
      }
    }
    if (made.length === 0 && told.length > 0) throw new Refusal('guarded', `No letter was made. ${told.join(' · ')}`)
    const count = `${made.length} ${made.length === 1 ? 'letter is' : 'letters are'} made, each with its packet.`
    return {
      changed: made.length,
      says: told.length === 0 ? count : `${count} Not made: ${told.join(' · ')}`,
      made: { appeals: made },
    }
  },
})
