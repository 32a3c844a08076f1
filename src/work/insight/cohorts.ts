// Denials by month of service: what was denied of that month's services, and how many months after the service the money came.
import { z } from 'zod'
import { sum } from '../../decide/sum.ts'
import { countFirstAnswers } from '../../store/insight.ts'
import { denialCohorts } from '../../store/work-done.ts'
import { NO_OUTCOME } from '../denial/after.ts'
import { defineView, eachItemAs, itemsOf, REPORT_SCREEN } from '../view.ts'
import { DENIED, deniedCentsOf } from './measure.ts'
import { spanOf, spanShape } from './span.ts'

const count = z.number().int()
const cents = (title: string) => count.meta({ title })
const record = z.object({
  month: z.string().meta({ title: 'Month of service' }),
  claims: count.meta({ title: 'Claims answered' }),
  denied: count.meta({ title: 'Denied at first' }),
  deniedCents: cents('Denied dollars').describe('Of all denials, what came back since as well'),
  within2Cents: cents('Back by month 2').describe('Recovered until the second month after the service'),
  within4Cents: cents('By month 4'),
  within6Cents: cents('By month 6'),
  within12Cents: cents('By month 12'),
  recoveredCents: cents('Recovered in all'),
  openCents: cents('Still open'),
  lostCents: cents('Lost').describe('Of those closed: denied and not paid'),
})

export const view = defineView(import.meta.url, {
  title: 'By month of service',
  says: 'What was denied of each month’s services, how many months later the money came, what is still open and what is lost.',
  right: 'read',
  looks: false,
  path: '/insight/cohorts',
  screen: REPORT_SCREEN,
  query: z.object({ from: spanShape.from, to: spanShape.to, payer: spanShape.payer }),
  answer: itemsOf(record),
  lines: eachItemAs('cohort', record),
  async read({ store }, asked) {
    const span = await spanOf(store, { ...asked, by: 'service' })
    const answers = Map.groupBy(await countFirstAnswers(store, span), ({ month }) => month)
    const denials = Map.groupBy(await denialCohorts(store, span, NO_OUTCOME), ({ month }) => month)
    const months = [...new Set([...answers.keys(), ...denials.keys()])].filter(month => month !== '').sort()
    return {
      items: months.map(month => {
        const own = answers.get(month) ?? []
        return {
          month,
          claims: sum(own, each => each.claims),
          denied: sum(own, each => (DENIED.includes(each.outcome) ? each.claims : 0)),
          ...moneyOf(month, denials.get(month) ?? []),
        }
      }),
    }
  },
})

function moneyOf(month: string, own: Awaited<ReturnType<typeof denialCohorts>>) {
  const within = (most: number) =>
    sum(own, each => (each.paid !== null && monthsBetween(month, each.paid) <= most ? each.recoveredCents : 0))
  return {
    deniedCents: sum(own, deniedCentsOf),
    ...{ within2Cents: within(2), within4Cents: within(4), within6Cents: within(6), within12Cents: within(12) },
    recoveredCents: sum(own, each => each.recoveredCents),
    openCents: sum(own, each => (each.status === 'open' ? each.atStakeCents : 0)),
    lostCents: sum(own, each => (each.status === 'closed' ? each.atStakeCents : 0)),
  }
}

const monthsBetween = (from: string, to: string): number =>
  Temporal.PlainYearMonth.from(from).until(Temporal.PlainYearMonth.from(to), { largestUnit: 'months' }).months
