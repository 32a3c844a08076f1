// Figures that are kept with every change: each payer's first answer to a claim, and sums by month and by day of what was answered, denied, paid and sent,
// so that a page of figures of a million claims is the sum of some thousand rows.
import { keyed } from './describe-table.ts'

/** Of a denial: the first remittance that denied it, and the last that paid something of it. */
export const DENIAL_DAYS = { denied_on: 'text?', paid_on: 'text?' } as const

/** The newest first, and those of a time. */
export const DENIALS_BY_DAY = { dropped: [], made: [['practice_id', 'denied_on', 'id']] } as const

/** Of the few that were given up, of the few claims that a receiver rejected, and of no others. */
export const FIGURE_PARTS: readonly string[] = [
  'create index denial_given_up on denial (practice_id, denied_on, id) where written_off_cents > 0',
  "create index acknowledgment_that_rejects on acknowledgment (practice_id, id) where verdict = 'rejected'",
]

export const KEPT_FIGURES = {
  /** A payer's first answer to a case, as it is decided now. */
  first_answer: keyed(
    ['remit_claim_id'],
    {
      remit_claim_id: 'int',
      case_id: 'int',
      payer_id: 'int',
      payment_date: 'text?',
      service_from: 'text?',
      received_date: 'text?',
      outcome: 'text',
      says_denied: 'int',
      charge_cents: 'int',
      paid_cents: 'int',
      at_stake_cents: 'int',
    },
    {
      indexes: [
        ['case_id'],
        ['outcome', 'payment_date', 'remit_claim_id'],
        ['outcome', 'service_from', 'remit_claim_id'],
      ],
    },
  ),
  /** `by_day` is payment or service, `grain` month or day; a period that is not known is '' and stands by month alone. */
  answer_total: keyed(['by_day', 'grain', 'period', 'payer_id', 'outcome', 'says_denied'], {
    by_day: 'text',
    grain: 'text',
    period: 'text',
    payer_id: 'int',
    outcome: 'text',
    says_denied: 'int',
    claims: 'int',
    charge_cents: 'int',
    paid_cents: 'int',
    at_stake_cents: 'int',
  }),
  /** How many days a payer took for its first answer. */
  answer_day_total: keyed(['grain', 'period', 'payer_id', 'days'], {
    grain: 'text',
    period: 'text',
    payer_id: 'int',
    days: 'int',
    claims: 'int',
  }),
  /** `state` is open, ended, or without an outcome (closed, and says nothing of whether such a one can be won). */
  denial_total: keyed(['by_day', 'grain', 'period', 'payer_id', 'cause', 'group_code', 'carc', 'state'], {
    by_day: 'text',
    grain: 'text',
    period: 'text',
    payer_id: 'int',
    cause: 'text',
    group_code: 'text',
    carc: 'text',
    state: 'text',
    denials: 'int',
    at_stake_cents: 'int',
    recovered_cents: 'int',
    written_off_cents: 'int',
    /** How many have anything at stake, brought money, were written off. */
    staked: 'int',
    won: 'int',
    given_up: 'int',
    /** Of those that ended with money: how many with both days known, and the days between them. */
    cashed: 'int',
    cash_days: 'int',
  }),
  /** Open denials by a day that passes: `due`, the deadline where nothing was done; `service`. */
  open_total: keyed(['by_day', 'grain', 'period', 'payer_id', 'day_of', 'day'], {
    by_day: 'text',
    grain: 'text',
    period: 'text',
    payer_id: 'int',
    day_of: 'text',
    day: 'text',
    denials: 'int',
    at_stake_cents: 'int',
  }),
  /** What was paid and taken back, by the day of payment. */
  payment_total: keyed(['grain', 'period', 'payer_id'], {
    grain: 'text',
    period: 'text',
    payer_id: 'int',
    claims: 'int',
    paid_cents: 'int',
    taken_back_claims: 'int',
    taken_back_cents: 'int',
  }),
  /** Claims as they were first sent. */
  sent_total: keyed(['by_day', 'grain', 'period'], { by_day: 'text', grain: 'text', period: 'text', claims: 'int' }),
}

const AGAIN = (column: string) =>
  `coalesce((select a.${column} from decided_again a where a.practice_id = c.practice_id and a.remit_claim_id = c.id order by a.turn desc limit 1), c.${column})`

const DENIED_ON = `(select min(c.payment_date) from case_member m join remit_claim c on c.practice_id = m.practice_id and c.id = m.remit_claim_id
  where m.practice_id = denial.practice_id and m.case_id = denial.case_id and c.payer_id = denial.payer_id and c.reversal = 0
  and m.role in ('current', 'superseded', 'reversed', 'unreversed', 'contradicts') and ${AGAIN('at_stake_cents')} > 0)`
const PAID_ON = `(select max(c.payment_date) from case_member m join remit_claim c on c.practice_id = m.practice_id and c.id = m.remit_claim_id
  where m.practice_id = denial.practice_id and m.case_id = denial.case_id and c.payer_id = denial.payer_id
  and m.role = 'current' and c.paid_cents > 0)`

const ANSWERS = `insert into first_answer
  select practice_id, id, case_id, payer_id, payment_date, service_from, received_date, outcome, says_denied, charge_cents, paid_cents, at_stake_cents from (
    select c.practice_id, c.id, m.case_id, c.payer_id, c.payment_date, c.service_from, c.received_date, ${AGAIN('outcome')} as outcome,
      case when c.status = '4' then 1 else 0 end as says_denied, c.charge_cents, c.paid_cents, ${AGAIN('at_stake_cents')} as at_stake_cents,
      row_number() over (partition by c.practice_id, m.case_id, c.payer_id order by coalesce(c.payment_date, ''), c.id) as place
    from case_member m join remit_claim c on c.practice_id = m.practice_id and c.id = m.remit_claim_id
    where c.reversal = 0 and m.role <> 'not-final' and c.outcome not in ('pending', 'reversed')) as f
  where place = 1`

/** Both days of everything, by month and by day; a day that is not known stands by month alone. */
const GRAINS = ['month', 'day'] as const
const BY = (payment: string) => [['payment', payment] as const, ['service', 'service_from'] as const]
const periodOf = (grain: (typeof GRAINS)[number], day: string) =>
  grain === 'month' ? `coalesce(substr(${day}, 1, 7), '')` : day
const known = (grain: (typeof GRAINS)[number], day: string) => (grain === 'month' ? '1 = 1' : `${day} is not null`)

/** Whole days between two ISO dates, in words that both engines take: civil days since the year 0. */
const dayNumber = (day: string) => {
  const part = (from: number, length: number) => `cast(substr(${day}, ${from}, ${length}) as integer)`
  const [year, month, dayOfMonth] = [part(1, 4), part(6, 2), part(9, 2)]
  const y = `(${year} - case when ${month} <= 2 then 1 else 0 end)`
  const m = `(${month} + case when ${month} <= 2 then 9 else -3 end)`
  return `(365 * ${y} + ${y} / 4 - ${y} / 100 + ${y} / 400 + (153 * ${m} + 2) / 5 + ${dayOfMonth})`
}

const STATE = `case when status = 'open' then 'open' when closed_because in ('decided again: nothing is at stake', 'the claim was voided') or closed_because like 'merged into %' then 'without' else 'ended' end`
const CASHED = `${STATE} = 'ended' and recovered_cents > 0 and denied_on is not null and paid_on is not null`
const count = (what: string) => `sum(case when ${what} then 1 else 0 end)`

/** What stands in a store of before; every change keeps it from here on. */
export const FILLED_FIGURES: readonly string[] = [
  `update denial set denied_on = coalesce(${DENIED_ON}, payment_date), paid_on = ${PAID_ON}`,
  ANSWERS,
  ...GRAINS.flatMap(grain => [
    ...BY('payment_date').map(
      ([by, day]) =>
        `insert into answer_total select practice_id, '${by}', '${grain}', ${periodOf(grain, day)}, payer_id, outcome, says_denied, count(*), sum(charge_cents), sum(paid_cents), sum(at_stake_cents) from first_answer where ${known(grain, day)} group by 1, 4, 5, 6, 7`,
    ),
    `insert into answer_day_total select practice_id, '${grain}', ${periodOf(grain, 'payment_date')}, payer_id, ${dayNumber('payment_date')} - ${dayNumber('received_date')}, count(*) from first_answer where received_date is not null and payment_date is not null group by 1, 3, 4, 5`,
    ...BY('denied_on').flatMap(([by, day]) => [
      `insert into denial_total select practice_id, '${by}', '${grain}', ${periodOf(grain, day)}, payer_id, cause, group_code, carc, ${STATE}, count(*), sum(at_stake_cents), sum(recovered_cents), sum(written_off_cents), ${count('at_stake_cents > 0')}, ${count('recovered_cents > 0')}, ${count('written_off_cents > 0')}, ${count(CASHED)}, sum(case when ${CASHED} then ${dayNumber('paid_on')} - ${dayNumber('denied_on')} else 0 end) from denial where ${known(grain, day)} group by 1, 4, 5, 6, 7, 8, 9`,
      `insert into open_total select practice_id, '${by}', '${grain}', ${periodOf(grain, day)}, payer_id, 'due', due_date, count(*), sum(at_stake_cents) from denial where status = 'open' and last_action is null and due_date is not null and ${known(grain, day)} group by 1, 4, 5, 7`,
      `insert into open_total select practice_id, '${by}', '${grain}', ${periodOf(grain, day)}, payer_id, 'service', service_from, count(*), sum(at_stake_cents) from denial where status = 'open' and service_from is not null and ${known(grain, day)} group by 1, 4, 5, 7`,
    ]),
    `insert into payment_total select practice_id, '${grain}', ${periodOf(grain, 'payment_date')}, payer_id, count(*), sum(case when reversal = 0 then paid_cents else 0 end), sum(reversal), sum(case when reversal = 1 then -paid_cents else 0 end) from remit_claim where ${known(grain, 'payment_date')} group by 1, 3, 4`,
    ...BY('sent_on').map(
      ([by, day]) =>
        `insert into sent_total select practice_id, '${by}', '${grain}', ${periodOf(grain, day)}, count(*) from claim where frequency not in ('7', '8') and ${known(grain, day)} group by 1, 4`,
    ),
  ]),
]
