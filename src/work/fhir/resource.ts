// One resource of FHIR R4 by its type and number.
import { z } from 'zod'
import { resourceOf, TYPES } from '../../fhir/answer.ts'
import { payerOf, providerOf } from '../../fhir/parties.ts'
import { paymentReconciliation } from '../../fhir/payment-reconciliation.ts'
import type { Resource } from '../../fhir/values.ts'
import { lastPaidTo, remittanceHeads } from '../../store/answered-claim.ts'
import { payerById } from '../../store/payer.ts'
import type { Store } from '../../store/store.ts'
import { choice, line } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { defineView } from '../view.ts'
import { answeredClaims, paidRemittances } from './gather.ts'

export const view = defineView(import.meta.url, {
  title: 'One resource of FHIR',
  says: 'One resource of FHIR R4: an answer of a payer, a payment, or a patient, a coverage or an organization that one names.',
  right: 'read',
  looks: true,
  command: 'fhir-resource',
  argument: 'id',
  without: {
    http: 'The service gives it out as FHIR itself, below /fhir.',
    workbench: 'Other systems read it; the screens show the same answers as remittances.',
  },
  query: z.object({
    type: choice('Type', TYPES, { description: TYPES.join(', ') }).default('ExplanationOfBenefit'),
    id: line('Id', { most: 64, description: 'as it stands in the resource' }),
  }),
  answer: z.object({
    record: z.literal('resource'),
    resource: z.record(z.string(), z.unknown()).describe('As FHIR R4 has it'),
    accounts: z.array(z.object({ account: z.string() })).readonly(),
  }),
  lines: { each: z.record(z.string(), z.unknown()), of: ({ resource }) => [resource] },
  async read({ store }, { type, id }) {
    const found =
      type === 'Organization'
        ? await organization(store, id)
        : type === 'PaymentReconciliation'
          ? await payment(store, id)
          : await ofAnswer(store, type, id)
    if (found === undefined) throw new Refusal('not-found', `There is no ${type} of this id.`)
    return { record: 'resource' as const, ...found }
  },
})

interface Found {
  readonly resource: Resource
  readonly accounts: readonly { readonly account: string }[]
}

const numberIn = (id: string) => (/^\d{1,15}$/.test(id) ? Number(id) : undefined)

async function ofAnswer(store: Store, type: Parameters<typeof resourceOf>[0], id: string): Promise<Found | undefined> {
  const number = numberIn(id)
  const [claim] = number === undefined ? [] : await answeredClaims(store, [number])
  if (claim === undefined) return undefined
  // Patients and coverages go by the first answer that names them; others are not their numbers.
  if ((type === 'Patient' || type === 'Coverage') && claim.patientId !== claim.id) return undefined
  return { resource: resourceOf(type, claim), accounts: [{ account: claim.account }] }
}

async function payment(store: Store, id: string): Promise<Found | undefined> {
  const number = numberIn(id)
  const [paid] = number === undefined ? [] : await paidRemittances(store, [number])
  if (paid === undefined) return undefined
  return { resource: paymentReconciliation(paid), accounts: paid.claims.map(({ account }) => ({ account })) }
}

/** `payer-…`, `npi-…` or `payee-…`: nobody's record. */
async function organization(store: Store, id: string): Promise<Found | undefined> {
  const [, kind, number = ''] = /^(payer|npi|payee)-(\d{1,15})$/.exec(id) ?? []
  const resource =
    kind === 'payer'
      ? await payerResource(store, Number(number))
      : kind === undefined
        ? undefined
        : await provider(store, kind, number)
  return resource === undefined ? undefined : { resource, accounts: [] }
}

async function payerResource(store: Store, id: number): Promise<Resource | undefined> {
  const payer = await payerById(store, id)
  return payer === undefined ? undefined : payerOf({ payer })
}

async function provider(store: Store, kind: string, number: string): Promise<Resource | undefined> {
  const [row] = kind === 'npi' ? [await lastPaidTo(store, number)] : await remittanceHeads(store, [Number(number)])
  if (row === undefined || (kind === 'payee' && row.payeeNpi !== null)) return undefined
  const { id: remittanceId, payeeName, payeeNpi, postedAt } = row
  return providerOf({ remittanceId, postedAt, payee: { name: payeeName, npi: payeeNpi } })
}
