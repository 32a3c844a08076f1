// Aging, on every engine: each open denial stands in the step of its age, the steps add up to all of them, and the filter of a step finds
// what it counts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { look } from '../../../test/act.ts'
import { assign, close, snooze } from '../../../test/denial-actions.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { importPaths } from '../intake/import.ts'
import { view } from './aging.ts'
import type { DenialFilter } from './fields.ts'
import { totalOf } from './list.ts'

const actor = { who: 'ann', now: NOW }
const denied = (account: string, day: string, dollars: number) =>
  `CLP*${account}*4*${dollars}*0**12*ICN${account}*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*${dollars}*0**1~${day === '' ? '' : `DTM*472*${day}~`}CAS*CO*197*${dollars}~`
/** NOW is 2026-03-02: 0, 30, 31 and 365 days before it, and one without a day. */
const CLAIMS = [
  denied('A1', '20260302', 100),
  denied('A2', '20260131', 200),
  denied('A3', '20260130', 400),
  denied('A4', '20250302', 800),
  denied('A5', '', 1600),
  denied('A6', '20260301', 3200),
]

it.each(ENGINES)('ages what is open, snoozed ones too, on %s', async engine => {
  const store = await newStore(engine)
  const folder = mkdtempSync(join(tmpdir(), 'overturn-aging-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'one.835')
  writeFileSync(path, remittance(CLAIMS.join(''), '0', '20260302'))
  await importPaths(store, [path], { now: NOW, who: 'test' })
  await close(store, { filter: { account: 'A6' } }, 'no-denial', actor)
  await snooze(store, { filter: { account: 'A2' } }, '2026-03-09', 'payer', actor)
  await assign(store, { filter: { account: 'A1' } }, 'bob', actor)

  const { today, total, ages } = await look(store, view, {})
  expect(today).toBe('2026-03-02')
  expect(total).toMatchObject({ denials: 5, atStakeCents: 310_000 })
  expect(ages.map(({ age, atStakeCents }) => [age, atStakeCents])).toEqual([
    ['0 to 30', 30_000],
    ['31 to 60', 40_000],
    ['61 to 90', 0],
    ['91 to 120', 0],
    ['121 to 180', 0],
    ['181 to 365', 80_000],
    ['366 and more', 0],
    ['not known', 160_000],
  ])
  for (const { age, filter, denials, atStakeCents, expectedCents } of ages)
    if (filter !== undefined)
      expect(await totalOf(store, filter as DenialFilter), age).toEqual({
        denials,
        atLeast: false,
        atStakeCents,
        expectedCents,
      })

  expect((await look(store, view, { owner: 'bob' })).total).toMatchObject({ denials: 1, atStakeCents: 10_000 })
  expect((await look(store, view, { owner: 'unassigned' })).total).toMatchObject({ denials: 4 })
})
