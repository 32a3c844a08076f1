// An independent list of all denials by the way that is still open, by plain SQL over their clocks, beside what Home and the queue show: no difference.
// And every open denial has a deadline or says why it has none.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { look } from '../../../test/act.ts'
import { ENGINES, newPlace, openAt } from '../../../test/store.ts'
import { writeHistory } from '../../example/history.ts'
import { openDatabase } from '../../store/database.ts'
import { importPaths } from '../intake/import.ts'
import { audit } from '../practice/audit.ts'
import { lookHome } from '../practice/home.ts'
import type { DenialFilter } from './fields.ts'
import { listQueue } from './list.ts'
import { view as show } from './show.ts'
import { wakeQueue } from './wake.ts'

interface Way {
  readonly way: string
  readonly over: number
  readonly denials: number
  readonly cents: number
}

const key = ({ way, over }: Pick<Way, 'way' | 'over'>) => `${way} ${over}`

describe.each(ENGINES)('living ways on %s', engine => {
  it('are on Home and in the queue what they are when counted by hand, day after day', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'overturn-ways-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    writeHistory(folder, { seed: 19, claims: 400, from: '2025-09-01', days: 160 })
    const place = await newPlace(engine)
    const store = await openAt(place)
    // By a connection of its own, which knows nothing of ours.
    const keeper = await openDatabase(place.where)
    onTestFinished(() => keeper.close())
    await importPaths(store, [folder], { now: '2026-03-02T08:00:00Z', who: 'test' })
    const days = ['2026-03-02', '2026-03-20', '2026-05-15', '2026-09-01']
    for (const today of days) {
      const now = `${today}T08:00:00Z`
      await wakeQueue(store, now)
      // Of each open denial the first way that is open; where none is, the one that was over last; where two end on one day, any.
      const { rows } = await sql<{ id: number; due: string | null; cents: number }>`
        select d.id as id, d.at_stake_cents as cents,
          coalesce(
            (select min(c.due) from clock c where c.practice_id = d.practice_id and c.denial_id = d.id and c.due >= ${today}),
            (select max(c.due) from clock c where c.practice_id = d.practice_id and c.denial_id = d.id)
          ) as due
        from denial d where d.status = 'open' and d.snoozed = 0 and d.move = 'us'`.execute(
        keeper.kysely.withoutPlugins(),
      )
      const byHand = new Map(rows.map(row => [Number(row.id), row]))
      const shown = await listQueue(store, { move: 'us' }, { limit: 10_000 })
      expect(shown.rows.length).toBe(byHand.size)
      for (const row of shown.rows) expect([row.id, row.dueDate]).toEqual([row.id, byHand.get(row.id)?.due ?? null])
      const all = await listQueue(store, {}, { limit: 10_000 })
      const counted = new Map<string, { denials: number; cents: number }>()
      for (const row of all.rows) {
        const over = row.dueDate !== null && row.dueDate < today ? 1 : 0
        const of = key({ way: row.dueLevel ?? '', over })
        const known = counted.get(of) ?? { denials: 0, cents: 0 }
        counted.set(of, { denials: known.denials + 1, cents: known.cents + row.atStakeCents })
      }
      const home = await lookHome(store, now)
      const onHome = home.ways.map(({ level = '', over, denials, atStakeCents: cents }) => [
        key({ way: level, over: over ? 1 : 0 }),
        { denials, cents },
      ])
      expect(new Map(onHome as [string, { denials: number; cents: number }][])).toEqual(counted)
      // Each figure leads to just the denials that it counts.
      for (const { filter, denials, atStakeCents } of [...home.ways, home.overdue, home.thisWeek, home.assumed]) {
        const { rows: found, total } = await listQueue(store, filter as DenialFilter, { limit: 10_000 })
        expect([found.length, total.denials, total.atStakeCents]).toEqual([denials, denials, atStakeCents])
      }
    }
    expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
  })

  it('are there for every open denial, or it says why there is none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'overturn-ways-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    writeHistory(folder, { seed: 23, claims: 300, from: '2025-09-01', days: 160 })
    const store = await openAt(await newPlace(engine))
    await importPaths(store, [folder], { now: '2026-03-02T08:00:00Z', who: 'test' })
    const open = await store.kysely.selectFrom('denial').select('id').where('status', '=', 'open').execute()
    expect(open.length).toBeGreaterThan(20)
    for (const { id } of open) {
      const { clocks, noAppealClock } = await look(store, show, { id })
      const appeals = clocks.filter(clock => clock.kind === 'appeal' || clock.kind === 'dispute')
      expect([id, appeals.length > 0]).toEqual([id, noAppealClock === undefined])
      if (noAppealClock !== undefined) expect(noAppealClock.length).toBeGreaterThan(20)
    }
  })
})
