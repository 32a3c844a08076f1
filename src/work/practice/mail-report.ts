// Has a report go out by mail at the end of each week or month, as a PDF. Only reports that name no patient can be asked for.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { choice, line, titled } from '../input.ts'
import { payerNamed } from '../payer/named.ts'
import { Refusal } from '../refusal.ts'
import { MAILABLE, MAILABLE_NAMES } from './mailing.ts'
import { changeSettings } from './settings.ts'

const address = z.email().max(254)

export const action = defineAction(import.meta.url, {
  title: 'Mail a report',
  says: 'Have a report go out as a PDF at the end of each week or month, in place of one of that name; the first is of the last whole one. It names no patient.',
  right: 'lead',
  on: 'practice',
  undo: '"Mail a report no more".',
  refuses: ['not-known', 'not-found', 'ambiguous'],
  command: 'mail-report',
  http: { method: 'POST', path: '/mail/reports' },
  screen: '/settings',
  input: z.object({
    name: line('Name', { most: 100 }),
    report: choice('Report', MAILABLE_NAMES, {
      labels: Object.fromEntries(MAILABLE_NAMES.map(name => [name, MAILABLE[name].title])),
    }),
    every: choice('Every', ['week', 'month'], { labels: { week: 'Week', month: 'Month' } }).default('month'),
    to: line('To', { most: 2000, description: 'Addresses with commas between them' }),
    payer: titled(z.string().max(200).optional(), 'Payer', { description: 'One alone; all where none is said' }),
  }),
  async run({ store, actor: { who, now } }, _targets, { name, report, every, to, payer = '' }) {
    const addresses = to.split(/[,;\s]+/).filter(each => each !== '')
    const wrong = addresses.find(each => !address.safeParse(each).success)
    if (wrong !== undefined || addresses.length === 0) throw new Refusal('not-known', `"${wrong ?? to}" is no address.`)
    if (payer !== '') await payerNamed(store, payer)
    const mailed = { name, report, every, to: addresses, ...(payer === '' ? {} : { payer }), sentFor: '' }
    await store.write(async unit => {
      await changeSettings(unit, ({ mailedReports = [] }) => ({
        mailedReports: [...mailedReports.filter(each => each.name !== name), mailed],
      }))
      unit.event({ at: now, who, verb: 'set', data: { mails: name, report, every, to: addresses } })
    })
    const server = (await store.settings()).mail
    const waits = server === null ? ' No mail server is set yet: until then nothing goes out.' : ''
    return { changed: 1, says: `"${name}" goes out every ${every} to ${addresses.join(', ')}.${waits}` }
  },
})
