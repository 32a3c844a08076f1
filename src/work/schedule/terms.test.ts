// Terms of contracts: percent of a Medicare sheet and of the charge, parts for modifiers, further procedures of a day; on each engine every planted underpayment is found to the cent, and
// nothing that was paid by the terms.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { byPlace, type ContractTerms, partOfModifiers, percentOf, termsInWords } from '../../decide/contract-terms.ts'
import { expectedFor, type Fee } from '../../decide/expected.ts'
import { createRandom } from '../../example/random.ts'
import { importText } from '../intake/import.ts'
import { action as bring } from './bring.ts'
import { view as listSchedules } from './list.ts'
import { view as underpaid } from './underpaid.ts'

const BY = { who: 'ann', now: NOW }
const fee = (amountCents: number, modifiers = ''): Fee => ({ modifiers, fromDate: null, toDate: null, amountCents })
const line = { modifiers: [] as string[], servedOn: '2026-01-05', units: '1', chargeCents: 100_000 }

describe('terms of a contract', () => {
  it('a percentage is rounded half up to the cent, whatever its decimals', () => {
    expect(percentOf(8459, 140)).toBe(11_843)
    expect(percentOf(1, 50)).toBe(1)
    expect(percentOf(10_001, 112.5)).toBe(11_251)
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        (cents, hundredths) => {
          const exact = BigInt(cents) * BigInt(hundredths)
          const rounded = (exact + 5000n) / 10_000n
          expect(percentOf(cents, hundredths / 100)).toBe(Number(rounded))
        },
      ),
    )
  })

  it('a modifier without a row is paid the part that the contract says, and nothing is assumed of one that it does not name', () => {
    const terms: ContractTerms = { lesserOfCharge: true, percent: 140, modifiers: { '50': 150, '80': 16 } }
    const cents = (modifiers: string[], fees = [fee(10_000)]) => {
      const found = expectedFor(fees, { ...line, modifiers }, terms)
      return 'cents' in found ? found.cents : found.open
    }
    expect(cents([])).toBe(14_000)
    expect(cents(['50'])).toBe(21_000)
    expect(cents(['80', '50'])).toBe(3360)
    expect(cents(['62'])).toMatch(/Modifier 62/)
    // A row of its own goes first, and a component is another service.
    expect(cents(['50'], [fee(10_000), fee(12_000, '50')])).toBe(16_800)
    expect(cents(['26', '50'], [fee(10_000), fee(4000, '26')])).toBe(8400)
    expect(cents(['26', '50'])).toMatch(/Modifier 26, 50/)
    expect(partOfModifiers(['51'], { lesserOfCharge: true })).toBeUndefined()
    expect(partOfModifiers(['51'], { lesserOfCharge: true, procedures: [100, 50] })).toBe(1)
  })

  it('what has no fee is paid a part of the charge, where the contract says so', () => {
    expect(expectedFor([], line, { lesserOfCharge: true, percentOfCharge: 62.5 })).toMatchObject({ cents: 62_500 })
    expect(expectedFor([], line, { lesserOfCharge: true })).toMatchObject({ open: expect.any(String) as string })
  })

  it('further procedures of a day are paid less, the dearest first; what is no procedure is not', () => {
    const terms = { lesserOfCharge: true, procedures: [100, 50, 25] }
    const of = (cents: number, procedure = true, servedOn = '2026-01-05') => ({ cents, servedOn, procedure })
    expect(byPlace([of(100), of(300), of(200), of(50), of(999, false)], terms)).toEqual([25, 100, 50, 25, 100])
    expect(byPlace([of(100), of(300, true, '2026-01-06')], terms)).toEqual([100, 100])
    expect(byPlace([of(100), of(300)], { lesserOfCharge: true })).toEqual([100, 100])
    expect(termsInWords({ ...terms, percent: 140, percentOfCharge: 65, modifiers: { '50': 150 } })).toBe(
      '140 % of the fees; 65 % of the charge where there is no fee; procedures of a day at 100 %, 50 %, 25 %; modifier 50 at 150 %; no more than the charge',
    )
  })
})

/** Invented Medicare amounts: visits and images, and procedures of the surgery section. */
const MEDICARE = new Map([
  ['99213', 9125],
  ['99214', 12_840],
  ['71046', 3377],
  ['20610', 6512],
  ['11042', 13_255],
  ['17110', 11_481],
])
const TERMS = { percent: 140, percentOfCharge: 65, procedures: [100, 50, 25], modifiers: { '50': 150 } }

interface MadeLine {
  readonly code: string
  readonly modifier?: '50'
  readonly charge: number
  readonly right: number
}

/** A claim with what the contract pays for each line, worked out here by itself. */
function madeClaim(random: ReturnType<typeof createRandom>): readonly MadeLine[] {
  const codes = [...MEDICARE.keys(), 'J1100']
  const wanted = new Set([random.pick(codes), random.pick(codes), random.pick(codes), random.pick(codes)])
  const lines = [...wanted].map(code => {
    const both = code === '20610' && random.chance(50)
    const medicare = MEDICARE.get(code)
    const charge = 30_000 + random.between(0, 20_000)
    const whole =
      medicare === undefined ? Math.round((charge * 65) / 100) : Math.round((medicare * 14) / 10) * (both ? 1.5 : 1)
    return { code, charge, whole: Math.round(whole), ...(both ? { modifier: '50' as const } : {}) }
  })
  const surgical = lines
    .filter(({ code }) => ['20610', '11042', '17110'].includes(code))
    .sort((one, other) => other.whole - one.whole)
  return lines.map(({ whole, ...each }) => {
    const place = surgical.findIndex(({ code }) => code === each.code)
    const percent = place < 0 ? 100 : ([100, 50, 25][place] ?? 25)
    return { ...each, right: Math.min(each.charge, Math.round((whole * percent) / 100)) }
  })
}

describe.each(ENGINES)('contracts on %s', engine => {
  it('every planted underpayment is found to the cent, and no line that was paid by the terms', async () => {
    const random = createRandom(7)
    const planted = new Map<string, number>()
    let text = ''
    let total = 0
    for (let at = 0; at < 120; at++) {
      const lines = madeClaim(random)
      const paid = lines.map((each, place) => {
        const short = random.chance(10) ? random.between(2, 900) : 0
        if (short > 0) planted.set(`T${at} ${place + 1}`, short)
        return each.right - short
      })
      const sum = (of: readonly number[]) => of.reduce((one, other) => one + other, 0)
      const money = (cents: number) => (cents / 100).toFixed(2)
      text += `CLP*T${at}*1*${money(sum(lines.map(({ charge }) => charge)))}*${money(sum(paid))}**12*ICN${at}*11*1~`
      for (const [place, { code, modifier, charge }] of lines.entries()) {
        const allowed = paid[place] ?? 0
        text += `SVC*HC:${code}${modifier === undefined ? '' : `:${modifier}`}*${money(charge)}*${money(allowed)}**1~DTM*472*20260105~`
        if (charge !== allowed) text += `CAS*CO*45*${money(charge - allowed)}~`
      }
      total += sum(paid)
    }
    const store = await newStore(engine)
    await importText(store, 'terms.835', remittance(text, (total / 100).toFixed(2)), { now: NOW, who: 'test' })
    const sheet = `code,amount\n${[...MEDICARE].map(([code, cents]) => `${code},${(cents / 100).toFixed(2)}`).join('\n')}\n`
    const input = { payer: 'SAMPLE', name: 'Contract', sheet, ...TERMS }
    await act(store, bring, { ids: [] }, input, BY)
    expect((await act(store, bring, { ids: [] }, input, BY)).says).toMatch(/here already/)
    expect((await look(store, listSchedules, {})).items).toMatchObject([{ terms: expect.stringMatching(/^140 %/) }])
    const { items, compared } = await look(store, underpaid, { over: 'yes', own: 'no' })
    expect(compared).toBeGreaterThan(300)
    expect(new Map(items.map(({ account, line: at, shortCents }) => [`${account} ${at}`, shortCents]))).toEqual(planted)
    expect(planted.size).toBeGreaterThan(20)
    const both = await look(store, underpaid, { own: 'no', procedure: '20610', modifiers: '50' })
    const wanted = items.filter(({ procedure, modifiers }) => procedure === '20610' && modifiers === '50')
    expect([both.items.length, both.groups.length]).toEqual([wanted.length, 1])
    expect(items.map(({ basis }) => basis).join('\n')).toMatch(/× 140 %.*[\s\S]*65 % of the charge/)
  })

  it('a part of the charge needs no sheet, and without either there is nothing to bring', async () => {
    const store = await newStore(engine)
    const claim = 'CLP*C1*1*200*120**12*ICN1*11*1~SVC*HC:99213*200*120**1~DTM*472*20260105~CAS*CO*45*80~'
    await importText(store, 'one.835', remittance(claim, '120'), { now: NOW, who: 'test' })
    await act(store, bring, { ids: [] }, { payer: 'SAMPLE', name: 'Charges', percentOfCharge: 65 }, BY)
    expect((await look(store, underpaid, {})).items).toMatchObject([
      { expectedCents: 13_000, shortCents: 1000, basis: 'Charges: 65 % of the charge of $200.00' },
    ])
    await expect(act(store, bring, { ids: [] }, { payer: 'SAMPLE', name: 'None' }, BY)).rejects.toMatchObject({
      code: 'empty',
    })
  })
})
