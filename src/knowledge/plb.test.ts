// The linters of provider adjustments (PLB): every reason of the list has its page, its sample reads and adds up as its sign says, its
// names are codes that exist, and no sentence is filler shared by many.
import { describe, expect, it } from 'vitest'
import { readFile, remittance } from '../../test/read-file.ts'
import { parseCodeName } from '../decide/code.ts'
import { pageOf } from '../decide/code-page.ts'
import { parsePlbName, plbPages } from '../decide/plb-page.ts'
import { searchCodes } from '../decide/search.ts'
import { ANY_PAYER, PROVIDER_ADJUSTMENTS, providerAdjustmentOf } from './load.ts'

const CODES =
  '50 51 72 90 AH AM AP B2 B3 BD BN C5 CR CS CT CV CW DM E3 FB FC GO HM IP IR IS J1 L3 L6 LE LS OA OB PI PL RA RE SL TL WO WU'.split(
    ' ',
  )

describe('provider adjustments', () => {
  it('are all there, each with a page', () => {
    expect([...PROVIDER_ADJUSTMENTS.keys()]).toEqual(CODES)
    expect(plbPages().map(page => page.code)).toEqual(CODES.map(code => `PLB-${code}`))
  })

  it.each(CODES)('%s: the sample reads, in the direction its row says; the codes it names exist', code => {
    const entry = providerAdjustmentOf(code)
    if (entry === undefined) throw new Error(`plb/${code}.json is missing`)
    const { remittances, faults } = readFile(remittance(entry.inFile, '0'))
    expect(faults.filter(fault => fault.id === 'PLB')).toEqual([])
    const [adjustment] = remittances[0]?.tree.providerAdjustments[0]?.adjustments ?? []
    expect(adjustment?.reason?.code).toBe(code)
    const cents = adjustment?.amountCents ?? 0
    const usual = PROVIDER_ADJUSTMENTS.get(code)?.usual
    expect(cents).not.toBe(0)
    if (usual !== 'either') expect(cents > 0 ? 'positive' : 'negative').toBe(usual)
    for (const { code: named } of entry.related)
      expect(parseCodeName(named) ?? parsePlbName(named), named).toBeDefined()
    expect(entry.steps.length).toBeGreaterThanOrEqual(3)
    expect(entry.cites.length).toBeGreaterThan(0)
  })

  it('share no sentence', () => {
    const sentences = CODES.flatMap(code => {
      const entry = providerAdjustmentOf(code)
      if (entry === undefined) return []
      const { meaning, trace, dispute, posting, steps, sign } = entry
      const own = [meaning, ...trace, dispute, posting, ...steps, sign.positive, sign.negative]
      return [...new Set(own.flatMap(text => text.split(/(?<=[.!?]) /)))]
    })
    const twice = sentences.filter((text, at) => sentences.indexOf(text) !== at)
    expect(twice).toEqual([])
    for (const text of sentences) expect(text.length, text).toBeLessThanOrEqual(240)
  })

  it.each(['PLB-WO', 'plb wo', 'PLB72', 'plb-fb'])('%s is read as a name', name =>
    expect(pageOf(name, ANY_PAYER)).toMatchObject({ list: 'plb', mayBillPatient: false }),
  )

  it.each(['PLB-ZZ', 'PLB', 'WO', 'PLB-W'])('%s is none', name => expect(pageOf(name, ANY_PAYER)).toBeUndefined())

  it('are found by words', () => {
    expect(searchCodes('overpayment recovery')[0]?.code).toBe('PLB-WO')
    expect(searchCodes('levy').map(found => found.code)).toContain('PLB-LE')
    expect(searchCodes('balance carried remittance')[0]?.code).toBe('PLB-FB')
  })

  it('a recovery says what stops it at Medicare, and what comes back is no revenue of a patient', () => {
    expect(pageOf('PLB-WO', ANY_PAYER)?.steps?.join(' ')).toMatch(/redetermination/)
    expect(pageOf('PLB-L6', ANY_PAYER)?.posting).toMatch(/never a payment on a patient/)
    expect(pageOf('PLB-72', ANY_PAYER)?.posting).toMatch(/refund clearing account/)
  })
})
