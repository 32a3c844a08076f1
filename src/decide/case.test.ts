// The cases that people report, each in variants: what the documents of one account come to.
import { describe, expect, it } from 'vitest'
import {
  clp,
  deniedUnder,
  evidence,
  JUNIPER,
  MEDICAID,
  payer,
  plb,
  reversalOf,
  SAGE,
  secondAnswer,
  sent,
} from '../../test/case-evidence.ts'
import {
  type CaseAdjudication,
  type CaseEvidence,
  gatherCases,
  guardAnswer,
  payersForNext,
  type Standing,
  settleCase,
  standingRecord,
} from './case.ts'

const settle = (parts: Partial<CaseEvidence>) => settleCase(evidence(parts))
const stateOf = (standing: Standing) => standing.payers.map(each => each.state)
const roleOf = (standing: Standing, of: CaseAdjudication) =>
  standing.adjudications.find(each => each.id === of.id)?.role
const work = (standing: Standing) => standing.work.map(unit => `${unit.kind} ${unit.cents} ${unit.move}`)

/** A second answer that denies. */
const deniedLater = (...adjustments: readonly string[]) =>
  clp({ payerControl: 'ICN2', status: '4', paymentDate: '2026-09-05', adjustments })
const paid = clp({ paidCents: 8000, adjustments: ['PR 2 2000'] })

describe('b04: lines bundled into a panel', () => {
  const panel = [
    '82947 2000 paid 3000 6R A as 80048',
    '84132 1500 paid 0 6R B as 80048',
    '82565 2000 paid 0 6R C as 80048',
  ]
  const bundled = (adjustments: readonly string[], lines = panel, chargeCents = 5500) =>
    clp({ chargeCents, paidCents: 3000, adjustments, lines })
  it('follow the panel: nothing is to win, and each names the line it went into', () => {
    const it = bundled(['1: OA 94 -3500', '1: CO 45 2500', '2: OA 97 1500 denial', '3: OA 97 2000 denial'])
    const standing = settle({
      sent: [sent({ chargeCents: 5500, otherPayers: [{ sequence: 'S', payer: JUNIPER }] })],
      adjudications: [it],
    })
    expect(standing).toMatchObject({ receivedCents: 3000, open: false, patientCents: 0 })
    expect(stateOf(standing)).toEqual(['paid', 'unanswered'])
    expect(standing.payers[0]?.answers[0]?.bundled).toEqual([
      { line: 2, into: 1 },
      { line: 3, into: 1 },
    ])
  })
  it('but another denial beside them is worked', () => {
    const it = bundled(['1: OA 94 -3500', '1: CO 45 2500', '2: OA 97 1500 denial', '3: CO 50 2000 denial'])
    expect(work(settle({ adjudications: [it] }))).toEqual(['denial 2000 us'])
  })
  it('and a 97 whose code was not changed is a denial', () => {
    const lines = ['80048 3500 paid 3000', '84132 2000 paid 0']
    const it = bundled(['1: CO 45 500', '2: CO 97 2000 denial'], lines)
    expect(work(settle({ adjudications: [it] }))).toEqual(['denial 2000 us'])
  })
})

describe('b13: a split claim', () => {
  const part = { split: true, status: '1' } as const
  const first = clp({
    ...part,
    payerControl: 'ICNB13A',
    chargeCents: 15000,
    paidCents: 9000,
    paymentDate: '2026-08-12',
    adjustments: ['1: CO 45 4000', '1: PR 3 2000'],
    lines: ['99214 15000 paid 9000 6R A'],
  })
  const second = clp({
    ...part,
    payerControl: 'ICNB13B',
    status: '4',
    paymentDate: '2026-08-19',
    adjustments: ['1: CO 16 10000 denial'],
    lines: ['J1885 10000 paid 0 6R B'],
  })
  const claim = sent({ chargeCents: 25000 })
  it('holds in both parts, and a replacement names the denied one', () => {
    const standing = settle({ sent: [claim], adjudications: [second, first] })
    expect(standing).toMatchObject({
      chargeCents: 25000,
      receivedCents: 9000,
      patientCents: 2000,
      mayBillPatient: true,
    })
    expect(stateOf(standing)).toEqual(['split'])
    expect(standing.work).toHaveLength(1)
    expect(standing.work[0]).toMatchObject({
      kind: 'denial',
      cents: 10000,
      adjudicationId: second.id,
      correction: { form: 'replacement', names: 'ICNB13B' },
    })
    const answers = payersForNext(standing).flatMap(each => each.answers)
    expect(answers.reduce((sum, each) => sum + each.chargeCents, 0)).toBe(25000)
    expect(guardAnswer(standing, second.id, 'correct').map(each => each.rule)).toEqual(['split'])
  })
  it('of which a part is still to come waits for it', () => {
    const standing = settle({ sent: [claim], adjudications: [first] })
    expect(standing.payers[0]).toMatchObject({ state: 'split', unansweredSince: '2026-08-12' })
    expect(standing).toMatchObject({ mayBillPatient: false, move: 'payer' })
  })
  it('whose parts bear one number is not to be replaced without asking', () => {
    const same = { ...second, payerControl: 'ICNB13A' }
    const standing = settle({ sent: [claim], adjudications: [first, same] })
    expect(standing.work[0]?.correction.form).toBe('none')
    expect(guardAnswer(standing, same.id, 'correct')[0]).toMatchObject({ weight: 'stop', rule: 'split-same-number' })
  })
  it('without the remark holds in both parts where their lines are apart', () => {
    const standing = settle({
      sent: [claim],
      adjudications: [
        { ...first, split: false },
        { ...second, split: false },
      ],
    })
    expect(standing).toMatchObject({ receivedCents: 9000 })
    expect(standing.payers[0]?.answers).toHaveLength(2)
  })
  it('whose denied part was decided again holds in the new decision', () => {
    const again = clp({
      ...part,
      payerControl: 'ICNB13C',
      paymentDate: '2026-09-19',
      paidCents: 7000,
      adjustments: ['1: CO 45 3000'],
      lines: ['J1885 10000 paid 7000 6R B'],
    })
    const standing = settle({ sent: [claim], adjudications: [again, first, second] })
    expect(standing).toMatchObject({ receivedCents: 16000, toGiveBackCents: 0, open: false })
    expect(roleOf(standing, second)).toBe('superseded')
  })
})

describe('b26: adjusted at the claim and at the line', () => {
  const twice = (parts: Partial<CaseAdjudication> = {}) => ({
    ...clp({
      paidCents: 7000,
      adjustments: ['CO 45 2000', 'PR 2 1000', '1: CO 45 2000', '1: PR 2 1000'],
      lines: ['99213 10000 paid 7000'],
    }),
    ...parts,
  })
  it('counts the patient once, and bills nothing before somebody has looked', () => {
    const standing = settle({ adjudications: [twice({ statedPatientCents: 1000 })] })
    expect(standing).toMatchObject({ patientCents: 1000, mayBillPatient: false, receivedCents: 7000, open: true })
    expect(standing.contradictions.map(each => each.kind)).toEqual(['stated-twice'])
  })
  it('does so without CLP05', () => expect(settle({ adjudications: [twice()] }).patientCents).toBe(1000))
  it('not where the claim balances with both', () => {
    const both = { ...twice({ statedPatientCents: 2000 }), paidCents: 4000 }
    const standing = settle({ adjudications: [both] })
    expect(standing).toMatchObject({ patientCents: 2000, mayBillPatient: true, contradictions: [] })
  })
})

describe('b31: three payers', () => {
  const others = [
    { sequence: 'S', payer: JUNIPER },
    { sequence: 'T', payer: MEDICAID },
  ]
  const claim = sent({ chargeCents: 30000, otherPayers: others })
  const first = clp({
    chargeCents: 30000,
    paidCents: 18000,
    payerControl: 'ICNB31A',
    adjustments: ['1: CO 45 6000', '1: PR 1 2000', '1: PR 2 4000'],
    lines: ['99215 30000 paid 18000 6R B31A'],
  })
  const second = clp({
    payer: JUNIPER,
    status: '2',
    chargeCents: 30000,
    paidCents: 4800,
    payerControl: 'ICNB31B',
    paymentDate: '2026-08-19',
    adjustments: ['1: OA 23 24000', '1: PR 2 1200'],
    lines: ['99215 30000 paid 4800 6R B31A'],
  })
  it('after the second the third is next, and each stands with its own money', () => {
    const standing = settle({ sent: [claim], adjudications: [second, first] })
    expect(standingRecord(standing)).toMatchObject({
      chargeCents: 30000,
      receivedCents: 22800,
      patientCents: 1200,
      mayBillPatient: false,
      nextPayer: 'INVENTED STATE MEDICAID',
      payers: [
        { payer: 'SAGEBRUSH HEALTH', sequence: 'P', state: 'paid', paidCents: 18000, patientCents: 6000 },
        { payer: 'JUNIPER SUPPLEMENT', sequence: 'S', state: 'paid', paidCents: 4800, patientCents: 1200 },
      ],
    })
    expect(standing.nextPayer).toMatchObject({ sequence: 'T', ready: true })
    expect(payersForNext(standing).map(each => each.answers[0]?.adjudicationId)).toEqual([first.id, second.id])
  })
  it('after the first the second is next', () =>
    expect(settle({ sent: [claim], adjudications: [first] }).nextPayer?.name).toBe('JUNIPER SUPPLEMENT'))
  it('before the first nobody is next', () => {
    const standing = settle({ sent: [claim] })
    expect(standing.nextPayer).toBeUndefined()
    expect(standing.payers[0]).toMatchObject({ state: 'unanswered', unansweredSince: '2026-08-01' })
  })
  it('a payer that was billed and is silent is waited for', () => {
    const toSecond = sent({
      payer: JUNIPER,
      sequence: 'S',
      sentOn: '2026-08-07',
      chargeCents: 30000,
      otherPayers: [
        { sequence: 'P', payer: SAGE },
        { sequence: 'T', payer: MEDICAID },
      ],
    })
    const standing = settle({ sent: [claim, toSecond], adjudications: [first] })
    expect(standing).toMatchObject({ mayBillPatient: false, move: 'payer' })
    expect(standing.nextPayer).toBeUndefined()
    expect(standing.payers[1]).toMatchObject({ state: 'unanswered', unansweredSince: '2026-08-07' })
  })
  it('a payer to which the claim was passed on is never next', () => {
    const crossed = { ...first, status: '19', crossoverTo: JUNIPER }
    const standing = settle({ sent: [claim], adjudications: [crossed] })
    expect(standing.nextPayer?.name).not.toBe('JUNIPER SUPPLEMENT')
    expect(standing.payers.find(each => each.key === 'JUN02')).toMatchObject({
      crossedOver: true,
      unansweredSince: '2026-08-05',
    })
    expect(guardAnswer(standing, crossed.id, 'next-payer')[0]?.weight).toBe('stop')
  })
  it('when all have answered the patient is billed what the last one left', () => {
    const third = clp({
      payer: MEDICAID,
      status: '3',
      chargeCents: 30000,
      paidCents: 900,
      payerControl: 'ICNB31C',
      paymentDate: '2026-09-19',
      adjustments: ['1: OA 23 28800', '1: PR 3 300'],
    })
    const standing = settle({ sent: [claim], adjudications: [third, first, second] })
    expect(standing).toMatchObject({
      receivedCents: 23700,
      patientCents: 300,
      mayBillPatient: true,
      move: 'patient',
      open: false,
    })
    expect(standing.nextPayer).toBeUndefined()
  })
})

describe('b36: paid twice', () => {
  const again = clp({ paidCents: 8000, payerControl: 'ICN2', paymentDate: '2026-08-19', adjustments: ['PR 2 2000'] })
  it('is money twice, and one of them goes back', () => {
    const standing = settle({ adjudications: [again, paid] })
    expect(standing).toMatchObject({ receivedCents: 16000, toGiveBackCents: 8000, patientCents: 2000, open: true })
    expect(standing.toGiveBackBecause.map(each => each.id)).toEqual([paid.id, again.id])
    expect(roleOf(standing, again)).toBe('duplicate-payment')
  })
  it('and the second reversed is settled, and nothing to dispute', () => {
    const standing = settle({ adjudications: [reversalOf(again), again, paid] })
    expect(standing).toMatchObject({ receivedCents: 8000, toGiveBackCents: 0, open: false })
    expect(stateOf(standing)).toEqual(['paid'])
  })
  it('and the second recovered outside of the claim is settled', () => {
    const standing = settle({ adjudications: [again, paid], providerAdjustments: [plb({ reference: 'ICN2' })] })
    expect(standing).toMatchObject({ receivedCents: 8000, toGiveBackCents: 0, open: false })
  })
  it('after a replacement that was never set against the first payment', () => {
    const replaced = { ...again, frequency: '7', originalControl: 'ICN1', paidCents: 9000 }
    const standing = settle({ adjudications: [paid, replaced] })
    expect(standing).toMatchObject({ receivedCents: 17000, toGiveBackCents: 8000 })
    expect(roleOf(standing, paid)).toBe('unreversed')
  })
  it('with different amounts is reported with both', () => {
    const other = { ...again, paidCents: 7000 }
    const standing = settle({ adjudications: [paid, other] })
    expect(standing).toMatchObject({ receivedCents: 15000, toGiveBackCents: 7000, mayBillPatient: false })
    expect(standing.contradictions.map(each => each.kind)).toEqual(['payments-differ'])
  })
})

describe('b47: voided by ourselves', () => {
  const denied = clp({
    payerControl: 'ICNB47',
    paidCents: 4000,
    adjustments: ['1: CO 45 1000', '2: CO 11 5000 denial'],
    lines: ['99213 5000 paid 4000', '81002 5000 paid 0'],
  })
  const claim = sent()
  const voiding = sent({ frequency: '8', originalControl: 'ICNB47', sentOn: '2026-08-10' })
  const reversal = reversalOf(denied, { frequency: '8' })
  it('leaves nothing to work; what comes next is a new claim', () => {
    const standing = settle({ sent: [claim, voiding], adjudications: [denied, reversal] })
    expect(standing).toMatchObject({ receivedCents: 0, toGiveBackCents: 0, patientCents: 0, open: false, work: [] })
    expect(stateOf(standing)).toEqual(['void'])
    expect(standing.payers[0]?.takeBacks).toMatchObject([{ cents: 4000, why: 'ours' }])
    expect(guardAnswer(standing, denied.id, 'correct').map(each => each.rule)).toContain('void')
  })
  it('is known from the claim where the payer returns no frequency', () => {
    const silent = { ...reversal, frequency: null }
    expect(stateOf(settle({ sent: [claim, voiding], adjudications: [denied, silent] }))).toEqual(['void'])
  })
  it('is known from the frequency where our claim is not here', () =>
    expect(stateOf(settle({ adjudications: [denied, reversal] }))).toEqual(['void']))
  it('and not answered yet waits for the payer', () => {
    const standing = settle({ sent: [claim, voiding], adjudications: [denied] })
    expect(standing).toMatchObject({ move: 'payer', mayBillPatient: false })
    expect(work(standing)).toEqual(['denial 5000 payer'])
  })
  it('then billed anew waits for the new answer, then holds in it', () => {
    const anew = sent({ sentOn: '2026-08-25' })
    expect(settle({ sent: [claim, voiding, anew], adjudications: [denied, reversal] }).payers[0]).toMatchObject({
      state: 'unanswered',
      unansweredSince: '2026-08-25',
    })
    const answer = clp({
      payerControl: 'ICN9',
      paidCents: 9000,
      paymentDate: '2026-09-05',
      adjustments: ['CO 45 1000'],
    })
    expect(settle({ sent: [claim, voiding, anew], adjudications: [denied, reversal, answer] })).toMatchObject({
      receivedCents: 9000,
      open: false,
    })
  })
})

describe('b60: taken back later', () => {
  const early = clp({ paidCents: 8000, payerControl: 'ICNB60', paymentDate: '2026-03-29', adjustments: ['PR 2 2000'] })
  const reversal = reversalOf(early, { paymentDate: '2026-08-26' })
  it('is disputed from the remittance that takes it', () => {
    const standing = settle({ adjudications: [early, reversal] })
    expect(standing).toMatchObject({ receivedCents: 0, mayBillPatient: false, move: 'us' })
    expect(stateOf(standing)).toEqual(['taken-back'])
    expect(standing.work).toMatchObject([{ kind: 'take-back', cents: 8000, noticeDate: '2026-08-26' }])
  })
  it('with a denial beside it is a take-back to dispute, no fresh denial', () => {
    const denied = deniedUnder('CO 197', {
      payerControl: 'ICNB60',
      paymentDate: '2026-08-26',
      remittance: reversal.remittance,
      ordinal: 1,
    })
    const standing = settle({ adjudications: [denied, early, reversal] })
    expect(stateOf(standing)).toEqual(['taken-back'])
    expect(standing.work).toMatchObject([
      {
        kind: 'take-back',
        cents: 10000,
        noticeDate: '2026-08-26',
        adjudicationId: denied.id,
        correction: { form: 'none' },
      },
    ])
  })
  it('outside of the claim is one too', () => {
    const standing = settle({ adjudications: [early], providerAdjustments: [plb({ reference: 'ICNB60' })] })
    expect(stateOf(standing)).toEqual(['taken-back'])
    expect(standing).toMatchObject({ receivedCents: 0 })
    expect(standing.work).toMatchObject([{ kind: 'take-back', cents: 8000, noticeDate: '2026-08-26' }])
  })
  it('put off (negative recovery, then positive) is taken once', () => {
    const off = plb({ reference: 'ICNB60', amountCents: -8000 })
    const on = plb({ reference: 'ICNB60', amountCents: 8000, paymentDate: '2026-09-09' })
    for (const providerAdjustments of [[off], [on, off]]) {
      const standing = settle({ adjudications: [early, reversal], providerAdjustments })
      expect(standing).toMatchObject({ receivedCents: 0, contradictions: [] })
    }
    expect(settle({ adjudications: [early, reversal], providerAdjustments: [off] }).payers[0]?.putOffCents).toBe(8000)
  })
  it('under another name of the payer is the same payer', () => {
    const renamed = { ...reversal, payer: payer('SAGEBRUSH OF MAINE', '77001') }
    const standing = settle({ adjudications: [early, renamed] })
    expect(standing.payers).toHaveLength(1)
    expect(standing.links).toMatchObject([{ by: 'payer-control' }])
    expect(stateOf(standing)).toEqual(['taken-back'])
  })
  it('in both ways is reported with both', () => {
    const standing = settle({ adjudications: [early, reversal], providerAdjustments: [plb({ reference: 'ICNB60' })] })
    expect(standing).toMatchObject({ receivedCents: -8000 })
    expect(standing.contradictions.map(each => each.kind)).toEqual(['taken-twice'])
  })
})

describe('reversals', () => {
  const two = clp({
    paidCents: 7000,
    adjustments: ['1: CO 45 1000', '2: CO 45 1000', '2: PR 2 1000'],
    lines: ['99213 5000 paid 4000', '81002 5000 paid 3000'],
  })
  const partial = clp({
    status: '22',
    chargeCents: -5000,
    paidCents: -3000,
    paymentDate: '2026-08-20',
    adjustments: ['1: CO 45 -1000 take-back', '1: PR 2 -1000 take-back'],
    lines: ['81002 -5000 paid -3000'],
  })
  it('of one line leave the others', () => {
    const standing = settle({ adjudications: [two, partial] })
    expect(standing).toMatchObject({ receivedCents: 4000, patientCents: 0 })
    expect(standing.payers[0]?.answers).toMatchObject([{ chargeCents: 5000, paidCents: 4000, lines: [1] }])
    expect(work(standing)).toEqual(['take-back 3000 us'])
    expect(stateOf(standing)).toEqual(['partly'])
  })
  it('of one line that is decided anew leave what was decided', () => {
    const anew = clp({
      chargeCents: 5000,
      paidCents: 2500,
      paymentDate: '2026-08-20',
      remittance: 'T-ANEW',
      adjustments: ['1: CO 45 1500', '1: PR 2 1000'],
      lines: ['81002 5000 paid 2500'],
    })
    const standing = settle({ adjudications: [anew, two, partial] })
    expect(standing).toMatchObject({ receivedCents: 6500, patientCents: 1000, open: false, contradictions: [] })
  })
  it('of every line one by one are whole', () => {
    const rest = clp({
      status: '22',
      chargeCents: -5000,
      paidCents: -4000,
      paymentDate: '2026-08-21',
      lines: ['99213 -5000 paid -4000'],
    })
    const standing = settle({ adjudications: [rest, two, partial] })
    expect(standing).toMatchObject({ receivedCents: 0 })
    expect(roleOf(standing, two)).toBe('reversed')
  })
  it('with other codes than the original undo it all the same', () => {
    const standing = settle({ adjudications: [paid, { ...reversalOf(paid), adjustments: [] }] })
    expect(roleOf(standing, paid)).toBe('reversed')
  })
  it('not negated are read with the sign that balances', () => {
    const plain = (balancesWhen: CaseAdjudication['balancesWhen']) => ({
      ...reversalOf(paid),
      chargeCents: 10000,
      paidCents: 8000,
      patientCents: 2000,
      balancesWhen,
    })
    expect(settle({ adjudications: [paid, plain('negated')] })).toMatchObject({ receivedCents: 0, contradictions: [] })
    for (const unclear of ['neither', 'as-written', null] as const) {
      const standing = settle({ adjudications: [paid, plain(unclear)] })
      expect(standing.contradictions.map(each => each.kind)).toEqual(['reversal-sign'])
      expect(standing).toMatchObject({ receivedCents: 16000, mayBillPatient: false, open: true })
    }
  })
  it('alone are orphans until the original comes', () => {
    const reversal = reversalOf(paid)
    const standing = settle({ adjudications: [reversal] })
    expect(roleOf(standing, reversal)).toBe('orphan')
    expect(standing).toMatchObject({ receivedCents: -8000, patientCents: 0 })
  })
  it('larger than the payment are reported with both', () => {
    const more = { ...reversalOf(paid), paidCents: -9000 }
    const standing = settle({ adjudications: [paid, more] })
    expect(stateOf(standing)).toEqual(['contradictory'])
    expect(standing.contradictions).toMatchObject([
      { kind: 'reversal-exceeds', cents: 1000, sources: [{ id: paid.id }, { id: more.id }] },
    ])
    expect(standing).toMatchObject({ receivedCents: -1000, open: true, mayBillPatient: false })
  })
  it('take the decision they name, not its like', () => {
    const other = clp({ payerControl: 'ICN2', paidCents: 8000, paymentDate: '2026-08-10', adjustments: ['PR 2 2000'] })
    const standing = settle({ adjudications: [paid, other, reversalOf(paid)] })
    expect(roleOf(standing, paid)).toBe('reversed')
    expect(roleOf(standing, other)).toBe('current')
  })
  it('followed by a correction leave the correction', () => {
    const corrected = clp({
      payerControl: 'ICN1',
      paidCents: 8500,
      paymentDate: '2026-08-20',
      remittance: 'T-R',
      ordinal: 0,
      adjustments: ['PR 2 1500'],
    })
    const reversal = reversalOf(paid, { remittance: 'T-R', ordinal: 1 })
    const standing = settle({ adjudications: [corrected, reversal, paid] })
    expect(standing).toMatchObject({ receivedCents: 8500, patientCents: 1500, open: false })
    expect(roleOf(standing, corrected)).toBe('current')
  })
})

describe('decisions that follow each other', () => {
  const denied = deniedUnder('CO 16')
  it('one that paid nothing gives way', () => {
    const later = clp({ payerControl: 'ICN2', paidCents: 8000, paymentDate: '2026-09-05', adjustments: ['PR 2 2000'] })
    expect(settle({ adjudications: [later, denied] })).toMatchObject({
      receivedCents: 8000,
      toGiveBackCents: 0,
      open: false,
    })
  })
  it('one that was paid does not give way to a denial: two answers', () => {
    const later = deniedLater('CO 197 10000 denial')
    const standing = settle({ adjudications: [later, paid] })
    expect(stateOf(standing)).toEqual(['contradictory'])
    expect(standing.contradictions).toMatchObject([
      { kind: 'two-answers', sources: [{ id: paid.id }, { id: later.id }] },
    ])
    expect(standing).toMatchObject({ receivedCents: 8000, mayBillPatient: false, open: true })
  })
  it('a denial as a duplicate leaves what it repeats', () => {
    const repeat = deniedLater('OA 18 10000 denial')
    expect(settle({ adjudications: [repeat, paid] })).toMatchObject({
      receivedCents: 8000,
      mayBillPatient: true,
      open: false,
    })
    const standing = settle({ adjudications: [repeat, denied] })
    expect(standing.work).toMatchObject([{ kind: 'denial', adjudicationId: denied.id }])
  })
  it('a replacement that was refused leaves the first decision', () => {
    const partly = clp({
      paidCents: 4000,
      adjustments: ['1: CO 45 1000', '2: CO 11 5000 denial'],
      lines: ['99213 5000 paid 4000', '81002 5000 paid 0'],
    })
    const refusal = clp({
      payerControl: 'ICN2',
      frequency: '7',
      status: '4',
      paymentDate: '2026-09-05',
      adjustments: ['1: CO 29 5000 denial', '2: CO 29 5000 denial'],
      lines: ['99213 5000 paid 0', '81002 5000 paid 0'],
    })
    const standing = settle({
      sent: [sent(), sent({ frequency: '7', originalControl: 'ICN1', sentOn: '2026-08-20' })],
      adjudications: [refusal, partly],
    })
    expect(roleOf(standing, refusal)).toBe('refused-replacement')
    expect(standing).toMatchObject({ receivedCents: 4000, contradictions: [] })
    expect(standing.work).toMatchObject([
      { kind: 'denial', cents: 5000, adjudicationId: partly.id, move: 'us', noticeDate: '2026-09-05' },
    ])
  })
  it('a replacement under way makes the move the payer’s', () => {
    const standing = settle({
      sent: [sent(), sent({ frequency: '7', originalControl: 'ICN1', sentOn: '2026-08-20' })],
      adjudications: [denied],
    })
    expect(work(standing)).toEqual(['denial 10000 payer'])
    expect(standing.payers[0]?.unansweredSince).toBe('2026-08-20')
    expect(guardAnswer(standing, denied.id, 'correct').map(each => each.rule)).toContain('running')
  })
  it('a claim that came back from the receiver never arrived', () => {
    const claim = sent()
    const acknowledgments = [
      { id: 1, claimId: claim.id, verdict: 'accepted', saidOn: '2026-08-02', says: 'Taken in.' },
      { id: 2, claimId: claim.id, verdict: 'rejected', saidOn: '2026-08-03', says: 'Entity not found.' },
    ] as const
    const standing = settle({ sent: [claim], acknowledgments })
    expect(work(standing)).toEqual(['rejection 10000 us'])
    expect(standing.payers[0]).toMatchObject({ billed: false })
    expect(settle({ sent: [claim, sent({ sentOn: '2026-08-06' })], acknowledgments }).payers[0]?.unansweredSince).toBe(
      '2026-08-06',
    )
  })
  it('nothing goes out from an answer that no longer holds', () => {
    const later = clp({ payerControl: 'ICN2', paidCents: 8000, paymentDate: '2026-09-05', adjustments: ['PR 2 2000'] })
    const standing = settle({ adjudications: [later, denied] })
    for (const purpose of ['correct', 'next-payer', 'patient'] as const)
      expect(guardAnswer(standing, denied.id, purpose)[0]).toMatchObject({ weight: 'stop', rule: 'no-longer-holds' })
  })
})

describe('who is who', () => {
  const other = payer('SAGE ADMINISTRATORS', '99999')
  it('an answer in the place of the payer on the claim is that payer’s', () => {
    const standing = settle({ sent: [sent()], adjudications: [{ ...paid, payer: other }] })
    expect(standing.payers).toHaveLength(1)
    expect(standing.links).toMatchObject([{ by: 'place-in-line' }])
  })
  it('two payers with zeros for a number are two', () => {
    const zero = { ...paid, payerControl: '0', payer: payer('A', '0', 'a') }
    const another = {
      ...paid,
      id: 901,
      payerControl: '000',
      status: '2',
      payer: payer('B', '00', 'b'),
      remittance: 'TB',
    }
    expect(settle({ adjudications: [zero, another] }).payers).toHaveLength(2)
  })
  it('a person joins and parts', () => {
    const later = { ...reversalOf(paid), payer: other, payerControl: 'X9' }
    const link = { one: 'SBH01', other: '99999', by: 'person', because: 'They are one.' } as const
    const apart = settle({ adjudications: [paid, later] })
    expect(apart.payers).toHaveLength(2)
    expect(apart.questions).toMatchObject([{ kind: 'same-payer', candidates: ['SBH01', '99999'] }])
    const joined = settle({ adjudications: [paid, later], payerLinks: [{ ...link, verdict: 'same' }] })
    expect(joined.payers).toHaveLength(1)
    expect(joined).toMatchObject({ receivedCents: 0, questions: [] })
    const same = { ...later, payerControl: 'ICN1' }
    expect(
      settle({ adjudications: [paid, same], payerLinks: [{ ...link, verdict: 'different' }] }).payers,
    ).toHaveLength(2)
  })
  it('the same claim number from two places in line is asked', () => {
    const second = { ...paid, id: 902, status: '2', payer: other, remittance: 'TC', paidCents: 1000 }
    const standing = settle({ adjudications: [paid, second] })
    expect(standing.questions).toHaveLength(1)
    expect(standing.mayBillPatient).toBe(false)
  })
})

describe('two policies with one payer', () => {
  const first = clp({ paidCents: 7000, payerControl: 'P1', adjustments: ['CO 45 1000', 'PR 2 2000'] })
  const second = clp({
    status: '2',
    paidCents: 1500,
    payerControl: 'P2',
    paymentDate: '2026-08-19',
    adjustments: ['OA 23 8000', 'PR 2 500'],
  })
  const claim = sent({ otherPayers: [{ sequence: 'S', payer: SAGE }] })
  it('answer one after the other, and nothing was paid twice', () => {
    for (const claims of [[claim], []]) {
      const standing = settle({ sent: claims, adjudications: [second, first] })
      expect(standing).toMatchObject({
        receivedCents: 8500,
        toGiveBackCents: 0,
        patientCents: 500,
        mayBillPatient: true,
      })
      expect(standing.payers.map(each => [each.sequence, each.receivedCents])).toEqual([
        ['P', 7000],
        ['S', 1500],
      ])
    }
  })
  it('after the first answer the second is next', () =>
    expect(settle({ sent: [claim], adjudications: [first] }).nextPayer?.sequence).toBe('S'))
  it('a reversal goes to the policy whose number it bears', () => {
    const standing = settle({ sent: [claim], adjudications: [first, second, reversalOf(second)] })
    expect(standing.payers.map(each => each.state)).toEqual(['paid', 'taken-back'])
  })
  it('but a second payment as the first payer is paid twice', () =>
    expect(
      settle({ sent: [claim], adjudications: [first, { ...first, id: 990, payerControl: 'P3', remittance: 'TX' }] }),
    ).toMatchObject({ toGiveBackCents: 7000 }))
})

describe('money outside of claims', () => {
  it('is laid to the number that its text holds', () => {
    const long = { ...paid, payerControl: 'ICN20260001' }
    const taking = plb({ reference: 'A1 20260728ICN20260001' })
    const putOff = plb({ reference: 'ICN20260001', amountCents: -8000, paymentDate: '2026-08-20' })
    const standing = settle({ adjudications: [long, reversalOf(long)], providerAdjustments: [taking, putOff] })
    expect(standing).toMatchObject({ receivedCents: 0, contradictions: [] })
  })
  it('we returned ourselves is no take-back to dispute', () => {
    const refund = plb({ reason: '72', amountCents: -8000 })
    const standing = settle({ adjudications: [paid], providerAdjustments: [plb({}), refund] })
    expect(standing).toMatchObject({ receivedCents: 0 })
    expect(standing.work).toEqual([])
  })
  it('as interest is no payment of the claim', () => {
    const standing = settle({ adjudications: [paid], providerAdjustments: [plb({ reason: 'L6', amountCents: -120 })] })
    expect(standing).toMatchObject({ receivedCents: 8000 })
    expect(standing.payers[0]?.interestCents).toBe(120)
  })
  it('as a forwarded balance moves nothing of the claim', () =>
    expect(
      settle({ adjudications: [paid], providerAdjustments: [plb({ reason: 'FB', amountCents: -8000 })] }).receivedCents,
    ).toBe(8000))
})

describe('between payers', () => {
  const claim = sent({ otherPayers: [{ sequence: 'S', payer: JUNIPER }] })
  it('two that paid as the first are reported with both', () => {
    const other = { ...paid, id: 980, payer: JUNIPER, payerControl: 'J1', remittance: 'TJ' }
    const standing = settle({ sent: [claim], adjudications: [paid, other] })
    expect(standing.contradictions.map(each => each.kind)).toContain('two-first-payers')
    expect(standing).toMatchObject({ receivedCents: 16000, mayBillPatient: false })
  })
  it('a first one that falls after the second decided leaves an answer that rests on nothing', () => {
    const second = secondAnswer({ paidCents: 2000, adjustments: ['OA 23 8000'] })
    const standing = settle({ sent: [claim], adjudications: [paid, second, reversalOf(paid)] })
    expect(standing.contradictions.map(each => each.kind)).toEqual(['answer-outdated'])
  })
  describe('a denial that sends the claim to another payer', () => {
    const elsewhere = deniedUnder('CO 22')
    const first = (left: string) =>
      clp({ payer: JUNIPER, paidCents: 8000, payerControl: 'J1', paymentDate: '2026-09-12', adjustments: [left] })
    const other = first('PR 2 2000')
    const told = sent({ id: 77, sentOn: '2026-09-20', sequence: 'S', otherPayers: [{ sequence: 'P', payer: JUNIPER }] })
    const answered = (parts: Partial<CaseEvidence>) =>
      settle({ ...parts, adjudications: [elsewhere, other, ...(parts.adjudications ?? [])] })
    it('is the next payer’s while that one has not answered', () => {
      expect(settle({ sent: [claim], adjudications: [elsewhere] }).work.map(unit => unit.kind)).toEqual([
        'denial',
        'bill-next-payer',
      ])
    })
    it('is ours again when that one has decided: the payer that denied gets what it left, before the patient does', () => {
      const standing = answered({ sent: [claim] })
      expect(standing.work).toMatchObject([{ kind: 'denial', payer: 'SBH01', move: 'us', cents: 10000 }])
      expect(standing).toMatchObject({
        nextPayer: { key: 'SBH01', ready: true },
        comesBack: { key: 'SBH01', after: 'JUNIPER SUPPLEMENT', leftCents: 2000, state: 'to-bill' },
        patientCents: 2000,
        mayBillPatient: false,
      })
      expect(payersForNext(standing).map(each => each.key)).toEqual(['JUN02'])
      expect(guardAnswer(standing, elsewhere.id, 'next-payer')).toEqual([])
    })
    it('waits for the payer that has that claim, and is not sent it twice', () => {
      const standing = answered({ sent: [claim, told] })
      expect(standing.work).toMatchObject([{ kind: 'denial', move: 'payer' }])
      expect(standing).toMatchObject({ nextPayer: undefined, comesBack: { state: 'waiting' }, mayBillPatient: false })
      expect(guardAnswer(standing, elsewhere.id, 'next-payer')).toMatchObject([{ weight: 'stop', rule: 'not-yet' }])
    })
    it('is ours to ask about when it says so again with the result in its hands', () => {
      const again = deniedUnder('CO 22', { payerControl: 'ICN8', paymentDate: '2026-10-05' })
      const standing = answered({ sent: [claim, told], adjudications: [again] })
      expect(standing.work).toMatchObject([{ kind: 'denial', move: 'us', says: expect.stringMatching(/ask it which/) }])
      expect(standing).toMatchObject({ nextPayer: undefined, comesBack: { state: 'told' }, mayBillPatient: false })
    })
    it('is settled where that one has left nothing, and by the answer as the one after', () => {
      expect(settle({ sent: [claim], adjudications: [elsewhere, first('CO 45 2000')] }).work).toEqual([])
      const after = clp({ status: '2', paidCents: 2000, adjustments: ['OA 23 8000'], paymentDate: '2026-10-05' })
      expect(answered({ sent: [claim, told], adjudications: [after] })).toMatchObject({ work: [], patientCents: 0 })
    })
    it('stays settled by the right payer where this one was the wrong one', () => {
      const wrong = deniedUnder('CO 109')
      const sentAway = {
        ...wrong,
        adjustments: wrong.adjustments.map(each => ({ ...each, action: 'bill-other-payer' as const })),
      }
      const standing = settle({ sent: [claim], adjudications: [sentAway, other] })
      expect(standing).toMatchObject({ work: [], comesBack: undefined, nextPayer: undefined })
    })
  })
  it('what the law keeps from the patient at one payer stays kept at the next', () => {
    const qmb = {
      ...paid,
      adjustments: paid.adjustments.map(each => ({
        ...each,
        mayBillPatient: false,
        mayBillPatientBecause: 'The patient is a Qualified Medicare Beneficiary (N781).',
      })),
    }
    const second = secondAnswer({ paidCents: 1500, adjustments: ['OA 23 8000', 'PR 2 500'] })
    expect(settle({ sent: [claim], adjudications: [qmb, second] })).toMatchObject({
      patientCents: 500,
      mayBillPatient: false,
    })
  })
  it('a last payer that leaves more to the patient than the one before is looked at first', () => {
    const second = secondAnswer({ paidCents: 0, adjustments: ['OA 23 7000', 'PR 1 3000'] })
    const standing = settle({ sent: [claim], adjudications: [paid, second] })
    expect(standing).toMatchObject({ patientCents: 2000, mayBillPatient: false, open: true })
  })
})

describe('cases are gathered', () => {
  const accounts = (parts: Partial<CaseEvidence>) =>
    gatherCases(evidence(parts)).map(each =>
      [...each.sent.map(claim => claim.account), ...each.adjudications.map(it => it.account)].sort(),
    )
  it('with a replacement under a new account', () => {
    const replacement = sent({
      account: 'NEW',
      frequency: '7',
      originalControl: 'ICN1',
      serviceFrom: null,
      serviceTo: null,
    })
    expect(accounts({ sent: [sent(), replacement], adjudications: [paid] })).toEqual([['A1', 'A1', 'NEW']])
  })
  it('not by zeros, and days apart', () => {
    const zero = { ...paid, payerControl: '0', account: '000' }
    const otherDay = { ...paid, payerControl: '00', serviceFrom: '2026-06-01', serviceTo: '2026-06-01' }
    expect(accounts({ sent: [sent()], adjudications: [zero, otherDay] })).toHaveLength(3)
  })
  it('though a payer writes the account in its own way', () => {
    const marked = { ...paid, account: '00a-1' }
    expect(accounts({ sent: [sent()], adjudications: [marked] })).toHaveLength(1)
  })
})
