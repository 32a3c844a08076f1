import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFile, remittance } from '../../test/read-file.ts'

const GOOD = remittance('CLP*A*1*10*8**12*7~CAS*CO*45*2~CLP*B*1*0*0**12*8~', '8')
const codesOf = (text: string) => readFile(text).faults.map(fault => fault.code)
const accounts = (text: string | Uint8Array) =>
  readFile(text).remittances.flatMap(each =>
    each.tree.headers.flatMap(header => header.claims.map(claim => claim.payment?.account)),
  )

describe('separators', () => {
  it('come from the interchange header', () => {
    const other = GOOD.replaceAll('~\n', '\x1d').replaceAll('*', '|').replaceAll(':', '>')
    expect(codesOf(other)).toEqual([])
    expect(accounts(other)).toEqual(['A', 'B'])
  })

  it.each([
    ['CRLF after terminators', GOOD.replaceAll('~\n', '~\r\n')],
    ['nothing after terminators', GOOD.replaceAll('~\n', '~')],
    ['blanks after terminators', GOOD.replaceAll('~\n', '~   ')],
    ['a newline as terminator', GOOD.replaceAll('~\n', '\n')],
    ['CRLF as terminator', GOOD.replaceAll('~\n', '\r\n')],
    ['a byte-order mark', `\xef\xbb\xbf${GOOD}`],
    ['blank lines before', `\n\n  ${GOOD}`],
  ])('%s', (_name, text) => {
    expect(codesOf(text)).toEqual([])
    expect(accounts(text)).toEqual(['A', 'B'])
  })

  it('are found in a header that was padded wrongly', () => {
    const short = GOOD.replace('EXAMPLEPAYER   *ZZ*EXAMPLECLINIC  ', 'EXAMPLEPAYER*ZZ*EXAMPLECLINIC')
    expect(accounts(short)).toEqual(['A', 'B'])
    expect(codesOf(short)).toEqual([])
  })

  it('are guessed where the component separator is missing', () => {
    const bare = GOOD.replace('*0*T*:~', '*0*T*~')
    expect(codesOf(bare)).toEqual(['TA105:027'])
    expect(accounts(bare)).toEqual(['A', 'B'])
  })

  it('may change from one interchange to the next', () => {
    const other = GOOD.replaceAll('~\n', '!')
      .replaceAll('*', '|')
      .replace('000000001|0|T', '000000002|0|T')
      .replace('IEA|1|000000001', 'IEA|1|000000002')
    expect(codesOf(GOOD + other)).toEqual([])
    expect(accounts(GOOD + other)).toEqual(['A', 'B', 'A', 'B'])
  })
})

describe('fragments', () => {
  const from = (start: string) => GOOD.slice(GOOD.indexOf(start))
  it.each([
    ['GS*', 'from the group on'],
    ['ST*', 'from the transaction on'],
    ['BPR*', 'from the payment on'],
  ])('%s: read %s', start => {
    expect(accounts(from(start))).toEqual(['A', 'B'])
    expect(codesOf(from(start))).toContain('file:no-envelope')
  })

  it.each([7, 25, 60, 80])('a fragment cut into records of %i bytes is read', length => {
    const stream = from('GS*').replaceAll('~\n', '~')
    const records = stream.replace(new RegExp(`[\\s\\S]{1,${length}}`, 'g'), record => `${record}\r\n`)
    expect(accounts(records)).toEqual(['A', 'B'])
    expect(codesOf(records)).toEqual(codesOf(stream))
  })

  it('a fragment whose terminator is the line end keeps it, whatever marks stand in its names', () => {
    const lines = from('ST*').replaceAll('~\n', '\n').replace('SAMPLE MUTUAL HEALTH', "O'ST*~N1")
    expect(accounts(lines)).toEqual(['A', 'B'])
  })

  it('a file that begins with a claim is read, and what is missing is told', () => {
    expect(accounts(from('CLP*'))).toEqual(['A', 'B'])
  })

  it('text before the interchange is passed over and told', () => {
    expect(codesOf(`Dear biller, here is the file:\n${GOOD}`)).toEqual(['file:text-outside'])
    expect(accounts(`Dear biller, here is the file:\n${GOOD}`)).toEqual(['A', 'B'])
  })

  it('something else entirely is one clear error', () => {
    const { faults, totals } = readFile('%PDF-1.7 this is a scan of a remittance')
    expect(faults).toMatchObject([{ severity: 'error', code: 'file:not-x12' }])
    expect(totals.transactions).toBe(0)
    // Silence would be taken for a file with nothing to work.
    expect(readFile('').faults).toMatchObject([{ severity: 'error', code: 'file:nothing-read' }])
    expect(readFile('ISA').faults.filter(fault => fault.severity === 'error')).toHaveLength(1)
    expect(readFile('rubbish '.repeat(60_000)).faults).toHaveLength(1)
  })
})

describe('trailers', () => {
  it.each([
    ['a wrong segment count', GOOD.replace(/SE\*\d+\*/, 'SE*99*'), 'IK502:4'],
    ['another control number in SE', GOOD.replace(/(SE\*\d+\*)0001/, '$19999'), 'IK502:3'],
    ['a wrong transaction count', GOOD.replace('GE*1*1', 'GE*2*1'), 'AK905:5'],
    ['another control number in GE', GOOD.replace('GE*1*1', 'GE*1*2'), 'AK905:4'],
    ['a wrong group count', GOOD.replace('IEA*1*', 'IEA*3*'), 'TA105:021'],
    ['another control number in IEA', GOOD.replace('IEA*1*000000001', 'IEA*1*000000009'), 'TA105:001'],
  ])('%s', (_name, text, code) => {
    expect(codesOf(text)).toEqual([code])
    expect(accounts(text)).toEqual(['A', 'B'])
  })

  it('missing ones are told layer by layer, and what was read is kept', () => {
    const cut = GOOD.slice(0, GOOD.indexOf('SE*'))
    const { faults } = readFile(cut)
    expect(faults.map(fault => [fault.code, fault.severity])).toEqual([
      ['IK502:2', 'error'],
      ['AK905:3', 'warning'],
      ['TA105:023', 'error'],
    ])
    expect(accounts(cut)).toEqual(['A', 'B'])
  })

  it('a file cut inside a segment keeps that segment and says so', () => {
    const cut = GOOD.slice(0, GOOD.indexOf('CLP*B') + 12)
    expect(codesOf(cut)).toContain('TA105:023')
    expect(accounts(cut)).toEqual(['A', 'B'])
  })

  it('a transaction that starts before the last one ended closes it', () => {
    const two = GOOD.replace(/SE\*\d+\*0001~\n/, '').replace(
      'GE*1*1',
      'ST*835*0002~\nBPR*I*0*C*NON************20260101~\nTRN*1*1*1~\nN1*PR*P~\nN1*PE*Q~\nSE*6*0002~\nGE*2*1',
    )
    expect(codesOf(two)).toEqual(['IK502:2'])
    expect(readFile(two).remittances).toHaveLength(2)
  })

  it('a control number used twice is told', () => {
    const start = GOOD.indexOf('ST*')
    const body = GOOD.slice(start, GOOD.indexOf('GE*'))
    expect(codesOf(GOOD.replace('GE*1*1', `${body}GE*2*1`))).toEqual(['IK502:23'])
    expect(codesOf(GOOD + GOOD)).toEqual(['TA105:025'])
  })
})

describe('any chunking', () => {
  it('gives the same trees, faults and offsets', () => {
    const text = `junk ${GOOD.replace('CLP*B*1*0', 'CLP*B*1*bad')}${GOOD.replace(/SE\*\d+/, 'SE*7')}`
    const whole = readFile(text)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), size => {
        const parts = readFile(text, size)
        expect(parts.faults).toEqual(whole.faults)
        expect(parts.written).toBe(whole.written)
        expect(parts.totals).toEqual(whole.totals)
      }),
      { numRuns: 60 },
    )
  })

  it('names in UTF-8 and in Latin-1 come out as they were meant', () => {
    const utf8 = Buffer.from(GOOD.replace('SAMPLE MUTUAL HEALTH', 'SEGUROS NIÑO'), 'utf8')
    const latin1 = Buffer.from(GOOD.replace('SAMPLE MUTUAL HEALTH', 'SEGUROS NIÑO'), 'latin1')
    for (const bytes of [utf8, latin1])
      expect(readFile(bytes).remittances[0]?.tree.payer?.name?.name).toBe('SEGUROS NIÑO')
    expect(readFile(utf8).written).toBe(utf8.toString('latin1'))
  })

  it('a segment without end is passed over, not kept in memory', () => {
    const long = GOOD.replace('CAS*CO*45*2~', `CAS*CO*45*${'9'.repeat(3 << 20)}~`)
    const { faults } = readFile(long)
    expect(faults.map(fault => fault.code)).toContain('file:unreadable')
    expect(accounts(long)).toEqual(['A', 'B'])
  })
})
