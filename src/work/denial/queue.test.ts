// The verbs of the queue on every engine: what each changes, what it refuses, that totals and the chain hold after all of them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { act } from '../../../test/act.ts'
import { approve, assign, call, close, note, reopen, snooze, writeOff } from '../../../test/denial-actions.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { generateFile } from '../../example/generate.ts'
import { whereConditions } from '../../store/conditions.ts'
import type { Store } from '../../store/store.ts'
import { importPaths } from '../intake/import.ts'
import { payerNamed } from '../payer/named.ts'
import { audit } from '../practice/audit.ts'
import { viewNamed } from '../view/named.ts'
import { action as saveView } from '../view/save.ts'
import { denialConditions } from './fields.ts'
import { listQueue, totalOf } from './list.ts'
import { showDenial } from './story.ts'
import { wakeQueue } from './wake.ts'

const actor = { who: 'ann', now: NOW }

async function filled(engine: 'sqlite' | 'postgres'): Promise<Store> {
  const store = await newStore(engine)
  const folder = mkdtempSync(join(tmpdir(), 'overturn-queue-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'a.835')
  writeFileSync(path, generateFile({ seed: 21, claims: 400, from: '2026-02-02' }).text)
  await importPaths(store, [path], { now: NOW, who: 'test' })
  return store
}

async function mustHold(store: Store): Promise<void> {
  expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
}
const open = async (store: Store) => (await listQueue(store, {}, { limit: 5000 })).rows
const one = async (store: Store, id: number) =>
  store.kysely.selectFrom('denial').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe.each(ENGINES)('queue on %s', engine => {
  it('ranks, pages, filters, and totals what it counts', async () => {
    const store = await filled(engine)
    const all = await open(store)
    expect(all.length).toBeGreaterThan(50)
    expect(all.map(row => row.score)).toEqual(all.map(row => row.score).sort((a, b) => b - a))
    const page = await listQueue(store, {}, { limit: 10, offset: 10 })
    expect(page.rows.map(row => row.id)).toEqual(all.slice(10, 20).map(row => row.id))
    const payer = all[0]?.payerId ?? 0
    for (const filter of [
      {},
      { cause: 'coding' as const },
      { payerId: payer, move: 'us' as const },
      { action: 'appeal' as const },
      { owner: '' },
      { atLeastCents: 20_000 },
      { dueBy: '2026-05-01' },
      { carc: '197' },
      { status: 'closed' as const },
    ]) {
      const rows = await whereConditions(store.kysely.selectFrom('denial'), denialConditions(filter))
        .selectAll()
        .execute()
      expect(await totalOf(store, filter), JSON.stringify(filter)).toEqual({
        denials: rows.length,
        atLeast: false,
        atStakeCents: rows.reduce((sum, row) => sum + row.atStakeCents, 0),
        expectedCents: rows.reduce((sum, row) => sum + row.expectedCents, 0),
      })
    }
  })

  it('keeps filters under names, and knows payers by a part of theirs', async () => {
    const store = await filled(engine)
    await act(store, saveView, { ids: [] }, { name: 'mine', filter: { owner: 'ann' } }, actor)
    await act(store, saveView, { ids: [] }, { name: 'mine', filter: { owner: 'ann', cause: 'coding' } }, actor)
    expect(await viewNamed(store, 'mine')).toEqual({ owner: 'ann', cause: 'coding' })
    await expect(viewNamed(store, 'yours')).rejects.toThrow(/There are: mine/)
    expect((await payerNamed(store, 'mutual')).name).toBe('SAMPLE MUTUAL HEALTH')
    await expect(payerNamed(store, 'e')).rejects.toThrow(/may be/)
    await expect(payerNamed(store, 'nobody at all')).rejects.toThrow(/No payer/)
  })

  it('assigns, one or all that a filter finds', async () => {
    const store = await filled(engine)
    const [first] = await open(store)
    expect(await assign(store, { ids: [first?.id ?? 0] }, 'bob', actor)).toBe(1)
    expect(await assign(store, { ids: [first?.id ?? 0] }, 'bob', actor)).toBe(0)
    const coding = await totalOf(store, { cause: 'coding' })
    expect(await assign(store, { filter: { cause: 'coding' } }, 'eve', actor)).toBeLessThanOrEqual(coding.denials)
    expect(await totalOf(store, { cause: 'coding', owner: 'eve' })).toEqual(coding)
    await expect(assign(store, { ids: [99999] }, 'bob', actor)).rejects.toThrow(/no denial 99999/)
    await mustHold(store)
  })

  it('snoozes to a day that is ahead and in time, and wakes on it', async () => {
    const store = await filled(engine)
    const row = (await open(store)).find(each => (each.workBy ?? '') > '2026-03-20')
    if (row === undefined) throw new Error('nothing to snooze')
    const target = { ids: [row.id] }
    await expect(snooze(store, target, 'tomorrow', 'us', actor)).rejects.toThrow(/ISO date/)
    await expect(snooze(store, target, '2026-03-01', 'us', actor)).rejects.toThrow(/not ahead/)
    await expect(snooze(store, target, '2029-01-01', 'us', actor)).rejects.toThrow(/has to be out by/)
    await snooze(store, target, '2026-03-10', 'payer', actor)
    expect(await one(store, row.id)).toMatchObject({ snoozed: true, snoozedUntil: '2026-03-10', move: 'payer' })
    expect((await open(store)).some(each => each.id === row.id)).toBe(false)
    await wakeQueue(store, '2026-03-09T08:00:00Z')
    expect(await one(store, row.id)).toMatchObject({ snoozed: true })
    await wakeQueue(store, '2026-03-10T08:00:00Z')
    expect(await one(store, row.id)).toMatchObject({ snoozed: false, snoozedUntil: null })
    await mustHold(store)
  })

  it('neither a call nor a snooze puts a denial off past its deadline', async () => {
    const store = await filled(engine)
    const row = (await open(store)).find(each => each.workBy !== null && each.dueDate !== null)
    if (row === undefined || row.dueDate === null) throw new Error('no deadline')
    const target = { ids: [row.id] }
    const later = Temporal.PlainDate.from(row.dueDate).add({ days: 1 }).toString()
    const said = { reference: 'R-1', person: 'Kim', summary: 'will reprocess', next: 'look again' }
    await expect(call(store, target, { ...said, until: later }, actor)).rejects.toThrow(/has to be out by/)
    await expect(snooze(store, target, later, 'us', actor)).rejects.toThrow(/has to be out by/)
    // The day to have it out by is over: until the due date itself it can still wait.
    const before = Temporal.PlainDate.from(row.dueDate).subtract({ days: 2 }).toString()
    await store.kysely
      .updateTable('denial')
      .set({ workBy: NOW.slice(0, 10) })
      .where('id', '=', row.id)
      .execute()
    const late = { who: 'ann', now: `${before}T08:00:00Z` }
    await expect(snooze(store, target, later, 'us', late)).rejects.toThrow(/has to be out by/)
    await call(store, target, { ...said, until: row.dueDate }, late)
    expect(await one(store, row.id)).toMatchObject({ snoozedUntil: row.dueDate })
  })

  it('a new day’s score is what its own terms come to', async () => {
    const store = await filled(engine)
    await wakeQueue(store, '2026-03-25T08:00:00Z')
    const rows = (await listQueue(store, {}, { limit: 500 })).rows
    expect(rows.some(row => row.scoreTerms.urgency > 1)).toBe(true)
    for (const { score, expectedCents, scoreTerms: terms } of rows)
      if (score !== 0) {
        expect(expectedCents).toBe(Math.round(terms.chance * terms.recoverableCents) - terms.costCents)
        expect(score).toBeCloseTo((expectedCents / 100) * terms.urgency, 6)
      }
    await mustHold(store)
  })

  it('notes and calls tell the story', async () => {
    const store = await filled(engine)
    const id = (await open(store))[0]?.id ?? 0
    await expect(note(store, { ids: [id] }, '  ', actor)).rejects.toThrow(/Too small/)
    await note(store, { ids: [id] }, 'asked the doctor', actor)
    await call(
      store,
      { ids: [id] },
      { reference: 'R-1', person: 'Kim', summary: 'will reprocess', next: 'look again', until: '2026-03-20' },
      actor,
    )
    const story = await showDenial(store, id)
    expect(story.events.map(event => event.verb)).toEqual(['opened', 'noted', 'called'])
    expect(story.denial).toMatchObject({ lastAction: 'called', move: 'payer', snoozed: true })
    expect(story.adjudications.length).toBeGreaterThan(0)
    for (const adjustment of story.adjudications.flatMap(claim => claim.adjustments))
      expect(adjustment.decision?.rule).toBeTruthy()
    await mustHold(store)
  })

  it('closes with a reason and opens again', async () => {
    const store = await filled(engine)
    const id = (await open(store))[0]?.id ?? 0
    await expect(close(store, { ids: [id] }, 'tired' as 'no-denial', actor)).rejects.toThrow(/Invalid option/)
    await close(store, { ids: [id] }, 'worked-elsewhere', actor)
    expect(await one(store, id)).toMatchObject({ status: 'closed', writtenOffCents: 0 })
    await expect(note(store, { ids: [id] }, 'still', actor)).resolves.toBe(1)
    await expect(assign(store, { ids: [id] }, 'bob', actor)).rejects.toThrow(/is closed/)
    await expect(reopen(store, { ids: [id] }, '', actor)).rejects.toThrow(/Too small/)
    await reopen(store, { ids: [id] }, 'a mistake', actor)
    expect(await one(store, id)).toMatchObject({ status: 'open', move: 'us' })
    await mustHold(store)
  })

  it('writes off below the limit at once, above it only with a second person', async () => {
    const store = await filled(engine)
    const rows = await open(store)
    const small = rows.find(row => row.atStakeCents <= 2500)
    const large = rows.find(row => row.atStakeCents > 2500)
    if (large === undefined) throw new Error('nothing large')
    if (small !== undefined) {
      expect(await writeOff(store, { ids: [small.id] }, 'too small', actor)).toEqual({ done: 1, asked: 0 })
      expect(await one(store, small.id)).toMatchObject({ status: 'closed', writtenOffCents: small.atStakeCents })
    }
    const ann = { ...actor, person: 'p-1' }
    await expect(approve(store, { ids: [large.id] }, ann)).rejects.toThrow(/Nobody has asked/)
    expect(await writeOff(store, { ids: [large.id] }, 'proof is lost', ann)).toEqual({ done: 0, asked: 1 })
    expect(await one(store, large.id)).toMatchObject({
      status: 'open',
      askedCents: large.atStakeCents,
      writtenOffCents: 0,
    })
    // The same person under another name, a token and a name of the command line are no second person.
    await expect(approve(store, { ids: [large.id] }, { ...ann, who: 'Anna' })).rejects.toThrow(/somebody else/)
    await expect(approve(store, { ids: [large.id] }, { ...actor, who: 'bea' })).rejects.toThrow(/signed in/)
    expect(await approve(store, { ids: [large.id] }, { ...actor, who: 'bea', person: 'p-2' })).toBe(1)
    expect(await one(store, large.id)).toMatchObject({
      status: 'closed',
      writtenOffCents: large.atStakeCents,
      closedBecause: 'written off',
    })
    await mustHold(store)
  })

  it('takes two persons where a name or a token has asked', async () => {
    const store = await filled(engine)
    const large = (await open(store)).find(row => row.atStakeCents > 2500)
    if (large === undefined) throw new Error('nothing large')
    const target = { ids: [large.id] }
    await writeOff(store, target, 'proof is lost', { ...actor, who: 'nightly' })
    const bea = { ...actor, who: 'bea', person: 'p-2' }
    await approve(store, target, bea)
    expect(await one(store, large.id)).toMatchObject({ status: 'open', askedCents: large.atStakeCents })
    await expect(approve(store, target, bea)).rejects.toThrow(/somebody else/)
    await approve(store, target, { ...actor, who: 'cleo', person: 'p-3' })
    expect(await one(store, large.id)).toMatchObject({ status: 'closed', writtenOffCents: large.atStakeCents })
    await mustHold(store)
  })

  it('leaves nothing half done when one of many refuses', async () => {
    const store = await filled(engine)
    const [first, second] = await open(store)
    await close(store, { ids: [second?.id ?? 0] }, 'no-denial', actor)
    await expect(assign(store, { ids: [first?.id ?? 0, second?.id ?? 0] }, 'bob', actor)).rejects.toThrow(/is closed/)
    expect(await one(store, first?.id ?? 0)).toMatchObject({ owner: '' })
    await mustHold(store)
  })
})

describe('the audit', () => {
  it('says what differs and where', async () => {
    const store = await filled('sqlite')
    await store.kysely.updateTable('denial').set({ atStakeCents: 1 }).where('id', '=', 1).execute()
    const wrong = (await audit(store, { files: false })).filter(check => !check.ok)
    expect(wrong.map(check => check.name)).toEqual(['queue = what is at stake', 'kept totals', 'figures'])
    expect(wrong[2]?.says.join(' ')).toMatch(/The figure denialTotal of payment month .* is counted\./)
    expect(wrong[0]?.says.join(' ')).toMatch(/Denial 1 shows \$0\.01/)
    expect(wrong[0]?.differenceCents).toBeGreaterThan(0)
  })
})
