// Figures that are kept: what a store of before is given at once is what every change would have kept, and the audit counts it again.
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { fillWithYear } from '../../../test/figures.ts'
import { ENGINES, NOW, newPlace, openAt, type TestPlace } from '../../../test/store.ts'
import { keptRows } from '../../store/audit/figures.ts'
import { openDatabase } from '../../store/database.ts'
import { rangesOf } from '../../store/insight.ts'
import { SUMMED_BY, type SumTable } from '../../store/kept-figures.ts'
import { FILLED_FIGURES, KEPT_FIGURES } from '../../store/migrations/049-kept-figures.ts'
import { FILLED_PROVIDERS } from '../../store/migrations/067-providers.ts'
import type { Store } from '../../store/store.ts'
import { checkFigures } from '../practice/audit/figures.ts'
import { createSums } from './sums.ts'

const TABLES = (Object.keys(SUMMED_BY) as SumTable[]).filter(name => name !== 'queueTotal' && name !== 'dueTotal')

/** All of it, in an order of its own; sums that have come to nothing are none. */
async function everythingKept(store: Store) {
  const answers = await store.kysely.selectFrom('firstAnswer').selectAll().orderBy('remitClaimId').execute()
  const days = await store.kysely
    .selectFrom('denial')
    .select(['id', 'deniedOn', 'paidOn', 'providerNpi'])
    .orderBy('id')
    .execute()
  const sums: Record<string, readonly string[]> = {}
  for (const table of TABLES) {
    const by: readonly string[] = SUMMED_BY[table]
    const rows = (await keptRows(store, table)).filter(row =>
      Object.entries<unknown>(row).some(([name, value]) => !by.includes(name) && value !== 0),
    )
    sums[table] = rows.map(row => JSON.stringify(row)).sort()
  }
  return { answers, days, sums }
}

/** Takes all of it out of the store, and fills it as the migration does. */
async function fillAgain({ where }: TestPlace): Promise<void> {
  const database = await openDatabase(where)
  const plain = database.kysely.withoutPlugins()
  for (const table of Object.keys(KEPT_FIGURES)) await sql.raw(`delete from ${table}`).execute(plain)
  await sql.raw('update denial set denied_on = null, paid_on = null, provider_npi = null').execute(plain)
  for (const text of [...FILLED_FIGURES, ...FILLED_PROVIDERS]) await sql.raw(text).execute(plain)
  await database.close()
}

describe.each(ENGINES)('kept figures on %s', engine => {
  it('are filled in a store of before as every change keeps them, and the audit says where one is wrong', async () => {
    const place = await newPlace(engine)
    const store = await openAt(place)
    await fillWithYear(store, 61, 50, NOW)
    const kept = await everythingKept(store)
    for (const table of TABLES) expect(kept.sums[table], table).not.toEqual([])
    expect(kept.days.some(({ providerNpi }) => providerNpi !== null)).toBe(true)
    expect(await checkFigures(store)).toMatchObject({ ok: true })
    await fillAgain(place)
    expect(await everythingKept(store)).toEqual(kept)
    await store.write(({ kysely }) => kysely.updateTable('paymentTotal').set({ claims: 0 }).execute())
    const { ok, says } = await checkFigures(store)
    expect(ok).toBe(false)
    expect(says[0]).toMatch(/^The figure paymentTotal of (?:month|day) .* is counted\.$/)
  })
})

describe('a span', () => {
  it('is its whole months and the days at its ends', () => {
    expect(rangesOf({})).toEqual([{ grain: 'month' }])
    expect(rangesOf({ from: '2025-01-01', to: '2025-12-31' })).toEqual([
      { grain: 'month', from: '2025-01', to: '2025-12' },
    ])
    expect(rangesOf({ from: '2025-02-10', to: '2025-02-20' })).toEqual([
      { grain: 'day', from: '2025-02-10', to: '2025-02-20' },
    ])
    expect(rangesOf({ from: '2024-02-10', to: '2024-04-05' })).toEqual([
      { grain: 'month', from: '2024-03', to: '2024-03' },
      { grain: 'day', from: '2024-02-10', to: '2024-02-31' },
      { grain: 'day', from: '2024-04-01', to: '2024-04-05' },
    ])
    // Two months that touch, of which none is whole, and one whole month.
    expect(rangesOf({ from: '2025-02-10', to: '2025-03-05' })).toEqual([
      { grain: 'day', from: '2025-02-10', to: '2025-03-05' },
    ])
    expect(rangesOf({ from: '2024-02-01', to: '2024-02-29' })).toEqual([
      { grain: 'month', from: '2024-02', to: '2024-02' },
    ])
  })
})

describe('gathered sums', () => {
  it('are one for what is alike, and none where they come to nothing', () => {
    const sums = createSums<{ of: string; claims: number; cents: number }>(['of'])
    sums.add({ of: 'one', claims: 1, cents: 100 }, 1)
    sums.add({ of: 'two', claims: 1, cents: 50 }, -1)
    sums.add({ of: 'one', claims: 1, cents: 20 }, 1)
    sums.add({ of: 'three', claims: 1, cents: 20 }, 1)
    sums.add({ of: 'three', claims: 1, cents: 20 }, -1)
    expect(sums.take()).toEqual([
      { of: 'one', claims: 2, cents: 120 },
      { of: 'two', claims: -1, cents: -50 },
    ])
    expect(sums.take()).toEqual([])
  })
})
