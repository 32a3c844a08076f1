// Says what is argued and answered in all letters of a batch.
import { z } from 'zod'
import { setBatch } from '../../store/batch.ts'
import { defineAction, targetOf } from '../action.ts'
import { batchNamed, batchShape, mustBeArgument } from './batches.ts'

export const action = defineAction(import.meta.url, {
  title: 'Answer for all',
  says: 'Say what is argued and answered in all letters of a batch; what was said for one letter alone goes before it.',
  right: 'work',
  on: 'one',
  undo: 'Answer again; an empty answer is taken back.',
  refuses: ['not-known'],
  screen: '/batches/$id',
  input: z.object(batchShape),
  async run({ store, actor: { who, now } }, targets, { level, argument, answers, note }) {
    const id = targetOf(targets)
    await store.write(async unit => {
      const batch = await batchNamed(unit, id)
      await mustBeArgument(unit, batch.cause, argument)
      const all = Object.entries({ ...batch.answers, ...answers }).filter(([, text]) => text.trim() !== '')
      await setBatch(unit, id, {
        level: level ?? batch.level,
        argument: argument === undefined ? batch.argument : argument || null,
        answers: Object.fromEntries(all),
        ownWords: note ?? batch.ownWords,
        changedAt: now,
      })
      unit.event({ at: now, who, verb: 'batch-answered', data: { batch: id, questions: Object.keys(answers) } })
    })
    return { changed: 1, says: `It stands in all letters of batch ${id} that are not made yet.` }
  },
})
