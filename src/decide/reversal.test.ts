// Reversals as payers send them: negated as they should be, not negated, with other codes than the original.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainText } from '../../test/explain-text.ts'
import { remittance } from '../../test/read-file.ts'
import { claimRecord } from './explain-records.ts'

const NEW = 'CLP*NEW*1*120*90*10*12*PC5~NM1*QC*1*SAMPLE*EV~SVC*HC:99213*120*90~CAS*CO*45*20~CAS*PR*2*10~'
const NOT_NEGATED = 'CLP*OLD*22*150*100*20*12*PC4~NM1*QC*1*SAMPLE*FAY~SVC*HC:99214*150*100~CAS*CO*45*30~CAS*PR*2*20~'
const said = (text: string) =>
  explainText(text)
    .faults.filter(fault => fault.code === 'reversal:not-negated')
    .map(fault => fault.says)

describe('a reversal that is not negated', () => {
  it.each([
    ['alone before a payment', `${NOT_NEGATED}${NEW}`, '-10', 0],
    ['after it', `${NEW}${NOT_NEGATED}`, '-10', 1],
    ['with a provider adjustment', `${NEW}${NOT_NEGATED}PLB*1234567893*20261231*FB:CARRIED*-10~`, '0', 1],
  ])('%s: read with the sign that makes the payment balance, and reported', (_, claims, paid, at) => {
    const { claims: read, ends, faults } = explainText(remittance(claims, paid))
    const reversal = read[at]
    if (reversal === undefined) throw new Error('no reversal was read')
    expect(read.map(each => each.claim.account)).toEqual(at === 0 ? ['OLD', 'NEW'] : ['NEW', 'OLD'])
    expect(claimRecord(reversal, 0)).toMatchObject({
      reversal: true,
      chargeCents: -15000,
      paidCents: -10000,
      patientCents: -2000,
      balanced: true,
      outcome: 'reversed',
    })
    expect(reversal.adjustments.map(each => [each.adjustment.amountCents, each.decision.kind])).toEqual([
      [-3000, 'take-back'],
      [-2000, 'take-back'],
    ])
    // The evidence stays the file's own segment.
    expect(reversal.claim.source?.text).toContain('CLP*OLD*22*150*100')
    expect(ends[0]).toMatchObject({ balanced: true, differenceCents: 0, paidCents: -1000, claims: 2 })
    expect(faults.map(fault => [fault.severity, fault.code])).toEqual([['warning', 'reversal:not-negated']])
    expect(faults[0]?.says).toContain('only so the payment balances')
  })

  it('is left as it stands where only so the payment balances', () => {
    const text = remittance(`${NOT_NEGATED}${NEW}`, '190')
    expect(explainText(text).claims[0]?.claim.paidCents).toBe(10000)
    expect(said(text)[0]).toContain('read as they stand, because only so the payment balances')
  })

  it.each([
    ['neither sign balances', `${NOT_NEGATED}${NEW}`, '50'],
    ['both do, because nothing was paid', `CLP*OLD*22*150*0**12*PC4~CAS*CO*197*150~${NEW}`, '90'],
    ['the payment cannot be read', `${NOT_NEGATED}${NEW}`, 'x'],
  ])('nothing is guessed where %s', (_, claims, paid) => {
    const text = remittance(claims, paid)
    expect(explainText(text).claims[0]?.claim.chargeCents).toBe(15000)
    expect(said(text)).toHaveLength(1)
    expect(said(text)[0]).toContain('does not show which sign is meant')
  })

  it('several of them are read alike; those of another remittance by their own payment', () => {
    const second = NOT_NEGATED.replace('OLD', 'OLD2').replace('150*100*20', '80*60*0').replace('150*100', '80*60')
    const both = `${NOT_NEGATED}${second.replace('CAS*CO*45*30~CAS*PR*2*20', 'CAS*CO*45*20')}${NEW}`
    const { claims } = explainText(remittance(both, '-70'))
    expect(claims.map(each => each.claim.paidCents)).toEqual([-10000, -6000, 9000])
    const two = remittance(`${NOT_NEGATED}${NEW}`, '-10') + remittance(`${NOT_NEGATED}${NEW}`, '190')
    expect(explainText(two).claims.map(each => each.claim.paidCents)).toEqual([-10000, 9000, 10000, 9000])
  })

  it('in any chunking; a file that stops still gives out what it held', () => {
    const text = remittance(`${NEW}${NOT_NEGATED}`, '-10')
    expect(explainText(text, 7).claims.map(each => each.claim.paidCents)).toEqual([9000, -10000])
    expect(explainText(text.slice(0, text.indexOf('SE*'))).claims).toHaveLength(2)
  })

  it('whatever the amounts, what is paid in the end is the payment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e7 }), fc.integer({ min: 0, max: 1e7 }), (back, paid) => {
        const money = (cents: number) => (cents / 100).toFixed(2)
        const { ends, claims } = explainText(
          remittance(
            `CLP*A*22*${money(back)}*${money(back)}**12*1~CLP*B*1*${money(paid)}*${money(paid)}**12*2~`,
            money(paid - back),
          ),
        )
        expect(ends[0]).toMatchObject({ differenceCents: 0, paidCents: paid - back })
        expect(claims[0]?.claim.paidCents).toBe(-back)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a reversal as it should be', () => {
  const NEGATED =
    'CLP*OLD*22*-150*-100*-20*12*PC4~NM1*QC*1*SAMPLE*FAY~SVC*HC:99214*-150*-100~CAS*CO*45*-30~CAS*PR*2*-20~'

  it('is read as it stands, with nothing to report', () => {
    const { claims, faults, ends } = explainText(remittance(`${NEGATED}${NEW}`, '-10'))
    expect(faults).toEqual([])
    expect(claims[0]?.claim.paidCents).toBe(-10000)
    expect(ends[0]?.balanced).toBe(true)
  })

  it.each([
    ['other reasons', 'CAS*CO*97*-30~CAS*PR*1*-20~'],
    ['another group', 'CAS*OA*45*-30~CAS*OA*23*-20~'],
    ['the old group of corrections', 'CAS*CR*45*-50~'],
  ])('with %s than the original is a take-back all the same', (_, codes) => {
    const { claims } = explainText(remittance(`${NEGATED.replace('CAS*CO*45*-30~CAS*PR*2*-20~', codes)}${NEW}`, '-10'))
    expect(claims[0]).toMatchObject({ outcome: 'reversed', atStakeCents: 0, balance: { balanced: true } })
    for (const { decision } of claims[0]?.adjustments ?? [])
      expect(decision).toMatchObject({ kind: 'take-back', mayBillPatient: false, action: 'none' })
  })
})
