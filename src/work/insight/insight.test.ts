// Measures on every engine: each figure equals what is counted by hand from the rows, one at a time, over a written practice, the example year and
// generated practices; the claims behind a figure add up to it; months and payers narrow it down.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { look } from '../../../test/act.ts'
import { approve, close, writeOff } from '../../../test/denial-actions.ts'
import { remittance } from '../../../test/read-file.ts'
import { recount } from '../../../test/recount-measures.ts'
import { closedAfterTest, ENGINES, NOW, newPlace, newStore } from '../../../test/store.ts'
import { writeHistory } from '../../example/history.ts'
import { createRandom, type Random } from '../../example/random.ts'
import { openHost, type Store } from '../../store/store.ts'
import { importPaths, importText } from '../intake/import.ts'
import { view as behind } from './behind.ts'
import { view as measures } from './measures.ts'

const actor = { who: 'ann', now: NOW }
const options = { now: NOW, who: 'test' }

interface Made {
  readonly account: string
  readonly how: 'paid' | 'denied' | 'partly' | 'reversed' | 'hidden' | 'shared'
  readonly dollars: number
  readonly day: string
  readonly carc?: string
}

/** A claim as a payer decided it, and what it paid. */
function decided({ account, how, dollars, day, carc = '197' }: Made): readonly [text: string, paid: number] {
  const sign = how === 'reversed' ? -1 : 1
  const paid = { paid: dollars, denied: 0, partly: dollars / 2, reversed: -dollars, hidden: 0, shared: 0 }[how]
  const charge = sign * dollars
  const off = charge - paid
  const cas = {
    paid: '',
    denied: `CAS*CO*${carc}*${off}~`,
    partly: `CAS*CO*${carc}*${off}~`,
    reversed: '',
    hidden: `CAS*CO*45*${off}~`,
    shared: `CAS*PR*1*${off}~`,
  }[how]
  const status = how === 'reversed' ? '22' : how === 'denied' ? '4' : '1'
  const head = `CLP*${account}*${status}*${charge}*${paid}*${how === 'shared' ? off : ''}*12*ICN${account}*11*1~NM1*QC*1*DOE*JANE~`
  return [`${head}SVC*HC:99213*${charge}*${paid}**1~DTM*472*${day}~${cas}`, paid]
}

async function bring(store: Store, made: readonly Made[], on: string, trace: string): Promise<void> {
  const claims = made.map(decided)
  const paid = claims.reduce((total, [, cents]) => total + cents, 0)
  const text = remittance(claims.map(([claim]) => claim).join(''), String(paid), on).replace('EFT1', trace)
  await importText(store, `${trace}.835`, text, options)
}

const byName = async (store: Store, asked: object = {}) =>
  new Map((await look(store, measures, asked)).measures.map(each => [each.name, each]))

/** Both numbers of all measures. */
const numbersOf = async (store: Store, asked: object = {}) =>
  Object.fromEntries(
    [...(await byName(store, asked))].map(([name, { numerator, denominator }]) => [name, [numerator, denominator]]),
  )

describe.each(ENGINES)('measures on %s', engine => {
  it('count first decisions, and what became of denials', async () => {
    const store = await newStore(engine)
    await bring(
      store,
      [
        { account: 'A1', how: 'paid', dollars: 100, day: '20260105' },
        { account: 'A2', how: 'denied', dollars: 200, day: '20260105' },
        { account: 'A3', how: 'partly', dollars: 400, day: '20260106' },
        { account: 'A4', how: 'shared', dollars: 800, day: '20251201' },
        { account: 'A5', how: 'hidden', dollars: 1600, day: '20251201' },
      ],
      '20260201',
      'EFT1',
    )
    // Denied at first and paid three weeks later: an initial denial all the same.
    await bring(store, [{ account: 'A2', how: 'paid', dollars: 200, day: '20260105' }], '20260222', 'EFT2')
    await giveUp(store, { account: 'A3' }, 'too small')

    const found = await byName(store)
    const figure = (name: string) => found.get(name)?.figure
    expect(await numbersOf(store)).toMatchObject({
      'initial-denial-rate': [3, 5],
      'initial-denial-rate-dollars': [220_000, 310_000],
      'first-pass-yield': [2, 5],
      'overturn-rate': [1, 2],
      recovered: [20_000, 200_000],
      'write-offs': [20_000, 200_000],
      lost: [20_000, 200_000],
      'denial-to-cash-days': [21, 1],
      'hidden-denials': [160_000, 200_000],
      'net-collection-rate': [50_000, 230_000],
    })
    expect([
      figure('initial-denial-rate'),
      figure('recovered'),
      figure('denial-to-cash-days'),
      figure('days-to-appeal'),
    ]).toEqual(['60.0%', '$200.00', '21.0 days', 'nothing to count'])
    expect(found.get('write-offs')?.parts).toEqual([
      { by: 'reason', word: 'too small', numerator: 20_000, denominator: 20_000, figure: '$200.00' },
      { by: 'person', word: 'ann', numerator: 20_000, denominator: 20_000, figure: '$200.00' },
      { by: 'cause', word: 'authorization', numerator: 20_000, denominator: 20_000, figure: '$200.00' },
    ])
  })

  it('are narrowed down by month and payer, beside the same months of the year before', async () => {
    const store = await newStore(engine)
    await bring(store, [{ account: 'B1', how: 'denied', dollars: 100, day: '20250105' }], '20250210', 'EFT1')
    await bring(
      store,
      [
        { account: 'B2', how: 'denied', dollars: 100, day: '20260105' },
        { account: 'B3', how: 'paid', dollars: 100, day: '20251205' },
      ],
      '20260210',
      'EFT2',
    )
    const rate = async (asked: object) => (await byName(store, asked)).get('initial-denial-rate')
    expect(await rate({ from: '2026-02', to: '2026-02' })).toMatchObject({
      ...{ numerator: 1, denominator: 2, figure: '50.0%', before: '100.0%' },
      yearBefore: { numerator: 1, denominator: 1 },
    })
    expect(await rate({ by: 'service', from: '2026-01' })).toMatchObject({ numerator: 1, denominator: 1 })
    expect(await rate({ payer: 'sample' })).toMatchObject({ numerator: 2, denominator: 3 })
    expect((await rate({}))?.before).toBeUndefined()
    await expect(rate({ payer: 'nobody' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(rate({ from: '2026-13' })).rejects.toThrow('is no month')
  })

  it('equal a count by hand over generated practices, and so do the claims behind each', async () => {
    const host = await openHost(await newPlace(engine))
    closedAfterTest(host)
    const practices = engine === 'sqlite' ? 60 : 15
    for (let seed = 0; seed < practices; seed++) {
      const store = await host.practiceNamed(`practice ${seed}`, NOW)
      await fill(store, createRandom(seed))
      const asked = [{}, { from: '2026-01', to: '2026-01' }, { by: 'service', from: '2025-12' }][seed % 3] ?? {}
      expect(await numbersOf(store, asked), `practice ${seed}`).toEqual(await recount(store, asked, NOW.slice(0, 10)))
      if (seed % 5 === 0) await holdBehind(store, asked)
    }
  }, 180_000)
})

it('equal a count by hand over the example year', async () => {
  const store = await newStore('sqlite')
  const folder = mkdtempSync(join(tmpdir(), 'overturn-insight-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const year = join(folder, 'year')
  expect(writeHistory(year, { seed: 253, claims: 2000, from: '2025-03-02', days: 365 })).toBeGreaterThan(100)
  await importPaths(store, [year], options)
  const today = NOW.slice(0, 10)
  for (const asked of [{}, { from: '2025-10', to: '2025-12' }, { by: 'service', from: '2025-06' }])
    expect(await numbersOf(store, asked)).toEqual(await recount(store, asked, today))
  await holdBehind(store, {})
  const found = await byName(store)
  expect(found.get('initial-denial-rate')?.numerator).toBeGreaterThan(50)
  expect(found.get('clean-claim-rate')?.denominator).toBeGreaterThan(500)
}, 240_000)

/** Ann writes off, and Bob approves what is above the limit. */
async function giveUp(store: Store, filter: object, reason: string): Promise<void> {
  const { asked } = await writeOff(store, { filter: { ...filter } }, reason, { ...actor, person: 'p-ann' })
  if (asked > 0) await approve(store, { filter: { ...filter, asked: true } }, { ...actor, who: 'bob', person: 'p-bob' })
}

/** Some weeks of a practice: claims that are decided once, again, taken back; some of what is denied is closed or given up. */
async function fill(store: Store, random: Random): Promise<void> {
  for (let file = 0; file < 3; file++) {
    const made = Array.from({ length: random.between(1, 8) }, (): Made => {
      const how = random.pick(['paid', 'denied', 'partly', 'reversed', 'hidden', 'shared'] as const)
      return {
        account: `G${random.below(9)}`,
        how,
        dollars: random.pick([100, 200, 340]),
        day: random.pick(['20251128', '20251205', '20260104']),
        carc: random.pick(['197', '16', '50', '29']),
      }
    })
    const once = made.filter((claim, at) => made.findIndex(other => other.account === claim.account) === at)
    await bring(store, once, random.pick(['20251230', '20260115', '20260203']), `EFT${file}`)
  }
  if (random.chance(60)) await close(store, { filter: { cause: 'authorization' } }, 'not-worth-working', actor)
  if (random.chance(60)) await giveUp(store, { cause: 'timely-filing' }, 'late')
}

/** What the claims behind each figure add up to is the figure, in pages of three. */
async function holdBehind(store: Store, asked: object): Promise<void> {
  for (const [name, numbers] of Object.entries(await numbersOf(store, asked)))
    for (const [at, of] of (['numerator', 'denominator'] as const).entries()) {
      let total = 0
      for (let cursor: string | undefined, pages = 0; pages < 20_000; pages++) {
        const page = await look(store, behind, { measure: name, ...asked, of, limit: 500, cursor })
        total += page.items.reduce((sum, each) => sum + each[of], 0)
        if (page.next === undefined) break
        cursor = page.next
      }
      expect(total, `${name} ${of}`).toBe(numbers[at])
    }
}
