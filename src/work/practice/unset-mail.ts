// Sends no mail any more; which reports were asked for stays.
import { defineAction } from '../action.ts'
import { Refusal } from '../refusal.ts'
import { changeSettings } from './settings.ts'

export const action = defineAction(import.meta.url, {
  title: 'Send no mail',
  says: 'Send no report by mail any more; which ones were asked for stays.',
  right: 'admin',
  on: 'practice',
  undo: 'Set the mail server again.',
  refuses: ['not-found'],
  http: { method: 'POST', path: '/mail/server/remove' },
  screen: '/settings',
  async run({ store, actor: { who, now } }) {
    await store.write(async unit => {
      await changeSettings(unit, ({ mail = null }) => {
        if (mail === null) throw new Refusal('not-found', 'No mail server is set.')
        return { mail: null }
      })
      unit.event({ at: now, who, verb: 'set', data: { mailsBy: null } })
    })
    return { changed: 1, says: 'No report goes out by mail any more.' }
  },
})
