// Pair pages: the remarks lead, the code follows, the payer's class comes last; whatever is combined is answered.
import { describe, expect, it } from 'vitest'
import { ANY_PAYER, PAYER_CLASSES, RARCS, remarkOf } from '../knowledge/load.ts'
import { classOfPayer } from './advice.ts'
import { parseCodeName } from './code.ts'
import { type CodePage, pageOf } from './code-page.ts'

function page(name: string, payer?: string): CodePage {
  const found = pageOf(name, { payerClass: classOfPayer(payer), payer })
  if (found === undefined) throw new Error(`no page for ${name}`)
  return found
}

describe('a pair page', () => {
  /** Whole kinds, not single codes: every active remark beside the code that leaves its reason to a remark. */
  const explaining = [...RARCS.values()].filter(row => row.active && !row.alert)

  it("begins with the remark's own meaning and steps, for every remark", () => {
    const base = page('CO-16').steps?.[0]
    for (const { code } of explaining) {
      const { steps = [], remarks = [] } = page(`CO-16+${code}`)
      expect(remarks.map(remark => remark.code)).toEqual([code])
      expect(remarks[0]?.meaning, code).toBe(remarkOf(code, ANY_PAYER)?.meaning)
      expect(steps.slice(0, 2), code).toEqual(remarkOf(code, ANY_PAYER)?.steps.slice(0, 2))
      expect(steps[0], code).not.toBe(base)
      expect(steps, code).toContain(base)
    }
  })

  it('says which field or which document where the remark asks for one', () => {
    expect(page('CO-16+N290').remarks?.[0]).toMatchObject({
      asks: 'information',
      fields: [{ loop: '2310B', element: 'NM109', form: '24J' }, { loop: '2420A' }],
    })
    expect(page('CO-16+M76').remarks?.[0]?.fields?.map(field => field.element)).toEqual(['HI (ABK)', 'SV107'])
    expect(page('CO-16+N822').remarks?.[0]?.fields?.[0]?.element).toBe('SV101-3')
    expect(page('CO-252+M127').remarks?.[0]).toMatchObject({
      asks: 'document',
      document: 'Medical record of the service',
    })
  })

  /** Where the reason code leaves its reason to the remark, cause and action are the remark's. */
  it.each([
    ['CO-16+N290', 'claim-data', 'correct-claim'],
    ['CO-16+N822', 'coding', 'correct-claim'],
    ['CO-16+M76', 'coding', 'correct-claim'],
    ['CO-252+N706', 'documentation', 'send-records'],
    ['CO-16+M62', 'authorization', 'obtain-authorization'],
    ['CO-16+N4', 'other-payer', 'bill-other-payer'],
    ['CO-16+N570', 'provider-enrollment', 'fix-enrollment'],
    ['CO-16+N94', 'claim-data', 'correct-claim'],
    ['CO-16+N541', 'other-payer', 'correct-claim'],
    ['CO-16+N401', 'documentation', 'send-records'],
    ['CO-16+N592', 'authorization', 'obtain-authorization'],
  ])('%s: %s, %s', (name, cause, action) => expect(page(name)).toMatchObject({ cause, action }))

  it('is answered for several remarks, alerts last, and MA130 asks for a new claim wherever it stands', () => {
    for (const name of ['CO-16+MA130+N290', 'CO-16+N290+MA130', 'co16 n290 ma130', '16+MA130+M51+N382+MA01'])
      expect(page(name), name).toMatchObject({ action: 'new-claim', appealable: false })
    expect(page('CO-16+MA01+N290+MA130').remarks?.map(remark => remark.code)).toEqual(['N290', 'MA130', 'MA01'])
    expect(parseCodeName('CO-16+MA130+N290')).toEqual({ group: 'CO', carc: '16', rarc: 'MA130', moreRarcs: ['N290'] })
    expect(page('CO-16+N290+N290').remarks).toHaveLength(1)
  })

  it('offers no appeal beside a remark that closes it', () => {
    const closed = page('CO-16+MA130+MA01').steps ?? []
    for (const step of remarkOf('MA01', ANY_PAYER)?.steps ?? []) expect(closed).not.toContain(step)
    const open = page('CO-50+MA01').steps ?? []
    for (const step of remarkOf('MA01', ANY_PAYER)?.steps ?? []) expect(open).toContain(step)
  })

  it("ends with the payer's way of taking a correction, where something is sent again", () => {
    expect(page('CO-16+N290', 'medicare-part-b').steps?.at(-1)).toMatch(/^Medicare Part B.*reopening/s)
    expect(page('CO-16+N290', 'aetna').steps?.at(-1)).toMatch(/^Aetna/)
    expect(page('CO-252+M127', 'aetna').steps?.at(-1)).not.toMatch(/^Aetna/)
  })

  it('is none with something that is no remark, or with more remarks than can stand together', () => {
    for (const name of [
      'CO-16+XX',
      'CO-16+N290+',
      'N290+CO-16',
      `16${'+N290+M51+M52+M53+M54+M56+M59+M76+M77+M79+M81'}`,
    ])
      expect(pageOf(name, ANY_PAYER), name).toBeUndefined()
  })
})

describe('a remark alone', () => {
  it.each(['MA130', 'N211', 'MA113', 'MA44', 'N142'])('%s has no appeal', code =>
    expect(page(code).appealable).toBe(false),
  )
  it.each(['N115', 'N10', 'N661'])('%s can be appealed', code => expect(page(code).appealable).toBe(true))
  it('says what it asks for', () => {
    expect(page('N255')).toMatchObject({ asks: 'information', fields: [{ loop: '2000A', element: 'PRV03' }] })
    expect(page('M29')).toMatchObject({ asks: 'document', document: 'Operative report' })
    expect(page('MA01')).toMatchObject({ asks: 'notice', alert: true })
  })
})

describe('the page of the federal cut, by whose payment it stands on', () => {
  it.each(PAYER_CLASSES.filter(payerClass => payerClass !== 'unknown'))(
    '%s: nothing to do at original Medicare, a question of the contract at every other payer',
    payerClass => {
      const found = pageOf('CO-253', { payerClass, payer: undefined })
      const original = payerClass === 'medicare-part-a' || payerClass === 'medicare-part-b'
      expect(found).toMatchObject({
        kind: 'contractual',
        action: original ? 'none' : 'review',
        mayBillPatient: false,
        appealable: false,
      })
      const said = [found?.byGroup?.CO, ...(found?.steps ?? [])].join(' ')
      expect(said.includes('do nothing more')).toBe(original)
      expect(said.includes('only where your contract')).toBe(!original)
    },
  )
})
