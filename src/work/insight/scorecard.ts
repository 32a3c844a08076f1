// Payers side by side: what each denies, gives back, takes back, how long it takes, and where its remittances do not explain what they should.

import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { sum } from '../../decide/sum.ts'
import { CARCS, RARCS } from '../../knowledge/tables.ts'
import { countAnswerDays, countPayments } from '../../store/insight.ts'
import { payersByName } from '../../store/payer.ts'
import { countBareReasons } from '../../store/scorecard.ts'
import { isGranted } from '../../store/words.ts'
import { defineView, itemsOf, REPORT_SCREEN } from '../view.ts'
import { type Figures, readFigures } from './figures.ts'
import { DENIED, deniedCentsOf, hasOutcome, isEnded } from './measure.ts'
import { spanOf, spanShape } from './span.ts'

const count = z.number().int()
const row = z.object({
  payer: z.string(),
  claims: count.meta({ title: 'Claims answered' }).describe('First answers to a claim'),
  denied: count.meta({ title: 'Denied at first' }).describe('Of them with a denial'),
  denialRate: z
    .string()
    .describe('Denied of answered; absent below the line under which a rate says nothing')
    .optional(),
  deniedCents: count.describe('Of all denials, what came back since as well'),
  ended: count.meta({ title: 'Denials ended' }).describe('Closed ones that say whether such a one can be won'),
  overturned: count.describe('Of them with money'),
  appealsDecided: count,
  appealsWon: count.describe('In full or in part'),
  answerDays: z
    .number()
    .optional()
    .meta({ title: 'Days to answer' })
    .describe('From the day on which the payer says it received the claim (DTM*050) to its first remittance; a mean'),
  within: count
    .optional()
    .meta({ title: 'Nine of ten within' })
    .describe('Days in which nine of ten claims were answered'),
  daysKnown: count.describe('Claims of which both days are known'),
  mustExplain: count.describe('Adjustments whose reason code asks for a remark (X12 list of claim adjustment reasons)'),
  unexplained: count.describe('Of them without one; an alert is none'),
  recordsAsked: count.describe('Denials for records'),
  takenBackClaims: count.describe('Payments reversed, paid again or not'),
  takenBackCents: count,
  filter: z.object({ payerId: z.number(), snoozed: z.boolean() }).describe('What the queue shows them by'),
})
type Row = z.infer<typeof row>

/** Below so many claims a rate says nothing. Our judgment. */
const LEAST = 20

/** Codes that ask for a remark, and remarks that are alerts and do not count as one. */
export const NEED_REMARK = [...CARCS.values()].filter(({ needsRemark }) => needsRemark).map(({ code }) => code)
export const ALERTS = [...RARCS.values()].filter(({ alert }) => alert).map(({ code }) => code)

export const view = defineView(import.meta.url, {
  title: 'Payers side by side',
  says: 'Each payer’s denials, overturned ones, days to answer, denials without the remark they need, and money taken back.',
  right: 'read',
  looks: false,
  path: '/insight/payers',
  screen: REPORT_SCREEN,
  query: z.object(spanShape),
  answer: itemsOf(row),
  async read({ store, actor }, asked) {
    const span = await spanOf(store, asked)
    const [figures, days, bare, payments, payers] = await Promise.all([
      readFigures(store, span, dayIn(store.zone, actor.now)),
      countAnswerDays(store, span),
      countBareReasons(store, span, { carcs: NEED_REMARK, alerts: ALERTS }),
      countPayments(store, span),
      payersByName(store),
    ])
    const bareOf = new Map(bare.map(each => [each.payerId, each]))
    const rows = payers.map(({ id, name }): Row => {
      const paid = payments.filter(each => each.payerId === id)
      const unexplained = bareOf.get(id)
      return {
        payer: name,
        ...decidedBy(figures, id),
        ...speedOf(days.filter(each => each.payerId === id)),
        mustExplain: unexplained?.times ?? 0,
        unexplained: unexplained?.bare ?? 0,
        takenBackClaims: sum(paid, each => each.takenBackClaims),
        takenBackCents: sum(paid, each => each.takenBackCents),
        filter: { payerId: id, snoozed: true },
      }
    })
    const seen = rows.filter(each => each.claims > 0 || each.takenBackClaims > 0 || each.deniedCents > 0)
    return {
      items: seen.sort((one, other) => other.deniedCents - one.deniedCents || (one.payer < other.payer ? -1 : 1)),
    }
  },
})

function decidedBy({ answers, denials, appeals }: Figures, id: number) {
  const own = answers.filter(({ payerId }) => payerId === id)
  const claims = sum(own, cell => cell.claims)
  const denied = sum(own, cell => (DENIED.includes(cell.outcome) ? cell.claims : 0))
  const counted = denials.filter(denial => denial.payerId === id && hasOutcome(denial))
  const ended = counted.filter(isEnded)
  const decided = appeals.filter(({ payerId, ruling }) => payerId === id && ruling !== null)
  return {
    ...{ claims, denied, deniedCents: sum(counted, deniedCentsOf), ended: sum(ended, each => each.denials) },
    ...(claims < LEAST ? {} : { denialRate: `${((denied / claims) * 100).toFixed(1)} %` }),
    overturned: sum(ended, each => each.won),
    appealsDecided: decided.length,
    appealsWon: decided.filter(({ ruling }) => isGranted(ruling)).length,
    recordsAsked: sum(counted, each => (each.cause === 'documentation' ? each.denials : 0)),
  }
}

/** How long a payer takes. A remittance dated before the claim was received is the payer's mistake and counts as none. */
function speedOf(days: Awaited<ReturnType<typeof countAnswerDays>>): Pick<Row, 'answerDays' | 'within' | 'daysKnown'> {
  const known = days.filter(each => each.days >= 0 && each.claims > 0).sort((one, other) => one.days - other.days)
  const daysKnown = sum(known, each => each.claims)
  if (daysKnown === 0) return { daysKnown }
  const mean = sum(known, each => each.days * each.claims) / daysKnown
  let reached = 0
  const ninth = known.find(each => {
    reached += each.claims
    return reached >= daysKnown * 0.9
  })
  return {
    answerDays: Math.round(mean * 10) / 10,
    ...(ninth === undefined ? {} : { within: ninth.days }),
    daysKnown,
  }
}
