// Gives money up: never by itself, always with a reason, and above the practice's limit only when a second person approves (approve.ts).
import { z } from 'zod'
import type { Row } from '../../store/store.ts'
import { defineAction } from '../action.ts'
import { paragraph } from '../input.ts'
import { type Change, changeDenials, closed, denials, mustBeOpen } from './change.ts'

export const action = defineAction(import.meta.url, {
  title: 'Write off',
  says: 'Give the money up, with a reason; above the practice’s limit a second person has to approve.',
  right: 'work',
  on: 'many',
  undo: true,
  refuses: ['closed', 'changed'],
  key: 'w',
  input: z.object({ reason: paragraph('Why the money is given up') }),
  async run({ store, actor }, targets, { reason }) {
    const limit = (await store.settings()).writeOffLimitCents
    let waiting = 0
    const changed = await changeDenials(store, targets, actor, denial => {
      mustBeOpen(denial)
      if (denial.atStakeCents <= limit) return writtenOff(denial, reason, actor.who)
      waiting++
      return {
        set: { askedCents: denial.atStakeCents },
        verb: 'write-off-asked',
        data: {
          cents: denial.atStakeCents,
          reason,
          limit,
          ...(actor.person === undefined ? {} : { person: actor.person }),
        },
      }
    })
    const waits = waiting === 0 ? '' : ` ${denials(waiting)} above the limit: a second person has to approve.`
    return { changed, waiting, says: `${denials(changed - waiting)} written off.${waits}` }
  },
})

/** What writing one off does. */
export function writtenOff(denial: Row<'denial'>, reason: string, by: string, approved?: string): Change {
  return {
    set: { ...closed('written off'), writtenOffCents: denial.atStakeCents },
    verb: 'written-off',
    data: { cents: denial.atStakeCents, reason, by, ...(approved === undefined ? {} : { approved }) },
  }
}
