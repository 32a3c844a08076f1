// From the bytes of a remittance to the standing: the files that people report trouble with, as evidence of their cases.
import { describe, expect, it } from 'vitest'
import { adjudicationOf, type CaseAdjudication, settleCase, signThatBalances } from '../src/decide/case.ts'
import type { DecidedClaim } from '../src/decide/decide.ts'
import { createRemittanceReader } from '../src/decide/remittance.ts'
import { evidence, JUNIPER, SAGE, sent } from './case-evidence.ts'

/** One remittance with these segments of claims, of a payer, on a day. */
function remittance(payer: typeof SAGE, day: string, paid: string, claims: string): readonly CaseAdjudication[] {
  const body = [
    'ST*835*0001',
    `BPR*I*${paid}*C*CHK************${day.replaceAll('-', '')}`,
    `TRN*1*T-${day}*1999999999`,
    `N1*PR*${payer.name}`,
    `REF*2U*${payer.ids[0] ?? ''}`,
    'N1*PE*HILL CLINIC*XX*1234567893',
    'LX*1',
    ...claims.split('~'),
  ]
  const text = [
    'ISA*00*          *00*          *ZZ*SAGEBRUSH      *ZZ*HILLCLINIC     *260901*0800*^*00501*000000908*0*P*:',
    'GS*HP*SAGEBRUSH*HILLCLINIC*20260901*0800*908*X*005010X221A1',
    ...body,
    `SE*${body.length + 1}*0001`,
    'GE*1*908',
    'IEA*1*000000908',
  ]
  const decided: DecidedClaim[] = []
  const reader = createRemittanceReader({ onFault() {}, onClaim: claim => decided.push(claim), onRemittance() {} })
  reader.push(new TextEncoder().encode(`${text.join('~')}~`))
  reader.end()
  return decided.map((claim, ordinal) =>
    adjudicationOf(claim, {
      id: Number(day.replaceAll('-', '')) * 10 + ordinal,
      payer,
      paymentDate: day,
      remittance: `${payer.key} ${day}`,
      ordinal,
      balancesWhen: null,
      adjustmentIds: [],
    }),
  )
}

describe('from files', () => {
  it('a panel and its bundled lines', () => {
    const adjudications = remittance(
      SAGE,
      '2026-09-01',
      '30',
      'CLP*B04PAN*1*55*30**12*ICNB04*11*1~SVC*HC:80048*20*30**1*HC:82947~DTM*472*20260728~CAS*OA*94*-35~CAS*CO*45*25~REF*6R*B04A~SVC*HC:80048*15*0**0*HC:84132*1~DTM*472*20260728~CAS*OA*97*15~REF*6R*B04B~SVC*HC:80048*20*0**0*HC:82565*1~DTM*472*20260728~CAS*OA*97*20~REF*6R*B04C',
    )
    const standing = settleCase(evidence({ adjudications }))
    expect(standing).toMatchObject({ receivedCents: 3000, work: [], open: false })
    expect(standing.payers[0]?.answers[0]?.bundled.map(each => each.into)).toEqual([1, 1])
  })

  it('adjustments stated twice', () => {
    const adjudications = remittance(
      SAGE,
      '2026-09-01',
      '70',
      'CLP*B26DBL*1*100*70*10*12*ICNB27*11*1~CAS*CO*45*20~CAS*PR*2*10~SVC*HC:99213*100*70**1~DTM*472*20260728~CAS*CO*45*20~CAS*PR*2*10',
    )
    expect(settleCase(evidence({ adjudications }))).toMatchObject({ patientCents: 1000, mayBillPatient: false })
  })

  it('a split claim, its denied part to be replaced under its own number', () => {
    const first = remittance(
      SAGE,
      '2026-08-12',
      '90',
      'CLP*B13SPL*1*150*90*20*12*ICNB13A*11*1~MOA***MA15~SVC*HC:99214*150*90**1~DTM*472*20260728~CAS*CO*45*40~CAS*PR*3*20~REF*6R*B13A',
    )
    const second = remittance(
      SAGE,
      '2026-08-19',
      '0',
      'CLP*B13SPL*4*100*0**12*ICNB13B*11*1~MOA***MA15~SVC*HC:J1885*100*0**1~DTM*472*20260728~CAS*CO*16*100~REF*6R*B13B~LQ*HE*M119',
    )
    const standing = settleCase(
      evidence({ adjudications: [...second, ...first], sent: [sent({ chargeCents: 25000, account: 'B13SPL' })] }),
    )
    expect(standing.payers[0]?.state).toBe('split')
    expect(standing.work).toMatchObject([{ kind: 'denial', cents: 10000, correction: { names: 'ICNB13B' } }])
  })

  it('two payers, the third to come', () => {
    const first = remittance(
      SAGE,
      '2026-08-05',
      '180',
      'CLP*B31TRI*1*300*180*60*12*ICNB31A*11*1~SVC*HC:99215*300*180**1~DTM*472*20260728~CAS*CO*45*60~CAS*PR*1*20**2*40~REF*6R*B31A',
    )
    const second = remittance(
      JUNIPER,
      '2026-08-19',
      '48',
      'CLP*B31TRI*2*300*48*12*CI*ICNB31B*11*1~SVC*HC:99215*300*48**1~DTM*472*20260728~CAS*OA*23*240~CAS*PR*2*12~REF*6R*B31A',
    )
    const standing = settleCase(evidence({ adjudications: [...second, ...first] }))
    expect(standing).toMatchObject({ receivedCents: 22800, patientCents: 1200, mayBillPatient: true })
    expect(standing.payers.map(each => [each.sequence, each.receivedCents])).toEqual([
      ['P', 18000],
      ['S', 4800],
    ])
  })

  it('a void answered with CLP09 8', () => {
    const paid = remittance(
      SAGE,
      '2026-08-05',
      '40',
      'CLP*B47VOI*1*100*40**12*ICNB47*11*1~SVC*HC:99213*50*40**1~DTM*472*20260728~CAS*CO*45*10~SVC*HC:81002*50*0**1~DTM*472*20260728~CAS*CO*11*50',
    )
    const reversed = remittance(
      SAGE,
      '2026-08-20',
      '0',
      'CLP*B47VOI*22*-100*-40*0*12*ICNB47*11*8~SVC*HC:99213*-50*-40**1~DTM*472*20260728~CAS*CO*45*-10~SVC*HC:81002*-50*0**1~DTM*472*20260728~CAS*CO*11*-50',
    )
    expect(settleCase(evidence({ adjudications: [...reversed, ...paid] }))).toMatchObject({
      receivedCents: 0,
      open: false,
      payers: [{ state: 'void' }],
    })
  })

  it('a payer that passes the claim on names the one that has it', () => {
    const adjudications = remittance(
      SAGE,
      '2026-08-05',
      '80',
      'CLP*XOV*19*100*80*20*MB*ICNX*11*1~NM1*TT*2*JUNIPER SUPPLEMENT*****PI*JUN02~SVC*HC:99213*100*80**1~DTM*472*20260728~CAS*PR*2*20',
    )
    const claim = sent({ account: 'XOV', otherPayers: [{ sequence: 'S', payer: JUNIPER }] })
    const standing = settleCase(evidence({ adjudications, sent: [claim] }))
    expect(standing).toMatchObject({ nextPayer: undefined, mayBillPatient: false, move: 'payer' })
    expect(standing.payers[1]).toMatchObject({
      name: 'JUNIPER SUPPLEMENT',
      crossedOver: true,
      unansweredSince: '2026-08-05',
    })
  })

  it('a reversal that is not negated has the sign that balances', () => {
    const figures = { paymentCents: 2000, providerAdjustmentCents: 0, positiveReversalCents: 8000 }
    expect(signThatBalances({ ...figures, paidCents: 18000 })).toBe('negated')
    expect(signThatBalances({ ...figures, paidCents: 2000 })).toBe('as-written')
    expect(signThatBalances({ ...figures, paidCents: 9000 })).toBe('neither')
    expect(signThatBalances({ ...figures, paidCents: 2000, positiveReversalCents: 0 })).toBe('either')
  })
})
