import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFile } from '../../test/random-tree.ts'
import { interchange, readFile, remittance } from '../../test/read-file.ts'
import { createRandom } from '../example/random.ts'
import { canonicalSegment, formatCents, OUR_SEPARATORS, sourceOf, transaction835, writeTransaction } from './index.ts'

const CLAIM =
  'CLP*A1*1*150*39.2*60*MB*77~NM1*QC*1*DOE*JANE~SVC*HC:99213:25*150*39.2**1~DTM*472*20240105~CAS*CO*45*50**253*.8~CAS*PR*1*50**2*10~AMT*B6*100~LQ*HE*N130~'

function wholeFile(seed: number): string {
  return randomFile(transaction835, createRandom(seed).below)
}

describe('the tree', () => {
  it('names elements, reads money to cents and dates to ISO', () => {
    const { remittances, faults } = readFile(remittance(CLAIM, '39.2'))
    expect(faults).toEqual([])
    const claim = remittances[0]?.tree.headers[0]?.claims[0]
    expect(claim?.payment).toMatchObject({
      account: 'A1',
      status: '1',
      chargeCents: 15000,
      paidCents: 3920,
      patientCents: 6000,
      filing: 'MB',
      payerControl: '77',
    })
    expect(claim?.patient).toMatchObject({ last: 'DOE', first: 'JANE' })
    const line = claim?.lines[0]
    expect(line?.service?.procedure).toMatchObject({ qualifier: 'HC', code: '99213', modifiers: ['25'] })
    expect(
      line?.adjustments.map(cas => [cas.group, cas.adjustments?.map(part => [part.reason, part.amountCents])]),
    ).toEqual([
      [
        'CO',
        [
          ['45', 5000],
          ['253', 80],
        ],
      ],
      [
        'PR',
        [
          ['1', 5000],
          ['2', 1000],
        ],
      ],
    ])
    expect(line?.dates[0]?.date).toBe('2024-01-05')
  })

  it('keeps for every segment where it stood', () => {
    const text = remittance(CLAIM, '39.2')
    const { remittances } = readFile(text)
    const source = sourceOf(remittances[0]?.tree.headers[0]?.claims[0]?.lines[0]?.adjustments[1])
    expect(source?.text).toBe('CAS*PR*1*50**2*10')
    expect(text.slice(source?.offset, (source?.offset ?? 0) + 17)).toBe('CAS*PR*1*50**2*10')
    expect(source?.index).toBe(16)
  })

  it('reads six triplets, and a gap between them', () => {
    const { remittances } = readFile(
      remittance(
        'CLP*A*1*21*0**12*7~CAS*CO*1*1**2*2**3*3**4*4**5*5**6*6*1~CLP*B*1*3*0**12*8~CAS*CO*1*1*****45*2~',
        '0',
      ),
    )
    const claims = remittances[0]?.tree.headers[0]?.claims
    expect(claims?.[0]?.adjustments[0]?.adjustments?.map(part => part.amountCents)).toEqual([
      100, 200, 300, 400, 500, 600,
    ])
    expect(claims?.[0]?.adjustments[0]?.adjustments?.[5]?.quantity).toBe('1')
    expect(claims?.[1]?.adjustments[0]?.adjustments?.map(part => part.reason)).toEqual(['1', '45'])
  })

  it('reads and writes back every random tree, byte for byte and without a fault', () => {
    fc.assert(
      fc.property(fc.integer(), seed => {
        const text = wholeFile(seed)
        const read = readFile(text)
        expect(read.faults).toEqual([])
        expect(read.totals.unread).toBe(0)
        expect(read.written).toBe(text)
        const again = readFile(read.written)
        const trees = (file: typeof read) => JSON.stringify(file.remittances.map(each => each.tree))
        expect(trees(again)).toBe(trees(read))
      }),
      { numRuns: 150 },
    )
  })

  it('writes a changed segment in canonical form and leaves the others as they came', () => {
    const text = remittance('CLP*A*1*100.00*80.00**12*7***~CAS*CO*45*20.00~', '80.00')
    const { remittances, written } = readFile(text)
    expect(written).toBe(text)
    const tree = remittances[0]?.tree
    const claim = tree?.headers[0]?.claims[0]
    if (tree === undefined || claim === undefined) throw new Error('no claim was read')
    const changed = {
      ...tree,
      headers: [{ ...tree.headers[0], claims: [{ ...claim, payment: { ...claim.payment, chargeCents: 12345 } }] }],
    } as typeof tree
    expect(writeTransaction(transaction835, changed, '0001', OUR_SEPARATORS)).toContain(
      'CLP*A*1*123.45*80**12*7~\nCAS*CO*45*20.00~\n',
    )
  })

  it('refuses to write a separator inside a value', () => {
    const name = transaction835.body.slots.payer.loop.slots.name.segment
    expect(() => canonicalSegment(name, { entity: 'PR', name: 'A*B' }, OUR_SEPARATORS)).toThrow('separator')
    expect(formatCents(1)).toBe('.01')
  })
})

describe('what is not as the standard wants it', () => {
  const codesOf = (text: string) => readFile(text).faults.map(fault => `${fault.code} ${fault.element ?? fault.id}`)

  it('keeps an unknown segment raw, counts it and tells', () => {
    const { faults, totals, remittances, written } = readFile(
      remittance('CLP*A*1*0*0**12*7~ZZZ*what*is*this~NM1*QC*1*DOE~', '0'),
    )
    expect(totals.unread).toBe(1)
    expect(faults).toMatchObject([{ severity: 'warning', code: 'IK304:1', id: 'ZZZ', segment: 12 }])
    expect(remittances[0]?.tree.headers[0]?.claims[0]?.patient?.last).toBe('DOE')
    expect(written).toContain('ZZZ*what*is*this')
  })

  it('tells unreadable amounts as errors and bad dates, codes and lengths as warnings', () => {
    expect(codesOf(remittance('CLP*A*1*abc*0**12*7~', '0'))).toEqual(['money:unreadable CLP03'])
    expect(codesOf(remittance('CLP*A*1*0*0**12*7~DTM*232*20269999~', '0'))).toEqual(['IK403:8 DTM02'])
    expect(codesOf(remittance('CLP*A*Q*0*0**12*7~', '0'))).toEqual(['IK403:7 CLP02'])
    expect(codesOf(remittance('CLP*A*1*0*0**12~', '0'))).toEqual(['IK403:1 CLP07'])
    expect(codesOf(remittance('CLP*A*1*0*0**12*7~CAS*CO*45*1*******************9~', '0'))).toEqual(['IK403:3 CAS20'])
    expect(codesOf(remittance('CLP*A*1*0*0**12*7~SVC*HC:1:2:3:4:5:6:7:8:9*0*0~', '0'))).toEqual(['IK403:13 SVC01'])
    expect(codesOf(remittance('CLP*A*1*0*0**12*7~SVC*:99213*0*0~', '0'))).toEqual(['IK403:1 SVC01-1'])
  })

  it('tells segments out of order and too often', () => {
    expect(codesOf(remittance('CLP*A*1*0*0**12*7~DTM*232*20260101~NM1*QC*1*DOE~', '0'))).toEqual(['IK304:7 NM1'])
    expect(codesOf(remittance('CLP*A*1*0*0**12*7~MOA***N1~MOA***N2~', '0'))).toEqual(['IK304:5 MOA'])
  })

  it('reads a claim without its header number', () => {
    const { remittances, faults } = readFile(
      interchange('BPR*I*0*C*NON************20260101~TRN*1*1*1~N1*PR*P~N1*PE*Q~CLP*A*1*0*0**12*7~CLP*B*1*0*0**12*8~'),
    )
    expect(faults).toEqual([])
    expect(remittances[0]?.tree.headers[0]?.claims.map(claim => claim.payment?.account)).toEqual(['A', 'B'])
  })

  it('tells what is missing from the frame', () => {
    expect(codesOf(interchange('LX*1~CLP*A*1*0*0**12*7~'))).toEqual([
      'IK304:3 BPR',
      'IK304:3 TRN',
      'IK304:3 N1',
      'IK304:3 N1',
    ])
  })

  it('reads the 4010 with a word about it', () => {
    const { remittances, faults } = readFile(
      interchange(
        'BPR*I*0*C*NON************20260101~TRN*1*1*1~N1*PR*P~N1*PE*Q~LX*1~CLP*A*1*0*0**12*7~',
        '004010X091A1',
      ),
    )
    expect(faults).toMatchObject([{ code: 'AK905:2', severity: 'warning' }])
    expect(remittances).toHaveLength(1)
  })
})
