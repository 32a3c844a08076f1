// What the record of a claim carries besides its money: the amounts and remarks of inpatient and outpatient adjudication, references whole.
import { describe, expect, it } from 'vitest'
import { explainClaim, explainText } from '../../test/explain-text.ts'
import { remittance } from '../../test/read-file.ts'
import { claimText } from '../cli/explain-text.ts'
import { claimRecord, providerAdjustmentRecord } from './explain-records.ts'

function claimOf(segments: string) {
  return explainClaim(
    remittance(`CLP*STAY*1*9000*7000*2000*MA*PC7*11*1~CAS*PR*1*2000~NM1*QC*1*SAMPLE*GIL~${segments}`, '7000'),
  )
}

describe('adjudication of a stay or visit', () => {
  it.each([
    [
      'MIA with every amount in its place',
      'MIA*1*2*3*4*MA01*6*7*8*9*10*11*12*13*14*15*16*17*18*19*N130*N381*MA07*M15*24~',
      'inpatient',
      {
        coveredDays: '1',
        ppsOperatingOutlierCents: 200,
        psychiatricDays: '3',
        drgCents: 400,
        remark: 'MA01',
        disproportionateCents: 600,
        mspPassThroughCents: 700,
        ppsCapitalCents: 800,
        capitalFspCents: 900,
        capitalHspCents: 1000,
        capitalDshCents: 1100,
        oldCapitalCents: 1200,
        capitalImeCents: 1300,
        operatingHospitalCents: 1400,
        costReportDays: '15',
        operatingFederalCents: 1600,
        capitalOutlierCents: 1700,
        teachingCents: 1800,
        professionalCents: 1900,
        moreRemarks: ['N130', 'N381', 'MA07', 'M15'],
        capitalExceptionCents: 2400,
      },
      ['MA01', 'N130', 'N381', 'MA07', 'M15'],
      'Capital, hospital 10.00; Capital, disproportionate share 11.00',
    ],
    [
      'MOA with rate, amounts and remarks',
      'MOA*.8*120.5*MA01*MA18**N130**30*40~',
      'outpatient',
      {
        rate: '.8',
        hcpcsPayableCents: 12050,
        remarks: ['MA01', 'MA18', 'N130'],
        esrdCents: 3000,
        professionalCents: 4000,
      },
      ['MA01', 'MA18', 'N130'],
      'outpatient: Reimbursement rate .8; HCPCS payable 120.50; ESRD payment 30.00;',
    ],
    ['MOA of remarks alone', 'MOA***MA15~', 'outpatient', { remarks: ['MA15'] }, ['MA15'], undefined],
  ] as const)('%s', (_, segment, key, given, remarks, text) => {
    const claim = claimOf(segment)
    const record = claimRecord(claim, 0)
    expect(record[key]).toEqual(given)
    expect(record.remarks).toEqual(remarks)
    // They hold for every adjustment of the claim.
    expect(claim.adjustments[0]?.remarks.map(remark => remark.code)).toEqual(remarks)
    const shown = claimText(claim, { color: false })
    for (const code of remarks) expect(shown).toContain(code)
    if (text === undefined) expect(shown).not.toContain('outpatient:')
    else expect(shown.replace(/\s+/g, ' ')).toContain(text)
  })

  it('is absent where none came', () => {
    const record = claimRecord(claimOf('DTM*232*20260801~'), 0)
    expect(record.inpatient).toBeUndefined()
    expect(record.outpatient).toBeUndefined()
    expect(record.repeatedCents).toBeUndefined()
  })
})

it.each([
  ['WO:PC7:20260801', 'PC7:20260801'],
  ['FB:CARRIED FORWARD', 'CARRIED FORWARD'],
  ['72:A:B:C', 'A:B:C'],
])('the reference of %s is given whole', (written, reference) => {
  const { providerAdjustments, faults } = explainText(remittance(`PLB*1234567893*20261231*${written}*12.5~`, '-12.5'))
  expect(providerAdjustments.map(each => providerAdjustmentRecord(each, 0))).toEqual([
    { record: 'provider-adjustment', remittance: 0, reason: written.slice(0, 2), reference, amountCents: 1250 },
  ])
  expect(faults).toEqual([])
})
