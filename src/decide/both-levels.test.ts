// Adjustments stated at the claim and at its lines too: reported, counted once, and nothing is billed before somebody has looked.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainText } from '../../test/explain-text.ts'
import { remittance } from '../../test/read-file.ts'
import { claimText } from '../cli/explain-text.ts'
import { claimRecord } from './explain-records.ts'

/** A claim of 180.00 paid 110.00 with these adjustments at the claim and at its one line. */
function claimOf(atClaim: string, atLine: string, stated = '25', paid = '110') {
  const text = remittance(
    `CLP*TWICE*1*180*${paid}*${stated}*12*PC1*11*1~${atClaim}NM1*QC*1*SAMPLE*ANN~SVC*HC:99214*180*${paid}**1~DTM*472*20260803~${atLine}`,
    paid,
  )
  const { claims, faults } = explainText(text)
  const [claim] = claims
  if (claim === undefined) throw new Error('no claim was read')
  return { claim, codes: faults.map(fault => fault.code), faults }
}

/** Line adjustments that make up what was not paid: contract 45.00, patient 25.00. */
const WHOLE = 'CAS*CO*45*45~CAS*PR*2*25~'

describe('the same amounts at both levels', () => {
  it.each([
    ['as they are', WHOLE, WHOLE, -7000, 2500],
    ['in another order', 'CAS*PR*2*25~CAS*CO*45*45~', WHOLE, -7000, 2500],
    ['the patient alone', 'CAS*PR*2*25~', WHOLE, -2500, 2500],
    ['the contract alone', 'CAS*CO*45*45~', WHOLE, -4500, 2500],
    ['several in one segment', 'CAS*PR*1*20**3*5~', 'CAS*CO*45*45~CAS*PR*1*20**3*5~', -2500, 2500],
    ['summed up under another reason', 'CAS*PR*3*25~', 'CAS*CO*45*45~CAS*PR*1*20**2*5~', -2500, 2500],
  ])('%s: out of balance by them, the patient owes his part once', (_, atClaim, atLine, difference, patient) => {
    const { claim, codes } = claimOf(atClaim, atLine)
    expect(claim.balance).toMatchObject({ balanced: false, differenceCents: difference, patientCents: patient })
    expect(claim.balance.repeated?.cents).toBe(-difference)
    expect(codes).toContain('balance:both-levels')
    expect(codes).not.toContain('balance:patient')
    for (const { adjustment, decision } of claim.adjustments) {
      expect(decision.mayBillPatient, `${adjustment.level} ${adjustment.carc}`).toBe(false)
      expect(decision.action).not.toBe('bill-patient')
      if (adjustment.level === 'claim') expect(decision).toMatchObject({ kind: 'informational', action: 'review' })
      else if (adjustment.group === 'PR') expect(decision).toMatchObject({ kind: 'patient-share', action: 'review' })
    }
    expect(claimRecord(claim, 0)).toMatchObject({ patientCents: patient, repeatedCents: -difference, balanced: false })
    expect(claimText(claim, { color: false })).toContain('PT RESP 25.00   OUT OF BALANCE')
  })

  it('over several lines, each balanced, and without CLP05', () => {
    const { claims, faults } = explainText(
      remittance(
        'CLP*TWO*1*300*200**12*PC2~CAS*PR*2*40~NM1*QC*1*SAMPLE*BO~SVC*HC:99213*100*70~CAS*CO*45*20~CAS*PR*2*10~SVC*HC:99215*200*130~CAS*CO*45*40~CAS*PR*2*30~',
        '200',
      ),
    )
    expect(claims[0]?.balance).toMatchObject({ differenceCents: -4000, patientCents: 4000 })
    expect(faults.map(fault => fault.code)).toContain('balance:both-levels')
  })

  it.each([
    ['and a line that does not balance', 'CAS*PR*2*25~', 'CAS*CO*45*40~CAS*PR*2*25~'],
    ['and an adjustment more at the claim', 'CAS*PR*2*25~CAS*CO*45*7~', WHOLE],
    ['and a contract that is repeated wrongly', 'CAS*PR*2*25~CAS*CO*45*44~', WHOLE],
  ])('the patient’s part twice, %s: once, because CLP05 says so', (_, atClaim, atLine) => {
    const { claim, codes } = claimOf(atClaim, atLine)
    expect(claim.balance).toMatchObject({ balanced: false, patientCents: 2500 })
    expect(claim.balance.repeated?.cents).toBe(2500)
    expect(codes).toContain('balance:both-levels')
    expect(claim.adjustments.some(each => each.decision.mayBillPatient)).toBe(false)
  })

  it('a denial said twice is one denial of the amount', () => {
    const { claim } = claimOf('CAS*CO*197*180~', 'CAS*CO*197*180~', '', '0')
    expect(claim.atStakeCents).toBe(18000)
    expect(claim.adjustments.map(each => each.decision.kind)).toEqual(['informational', 'denial'])
    expect(claim.outcome).toBe('denied')
  })
})

describe('what is not said twice', () => {
  it.each([
    ['adjustments of the claim that its lines do not hold', 'CAS*CO*253*2~'],
    ['another amount', 'CAS*PR*2*24~'],
    ['another group', 'CAS*OA*2*25~'],
  ])('%s', (_, atClaim) => {
    const { claim, codes } = claimOf(atClaim, WHOLE)
    expect(claim.balance.repeated).toBeUndefined()
    expect(codes).not.toContain('balance:both-levels')
    expect(codes).toContain('balance:claim')
  })

  it('a balanced claim with the same amount at both levels is two amounts', () => {
    const { claims, faults } = explainText(
      remittance('CLP*A*1*100*60*20*12*1~CAS*PR*2*10~SVC*HC:99213*100*70~CAS*CO*45*20~CAS*PR*2*10~', '60'),
    )
    expect(claims[0]?.balance).toMatchObject({ balanced: true, patientCents: 2000, repeated: undefined })
    expect(claims[0]?.adjustments.every(each => each.decision.action !== 'review')).toBe(true)
    expect(faults).toEqual([])
  })

  it('what the payer states as the patient’s in full is not halved', () => {
    const { claim } = claimOf('CAS*PR*2*25~', WHOLE, '50')
    expect(claim.balance).toMatchObject({ repeated: undefined, patientCents: 5000 })
  })
})

describe('a claim out of balance that states another patient’s part than its adjustments', () => {
  it.each([
    ['too much at the line', 'CAS*CO*45*45~CAS*PR*2*35~', '25'],
    ['too little at the line', 'CAS*CO*45*45~CAS*PR*2*5~', '25'],
    ['nothing stated as the patient’s', 'CAS*CO*45*40~CAS*PR*2*25~', '0'],
  ])('%s: nothing is billed before somebody has looked', (_, atLine, stated) => {
    const { claim, codes } = claimOf('', atLine, stated)
    expect(codes).toContain('balance:patient')
    const share = claim.adjustments.find(each => each.adjustment.group === 'PR')?.decision
    expect(share).toMatchObject({ kind: 'patient-share', action: 'review', mayBillPatient: false })
  })

  it('balanced, or stated alike, it may be billed', () => {
    for (const [atLine, stated] of [
      [WHOLE, '30'],
      ['CAS*CO*45*40~CAS*PR*2*25~', '25'],
      ['CAS*CO*45*40~CAS*PR*2*25~', ''],
    ] as const)
      expect(claimOf('', atLine, stated).claim.adjustments.at(-1)?.decision.mayBillPatient, atLine).toBe(true)
  })
})

it('whatever the amounts: once at each line and once more at the claim never doubles the patient’s part', () => {
  const line = fc.record({
    contract: fc.integer({ min: 0, max: 5000 }),
    patient: fc.integer({ min: 1, max: 5000 }),
    paid: fc.integer({ min: 0, max: 50_000 }),
  })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.boolean(), (lines, stated) => {
      const sum = (key: 'contract' | 'patient' | 'paid') => lines.reduce((all, each) => all + each[key], 0)
      const money = (cents: number) => (cents / 100).toFixed(2)
      const charge = sum('contract') + sum('patient') + sum('paid')
      const body = lines
        .map(
          each =>
            `SVC*HC:99213*${money(each.contract + each.patient + each.paid)}*${money(each.paid)}~CAS*CO*45*${money(each.contract)}~CAS*PR*2*${money(each.patient)}~`,
        )
        .join('')
      const { claims } = explainText(
        remittance(
          `CLP*A*1*${money(charge)}*${money(sum('paid'))}*${stated ? money(sum('patient')) : ''}*12*1~CAS*CO*45*${money(sum('contract'))}~CAS*PR*2*${money(sum('patient'))}~${body}`,
          money(sum('paid')),
        ),
      )
      expect(claims[0]?.balance.patientCents).toBe(sum('patient'))
      expect(claims[0]?.adjustments.some(each => each.decision.mayBillPatient)).toBe(false)
    }),
    { numRuns: 200 },
  )
})
