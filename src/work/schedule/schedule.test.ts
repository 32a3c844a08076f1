// What payers should have allowed, on each engine: schedules brought in, read and taken back; planted underpayments found to the cent and nothing else; what a schedule
// leaves open is said, not guessed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { sentVisit } from '../../../test/sent.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { expectedFor, type Fee, isAnesthesia, usualReduction } from '../../decide/expected.ts'
import { writeClaims } from '../../example/sent.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { action as bring } from './bring.ts'
import { view as listSchedules } from './list.ts'
import { readFeeSheet } from './read-sheet.ts'
import { view as underpaid } from './underpaid.ts'
import { action as withdraw } from './withdraw.ts'

const BY = { who: 'ann', now: NOW }
const SHEET =
  'CPT,Mod,From,To,Rate\n99213,,2026-01-01,2026-12-31,91.25\n99213,,2025-01-01,2025-12-31,88.00\n99214,25,,,"$1,130.00"\n'
const bringIn = (store: Store, sheet = SHEET, more: object = {}) =>
  act(store, bring, { ids: [] }, { payer: 'SAMPLE', name: 'Contract 2026', sheet, ...more }, BY)

interface Line {
  readonly code: string
  readonly charge: number
  readonly allowed: number
  readonly units?: number
}
/** A claim with these lines, each paid whole, on January 5. */
function claimOf(account: string, lines: readonly Line[]): string {
  const total = (of: (line: Line) => number) => lines.reduce((sum, line) => sum + of(line), 0)
  const head = `CLP*${account}*1*${total(({ charge }) => charge)}*${total(({ allowed }) => allowed)}**12*ICN${account}*11*1~`
  return (
    head +
    lines
      .map(
        ({ code, charge, allowed, units = 1 }) =>
          `SVC*HC:${code}*${charge}*${allowed}**${units}~DTM*472*20260105~${charge === allowed ? '' : `CAS*CO*45*${charge - allowed}~`}`,
      )
      .join('')
  )
}
let files = 0
const pay = (store: Store, claims: string, total: string) =>
  importText(store, `${++files}.835`, remittance(claims, total), { now: NOW, who: 'test' })
const found = (store: Store, asked: object = {}) => look(store, underpaid, asked)

describe.each(ENGINES)('fee schedules on %s', engine => {
  it('are brought in once, listed, and taken back', async () => {
    const store = await newStore(engine)
    await pay(store, claimOf('A', [{ code: '99213', charge: 150, allowed: 80 }]), '80')
    const dry = await bringIn(store, SHEET, { dryRun: true })
    expect(dry).toMatchObject({ changed: 0, made: { fees: 3, columns: { code: 'CPT', amount: 'Rate' } } })
    expect((await look(store, listSchedules, {})).items).toEqual([])
    const { made } = await bringIn(store)
    expect(await bringIn(store)).toMatchObject({ changed: 0, made: { schedule: made?.schedule } })
    expect((await look(store, listSchedules, {})).items).toMatchObject([
      { name: 'Contract 2026', fees: 3, lesserOfCharge: true },
    ])
    expect((await found(store)).items).toMatchObject([
      { account: 'A', expectedCents: 9125, allowedCents: 8000, shortCents: 1125 },
    ])
    await act(store, withdraw, { ids: [Number(made?.schedule)] }, {}, BY)
    expect((await found(store)).items).toEqual([])
    await expect(act(store, withdraw, { ids: [Number(made?.schedule)] }, {}, BY)).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(bringIn(store, SHEET, { payer: 'nobody' })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('find every planted underpayment to the cent, and no line that was paid right, denied, or capped by its charge', async () => {
    const store = await newStore(engine)
    let claims = ''
    let total = 0
    let planted = 0
    for (let at = 0; at < 60; at++) {
      const short = at % 7 === 3 ? (at + 1) * 13 : 0
      planted += short
      const allowed = (9125 - short) / 100
      claims += claimOf(`P${at}`, [{ code: '99213', charge: 150, allowed }])
      total += 9125 - short
    }
    claims += claimOf('CAPPED', [{ code: '99213', charge: 60, allowed: 60 }])
    claims += claimOf('TWO', [{ code: '99213', charge: 300, allowed: 182.5, units: 2 }])
    claims += claimOf('UNKNOWN', [{ code: '99499', charge: 300, allowed: 10 }])
    claims += claimOf('NOROW', [{ code: '99213:26', charge: 150, allowed: 30 }])
    claims += 'CLP*DENIED*4*150*0**12*ICND*11*1~SVC*HC:99213*150*0**1~DTM*472*20260105~CAS*CO*197*150~'
    claims += 'CLP*SECOND*2*150*10**12*ICNS*11*1~SVC*HC:99213*150*10**1~DTM*472*20260105~CAS*OA*23*140~'
    await pay(store, claims, ((total + 6000 + 18_250 + 1000 + 3000 + 1000) / 100).toFixed(2))
    await bringIn(store)
    const { items, shortCents, open, groups } = await found(store, { own: 'no' })
    expect(items.map(({ account }) => account).sort()).toEqual(
      Array.from({ length: 60 }, (_, at) => at)
        .filter(at => at % 7 === 3)
        .map(at => `P${at}`)
        .sort(),
    )
    expect(shortCents).toBe(planted)
    expect(groups).toMatchObject([
      { procedure: '99213', lines: items.length, shortCents: planted, since: '2026-01-05' },
    ])
    expect(open.map(({ says }) => says).join()).toMatch(/Modifier 26/)
    const tolerated = await found(store, { own: 'no', tolerance: 300 })
    expect(tolerated.items.every(each => each.shortCents >= 300)).toBe(true)
  })

  it('an older one says little where the newer one has the code and leaves the line open, and all where its days are other ones', async () => {
    const store = await newStore(engine)
    await pay(store, claimOf('NOROW', [{ code: '99213:26', charge: 150, allowed: 30 }]), '30')
    const named = (name: string, sheet: string) => bringIn(store, sheet, { name, columns: {} })
    await named('Contract 2025', 'Code,Modifier,Rate\n99213,26,45.00\n99213,,80.00\n')
    await named('Contract 2026', 'Code,Modifier,Rate\n99213,,91.25\n')
    const [doubted] = (await found(store, { own: 'no' })).items
    expect(doubted).toMatchObject({ expectedCents: 4500, sure: 'low' })
    expect(doubted?.basis).toContain('an older schedule, since the newer one leaves it open')
    const other = await newStore(engine)
    await pay(other, claimOf('DAY', [{ code: '99213', charge: 150, allowed: 80 }]), '80')
    await act(other, bring, { ids: [] }, { payer: 'SAMPLE', name: 'Contract 2026', sheet: SHEET }, BY)
    const next = 'Code,Rate,From\n99213,99.00,2027-01-01\n'
    await act(other, bring, { ids: [] }, { payer: 'SAMPLE', name: 'Contract 2027', sheet: next }, BY)
    expect((await found(other, { own: 'no' })).items).toMatchObject([{ expectedCents: 9125, sure: 'high' }])
  })

  it('without a schedule hold a payer to what it allows most often', async () => {
    const store = await newStore(engine)
    const usual = Array.from({ length: 14 }, (_, at) =>
      claimOf(`U${at}`, [{ code: '99213', charge: 150, allowed: 80 }]),
    ).join('')
    await pay(
      store,
      usual + claimOf('LOW', [{ code: '99213', charge: 150, allowed: 71.5 }]),
      (14 * 80 + 71.5).toFixed(2),
    )
    const { items } = await found(store)
    expect(items).toMatchObject([{ account: 'LOW', shortCents: 850, by: 'own', sure: 'medium' }])
    expect(items[0]?.basis).toMatch(/\$80\.00 in 14 of 15 lines/)
    expect((await found(store, { own: 'no' })).items).toEqual([])
  })

  it('what it allows in a facility is not held against what it allows in an office', async () => {
    const store = await newStore(engine)
    const visits = Array.from({ length: 32 }, (_, at) => ({ account: `V${at}`, office: at < 20 }))
    // Sent in one file for each place, since a file of the example has one.
    for (const office of [true, false]) {
      const own = visits.filter(each => each.office === office).map(({ account }) => sentVisit(account))
      const text = writeClaims(own, { date: '2026-01-06', control: office ? 1 : 2 })
      await importText(store, `${office}.837`, office ? text : text.replaceAll('*11:B:1*', '*22:B:1*'), {
        now: NOW,
        who: 'test',
      })
    }
    const paid = visits.map(({ account, office }) => {
      const allowed = office ? 80 : 60
      return `CLP*${account}*1*150*${allowed}**12*ICN${account}*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~SVC*HC:99213*150*${allowed}**1~DTM*472*20260105~CAS*CO*45*${150 - allowed}~REF*6R*${account}-1~`
    })
    await pay(store, paid.join(''), String(20 * 80 + 12 * 60))
    const places = await store.kysely
      .selectFrom('claimMatch')
      .select('claimId')
      .where('claimId', 'is not', null)
      .execute()
    expect(places).toHaveLength(32)
    expect((await found(store)).items).toEqual([])
  })

  it('hold no line to anything where money was adjusted at the claim', async () => {
    const store = await newStore(engine)
    const atClaim = 'CLP*A*1*100*80**12*ICNA*11*1~CAS*CO*45*20~SVC*HC:99213*100*100**1~DTM*472*20260105~'
    await pay(store, atClaim + claimOf('B', [{ code: '99213', charge: 150, allowed: 91.25 }]), '171.25')
    await bringIn(store)
    const { items, compared, overLines, open } = await found(store, { over: 'yes', own: 'no' })
    expect({ items, compared, overLines }).toEqual({ items: [], compared: 1, overLines: 0 })
    expect(open).toEqual([{ says: expect.stringMatching(/adjusted at the claim/) as string, lines: 1 }])
  })

  it('say what is overpaid, and of half a fee beside a dearer line that it may be meant so', async () => {
    const store = await newStore(engine)
    const lines = [
      { code: '99213', charge: 150, allowed: 91.25 },
      { code: '11055', charge: 90, allowed: 30 },
    ]
    await pay(store, claimOf('A', lines) + claimOf('B', [{ code: '99213', charge: 150, allowed: 100 }]), '221.25')
    await bringIn(store, 'code,amount\n99213,91.25\n11055,60\n')
    const { items, overCents, overLines, shortCents, askCents, groups } = await found(store, { over: 'yes', own: 'no' })
    expect(items).toMatchObject([
      { account: 'A', procedure: '11055', shortCents: 3000, sure: 'low' },
      { account: 'B', shortCents: -875 },
    ])
    expect({ overCents, overLines }).toEqual({ overCents: 875, overLines: 1 })
    // What something usual may explain is asked about, and is no part of the sum.
    expect({ shortCents, askCents, groups }).toEqual({ shortCents: 0, askCents: 3000, groups: [] })
  })
})

describe('a sheet of fees', () => {
  it('is read by its heads, in any order, with rows that are no fees told by their number', () => {
    const sheet = 'Fee Amount;Description;Proc Code;Modifiers\n12.5;Visit;99213;25, 59\nfree;x;99214;\n;;;\n7;x;992;\n'
    const { fees, bad, columns } = readFeeSheet(sheet)
    expect(fees).toEqual([{ code: '99213', modifiers: '25 59', fromDate: null, toDate: null, amountCents: 1250 }])
    expect(bad.map(({ line }) => line)).toEqual([3, 5])
    expect(readFeeSheet('code,amount\n\n99213,1\n\n\n99214,x\n').bad.map(({ line }) => line)).toEqual([6])
    expect(columns).toMatchObject({ code: 'Proc Code', amount: 'Fee Amount', modifier: 'Modifiers' })
    expect(() => readFeeSheet('a,b\n1,2\n')).toThrow(/looks like the procedure code/)
    expect(readFeeSheet('a,b\n99213,2\n', { code: 'A', amount: 'b' }).fees).toHaveLength(1)
    expect(() => readFeeSheet('a,b\n99213,2\n', { code: 'nowhere' })).toThrow(/No column is called/)
    expect(() => readFeeSheet('code,amount\n')).toThrow(/no fee/)
    expect(() => readFeeSheet('')).toThrow()
  })

  it('never throws but a refusal, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
        try {
          readFeeSheet(text)
        } catch (error) {
          expect((error as Error).name).toBe('Refusal')
        }
      }),
    )
  })
})

describe('what is expected', () => {
  const fee = (amountCents: number, modifiers = ''): Fee => ({ modifiers, fromDate: null, toDate: null, amountCents })
  const line = { modifiers: [] as string[], servedOn: '2026-01-05', units: '1', chargeCents: 20_000 }
  const terms = { lesserOfCharge: true }

  it('goes by the row of these very modifiers, then by those that change the price', () => {
    const fees = [fee(10_000), fee(4000, '26'), fee(12_000, '25')]
    const cents = (modifiers: string[]) => {
      const found = expectedFor(fees, { ...line, modifiers }, terms)
      return 'cents' in found ? found.cents : found.open
    }
    expect(cents([])).toBe(10_000)
    expect(cents(['26'])).toBe(4000)
    expect(cents(['25'])).toBe(12_000)
    // One that changes no price is paid as without it.
    expect(cents(['59'])).toBe(10_000)
    expect(cents(['RT', '26'])).toBe(4000)
    expect(cents(['50'])).toMatch(/Modifier 50/)
  })

  it('is that of the version that began last, where versions have no end', () => {
    const versions = [
      { ...fee(10_000), fromDate: '2024-01-01' },
      { ...fee(11_000), fromDate: '2025-06-01' },
    ]
    expect(expectedFor(versions, line, terms)).toMatchObject({ cents: 11_000 })
    expect(expectedFor(versions, { ...line, servedOn: '2025-01-05' }, terms)).toMatchObject({ cents: 10_000 })
  })

  it('is open for anesthesia, whose units are minutes', () => {
    for (const code of ['00100', '00400', '01999']) expect(isAnesthesia(code), code).toBe(true)
    for (const code of ['00099', '02000', '10021', '99213', '0001A']) expect(isAnesthesia(code), code).toBe(false)
    expect(expectedFor([fee(40_000)], { ...line, units: '45', anesthesia: true }, terms)).toMatchObject({
      open: expect.stringMatching(/minutes/) as string,
    })
  })

  it('beside it, parts that payers usually pay are known for what they are', () => {
    expect(usualReduction(8500, 10_000, [])).toMatch(/nurse practitioner/)
    expect(usualReduction(5000, 10_000, [12_000])).toMatch(/second procedure/)
    expect(usualReduction(5000, 10_000, [4000])).toBeUndefined()
    expect(usualReduction(2500, 10_000, [10_000])).toMatch(/further procedure/)
    expect(usualReduction(8000, 10_000, [12_000])).toBeUndefined()
  })

  it('is open where the schedule says two things, or nothing of the day', () => {
    expect(expectedFor([fee(1), fee(2)], line, terms)).toMatchObject({
      open: expect.stringMatching(/two fees/) as string,
    })
    const dated = [{ ...fee(1), fromDate: '2027-01-01' }]
    expect(expectedFor(dated, line, terms)).toMatchObject({
      open: expect.stringMatching(/no fee for this code on/) as string,
    })
    expect(expectedFor([fee(30_000)], line, terms)).toMatchObject({ cents: 20_000, capped: true })
    expect(expectedFor([fee(30_000)], line, { lesserOfCharge: false })).toMatchObject({ cents: 30_000 })
  })
})
