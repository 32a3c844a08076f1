// The practice's list of combinations beside what payers send: within it nothing is said, outside of it the decision says so.
import { describe, expect, it } from 'vitest'
import { explainClaim } from '../../test/explain-text.ts'
import { remittance } from '../../test/read-file.ts'
import { type Combination, indexCombinations, outsideOf } from './combinations.ts'

const row = (scenario: string, carc: string, rarc: string, group = 'CO'): Combination => ({
  scenario,
  carc,
  rarc,
  group,
})
/** An invented list: none of the official one. */
const list = indexCombinations('2026-06', [
  row('two', '16', 'M51'),
  row('two', '16', 'N382'),
  row('one', '252', 'M127'),
  row('three', '204', '', 'CO'),
  row('three', '204', '', 'PR'),
])
const ask = (group: string, carc: string, remarks: readonly string[] = []) =>
  outsideOf(list, { group, carc, remarks, kind: 'denial' })

describe('a list of combinations', () => {
  it.each([
    ['CO', '16', ['M51']],
    ['CO', '16', ['M76', 'N382']],
    ['CO', '252', ['M127', 'MA01']],
    ['PR', '204', []],
    ['CO', '204', ['N130']],
  ] as const)('%s-%s with %j lies within', (group, carc, remarks) => expect(ask(group, carc, remarks)).toBeUndefined())

  it.each([
    ['CO', '16', ['M76'], /CO-16 with M76 lies outside.*2026-06 \(two\)/],
    ['CO', '16', [], /without a remark/],
    ['CO', '16', ['MA13'], /without a remark/],
    ['PR', '16', ['M51'], /16 with CO only/],
    ['OA', '204', [], /204 with CO, PR only/],
    ['CO', '253', ['N130'], /denies with 253.*none of its business scenarios/],
  ] as const)('%s-%s with %j lies outside', (group, carc, remarks, says) =>
    expect(ask(group, carc, remarks)).toMatch(says),
  )

  it('says nothing of what is no denial', () =>
    expect(outsideOf(list, { group: 'CO', carc: '45', remarks: [], kind: 'contractual' })).toBeUndefined())
})

describe('a decision made with a list', () => {
  const decide = (cas: string, lq: string, combinations = {}) => {
    const text = `CLP*A*4*150*0**12*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*0**0~DTM*472*20260105~CAS*${cas}*150~${lq}`
    return explainClaim(remittance(text, '0'), combinations).adjustments[0]?.decision
  }
  it('says that the pair lies outside, beside what it decides anyway', () => {
    const plain = decide('CO*16', 'LQ*HE*M76~')
    const listed = decide('CO*16', 'LQ*HE*M76~', { combinations: list })
    expect(plain?.outside).toBeUndefined()
    expect(listed?.outside).toContain('CO-16 with M76')
    expect(listed?.why).toBe(`${plain?.why} ${listed?.outside}`)
    expect([listed?.cause, listed?.action]).toEqual([plain?.cause, plain?.action])
  })
  it('says nothing within the list', () =>
    expect(decide('CO*16', 'LQ*HE*M51~', { combinations: list })?.outside).toBeUndefined())
})
