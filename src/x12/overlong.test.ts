// More than the guide has room for is still money: adjustments beyond the sixth of a segment, references with separators in them.
import { describe, expect, it } from 'vitest'
import { readFile, remittance } from '../../test/read-file.ts'

const triplets = (count: number) => Array.from({ length: count }, (_, at) => `*${at + 1}*${at + 1}*`).join('')
const claimsOf = (text: string) => readFile(text).remittances[0]?.tree.headers[0]?.claims ?? []
const codesOf = (text: string) => readFile(text).faults.map(fault => `${fault.severity} ${fault.code} ${fault.element}`)

describe('adjustments beyond the sixth', () => {
  it.each([7, 8, 23, 40])('%i in one segment: all are read, and it is reported', count => {
    const text = remittance(`CLP*A*1*9*0**12*7~CAS*CO${triplets(count)}~`, '0')
    const read = claimsOf(text)[0]?.adjustments[0]?.adjustments ?? []
    expect(read.map(part => [part.reason, part.amountCents])).toEqual(
      Array.from({ length: count }, (_, at) => [String(at + 1), (at + 1) * 100]),
    )
    expect(codesOf(text)).toEqual(['warning IK403:3 CAS20'])
    expect(readFile(text).faults[0]?.says).toContain(`There are ${count} runs of elements where 6 may stand`)
    expect(readFile(text).written).toBe(text)
  })

  it('at a line and in provider adjustments as well', () => {
    const text = remittance(
      `CLP*A*1*9*0**12*7~SVC*HC:99213*9*0~CAS*PR${triplets(9)}~PLB*1234567893*20261231${Array.from({ length: 8 }, (_, at) => `*WO:N${at}*${at + 1}`).join('')}~`,
      '0',
    )
    expect(claimsOf(text)[0]?.lines[0]?.adjustments[0]?.adjustments).toHaveLength(9)
    const plb = readFile(text).remittances[0]?.tree.providerAdjustments[0]?.adjustments ?? []
    expect(plb.map(part => [part.reason?.reference, part.amountCents])).toEqual(
      Array.from({ length: 8 }, (_, at) => [`N${at}`, (at + 1) * 100]),
    )
    expect(codesOf(text)).toEqual(['warning IK403:3 CAS20', 'warning IK403:3 PLB15'])
  })

  it('an unreadable amount among them is an error as anywhere', () => {
    expect(codesOf(remittance(`CLP*A*1*9*0**12*7~CAS*CO${triplets(6)}*45*x~`, '0'))).toEqual([
      'warning IK403:3 CAS20',
      'error money:unreadable CAS21',
    ])
  })

  it('what is no run of adjustments is told as surplus; more than anybody writes is an error', () => {
    expect(codesOf(remittance(`CLP*A*1*9*0**12*7~CAS*CO${triplets(6)}**5~`, '0'))).toEqual(['warning IK403:3 CAS20'])
    const endless = remittance(`CLP*A*1*9*0**12*7~CAS*CO${triplets(300)}~`, '0')
    expect(codesOf(endless)).toEqual(['error IK403:3 CAS20'])
    expect(claimsOf(endless)[0]?.adjustments[0]?.adjustments).toHaveLength(200)
  })
})

describe('the reference of a provider adjustment', () => {
  it.each([
    ['FB:ACCT 1:20260105:77', 'ACCT 1:20260105:77'],
    ['WO:ICN:1', 'ICN:1'],
    ['WO:::1', '::1'],
    ['L6:PLAIN', 'PLAIN'],
    ['CS', undefined],
  ])('%s is kept whole', (written, reference) => {
    const text = remittance(`PLB*1234567893*20261231*${written}*5~`, '-5')
    const read = readFile(text)
    expect(read.faults).toEqual([])
    expect(read.remittances[0]?.tree.providerAdjustments[0]?.adjustments?.[0]?.reason).toEqual({
      code: written.slice(0, 2),
      reference,
    })
    expect(read.written).toBe(text)
  })

  it('of more than eighty characters is kept whole and reported', () => {
    const long = 'X'.repeat(90)
    const read = readFile(remittance(`PLB*1234567893*20261231*WO:${long}:1*5~`, '-5'))
    expect(read.remittances[0]?.tree.providerAdjustments[0]?.adjustments?.[0]?.reason?.reference).toBe(`${long}:1`)
    expect(read.faults.map(fault => fault.code)).toEqual(['IK403:5'])
  })
})
