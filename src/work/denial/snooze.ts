// Puts denials aside until a day, never past the day by which they have to be out.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { choice, dayAhead } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { changeDenials, denials, mustBeOpen } from './change.ts'

export const action = defineAction(import.meta.url, {
  title: 'Snooze',
  says: 'Put denials aside until a day, never past the day by which they have to be out.',
  right: 'work',
  on: 'many',
  undo: true,
  refuses: ['closed', 'in-the-past', 'changed'],
  key: 's',
  input: z.object({
    until: dayAhead('Until', { description: 'They come back on this day', suggests: 'today+14' }),
    waitingFor: choice('Waiting for', ['us', 'payer', 'patient'], {
      labels: { us: 'Us', payer: 'The payer', patient: 'The patient' },
      suggests: 'payer',
    }).default('us'),
  }),
  async run({ store, actor }, targets, { until, waitingFor }) {
    const today = actor.now.slice(0, 10)
    if (until <= today) throw new Refusal('in-the-past', `${until} is not ahead: give a later day.`)
    const changed = await changeDenials(store, targets, actor, denial => {
      mustBeOpen(denial)
      return {
        set: { snoozed: true, snoozedUntil: until, move: waitingFor },
        verb: 'snoozed',
        data: { until, waitingFor },
      }
    })
    return { changed, says: `${denials(changed)} snoozed until ${until}.` }
  },
})
