// Opens a closed practice again, as it was.
import { defineAction } from '../action.ts'
import { Refusal } from '../refusal.ts'
import { changeSettings } from './settings.ts'

export const action = defineAction(import.meta.url, {
  title: 'Open the practice again',
  says: 'Open a closed practice again, as it was.',
  right: 'admin',
  on: 'practice',
  undo: 'Close it again.',
  refuses: ['open', 'closed'],
  http: { method: 'POST', path: '/practices/reopen', status: 204 },
  screen: '/settings',
  reopens: true,
  async run({ store, actor: { who, now } }) {
    await store.write(async unit => {
      await changeSettings(unit, ({ closedAt = null, erasedAt = null }) => {
        if (erasedAt !== null) throw new Refusal('closed', 'The practice was destroyed; there is nothing to open.')
        if (closedAt === null) throw new Refusal('open', 'The practice is not closed.')
        return { closedAt: null }
      })
      unit.event({ at: now, who, verb: 'reopened-practice', data: {} })
    })
    return { changed: 1, says: `${store.practice} is open again.` }
  },
})
