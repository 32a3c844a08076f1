// What is at stake of a federal cut (253): where it was worked out from the wrong base or rate, the difference to what is due, never the rest.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainClaim } from '../../test/explain-text.ts'
import { remittance } from '../../test/read-file.ts'
import { adjudicationOf } from './case/from-remittance.ts'
import { stakeOf } from './case.ts'
import type { DecidedClaim } from './decide.ts'

const decided = (claim: string, paid: string): DecidedClaim => explainClaim(remittance(claim, paid))

/** Allowed 100.00, deductible 50.00, 80 % of the rest = 40.00, coinsurance 10.00: the cut that is due is 2 % of 40.00. */
const FIRST_COAST = (cut: string, paid: string) =>
  decided(
    `CLP*A*1*150*${paid}*60*MB*7~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*${paid}**1~DTM*472*20240105~CAS*CO*45*50**253*${cut}~CAS*PR*1*50**2*10~AMT*B6*100~`,
    paid,
  )

/** The same claim as the store keeps it and its case reads it. */
const inItsCase = (claim: DecidedClaim) =>
  stakeOf(
    adjudicationOf(claim, {
      id: 1,
      payer: { key: 'p', name: 'P', ids: [] },
      paymentDate: '2024-02-01',
      remittance: 'r',
      ordinal: 1,
      balancesWhen: null,
      adjustmentIds: claim.adjustments.map((_each, at) => at),
    }),
  )

describe('at stake of a federal cut', () => {
  it.each([
    ['2 % of the allowed 100.00 instead of the payment of 40.00', FIRST_COAST('2', '38'), '253/from-allowed', 120],
    ['2 % of the charge of 150.00', FIRST_COAST('3', '37'), '253/from-charge', 220],
    ['4 % where 2 % holds', FIRST_COAST('1.6', '38.4'), '253/wrong-rate', 80],
    ['an amount that no base explains', FIRST_COAST('2.2', '37.8'), '253/wrong-amount', 140],
    ['as it is due', FIRST_COAST('0.8', '39.2'), '253/routine', 0],
    [
      'a day without a cut: all of it',
      decided(
        'CLP*A*1*100*78.4**MB*7~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*78.4**1~DTM*472*20210105~CAS*CO*45*20**253*1.6~',
        '78.4',
      ),
      '253/suspended',
      160,
    ],
    [
      'at the line and at the claim: one of the two',
      decided(
        'CLP*A*1*100*76.8**MB*7~CAS*CO*253*1.6~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*78.4**1~DTM*472*20240105~CAS*CO*45*20**253*1.6~',
        '76.8',
      ),
      '253/double',
      160,
    ],
    [
      'used to say "not covered": all of it',
      decided('CLP*A*4*150*0**12*7~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*0**1~DTM*472*20240105~CAS*CO*253*150~', '0'),
      '253/used-as-denial',
      15000,
    ],
    [
      'put on the patient: all of it is held',
      decided(
        'CLP*A*1*100*78.4*1.6*MB*7~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*78.4**1~DTM*472*20240105~CAS*CO*45*20~CAS*PR*253*1.6~',
        '78.4',
      ),
      '253/patient-group',
      160,
    ],
  ] as const)('%s', (_title, claim, rule, cents) => {
    expect(claim.adjustments.map(({ decision }) => decision.rule)).toContain(rule)
    expect(claim.atStakeCents).toBe(cents)
    expect(inItsCase(claim)).toBe(cents)
  })

  it('is the same whether a claim is read alone or in its case, never more than was cut, and the base is the payment before the cut', () => {
    const amounts = fc.record({
      payment: fc.integer({ min: 5000, max: 90_000 }),
      cut: fc.integer({ min: 1, max: 450 }),
      day: fc.constantFrom('20200110', '20210105', '20220510', '20240105'),
    })
    fc.assert(
      fc.property(amounts, ({ payment, cut, day }) => {
        const dollars = (cents: number) => (cents / 100).toFixed(2)
        const paid = dollars(payment - cut)
        const claim = decided(
          `CLP*A*1*${dollars(payment + 5000)}*${paid}**MB*7~NM1*QC*1*DOE*JANE~SVC*HC:99213*${dollars(payment + 5000)}*${paid}**1~DTM*472*${day}~CAS*CO*45*50**253*${dollars(cut)}~`,
          paid,
        )
        const rate = day === '20210105' ? 0 : day === '20220510' ? 1 : 2
        const due = Math.floor((payment * rate + 50) / 100)
        expect(claim.atStakeCents).toBe(cut - due > 1 || (rate === 0 && cut > 0) ? cut - due : 0)
        expect(inItsCase(claim)).toBe(claim.atStakeCents)
      }),
    )
  })
})
