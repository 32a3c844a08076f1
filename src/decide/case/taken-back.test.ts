// What a biller met in payments that were taken back: a denial that an older answer seemed to settle, a reversal that Medicare puts off with a
// forwarded balance, sentences that said more was taken than had been paid.
import { describe, expect, it } from 'vitest'
import {
  clp,
  deniedUnder,
  evidence,
  JUNIPER,
  plb,
  reversalOf,
  secondAnswer,
  sent,
} from '../../../test/case-evidence.ts'
import { type CaseEvidence, guardAnswer, settleCase } from '../case.ts'

const settle = (parts: Partial<CaseEvidence>) => settleCase(evidence(parts))
const paid = clp({ paidCents: 8000, adjustments: ['PR 2 2000'], paymentDate: '2026-02-10' })
const reversal = reversalOf(paid, { paymentDate: '2026-09-01' })
const claim = sent({ sentOn: '2026-02-01', otherPayers: [{ sequence: 'S', payer: JUNIPER }] })
const second = (paymentDate: string) => secondAnswer({ paidCents: 2000, adjustments: ['OA 23 8000'], paymentDate })
/** What came with the reversal. */
const deniedSince = (code: string) => deniedUnder(code, { payerControl: 'ICN2', paymentDate: '2026-09-01' })

describe('a denial that came with a take-back', () => {
  it.each(['CO 27', 'CO 22'])('%s is not settled by what a later payer had paid before it', code => {
    const denied = deniedSince(code)
    const standing = settle({ sent: [claim], adjudications: [paid, second('2026-03-10'), reversal, denied] })
    expect(standing.work.find(unit => unit.kind === 'take-back')).toMatchObject({
      cents: 10000,
      noticeDate: '2026-09-01',
      move: 'us',
    })
  })
  it('is settled by what a later payer paid after it', () => {
    const denied = deniedSince('CO 27')
    const standing = settle({ sent: [claim], adjudications: [paid, second('2026-09-15'), reversal, denied] })
    expect(standing.work.filter(unit => unit.kind === 'take-back' || unit.kind === 'denial')).toEqual([])
  })
  it('is called denied, since no more was taken back than had been paid', () => {
    const denied = deniedSince('CO 50')
    const { says } = settle({ adjudications: [paid, reversal, denied] })
    expect(says).toContain('took its payment back')
    expect(says).toContain('$100.00 denied since is ours to dispute')
    expect(says).not.toContain('$100.00 taken back')
  })
})

describe('a reversal put off with a forwarded balance under a claim number', () => {
  const corrected = deniedSince('CO 50')
  const all = [paid, reversal, corrected]
  const off = (reference: string, amountCents = -8000) =>
    plb({ reason: 'FB', reference, amountCents, paymentDate: '2026-09-01' })
  const taken = (reference: string, amountCents = 8000) => plb({ reference, amountCents, paymentDate: '2026-10-15' })
  it.each([
    ['of the first decision', 'ICN1', 'ICN1'],
    ['of the corrected decision', 'ICN2', 'ICN2'],
    ['of one and then of the other', 'ICN1', 'ICN2'],
  ])('%s is taken once', (_name, first, later) => {
    expect(settle({ adjudications: all, providerAdjustments: [off(first)] })).toMatchObject({
      receivedCents: 0,
      payers: [{ putOffCents: 8000 }],
    })
    const standing = settle({ adjudications: all, providerAdjustments: [taken(later), off(first)] })
    expect(standing).toMatchObject({ receivedCents: 0, contradictions: [] })
    expect(standing.work.map(unit => unit.cents)).toEqual([10000])
  })
  it('is taken in parts', () => {
    const parts = [off('ICN1'), taken('ICN1', 3000), taken('ICN1', 5000)]
    expect(settle({ adjudications: all, providerAdjustments: parts })).toMatchObject({
      receivedCents: 0,
      contradictions: [],
      payers: [{ putOffCents: 0 }],
    })
  })
  it('and taken twice is told', () => {
    const twice = [off('ICN1'), taken('ICN1'), taken('ICN1')]
    const standing = settle({ adjudications: all, providerAdjustments: twice })
    expect(standing.receivedCents).toBe(-8000)
    expect(standing.contradictions.map(each => each.kind)).toEqual(['taken-twice'])
  })
  it('but a balance that names a remittance puts nothing of the claim off', () => {
    const standing = settle({ adjudications: all, providerAdjustments: [off('T1'), taken('ICN1')] })
    expect(standing.contradictions.map(each => each.kind)).toEqual(['taken-twice'])
  })
})

describe('what is said after a take-back', () => {
  it('a payment recovered outside of the claim is disputed before a replacement, which takes nothing back any more', () => {
    const standing = settle({ adjudications: [paid], providerAdjustments: [plb({})] })
    expect(guardAnswer(standing, paid.id, 'correct').map(each => each.rule)).toEqual(['take-back'])
  })
  it('of a void claim the patient owes nothing; of one taken back it is not known yet', () => {
    const ours = sent({ frequency: '8', originalControl: 'ICN1', sentOn: '2026-08-10' })
    const voided = settle({ sent: [claim, ours], adjudications: [paid, { ...reversal, frequency: '8' }] })
    expect(voided.mayBillPatientBecause).toMatch(/voided the claim as we asked/)
    const taken = settle({ adjudications: [paid, reversal] })
    expect(taken.mayBillPatientBecause).toMatch(/took its decision back/)
  })
})

describe('the claim to the next payer', () => {
  it('says who has it where one has not answered, not that everybody has', () => {
    const third = { ...claim, otherPayers: [] }
    const standing = settle({
      sent: [third, sent({ id: 7001, sequence: 'S', payer: JUNIPER, sentOn: '2026-02-15' })],
      adjudications: [paid],
    })
    const [guard] = guardAnswer(standing, paid.id, 'next-payer')
    expect(guard?.says).toMatch(/^JUNIPER SUPPLEMENT has the claim since 2026-02-15 and has not answered/)
  })
})
