// Closes the practice: nothing comes in, nothing is done, background work stops. What is there is kept, as the law has it, and administrators may look.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { paragraph } from '../input.ts'
import { changeSettings } from './settings.ts'

export const action = defineAction(import.meta.url, {
  title: 'Close the practice',
  says: 'Close the practice: nothing is done in it any more; what is there is kept, and administrators may look.',
  right: 'admin',
  on: 'practice',
  undo: 'Open it again.',
  refuses: ['closed'],
  http: { method: 'POST', path: '/practices/close', status: 204 },
  screen: '/settings',
  input: z.object({ because: paragraph('Why', { description: 'why it is closed' }) }),
  async run({ store, actor: { who, now } }, _targets, { because }) {
    await store.write(async unit => {
      await changeSettings(unit, () => ({ closedAt: now }))
      unit.event({ at: now, who, verb: 'closed-practice', data: { because } })
    })
    return {
      changed: 1,
      says: `${store.practice} is closed. What is there is kept; "overturn practice-reopen" opens it again.`,
    }
  },
})
