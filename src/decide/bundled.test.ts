// Lines that a payer put together and paid as one code: they follow the paid line and are no denial to win.
import { describe, expect, it } from 'vitest'
import { explainClaim } from '../../test/explain-text.ts'
import { remittance } from '../../test/read-file.ts'
import { claimRecord } from './explain-records.ts'

function claimOf(body: string, charge: string, paid: string) {
  return explainClaim(remittance(`CLP*PANEL*1*${charge}*${paid}**12*PC9~NM1*QC*1*SAMPLE*CY~${body}`, paid))
}

describe('lines paid as one code', () => {
  it.each([
    [
      'single tests paid as a panel on the first line',
      'SVC*HC:80061*30*41**1*HC:82465~CAS*OA*94*-31~CAS*CO*45*20~SVC*HC:80061*16*0**0*HC:83718*1~CAS*OA*97*16~SVC*HC:80061*15*0**0*HC:84478*1~CAS*OA*97*15~',
      '61',
      '41',
      1,
      [2, 3],
    ],
    [
      'the payment on the last line, under CO',
      'SVC*HC:80061*16*0**0*HC:83718*1~CAS*CO*97*16~SVC*HC:80061*30*25**1*HC:82465~CAS*CO*45*5~',
      '46',
      '25',
      2,
      [1],
    ],
    [
      'with a remark beside it, and another service on the claim',
      'SVC*HC:99213*90*70**1~CAS*CO*45*20~SVC*HC:80061*30*25**1*HC:82465~CAS*CO*45*5~SVC*HC:80061*16*0**0*HC:83718*1~CAS*CO*97*16~LQ*HE*M15~',
      '136',
      '95',
      2,
      [3],
    ],
    [
      'another panel, the payment on the line in the middle',
      'SVC*HC:80053*12*0**0*HC:82040*1~CAS*OA*97*12~SVC*HC:80053*20*28**1*HC:82947~CAS*OA*94*-22~CAS*CO*45*14~SVC*HC:80053*10*0**0*HC:84075*1~CAS*OA*97*10~',
      '42',
      '28',
      2,
      [1, 3],
    ],
    [
      'a liver panel, the payment on the last line of four',
      'SVC*HC:80076*9*0**0*HC:82248*1~CAS*CO*97*9~SVC*HC:80076*9*0**0*HC:84450*1~CAS*CO*97*9~SVC*HC:80076*9*0**0*HC:84460*1~CAS*CO*97*9~SVC*HC:80076*14*18**1*HC:82247~CAS*OA*94*-27~CAS*CO*45*23~',
      '41',
      '18',
      4,
      [1, 2, 3],
    ],
    [
      'the panel first, and another service behind it',
      'SVC*HC:80061*30*25**1*HC:82465~CAS*CO*45*5~SVC*HC:80061*16*0**0*HC:83718*1~CAS*OA*97*16~SVC*HC:99213*90*70**1~CAS*CO*45*20~',
      '136',
      '95',
      1,
      [2],
    ],
  ])('%s', (_, body, charge, paid, into, bundled) => {
    const claim = claimOf(body, charge, paid)
    expect(claim).toMatchObject({ outcome: 'paid', atStakeCents: 0, balance: { balanced: true } })
    const followers = claim.adjustments.filter(each => each.adjustment.carc === '97')
    expect(followers.map(each => each.adjustment.line)).toEqual(bundled)
    for (const { decision } of followers) {
      expect(decision).toMatchObject({
        kind: 'informational',
        cause: 'bundling',
        action: 'none',
        appealable: false,
        mayBillPatient: false,
      })
      expect(decision.why).toContain(`line ${into} carries the payment`)
      expect(decision.because.at(-1)).toMatchObject({ fact: 'bundledInto', is: into, holds: true })
    }
    const record = claimRecord(claim, 0).adjustments.find(each => each.carc === '97')
    // The code as it was sent stands in SVC06 of the line.
    expect(record?.submitted).toBe(/\*0\*\*0\*HC:(\d+)/.exec(body)?.[1])
  })
})

describe('a bundled line that may be won', () => {
  it.each([
    ['alone', 'SVC*HC:83718*16*0**0~CAS*CO*97*16~SVC*HC:99213*90*70**1~CAS*CO*45*20~', '106', '70'],
    [
      'under another code than the one sent, which nobody was paid for',
      'SVC*HC:80061*16*0**0*HC:83718~CAS*CO*97*16~SVC*HC:99213*90*70**1~CAS*CO*45*20~',
      '106',
      '70',
    ],
    [
      'the code as sent, beside the same code paid once',
      'SVC*HC:97110*60*30**1~CAS*CO*45*30~SVC*HC:97110*60*0**0~CAS*CO*97*60~',
      '120',
      '30',
    ],
    [
      'put on the patient',
      'SVC*HC:80061*30*25**1*HC:82465~CAS*CO*45*5~SVC*HC:80061*16*0**0*HC:83718~CAS*PR*97*16~',
      '46',
      '25',
    ],
  ])('%s stays a denial', (_, body, charge, paid) => {
    const claim = claimOf(body, charge, paid)
    expect(claim.outcome).toBe('partly-denied')
    expect(claim.adjustments.find(each => each.adjustment.carc === '97')?.decision.kind).toBe('denial')
  })
})
