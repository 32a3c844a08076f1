// What the web gets wrong, each a case: the code's page and its decision say what the code means, not what is repeated of it.
import { describe, expect, it } from 'vitest'
import { parseCodeName } from '../decide/code.ts'
import { pageOf } from '../decide/code-page.ts'
import { ANY_PAYER, CARCS, GROUPS, RARCS } from './load.ts'

function page(name: string) {
  const found = pageOf(name, ANY_PAYER)
  if (found === undefined) throw new Error(`no page for ${name}`)
  return found
}
const text = (name: string) => {
  const { title, meaning, causes } = page(name)
  return [title, meaning, ...(causes ?? [])].join(' ')
}

describe('misread codes', () => {
  it('253 is the federal cut: no denial, no appeal, never the patient', () => {
    expect(page('CO-253')).toMatchObject({
      kind: 'contractual',
      cause: 'sequestration',
      action: 'none',
      appealable: false,
      mayBillPatient: false,
    })
    expect(text('253')).not.toMatch(/Medicaid/)
    expect(page('253').misreadings?.length).toBeGreaterThan(2)
  })
  it('253 is 2 % of what Medicare pays, not of what it allows', () =>
    expect(page('253').workedNumbers ?? page('253').meaning).toMatch(/pa(id|yment|ys)/))
  it('97 is bundling, not coverage', () => expect(page('97')).toMatchObject({ kind: 'denial', cause: 'bundling' }))
  it('24 is capitation or managed care', () => {
    expect(text('24')).toMatch(/managed care/)
    expect(page('24').action).toBe('bill-other-payer')
  })
  it('9 is age and diagnosis, not authorization', () => {
    expect(page('9').cause).toBe('coding')
    expect(text('9')).toMatch(/age/)
    expect(page('197').cause).toBe('authorization')
  })
  it('5 is the place of service, not coverage', () => {
    expect(page('5').cause).toBe('coding')
    expect(text('5')).toMatch(/place of service/)
  })
  it('96 needs a remark, and is neither 45 nor 50', () => {
    expect(CARCS.get('96')?.needsRemark).toBe(true)
    expect([page('96').cause, page('45').cause, page('50').cause]).toEqual([
      'coverage-exclusion',
      'contract',
      'medical-necessity',
    ])
  })
  it('11 is about two codes together', () => expect(text('11')).toMatch(/link|together/))
  it('50 is a judgment of need, not a category of the plan', () => {
    expect(page('50').cause).toBe('medical-necessity')
    expect(page('204').cause).toBe('coverage-exclusion')
  })
  it('45 is a price and no denial', () =>
    expect(page('CO-45')).toMatchObject({ kind: 'contractual', action: 'none', appealable: false }))
  it('OA-23 is arithmetic between payers', () =>
    expect(page('OA-23')).toMatchObject({ kind: 'coordination', action: 'none', appealable: false }))
  it('OA says nothing of other insurance', () => expect(GROUPS.get('OA')?.meaning).not.toMatch(/other insurance/i))
  it("CO is the provider's, not the payer's or the patient's", () => {
    expect(GROUPS.get('CO')?.liable).toBe('provider')
    expect(page('CO-45').mayBillPatient).toBe(false)
  })
  it('CR is not used in 005010', () => expect(GROUPS.get('CR')?.active).toBe(false))
  it.each(['1', '2', '3'])("CO-%s is not the patient's", code => {
    expect(page(`CO-${code}`).mayBillPatient).toBe(false)
    expect(page(`PR-${code}`).kind).toBe('patient-share')
  })
  it('15 to 19 are not off by three', () => {
    expect(page('15').cause).toBe('authorization')
    expect(page('16').cause).toBe('claim-data')
    expect(page('18').cause).toBe('duplicate')
    expect(text('19')).toMatch(/[Ww]ork/)
  })
  it('N382 is the patient identifier', () => expect(text('N382')).toMatch(/[Pp]atient identifier/))
  it('MA13 warns of billing beyond PR, M16 points to a site', () => {
    expect(text('MA13')).toMatch(/PR/)
    expect(text('M16')).toMatch(/site|bulletin/)
    for (const code of ['MA13', 'M16']) expect(RARCS.get(code)?.alert, code).toBe(true)
  })
  it('MA15 splits a claim, MA27 is the entitlement number or name', () => {
    expect(text('MA15')).toMatch(/split/)
    expect(text('MA27')).toMatch(/number or name/)
  })
  it('the lists are whole, and codes may hold letters', () => {
    expect(RARCS.size).toBeGreaterThan(1000)
    for (const code of ['A1', 'B7', 'P12', 'W1', 'Y1']) expect(parseCodeName(code)).toEqual({ carc: code })
  })
  it('a professional claim has a frequency code', () => {
    const steps = [...(page('N380').steps ?? []), ...(page('N142').steps ?? [])].join(' ')
    expect(steps).toMatch(/frequency 7/)
    expect(steps).toMatch(/frequency 1/)
  })
})
