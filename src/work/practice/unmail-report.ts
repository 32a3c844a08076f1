// Mails a report no more.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { line } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { changeSettings } from './settings.ts'

export const action = defineAction(import.meta.url, {
  title: 'Mail a report no more',
  says: 'Have a report go out by mail no more.',
  right: 'lead',
  on: 'practice',
  undo: 'Ask for it again.',
  refuses: ['not-found'],
  command: 'unmail-report',
  argument: 'name',
  http: { method: 'POST', path: '/mail/reports/remove' },
  screen: '/settings',
  input: z.object({ name: line('Name', { most: 100 }) }),
  async run({ store, actor: { who, now } }, _targets, { name }) {
    await store.write(async unit => {
      await changeSettings(unit, ({ mailedReports = [] }) => {
        const others = mailedReports.filter(each => each.name !== name)
        if (others.length === mailedReports.length)
          throw new Refusal('not-found', `No report "${name}" goes out.`, '"overturn mailed-reports" lists them.')
        return { mailedReports: others }
      })
      unit.event({ at: now, who, verb: 'set', data: { mailsNoMore: name } })
    })
    return { changed: 1, says: `"${name}" goes out no more.` }
  },
})
