// The situational rules of the 837: a claim that breaks one is told so in words, one that breaks none is left alone.
import { describe, expect, it } from 'vitest'
import { readFile } from '../../test/read-file.ts'
import { sentVisit } from '../../test/sent.ts'
import { writeClaims } from '../example/sent.ts'
import { type Claims837, claimsOf, situationsOf } from './index.ts'
import { isNpi } from './situations.ts'

const GOOD = writeClaims(
  [
    sentVisit('AC-1', [
      ['99213', 15_000],
      ['20610', 21_000],
    ]),
  ],
  { date: '2026-01-08', control: 7 },
)

function told(text: string): readonly string[] {
  const { remittances } = readFile(text)
  return claimsOf('005010X222A1', remittances[0]?.tree as unknown as Claims837)
    .flatMap(situationsOf)
    .map(fault => `${fault.element}: ${fault.says}`)
}

describe('situations of a professional claim', () => {
  it('leaves a good claim alone', () => expect(told(GOOD)).toEqual([]))

  it.each([
    ['a total that is not its lines', ['*360*', '*361*'], /CLM02: .*sum of its lines/],
    ['a replacement without the number it replaces', ['11:B:1', '11:B:7'], /REF\*F8: .*replaces an earlier claim/],
    ['a void without the number it voids', ['11:B:1', '11:B:8'], /REF\*F8: .*voids/],
    ['an original named on a first claim', ['HI*ABK', 'REF*F8*ICN1~\nHI*ABK'], /CLM05-3: .*first claim/],
    ['no diagnosis', [/HI\*.*~\n/, ''], /HI: .*no diagnosis/],
    ['a pointer at nothing', ['UN*1***1', 'UN*1***3'], /SV107: .*diagnosis 3, and the claim has 1/],
    ['no pointer', ['UN*1***1', 'UN*1'], /SV107: .*no diagnosis/],
    ['a line without a day', [/DTP\*472.*~\n/, ''], /DTP\*472: .*no date/],
    ['an NPI with a wrong digit', ['*XX*1234567893~\nPRV*PE', '*XX*1234567890~\nPRV*PE'], /NM109: .*check digit/],
    ['a patient without a birthday', [/DMG\*.*~\n/, ''], /DMG02: .*date of birth/],
    ['no tax number', [/REF\*EI.*~\n/, ''], /REF\*EI: .*tax number/],
    ['papers that nothing joins to the claim', ['HI*ABK', 'PWK*OZ*FX~\nHI*ABK'], /PWK06: .*number that joins/],
    ['a car accident without a state', ['*Y*A*Y*Y~', '*Y*A*Y*Y**AA~'], /CLM11-4: .*state/],
    ['an accident without its date', ['*Y*A*Y*Y~', '*Y*A*Y*Y**OA~'], /DTP\*439: .*date/],
    ['an inpatient place without admission', ['*11:B:1', '*21:B:1'], /DTP\*435: .*admission/],
    ['a line number used twice', ['AC-1-2', 'AC-1-1'], /REF\*6R: .*came before/],
  ] as const)('tells of %s', (_, [from, to], expected) => {
    const broken = GOOD.replace(from, to)
    expect(broken).not.toBe(GOOD)
    expect(told(broken).join('\n')).toMatch(expected)
  })

  it('balances what another payer paid', () => {
    const other = (paid: string) =>
      `SBR*S*18*******CI~\nCAS*CO*45*60~\nAMT*D*${paid}~\nOI***Y***Y~\nNM1*IL*1*DOE*JANE****MI*S1~\nNM1*PR*2*OTHER*****PI*99~\nLX*1~`
    expect(told(GOOD.replace('LX*1~', other('300')))).toEqual([])
    expect(told(GOOD.replace('LX*1~', other('299.99'))).join()).toMatch(/AMT\*D: .*differs from the charge by 0\.01/)
  })

  it('knows the check digit of an NPI', () => {
    expect(['1234567893', '1245319599'].every(isNpi)).toBe(true)
    expect(['1234567890', '123456789', '3234567893', 'ABCDEFGHIJ'].some(isNpi)).toBe(false)
  })
})
