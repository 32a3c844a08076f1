// Medicare's amounts: exact beside the same worked out in fractions, as published, out of CMS's own zip, and as terms of contracts on each engine.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { bringLists, bringText, FILES } from '../../../test/lists.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { anesthesiaAmount, medicareAmount, scaled, settingOf } from '../../decide/medicare.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { bringList } from '../reference/bring.ts'
import { listOf } from '../reference/kinds/all.ts'
import { writeZip } from '../sheet/zip.ts'
import { action as bring } from './bring.ts'
import { indicesIn, valuesIn } from './medicare.ts'
import { view as underpaid } from './underpaid.ts'

const BY = { who: 'ann', now: NOW }
const VISIT = valuesIn('A,1.30,1.46,,0.33,,0.09,33.4009,0.00,0.00,0.00')

/** The same in fractions of whole numbers, in another way: `1.30` × `1.027` × `33.4009`, rounded half up to the cent. */
function exactly(terms: readonly (readonly [string, string])[], factor: string): number {
  const whole = (text: string, decimals: number) =>
    BigInt(`${text.split('.')[0]}${(text.split('.')[1] ?? '').padEnd(decimals, '0')}`)
  const sum = terms.reduce((total, [value, index]) => total + whole(value, 2) * whole(index, 3), 0n)
  return Number((sum * whole(factor, 4) * 2n + 10_000_000n) / 20_000_000n)
}

describe('Medicare’s amounts', () => {
  it('are exact to the cent, for any values and indices', () => {
    const decimal = (most: number, decimals: number) =>
      fc.integer({ min: 0, max: most }).map(each => (each / 10 ** decimals).toFixed(decimals))
    const value = decimal(15_000, 2)
    const index = decimal(3000, 3)
    fc.assert(
      fc.property(value, value, value, value, index, index, index, decimal(500_000, 4), (...each) => {
        const [work, office, facility, mp, gw, ge, gm, factor] = each
        const values = valuesIn(`A,${work},${office},,${facility},,${mp},${factor},0.00,0.00,0.00`)
        const indices = indicesIn(`09102,${gw},${ge},${gm}|X`)
        for (const [setting, expense] of [
          ['office', office],
          ['facility', facility],
        ] as const)
          expect(medicareAmount(values, indices, setting)).toMatchObject({
            cents: exactly(
              [
                [work, gw],
                [expense, ge],
                [mp, gm],
              ],
              factor,
            ),
          })
      }),
      { numRuns: 10_000 },
    )
  })

  it('take no more for an image than hospitals are paid, and none where the file has no price', () => {
    const indices = indicesIn('09102,1.000,1.000,1.000|X')
    const image = valuesIn('A,0.18,0.80,,0.80,NA,0.02,33.4009,0.60,0.60,0.01')
    // (0.18 + 0.60 + 0.01) × 33.4009 = 26.3867…
    expect(medicareAmount(image, indices, 'office')).toMatchObject({
      cents: 2639,
      steps: expect.stringMatching(/limit/) as string,
    })
    expect(medicareAmount(image, indices, 'facility')).toMatch(/facility/)
    expect(medicareAmount({ ...VISIT, status: 'C' }, indices, 'office')).toMatch(/status C/)
    expect([settingOf('11'), settingOf('22'), settingOf('10'), settingOf('02'), settingOf('77')]).toEqual([
      'office',
      'facility',
      'office',
      'facility',
      undefined,
    ])
    expect([scaled('33.4009', 4), scaled('.5', 2), scaled('1', 3), scaled('1.005', 2), scaled('x', 2)]).toEqual([
      334_009,
      50,
      1000,
      101,
      undefined,
    ])
  })

  it('of anesthesia are base and time units by the factor, time to one decimal', () => {
    // 17 minutes are 1.1 units: (5 + 1.1) × 22.5998 = 137.8588.
    expect(anesthesiaAmount(5, 17, 15, scaled('22.5998', 5) ?? 0)).toMatchObject({ cents: 13_786 })
    expect(anesthesiaAmount(3, 60, 15, 6_500_000)).toMatchObject({ cents: 45_500 })
  })

  // The whole published file is no part of the project: its rows are read where it lies beside it.
  const published = join(import.meta.dirname, '../../../../shared/refdata/pfs/PPRRVU2025_Oct.redacted.csv.gz')
  it.runIf(existsSync(published))('are read from the published file: every row, its totals checked', () => {
    const list = listOf('pfs-rvu')
    if (!('reader' in list)) throw new Error('it is read line by line')
    const reader = list.reader()
    const rows = gunzipSync(readFileSync(published))
      .toString('latin1')
      .split(/\r?\n/)
      .flatMap(line => reader.line(line))
    expect(rows.length).toBe(19_090)
    const national = indicesIn('00000,1.000,1.000,1.000|National')
    const visit = valuesIn(rows.find(({ key }) => key === '99213')?.value ?? '')
    // As CMS publishes it for 2025 without an index: 2.75 × 32.3465 and 1.88 × 32.3465.
    expect(medicareAmount(visit, national, 'office')).toMatchObject({ cents: 8895 })
  })
})

const line = (code: string, charge: number, allowed: number, units = '1') =>
  `SVC*HC:${code}*${charge}*${allowed.toFixed(2)}**${units}~DTM*472*20260105~CAS*CO*45*${(charge - allowed).toFixed(2)}~`
const claim = (account: string, lines: string, charge: number, allowed: number) =>
  `CLP*${account}*1*${charge}*${allowed.toFixed(2)}**12*ICN${account}*11*1~${lines}`
const pay = (store: Store, claims: string, total: number) =>
  importText(store, 'one.835', remittance(claims, total.toFixed(2)), BY)

describe.each(ENGINES)('a part of Medicare on %s', engine => {
  it('is what a contract says, with its steps; a row of the sheet is carved out; what is not known is open', async () => {
    const store = await newStore(engine)
    await bringLists(store)
    // (1.92 × 1.000 + 2.00 × 1.027 + 0.12 × 2.500) × 33.4009 = 142.7554… office; × 140 % = 199.86.
    await pay(
      store,
      claim('A', line('99214', 500, 190), 500, 190) +
        claim('B', line('99213', 300, 70), 300, 70) +
        claim('C', line('00100', 900, 300, '45'), 900, 300) +
        claim('D', line('40009', 300, 70), 300, 70),
      630,
    )
    const terms = {
      ...{ payer: 'SAMPLE', name: 'Contract', percent: 140, sheet: 'code,amount\n99213,80.00\n' },
      medicare: { locality: 'FL-04', year: 2026, setting: 'office' as const },
      anesthesia: { minutesPerUnit: 15 },
    }
    await act(store, bring, { ids: [] }, terms, BY)
    const { items, open } = await look(store, underpaid, { own: 'no' })
    const found = Object.fromEntries(items.map(each => [each.account, each]))
    expect(found.A).toMatchObject({ expectedCents: 19_986, shortCents: 986, sure: 'high' })
    expect(found.A?.basis).toMatch(
      /^Contract: 99214 at \$142\.76 × 140 %; 2026 Medicare, locality FL-04 \(OWN TOWN\), in an office: \(1\.92 × 1\.000 \+ 2\.00 × 1\.027 \+ 0\.12 × 2\.500\) × 33\.4009$/,
    )
    expect(found.B).toMatchObject({ expectedCents: 8000, basis: 'Contract: 99213 at $80.00' })
    // (5 + 3) × 22.5998 = 180.80 × 140 %: more was allowed.
    expect(found.C).toBeUndefined()
    expect(open).toMatchObject([{ says: expect.stringMatching(/does not have this code/) as string, lines: 1 }])
    const { items: all } = await look(store, underpaid, { own: 'no', over: 'yes', procedure: '00100' })
    expect(all).toMatchObject([{ expectedCents: 25_312, shortCents: -4688, sure: 'medium' }])
  })

  it('is open where nothing says where it was served, or the lists of the year are not here', async () => {
    const store = await newStore(engine)
    await pay(store, claim('A', line('99214', 500, 190), 500, 190), 190)
    await act(
      store,
      bring,
      { ids: [] },
      { payer: 'SAMPLE', name: 'M', percent: 140, medicare: { locality: 'FL-04' } },
      BY,
    )
    const says = async () => (await look(store, underpaid, { own: 'no' })).open.map(each => each.says).join()
    expect(await says()).toMatch(/indices of localities of 2026 are not here/)
    await bringText(store, 'gpci', ...(FILES.gpci as readonly [string, string]))
    expect(await says()).toMatch(/relative values of 2026 are not here/)
    await bringText(store, 'pfs-rvu', ...(FILES['pfs-rvu'] as readonly [string, string]))
    expect(await says()).toMatch(/no claim that is here says where/)
  })

  it('comes out of CMS’s zip, the set for advanced payment models left alone', async () => {
    const store = await newStore(engine)
    const folder = mkdtempSync(join(tmpdir(), 'overturn-rvu-'))
    try {
      const [, rvu] = FILES['pfs-rvu'] as readonly [string, string]
      const [, indices] = FILES.gpci as readonly [string, string]
      const path = join(folder, 'rvu26c.zip')
      writeFileSync(
        path,
        writeZip([
          ['PPRRVU2026_Jul_QPP.csv', rvu.replaceAll('33.4009', '33.5675')],
          ['PPRRVU2026_Jul_nonQPP.csv', rvu],
          ['PPRRVU2026_Jul_nonQPP.txt', 'A text that is not meant'],
          ['GPCI2026.csv', indices],
        ]),
      )
      for (const [kind, from] of [
        ['pfs-rvu', '2026-07-01'],
        ['gpci', '2026-01-01'],
        ['pfs', '2026-07-01'],
      ] as const) {
        const brought = await bringList(store, listOf(kind), { paths: [path], ...BY })
        expect(brought, kind).toMatchObject({ badRows: 0, inForce: { from } })
        expect(brought.entries, kind).toBe({ 'pfs-rvu': 7, gpci: 2, pfs: 5 }[kind])
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('a contract that does not pass the federal cut on is short by it, and a provider is paid the part that the contract says', async () => {
    const store = await newStore(engine)
    const cut = 'CLP*S*1*150*98**16*ICNS*11*1~SVC*HC:99213*150*98**1~DTM*472*20260105~CAS*CO*45*50**253*2~'
    await pay(store, cut, 98)
    const terms = { payer: 'SAMPLE', name: 'Plan', sheet: 'code,amount\n99213,100.00\n' }
    await act(store, bring, { ids: [] }, { ...terms, sequestration: 'passed-on' }, BY)
    expect((await look(store, underpaid, { own: 'no' })).items).toEqual([])
    await act(store, bring, { ids: [] }, { ...terms, sequestration: 'not-passed-on' }, BY)
    expect((await look(store, underpaid, { own: 'no' })).items).toMatchObject([
      { shortCents: 200, basis: expect.stringMatching(/does not pass on/) as string },
    ])
  })
})
