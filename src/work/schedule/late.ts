// Claims that a payer paid after the last day that a state's law leaves it, with the interest that the law puts on it; those of one payer together. What another law
// governs (Medicare, self-funded plans, Medicaid) is counted apart and left out.
import { z } from 'zod'
import { daysBetween } from '../../decide/days.ts'
import { interestOn } from '../../decide/late.ts'
import { type PromptPayment, promptPayLawOf, promptPayment } from '../../decide/prompt-pay.ts'
import type { PromptPayLaw } from '../../knowledge/load.ts'
import { interestPaid, type TimedPayment, timedPayments } from '../../store/on-time.ts'
import { payersByName } from '../../store/payer.ts'
import type { Store } from '../../store/store.ts'
import { cite } from '../cite.ts'
import { line } from '../input.ts'
import { spanOf, spanShape } from '../insight/span.ts'
import { lineOf } from '../payer/line.ts'
import { Refusal } from '../refusal.ts'
import { defineView, eachItem } from '../view.ts'

const cents = z.number().int()
const count = z.number().int()
const record = z.object({
  record: z.literal('late'),
  account: z.string(),
  claim: z.number().describe('The number of the adjudication'),
  remittance: z.number(),
  payer: z.string(),
  received: z.string(),
  by: z
    .enum(['remittance', 'acknowledgment'])
    .describe('What says when the payer had it: DTM*050 of the remittance, or the 277CA'),
  due: z.string().describe('The last day to pay a clean claim sent electronically'),
  paid: z.string(),
  days: count.describe('Late'),
  paidCents: cents,
  interestCents: cents.optional().describe('By the law, rounded down; absent where the law has no single rate'),
  reach: z
    .enum(['yes', 'ask'])
    .describe('ask: the law holds if the plan is fully insured, which a remittance does not say'),
})
const answer = z.object({
  state: z.string(),
  statute: z.string(),
  interest: z.string(),
  covers: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
  cites: z.array(cite).readonly(),
  items: z.array(record).readonly(),
  groups: z
    .array(
      z.object({
        payer: z.string(),
        claims: count,
        paidCents: cents,
        interestCents: cents,
        interestPaidCents: cents.describe(
          'Of its remittances of the same days (PLB L6); AMT*I at a claim only repeats it',
        ),
        mostDays: count,
      }),
    )
    .readonly(),
  timed: count.describe('Payments of which it is known when the claim had come'),
  untimed: count.describe('Payments of which it is not'),
  otherLaw: z
    .array(z.object({ says: z.string(), claims: count }))
    .readonly()
    .describe('Paid under another law, by which'),
})

export const view = defineView(import.meta.url, {
  title: 'Paid late',
  says: 'Claims paid after the last day that the state’s law leaves an insurer, with the interest that the law puts on it.',
  right: 'read',
  looks: true,
  screen: '/underpaid',
  query: z.object({
    state: line('State', {
      description: 'Whose law: the practice’s own, as its settings say, where none is given',
    }).optional(),
    from: spanShape.from,
    to: spanShape.to,
    payer: spanShape.payer,
  }),
  answer,
  lines: eachItem(record),
  read: ({ store }, asked) => lateOf(store, asked),
})

/** Late payments of a span by the law of a state. Throws Refusal `not-known` where no state is said or there is none of that name. */
export async function lateOf(
  store: Store,
  asked: { readonly [Name in 'state' | 'from' | 'to' | 'payer']?: string | undefined },
): Promise<z.infer<typeof answer>> {
  const law = lawOf(asked.state ?? (await store.settings()).state)
  const { payerId, from, to } = await spanOf(store, { ...asked, by: 'payment' })
  const payers = new Map((await payersByName(store)).map(payer => [payer.id, payer]))
  const paid = await interestPaid(store, { from, to })
  const items: LateClaim[] = []
  const other = new Map<string, number>()
  const sums = { timed: 0, untimed: 0 }
  for await (const payment of timedPayments(store, { payerId, from, to })) {
    const received = payment.receivedDate ?? payment.acceptedOn
    if (received === null || received > payment.paymentDate) {
      sums.untimed++
      continue
    }
    sums.timed++
    const promised = promptPayment(law, received, lineOf(payment.filing, payers.get(payment.payerId)))
    if (promised.reach === 'no') other.set(promised.says, (other.get(promised.says) ?? 0) + 1)
    else if (payment.paymentDate > promised.electronicDue)
      items.push(recordOf(payment, { law, promised, received, payer: payers.get(payment.payerId)?.name ?? '' }))
  }
  const { statute, covers, confidence, cites, state } = law
  return {
    ...{ state, statute, covers, confidence, cites, interest: law.interest.says },
    items: items.toSorted((one, other) => other.days - one.days || one.claim - other.claim),
    groups: groupsOf(items, name =>
      [...payers.values()].filter(each => each.name === name).reduce((sum, { id }) => sum + (paid.get(id) ?? 0), 0),
    ),
    ...sums,
    otherLaw: [...other].map(([says, claims]) => ({ says, claims })),
  }
}

function lawOf(state: string | null): PromptPayLaw {
  if (state === null)
    throw new Refusal(
      'not-known',
      'Say whose law holds: the state of the practice is not set.',
      '--state TX, or "overturn settings-set --state TX"',
    )
  const law = promptPayLawOf(state)
  if (law === undefined) throw new Refusal('not-known', `"${state}" is no state.`)
  return law
}

type LateClaim = z.infer<typeof record>

function recordOf(
  { id, remittanceId, account, paymentDate, paidCents, receivedDate }: TimedPayment,
  { law, promised, received, payer }: { law: PromptPayLaw; promised: PromptPayment; received: string; payer: string },
): LateClaim {
  const days = daysBetween(promised.electronicDue, paymentDate)
  const interestCents = interestOn(law.interest, paidCents, days)
  return {
    record: 'late',
    ...{
      account,
      claim: id,
      remittance: remittanceId,
      payer,
      received,
      days,
      paidCents,
      due: promised.electronicDue,
      paid: paymentDate,
    },
    by: receivedDate === null ? 'acknowledgment' : 'remittance',
    ...(interestCents === undefined ? {} : { interestCents }),
    reach: promised.reach === 'yes' ? 'yes' : 'ask',
  }
}

function groupsOf(items: readonly LateClaim[], paidOf: (payer: string) => number): z.infer<typeof answer>['groups'] {
  return [...Map.groupBy(items, ({ payer }) => payer)]
    .map(([payer, own]) => ({
      payer,
      claims: own.length,
      paidCents: own.reduce((sum, { paidCents }) => sum + paidCents, 0),
      interestCents: own.reduce((sum, { interestCents = 0 }) => sum + interestCents, 0),
      interestPaidCents: paidOf(payer),
      mostDays: Math.max(...own.map(({ days }) => days)),
    }))
    .sort((one, other) => other.interestCents - one.interestCents || other.paidCents - one.paidCents)
}
