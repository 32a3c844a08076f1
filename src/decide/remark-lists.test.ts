// Remarks of other lists than RARC: LQ01 says which one, and RX, the reject codes of NCPDP, explains an adjustment as well.
import { describe, expect, it } from 'vitest'
import { explainText } from '../../test/explain-text.ts'
import { remittance } from '../../test/read-file.ts'
import { NCPDP_REJECTS } from '../knowledge/load.ts'
import { claimRecord } from './explain-records.ts'

function decide(cas: string, remarks: string) {
  const { claims, faults } = explainText(
    remittance(
      `CLP*RX1*4*84.5*0**12*PC3~NM1*QC*1*SAMPLE*DI~SVC*N4:00000567801*84.5*0**30~DTM*472*20260803~CAS*${cas}*84.5~${remarks}`,
      '0',
    ),
  )
  const [claim] = claims
  const decision = claim?.adjustments[0]?.decision
  if (claim === undefined || decision === undefined) throw new Error('nothing was decided')
  return { claim, decision, codes: faults.map(fault => fault.code) }
}

describe('reject codes of the pharmacy list', () => {
  it.each([
    ['16', '75', 'authorization', 'obtain-authorization'],
    ['16', '70', 'coverage-exclusion', 'verify-coverage'],
    ['16', '7', 'claim-data', 'correct-claim'],
    ['16', '07', 'claim-data', 'correct-claim'],
    ['16', '41', 'other-payer', 'bill-other-payer'],
    ['A1', '65', 'eligibility', 'verify-coverage'],
    ['A1', '83', 'duplicate', 'find-original'],
    ['16', '79', 'frequency-limit', 'correct-claim'],
    ['16', 'MR', 'coverage-exclusion', 'obtain-authorization'],
  ])('CO-%s with RX %s: %s, %s', (carc, reject, cause, action) => {
    const { claim, decision, codes } = decide(`CO*${carc}`, `LQ*RX*${reject}~`)
    expect(decision).toMatchObject({ kind: 'denial', cause, action, rule: 'pair/remark-decides', sure: 'high' })
    expect(decision.why).toContain(NCPDP_REJECTS.get(reject.replace(/^0/, ''))?.meaning ?? 'no such code')
    expect(claimRecord(claim, 0).adjustments[0]?.remarks).toEqual([`RX:${reject}`])
    expect(codes).toEqual([])
  })

  it('is never taken for the RARC of the same letters, nor the other way round', () => {
    // RARC M1 and N1 say other things than the rejects M1 and N1.
    expect(decide('CO*16', 'LQ*RX*M1~').decision.cause).toBe('eligibility')
    expect(decide('CO*16', 'LQ*HE*M1~').decision.cause).toBe('documentation')
    expect(decide('CO*16', 'LQ*RX*N1~').decision.cause).toBe('eligibility')
    expect(decide('CO*253', 'LQ*RX*MA130~').decision.action).not.toBe('new-claim')
  })

  it('one that is in no list known here is still a reason given: ask what it means', () => {
    const { decision } = decide('CO*16', 'LQ*RX*9ZZ~')
    expect(decision).toMatchObject({ kind: 'denial', action: 'query-payer', rule: 'pair/remark-decides' })
    expect(decision.why).toContain('pharmacy reject code 9ZZ, which is in no list known here')
    expect(decision.why).not.toContain('none came')
  })

  it('beside a RARC, the one that names a cause decides', () => {
    expect(decide('CO*16', 'LQ*HE*MA01~LQ*RX*75~').decision.cause).toBe('authorization')
    expect(decide('CO*16', 'LQ*HE*N290~LQ*RX*75~').decision.rule).toBe('pair/remark-decides')
  })
})

it('a code of a list that the guide does not know is reported, shown, and taken for no RARC', () => {
  const { claim, decision, codes } = decide('CO*16', 'LQ*ZZ*M51~')
  expect(codes).toEqual(['IK403:7'])
  expect(decision.rule).toBe('pair/remark-missing')
  expect(claimRecord(claim, 0).adjustments[0]?.remarks).toEqual(['ZZ:M51'])
})
