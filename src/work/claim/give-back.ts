// Money that was paid twice, with the clock that runs on it and the evidence: what is given back or taken is prepared here, never sent. Those whose day comes first stand first.

import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { daysBetween } from '../../decide/days.ts'
import { giveBackClock } from '../../decide/give-back.ts'
import { caseItems, payersOfItems } from '../../store/case-item.ts'
import { payersByName } from '../../store/payer.ts'
import { cite } from '../cite.ts'
import { lineOf } from '../payer/line.ts'
import { defineView, eachItem, REPORT_SCREEN } from '../view.ts'

const cents = z.number().int()
const record = z.object({
  record: z.literal('give-back'),
  id: z.number().meta({ title: 'No.' }).describe('Of the discrepancy'),
  account: z.string(),
  payer: z.string(),
  cents: cents.meta({ title: 'Paid twice' }),
  says: z.string().meta({ title: 'What shows it' }),
  toldOn: z
    .string()
    .meta({ title: 'Known here since' })
    .describe('The day on which it became known here; if you knew before, the clock runs from then'),
  dueBy: z
    .string()
    .optional()
    .meta({ title: 'Return by' })
    .describe(
      'The last day as it is counted from the day known here; earlier if you knew earlier; absent where none is counted',
    ),
  daysLeft: z.number().int().optional().meta({ title: 'Days left' }),
  clock: z.string().meta({ title: 'Why then' }),
  sure: z.enum(['high', 'medium', 'low']).meta({ title: 'Confidence' }),
  claims: z.array(z.number()).readonly().describe('The adjudications that carry it'),
  cites: z.array(cite).readonly(),
})
const answer = z.object({
  items: z.array(record).readonly().meta({ title: 'Payments' }),
  cents: cents.meta({ title: 'To give back in all' }).describe('All of it'),
  clockedCents: cents.meta({ title: 'With a last day' }).describe('Of it, what has a last day'),
})

export const view = defineView(import.meta.url, {
  title: 'To give back',
  says: 'Money that payers paid twice and have not taken back, with the last day to return it, as counted from the day known here. Nothing is sent.',
  right: 'read',
  looks: true,
  screen: REPORT_SCREEN,
  answer,
  lines: eachItem(record),
  async read({ store, actor }) {
    const rows = await caseItems(store, { status: 'open', kind: 'give-back' })
    const claims = new Map((await payersOfItems(store, rows)).map(each => [each.remitClaimId, each]))
    const payers = new Map((await payersByName(store)).map(payer => [payer.id, payer]))
    const today = dayIn(store.zone, actor.now)
    const items = rows.map((row): z.infer<typeof record> => {
      const claim = claims.get(row.remitClaimId)
      const toldOn = earliestDay(row.openedAt)
      const line = claim === undefined ? undefined : lineOf(claim.filing, payers.get(claim.payerId))
      const { dueBy, says: clock, sure, cites } = giveBackClock(line, toldOn)
      return {
        record: 'give-back',
        ...{ id: row.id, account: row.account, payer: row.payer, cents: row.cents, says: row.says, toldOn },
        ...(dueBy === undefined ? {} : { dueBy, daysLeft: daysBetween(today, dueBy) }),
        ...{ clock, sure, cites },
        claims: row.sources.flatMap(([kind, id]) => (kind === 'adjudication' ? [id] : [])),
      }
    })
    const sum = (of: readonly { readonly cents: number }[]) => of.reduce((total, each) => total + each.cents, 0)
    return {
      items: items.toSorted(
        (one, other) => (one.dueBy ?? '9').localeCompare(other.dueBy ?? '9') || other.cents - one.cents,
      ),
      cents: sum(items),
      clockedCents: sum(items.filter(({ dueBy }) => dueBy !== undefined)),
    }
  },
})

/** The day on which it was told, wherever in the United States the practice is: a day too early is never too late. */
const earliestDay = (instant: string) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('Pacific/Honolulu').toPlainDate().toString()
