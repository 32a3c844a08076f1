// What a 277 says of a claim: every status of every segment, of the claim and of its lines, with whom it concerns.
import { describe, expect, it } from 'vitest'
import { interchange, readFile } from '../../../test/read-file.ts'
import type { ClaimStatus } from '../../x12/index.ts'
import { sayingsOfStatus } from './read/sayings.ts'

/** What a 277CA says of the claims in these segments (from TRN on, each of one patient). */
function sayings(...claims: readonly string[]) {
  const patients = claims.map((claim, at) => `HL*${at + 4}*3*PT~NM1*QC*1*SAMPLE*P${at}****MI*M${at}~${claim}`).join('')
  const text = interchange(
    `BHT*0085*08*CA9*20260910*0900*TH~HL*1**20*1~NM1*PR*2*INVENTED PAYER*****PI*INV01~TRN*1*CA9~DTP*050*D8*20260910~HL*2*1*21*1~NM1*41*2*SAMPLE CLINIC*****46*SC01~TRN*2*BATCH9~STC*A1:19:PR*20260910*WQ*250~HL*3*2*19*1~NM1*85*2*SAMPLE CLINIC*****XX*1234567893~TRN*1*0~STC*A1:19:PR**WQ*250~${patients}`,
    '005010X214',
    '277',
  )
  const { remittances, faults, totals } = readFile(text)
  expect(faults.map(fault => fault.says)).toEqual([])
  expect(totals.unread).toBe(0)
  const tree = remittances[0]?.tree as unknown as ClaimStatus
  return sayingsOfStatus('277CA', tree).filter(saying => saying.account !== undefined)
}

describe('statuses of a claim', () => {
  it('three of one segment all say what to correct', () => {
    const [said, taken] = sayings(
      'TRN*2*ACC1~STC*A7:562:85*20260910*U*150******A7:500:85*A7:507~DTP*472*D8*20260901~',
      'TRN*2*ACC2~STC*A2:20:PR*20260910*WQ*100~REF*1K*PCN22~DTP*472*D8*20260901~',
    )
    expect(said).toMatchObject({ account: 'ACC1', verdict: 'rejected', chargeCents: 15000, serviceFrom: '2026-09-01' })
    expect(said?.codes).toEqual(['A7:562:85', 'A7:500:85', 'A7:507'])
    expect(said?.statuses?.map(({ status, entity, says }) => [status, entity, says])).toEqual([
      ['562', '85', 'National Provider Identifier (NPI) of the billing provider'],
      ['500', '85', 'Postal code of the billing provider'],
      ['507', undefined, 'HCPCS code'],
    ])
    expect(said?.says).toBe(
      'Sent back: something in it is not valid: National Provider Identifier (NPI) of the billing provider (A7:562:85); Postal code of the billing provider (A7:500:85); HCPCS code (A7:507).',
    )
    expect(taken).toMatchObject({ account: 'ACC2', verdict: 'accepted', payerControl: 'PCN22', codes: ['A2:20:PR'] })
  })

  it('of several segments, with the payer’s own words', () => {
    const [said] = sayings(
      'TRN*2*ACC3~STC*A6:164:IL*20260910*U*80********MEMBER NUMBER LEFT OUT~STC*A7:21*20260910*U*80******A7:454~',
    )
    expect(said?.codes).toEqual(['A6:164:IL', 'A7:21', 'A7:454'])
    expect(said?.says).toBe(
      'Sent back: something needed is missing: Contract or member number of the subscriber (A6:164:IL): MEMBER NUMBER LEFT OUT. Sent back: something in it is not valid: Something is missing or not valid (A7:21); Procedure code (A7:454).',
    )
  })

  it('of lines, each with its line', () => {
    const [said] = sayings(
      'TRN*2*ACC4~STC*A3:21*20260910*U*150~SVC*HC:99213*90~STC*A7:453**U~REF*FJ*1~SVC*HC:87880*60~STC*A7:507**U*******A7:476~REF*FJ*2~',
    )
    expect(said?.statuses?.map(({ code, line }) => [code, line])).toEqual([
      ['A3:21', undefined],
      ['A7:453', 1],
      ['A7:507', 2],
      ['A7:476', 2],
    ])
    expect(said?.says).toContain('line 1: Modifier (A7:453)')
    expect(said?.says).toContain('line 2: HCPCS code (A7:507); line 2: Units of service (A7:476)')
  })

  it('the worst of them is the verdict, and only those are its sentence', () => {
    const [said] = sayings('TRN*2*ACC5~STC*A1:19:PR*20260910*WQ*80******A8:496:85~')
    expect(said?.verdict).toBe('rejected')
    expect(said?.codes).toEqual(['A1:19:PR', 'A8:496:85'])
    expect(said?.says).toBe(
      'Sent back: parts of it do not fit each other: Submitter may not send for the billing provider (A8:496:85).',
    )
  })

  it('a status or entity that is not known here is named by its code', () => {
    const [said] = sayings('TRN*2*ACC6~STC*A7:9999:XQ*20260910*U*80~')
    expect(said?.says).toBe('Sent back: something in it is not valid: status 9999 of entity XQ (A7:9999:XQ).')
  })
})
