// Payers' answers as resources of FHIR R4, page by page: what other systems read of remittances.
import { z } from 'zod'
import { ANSWERS, partiesOf, resourceOf } from '../../fhir/answer.ts'
import { payerOf, providerOf } from '../../fhir/parties.ts'
import { paymentReconciliation } from '../../fhir/payment-reconciliation.ts'
import type { Resource } from '../../fhir/values.ts'
import { answerIds, remittanceIds } from '../../store/answered-claim.ts'
import { remitClaim } from '../../store/remit-claim.ts'
import type { Store } from '../../store/store.ts'
import { choice, number, titled } from '../input.ts'
import { defineView, placeOf, writePlace } from '../view.ts'
import { answeredClaims, paidRemittances } from './gather.ts'

/** FHIR says what stands in it, and its own schema holds it to that. */
const resource = z.record(z.string(), z.unknown()).describe('A resource of FHIR R4')

const answer = z.object({
  record: z.literal('resources'),
  type: z.enum(ANSWERS),
  found: z.array(resource).readonly(),
  along: z.array(resource).readonly().describe('Patients, coverages and organizations that those refer to'),
  accounts: z
    .array(z.object({ account: z.string() }))
    .readonly()
    .describe('Whose records they are of'),
  next: z.string().optional(),
})

export const view = defineView(import.meta.url, {
  title: 'Answers as FHIR',
  says: 'Payers’ answers as resources of FHIR R4: explanations of benefits by the CARIN profiles, claim responses, payments.',
  right: 'read',
  looks: true,
  command: 'fhir',
  argument: 'type',
  without: {
    http: 'The service gives them out as FHIR itself, below /fhir.',
    workbench: 'Other systems read them; the screens show the same answers as remittances.',
  },
  query: z.object({
    type: choice('Type', ANSWERS, { description: `which: ${ANSWERS.join(', ')}` }),
    remittance: number('Remittance', { description: 'only those of a remittance, by its number' }).optional(),
    account: titled(z.string().min(1).max(80), 'Account', { description: 'only those of an account' }).optional(),
    patient: number('Patient', { description: 'only those of a patient, by the number of its resource' }).optional(),
    since: titled(z.iso.date(), 'Since', { description: 'only what was posted on this day (UTC) or later' }).optional(),
    limit: titled(z.coerce.number().int().min(1).max(500).default(100), 'Limit', { description: 'how many of a page' }),
    cursor: titled(z.string().max(400).optional(), 'Cursor', { description: 'from `next` of the page before' }),
  }),
  answer,
  lines: { each: resource, of: ({ found, along }) => [...found, ...along] },
  async read({ store }, { type, remittance, cursor, since, limit, ...of }) {
    const page = { after: placeOf(cursor), since: since === undefined ? undefined : `${since}T00:00:00`, limit }
    const ids =
      type === 'PaymentReconciliation'
        ? await paymentsAsked(store, { remittance, ...of }, page)
        : await answersAsked(store, { remittance, ...of }, page)
    const last = ids.length === limit ? ids.at(-1) : undefined
    const made = type === 'PaymentReconciliation' ? await payments(store, ids) : await answers(store, type, ids)
    return { record: 'resources' as const, type, ...made, ...(last === undefined ? {} : { next: writePlace(last) }) }
  },
})

interface Asked {
  readonly remittance: number | undefined
  readonly account?: string | undefined
  readonly patient?: number | undefined
}

interface Page {
  readonly after: number | undefined
  readonly since: string | undefined
  readonly limit: number
}

async function answersAsked(store: Store, { remittance, account, patient }: Asked, page: Page) {
  if (patient === undefined) return answerIds(store, { ...page, remittanceId: remittance, account })
  const named = await remitClaim(store, patient)
  if (named === undefined) return []
  // Without a member's number the patient is known of this one answer alone.
  if (named.memberId === null) return (page.after ?? 0) < named.id ? [named.id] : []
  const member = { payerId: named.payerId, memberId: named.memberId }
  return answerIds(store, { ...page, remittanceId: remittance, account, member })
}

/** A payment is of many patients: asked for by one of them, there is none. */
async function paymentsAsked(store: Store, { remittance, account, patient }: Asked, page: Page) {
  if (account !== undefined || patient !== undefined) return []
  if (remittance !== undefined) return (page.after ?? 0) < remittance ? [remittance] : []
  return remittanceIds(store, page)
}

async function answers(store: Store, type: 'ExplanationOfBenefit' | 'ClaimResponse', ids: readonly number[]) {
  const claims = await answeredClaims(store, ids)
  return {
    found: claims.map(claim => resourceOf(type, claim)),
    along: partiesOf(claims),
    accounts: claims.map(({ account }) => ({ account })),
  }
}

async function payments(store: Store, ids: readonly number[]) {
  const paid = await paidRemittances(store, ids)
  const parties = paid.flatMap(each => [payerOf(each), providerOf({ ...each, remittanceId: each.id })])
  return {
    found: paid.map(paymentReconciliation),
    along: [...new Map(parties.map((each): [string, Resource] => [each.id, each])).values()],
    accounts: paid.flatMap(({ claims }) => claims.map(({ account }) => ({ account }))),
  }
}
