// Reports that go out by mail, and by which server.
import { z } from 'zod'
import { defineView, eachItemAs, itemsOf } from '../view.ts'
import { MAILABLE_NAMES } from './mailing.ts'

const record = z.object({
  name: z.string(),
  report: z.enum(MAILABLE_NAMES),
  every: z.enum(['week', 'month']),
  to: z.string().describe('Addresses with commas between them'),
  payer: z.string().optional(),
  sentFor: z.string().optional().describe('The first day of the time that was sent last; absent before the first'),
})

export const view = defineView(import.meta.url, {
  title: 'Mailed reports',
  says: 'Reports that go out by mail, to whom and how often, and by which server; none goes out where no server is set.',
  right: 'lead',
  looks: false,
  path: '/mail/reports',
  screen: '/settings',
  answer: itemsOf(record).extend({
    server: z.string().nullable().describe('null: no mail goes out'),
    from: z.string().nullable(),
  }),
  lines: eachItemAs('mailed-report', record),
  async read({ store }) {
    const { mail, mailedReports } = await store.settings()
    return {
      server: mail === null ? null : `${mail.host}:${mail.port} (${mail.security})`,
      from: mail?.from ?? null,
      items: mailedReports.map(({ name, report, every, to, payer, sentFor }) => ({
        ...{ name, report: report as (typeof MAILABLE_NAMES)[number], every, to: to.join(', ') },
        ...(payer === undefined ? {} : { payer }),
        ...(sentFor === '' ? {} : { sentFor }),
      })),
    }
  },
})
