// Keeps what a payer said on the telephone: who, under which reference, what comes next and when.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { dayAhead, line, maybeLine, paragraph } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { changeDenials, denials, mustBeOpen } from './change.ts'
import { isOut } from './way-tried.ts'

export const action = defineAction(import.meta.url, {
  title: 'Log a call',
  says: 'Keep what the payer said on the telephone: who, under which reference, what comes next and when.',
  right: 'work',
  on: 'many',
  undo: true,
  refuses: ['closed', 'in-the-past', 'changed'],
  key: 'l',
  input: z.object({
    person: maybeLine('With whom'),
    reference: maybeLine('Call reference', { description: 'The payer’s number of the call' }),
    summary: paragraph('What was said', { most: 10_000 }),
    next: line('What comes next', { most: 2000 }),
    until: dayAhead('Look again on', { description: 'When the payer is to act' }).optional(),
  }),
  async run({ store, actor }, targets, { reference, person, summary, next, until }) {
    const today = actor.now.slice(0, 10)
    if (until !== undefined && until <= today)
      throw new Refusal('in-the-past', `${until} is not ahead: give a later day.`)
    const changed = await changeDenials(store, targets, actor, denial => {
      mustBeOpen(denial)
      const waits = until === undefined ? {} : ({ snoozed: true, snoozedUntil: until, move: 'payer' } as const)
      return {
        // A call about what lies with the payer leaves it to that what comes of it.
        set: { lastAction: isOut(denial.lastAction) ? denial.lastAction : 'called', ...waits },
        verb: 'called',
        data: { reference, person, summary, next, ...(until === undefined ? {} : { until }) },
      }
    })
    return { changed, says: `Call kept on ${denials(changed)}.` }
  },
})
