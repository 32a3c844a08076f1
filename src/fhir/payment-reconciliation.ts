// A remittance as a PaymentReconciliation of FHIR R4: the payment, and what it is made of: each claim's part, and money outside of claims.
import { payerReference, providerReference } from './parties.ts'
import { concept, money, namespace, type Resource, reference, SYSTEMS } from './values.ts'

export interface PaidRemittance {
  readonly id: number
  readonly postedAt: string
  readonly payer: { readonly id: number; readonly identifier: string; readonly name: string }
  readonly payee: { readonly name: string | null; readonly npi: string | null }
  readonly trace: string | null
  readonly paymentDate: string | null
  readonly paymentCents: number
  readonly claims: readonly { readonly id: number; readonly account: string; readonly paidCents: number }[]
  /** PLB: positive lowers the payment. */
  readonly outside: readonly {
    readonly reason: string
    readonly reference: string | null
    readonly amountCents: number
  }[]
}

const ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'

export function paymentReconciliation(remittance: PaidRemittance): Resource {
  const { id, postedAt, payer, payee, trace, paymentDate, paymentCents, claims, outside } = remittance
  const payments = namespace('payments', payer.identifier)
  const detail = (code: string, cents: number) => ({
    type: concept({ system: SYSTEMS.paymentType, code }),
    ...(paymentDate === null ? {} : { date: paymentDate }),
    amount: money(cents),
  })
  return {
    resourceType: 'PaymentReconciliation',
    id: String(id),
    meta: { lastUpdated: postedAt },
    status: 'active',
    created: paymentDate ?? postedAt,
    paymentIssuer: payerReference({ payer }),
    requestor: providerReference({ payee, remittanceId: id }),
    outcome: 'complete',
    // A payer that names no day of payment has named none: R4 wants it told, not guessed.
    ...(paymentDate === null
      ? { _paymentDate: { extension: [{ url: ABSENT, valueCode: 'unknown' }] } }
      : { paymentDate }),
    paymentAmount: money(paymentCents),
    ...(trace === null ? {} : { paymentIdentifier: { system: payments, value: trace } }),
    detail: [
      ...claims.map(claim => ({
        ...detail('payment', claim.paidCents),
        response: reference('ClaimResponse', String(claim.id)),
      })),
      ...outside.map(({ reason, reference: number, amountCents }) => ({
        identifier: { system: payments, value: number === null ? reason : `${reason} ${number}` },
        ...detail('adjustment', -amountCents),
      })),
    ],
  }
}
