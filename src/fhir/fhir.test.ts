// Resources made of hand-written answers: each kind of claim bears the profile that it can, and no other; all of them are R4.
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../../test/fhir/validator.ts'
import { bundle, partiesOf } from './answer.ts'
import type { AnsweredClaim, AnsweredLine, SentClaim } from './answered-claim.ts'
import { capabilityStatement } from './capability.ts'
import { claimResponse } from './claim-response.ts'
import { explanationOfBenefit } from './explanation-of-benefit.ts'
import { paymentReconciliation } from './payment-reconciliation.ts'

const LINE: AnsweredLine = {
  ...{ line: 1, procedure: '99213', modifiers: ['25'], chargeCents: 15_000, paidCents: 7_840, allowedCents: 10_000 },
  ...{ units: '1', serviceFrom: '2026-01-05', serviceTo: null, sent: { revenue: null, place: '11', pointers: [1] } },
}
const SENT: SentClaim = {
  ...{ kind: 'professional', facility: '11', frequency: '1', patientBorn: '1980-02-03' },
  diagnoses: [{ qualifier: 'ABK', code: 'M5450' }],
}
const CLAIM: AnsweredClaim = {
  ...{ id: 7, remittanceId: 3, patientId: 5, postedAt: '2026-02-01T10:00:00.000Z', account: 'A1' },
  payer: { id: 1, identifier: 'INV 1', name: 'INVENTED MUTUAL' },
  payee: { name: 'MADE UP CLINIC', npi: '1234567893' },
  ...{ payerControl: 'ICN1', originalControl: null, status: '1', outcome: 'paid', reversal: false },
  ...{
    paymentDate: '2026-01-31',
    trace: 'EFT1',
    receivedDate: '2026-01-07',
    serviceFrom: '2026-01-05',
    serviceTo: null,
  },
  ...{ chargeCents: 15_000, paidCents: 7_840, patientCents: 2_000, patientName: 'DOE, JANE Q', memberId: 'M1' },
  lines: [LINE],
  adjustments: [
    { line: 1, group: 'CO', carc: '45', amountCents: 5_000, kind: 'contractual' },
    { line: 1, group: 'CO', carc: '253', amountCents: 160, kind: 'contractual' },
    { line: 1, group: 'PR', carc: '2', amountCents: 2_000, kind: 'patient-share' },
  ],
  remarks: [{ line: 1, code: 'N130' }],
  ...{ sent: SENT, inNetwork: false },
}

const profileOf = (claim: AnsweredClaim) =>
  (explanationOfBenefit(claim).meta as { profile?: readonly string[] }).profile?.[0]?.split('C4BB-').at(-1)

/** Amounts of a category in a resource's totals, in dollars. */
const totalOf = (resource: object, code: string) =>
  (resource as { total: { category: { coding: { code: string }[] }; amount: { value: number } }[] }).total
    .filter(({ category }) => category.coding[0]?.code === code)
    .map(({ amount }) => amount.value)

const bill = (facility: string, revenue: string | null): AnsweredClaim => ({
  ...CLAIM,
  sent: { ...SENT, kind: 'institutional', facility },
  lines: [{ ...LINE, sent: { revenue, place: null, pointers: [] } }],
})
const dental = (inNetwork: boolean): AnsweredClaim => ({
  ...CLAIM,
  sent: { ...SENT, kind: 'dental', diagnoses: [] },
  lines: [{ ...LINE, procedure: 'D1110', modifiers: [] }],
  inNetwork,
})

describe('an explanation of benefits', () => {
  it('bears the profile of its kind where all that it requires is known, and none otherwise', () => {
    expect(profileOf(CLAIM)).toBe('ExplanationOfBenefit-Professional-NonClinician|2.2.0')
    expect(profileOf(bill('13', '0510'))).toBe('ExplanationOfBenefit-Outpatient-Institutional|2.2.0')
    expect(profileOf(dental(true))).toBe('ExplanationOfBenefit-Oral|2.2.0')
    // Nothing says when a stay began, whether a dentist is in the network, what the diagnosis was, or who the member is.
    for (const claim of [
      bill('11', '0120'),
      bill('13', null),
      dental(false),
      { ...CLAIM, sent: undefined },
      { ...CLAIM, sent: { ...SENT, diagnoses: [] } },
      { ...CLAIM, memberId: null },
      { ...CLAIM, lines: [] },
    ])
      expect(profileOf(claim)).toBeUndefined()
  })

  it('is R4, and what it says it is', () => {
    for (const claim of [
      CLAIM,
      bill('13', '0510'),
      bill('11', '0120'),
      dental(true),
      dental(false),
      { ...CLAIM, sent: undefined, payerControl: null, memberId: null, patientName: null, serviceFrom: null },
      { ...CLAIM, lines: [], trace: null, paymentDate: null, receivedDate: null },
      { ...CLAIM, outcome: 'pending', originalControl: 'ICN0', payee: { name: null, npi: null } },
      { ...CLAIM, reversal: true, chargeCents: -15_000, paidCents: -7_840, outcome: 'reversed' },
      {
        ...CLAIM,
        lines: [
          { ...LINE, procedure: null, units: 'x' },
          { ...LINE, line: 2, procedure: 'LOCAL9', units: null },
        ],
      },
    ])
      for (const resource of [explanationOfBenefit(claim), claimResponse(claim), ...partiesOf([claim])])
        expect(faultsOf(resource), JSON.stringify(resource)).toEqual([])
  })

  it('says each sum once, to the cent, and adds a taking back up to nothing', () => {
    const made = explanationOfBenefit(CLAIM)
    expect(totalOf(made, 'submitted')).toEqual([150])
    expect(totalOf(made, 'discount')).toEqual([50])
    expect(totalOf(made, 'coinsurance')).toEqual([20])
    expect(totalOf(made, 'benefit')).toEqual([78.4])
    // The federal cut is the payer's own: no discount, no patient's part.
    expect(totalOf(made, 'noncovered')).toEqual([])
    const back = explanationOfBenefit({ ...CLAIM, reversal: true, paidCents: -7_840, chargeCents: -15_000 })
    expect(back.status).toBe('cancelled')
    expect(totalOf(back, 'benefit')).toEqual([-78.4])
  })

  it('gives codes without texts, which are licensed, and no name where there is none', () => {
    const text = JSON.stringify(explanationOfBenefit(CLAIM))
    expect(text).not.toMatch(/"display":"(?!INVENTED MUTUAL|MADE UP CLINIC)/)
    expect(text).toContain('"code":"M54.50"')
    const [patient] = partiesOf([{ ...CLAIM, patientName: null }])
    expect(patient).not.toHaveProperty('name')
  })
})

describe('a payment', () => {
  it('comes to its parts, money outside of claims with its sign', () => {
    const made = paymentReconciliation({
      ...CLAIM,
      paymentCents: 7_340,
      claims: [{ id: 7, account: 'A1', paidCents: 7_840 }],
      outside: [{ reason: 'WO', reference: 'ICN0', amountCents: 500 }],
    })
    expect(faultsOf(made)).toEqual([])
    const cents = (made.detail as { amount: { value: number } }[]).map(({ amount }) => Math.round(amount.value * 100))
    expect(cents).toEqual([7_840, -500])
    expect(made.paymentAmount).toEqual({ value: 73.4, currency: 'USD' })
    expect(
      faultsOf(paymentReconciliation({ ...CLAIM, paymentDate: null, paymentCents: 0, claims: [], outside: [] })),
    ).toEqual([])
  })
})

describe('what is around them', () => {
  it('is R4 as well, empty or not', () => {
    const one = explanationOfBenefit(CLAIM)
    const links = [{ relation: 'next', url: 'http://localhost/fhir/ExplanationOfBenefit?_cursor=x' }]
    for (const each of [
      bundle([], []),
      bundle([one], partiesOf([CLAIM]), { base: 'http://localhost/fhir', links }),
      capabilityStatement('http://localhost/fhir', '0'),
    ])
      expect(faultsOf(each)).toEqual([])
  })

  it('a fault is found where there is one', () => {
    const made = explanationOfBenefit(CLAIM) as unknown as Record<string, unknown>
    expect(faultsOf({ ...made, status: 5 })).not.toEqual([])
    expect(faultsOf({ ...made, insurance: undefined, total: [] }).length).toBeGreaterThan(1)
    expect(faultsOf({ ...made, diagnosis: undefined })).not.toEqual([])
    expect(faultsOf({ resourceType: 'Nothing' })).not.toEqual([])
  })
})
