// What a contract or a payer's name changes of the deadlines of what is open already: told beforehand, then done, by one reckoning.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { clocksOf } from '../../store/denial-row.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { action as namePayer } from '../payer/name.ts'
import { view as previewClock } from '../payer/preview-clock.ts'
import { view as previewName } from '../payer/preview-name.ts'
import { action as setClock } from '../payer/set-clock.ts'
import { audit } from '../practice/audit.ts'
import { view as show } from './show.ts'
import { action as snooze } from './snooze.ts'

const actor = { who: 'ann', now: NOW }
const NONE = { ids: [] }

/** So many commercial denials of one remittance. */
async function denied(store: Store, count: number): Promise<readonly number[]> {
  const claims = Array.from(
    { length: count },
    (_, at) =>
      `CLP*A${at}*4*150*0**CI*77${at}~NM1*QC*1*DOE*JANE~DTM*232*20260105~SVC*HC:99213*150*0**0~DTM*472*20260105~CAS*CO*50*150~`,
  )
  const report = await importText(store, 'a.835', remittance(claims.join(''), '0'), { now: NOW, who: 'test' })
  expect(report, report.says.join(' ')).toMatchObject({ status: 'imported' })
  const rows = await store.kysely.selectFrom('denial').select('id').orderBy('id').execute()
  return rows.map(row => row.id)
}

const contract = { payer: 'commercial-default', level: 'appeal', within: 33, source: 'contract, page 3' } as const
const dues = (store: Store) => store.kysely.selectFrom('denial').select(['dueDate', 'dueSure']).orderBy('id').execute()
const faults = async (store: Store) => (await audit(store, { files: false })).filter(check => !check.ok)

describe.each(ENGINES)('counting deadlines anew on %s', engine => {
  it('changes what it said it would, and nothing a second time', async () => {
    const store = await newStore(engine)
    const ids = await denied(store, 3)
    const before = await dues(store)
    expect(before.every(row => row.dueSure === 'low')).toBe(true)
    const told = await look(store, previewClock, contract)
    expect(told).toMatchObject({ open: 3, changed: 3 })
    expect(told.says).toMatch(/^It changes 3 due dates \(3 earlier\) of 3 open denials\.$/)
    expect(await dues(store)).toEqual(before)
    const done = await act(store, setClock, NONE, contract, actor)
    expect(done.says).toContain('It changed 3 due dates (3 earlier) of 3 open denials.')
    const after = await dues(store)
    expect(new Set(after.map(row => row.dueDate))).toEqual(new Set(['2026-03-06']))
    expect(after.every(row => row.dueSure === 'high')).toBe(true)
    expect(told.some.map(row => row.after)).toEqual(['2026-03-06', '2026-03-06', '2026-03-06'])
    const { events, scoreSays } = await look(store, show, { id: ids[0] ?? 0 })
    expect(events.at(-1)).toMatchObject({ verb: 'deadlines-recounted', who: 'ann' })
    expect(scoreSays).toMatch(/= -?[\d.]+$/)
    expect(await look(store, previewClock, contract)).toMatchObject({ changed: 0 })
    expect(await faults(store)).toEqual([])
  })

  it('wakes what was put off past the nearer deadline', async () => {
    const store = await newStore(engine)
    const [one = 0] = await denied(store, 2)
    await act(store, snooze, { ids: [one] }, { until: '2026-03-10' }, actor)
    await act(store, setClock, NONE, contract, actor)
    const rows = await store.kysely.selectFrom('denial').select(['snoozed', 'snoozedUntil']).orderBy('id').execute()
    expect(rows).toEqual([
      { snoozed: false, snoozedUntil: null },
      { snoozed: false, snoozedUntil: null },
    ])
    await expect(act(store, snooze, { ids: [one] }, { until: '2026-03-10' }, actor)).rejects.toMatchObject({
      code: 'in-the-past',
    })
    expect(await faults(store)).toEqual([])
  })

  it('follows the payer that it is said to be', async () => {
    const store = await newStore(engine)
    const [id = 0] = await denied(store, 1)
    const { payerId } = (await look(store, show, { id })).denial
    const told = await look(store, previewName, { id: payerId, entry: 'aetna' })
    expect(told.open).toBe(1)
    await act(store, namePayer, { ids: [payerId] }, { entry: 'aetna' }, actor)
    const clocks = await clocksOf(store, id)
    expect(clocks.every(clock => clock.rule.startsWith('aetna/') || clock.rule.includes('/'))).toBe(true)
    expect(clocks.some(clock => clock.rule.startsWith('aetna/'))).toBe(true)
    expect(await look(store, previewName, { id: payerId, entry: 'aetna' })).toMatchObject({ changed: 0 })
    await expect(look(store, previewName, { id: 99_999, entry: 'aetna' })).rejects.toMatchObject({ code: 'not-found' })
    expect(await faults(store)).toEqual([])
  })
})
