// Taking snoozed denials up again, on every engine: done one by one and by a filter, done twice, refused, and why it is not undone.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { act } from '../../../test/act.ts'
import { close, snooze, undo } from '../../../test/denial-actions.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import type { Store } from '../../store/store.ts'
import type { Targets } from '../action.ts'
import { importPaths } from '../intake/import.ts'
import { audit } from '../practice/audit.ts'
import { totalOf } from './list.ts'
import { action } from './resume.ts'
import { showDenial } from './story.ts'

const actor = { who: 'ann', now: NOW }
const later = { who: 'ann', now: '2026-03-03T08:00:00Z' }
const denied = (account: string) =>
  `CLP*${account}*4*150*0**12*ICN${account}*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*0**1~DTM*472*20260105~CAS*CO*197*150~`

/** A store with three open denials: 1, 2 and 3. */
async function threeDenials(engine: 'sqlite' | 'postgres'): Promise<Store> {
  const store = await newStore(engine)
  const folder = mkdtempSync(join(tmpdir(), 'overturn-resume-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'one.835')
  writeFileSync(path, remittance(denied('A1') + denied('A2') + denied('A3'), '0', '20260225'))
  await importPaths(store, [path], { now: NOW, who: 'test' })
  return store
}
const resume = async (store: Store, targets: Targets, text = 'the letter came') =>
  act(store, action, targets, { text }, later)
const mustHold = async (store: Store) =>
  expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])

describe.each(ENGINES)('resume on %s', engine => {
  it('takes a snoozed denial up again, with the move ours and the reason in its story', async () => {
    const store = await threeDenials(engine)
    await snooze(store, { ids: [1] }, '2026-03-10', 'payer', actor)
    expect(await totalOf(store, { move: 'payer', snoozed: true })).toMatchObject({ denials: 1 })
    expect(await resume(store, { ids: [1] })).toEqual({ changed: 1, says: '1 denial taken up again.' })
    const { denial, events } = await showDenial(store, 1)
    expect(denial).toMatchObject({ snoozed: false, snoozedUntil: null, move: 'us', status: 'open' })
    expect(events.at(-1)).toMatchObject({ verb: 'woke', who: 'ann' })
    expect(events.at(-1)?.data).toMatchObject({ text: 'the letter came' })
    expect(await totalOf(store, { move: 'us' })).toMatchObject({ denials: 3 })
    await mustHold(store)
  })

  it('leaves those that are not snoozed, and does nothing the second time', async () => {
    const store = await threeDenials(engine)
    await snooze(store, { ids: [2, 3] }, '2026-03-10', 'us', actor)
    expect((await resume(store, { filter: { snoozed: true } })).changed).toBe(2)
    expect((await resume(store, { ids: [1, 2, 3] })).changed).toBe(0)
    expect((await showDenial(store, 1)).events.map(event => event.verb)).not.toContain('woke')
    await mustHold(store)
  })

  it('refuses what is closed and what is not there, and changes nothing then', async () => {
    const store = await threeDenials(engine)
    await snooze(store, { ids: [1] }, '2026-03-10', 'us', actor)
    await close(store, { ids: [2] }, 'no-denial', actor)
    await expect(resume(store, { ids: [1, 2] })).rejects.toThrow(/Denial 2 is closed/)
    await expect(resume(store, { ids: [99] })).rejects.toThrow(/no denial 99/)
    expect((await showDenial(store, 1)).denial).toMatchObject({ snoozed: true, snoozedUntil: '2026-03-10' })
    await mustHold(store)
  })

  it('is not undone, as it says: a snooze again is the way back', async () => {
    const store = await threeDenials(engine)
    await snooze(store, { ids: [1] }, '2026-03-10', 'payer', actor)
    await resume(store, { ids: [1] })
    expect(action.undo).toContain('Snooze it again')
    await expect(undo(store, later.now, later)).rejects.toThrow(/nothing of yours to undo/)
    await snooze(store, { ids: [1] }, '2026-03-12', 'payer', later)
    expect((await showDenial(store, 1)).denial).toMatchObject({ snoozed: true, snoozedUntil: '2026-03-12' })
    await mustHold(store)
  })
})
