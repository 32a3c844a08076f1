// Erasing what the law lets go of, on every engine: a patient whose term is over is nowhere any more but in who looked; money, codes and the chain stay;
// what has to stay is kept with its reason; a practice that was closed goes whole, and no other one with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { CANARY, fillPractice } from '../../../test/practice.ts'
import { remittance } from '../../../test/read-file.ts'
import { sentVisit } from '../../../test/sent.ts'
import { ENGINES, NOW, newPlace } from '../../../test/store.ts'
import { writeClaims } from '../../example/sent.ts'
import { addJobRow } from '../../store/job.ts'
import { openHost, type Store, TABLES, type TableName } from '../../store/store.ts'
import { action as bringDecision } from '../decision/bring.ts'
import { action as closeDenial } from '../denial/close.ts'
import { action as noteDenial } from '../denial/note.ts'
import { action as bringStatement } from '../deposit/bring.ts'
import { importText } from '../intake/import.ts'
import { lookOf, writeLook } from '../look.ts'
import { action as saveView } from '../view/save.ts'
import { audit } from './audit.ts'
import { action as closePractice } from './close.ts'
import { action as destroy } from './destroy.ts'
import { view as erasable } from './erasable.ts'
import { action as erase } from './erase.ts'
import { view as looksView } from './looks.ts'
import { action as reopen } from './reopen.ts'
import { eraseLooks, sureNow } from './retention/apply.ts'
import { action as set } from './set.ts'

const LATER = '2040-06-01T08:00:00Z'
const ANN = { who: 'ann', now: LATER }
const EARLY = { who: 'ann', now: '2026-03-10T08:00:00Z' }
const NOBODY = { ids: [] }
const MEMBER = 'XEX000000001'
/** One patient in two accounts, and somebody else beside them. */
const SHARED = remittance(
  `CLP*AC-9*1*90*90**12*ICN9*11*1~NM1*QC*1*${CANARY}*JANE****MI*${MEMBER}~SVC*HC:99212*90*90~DTM*472*20260105~CLP*BO-1*1*50*50**12*ICN8*11*1~NM1*QC*1*BYSTANDER*BO****MI*M2~SVC*HC:99211*50*50~DTM*472*20260105~`,
  '140',
).replaceAll('EFT1', 'EFT2')

/** The claim that `fillPractice` sends. */
const SENT = writeClaims([sentVisit('AC-1', undefined, { person: { last: CANARY, first: 'JANE', id: MEMBER } })], {
  date: '2026-01-08',
  control: 7,
})

async function newPractices(engine: 'sqlite' | 'postgres') {
  const place = await newPlace(engine)
  const host = await openHost(place)
  onTestFinished(() => host.close())
  const store = await host.practiceNamed('main', NOW)
  const other = await host.practiceNamed('other', NOW)
  for (const each of [store, other]) {
    await fillPractice(each, NOW)
    await importText(each, 'shared.835', SHARED, { now: NOW, who: 'test' })
  }
  return { host, store, other, place }
}

/** She is named in what people and other systems wrote beside her own rows. */
async function writeOfHer(store: Store): Promise<void> {
  const name = `Jane ${CANARY}`
  await act(store, saveView, NOBODY, { name: `all of ${name}`, filter: { search: `${CANARY}, JANE` } }, EARLY)
  const statement = `Date,Amount,Description\n2026-02-01,12.00,CARD ${MEMBER} ${name} AC-9`
  await act(store, bringStatement, NOBODY, { name: 'February', statement }, EARLY)
  const text = `The review of ${name}'s stay was overturned.`
  const decision = {
    name: 'review.txt',
    text,
    forum: 'Reviewer',
    number: 'R-1',
    decided: '2026',
    outcome: 'overturned',
  }
  await act(store, bringDecision, NOBODY, decision, EARLY)
  await store.write(async unit =>
    addJobRow(unit, {
      ...{ kind: 'decide-again', subject: 'AC-9', data: JSON.stringify({ accounts: ['AC-9'], count: 9 }) },
      ...{ runAt: EARLY.now, madeAt: EARLY.now },
    }),
  )
}

async function allRows(store: Store): Promise<string> {
  const texts: string[] = []
  for (const table of Object.keys(TABLES) as TableName[])
    texts.push(
      JSON.stringify(
        await store.kysely
          .selectFrom(table as 'file')
          .selectAll()
          .execute(),
      ),
    )
  return texts.join('\n')
}

const mustHold = async (store: Store) =>
  expect((await audit(store, { files: true })).filter(check => !check.ok)).toEqual([])
const paid = async ({ kysely }: Store) =>
  (await kysely.selectFrom('remitClaim').select('paidCents').execute()).reduce((sum, row) => sum + row.paidCents, 0)
const finish = (store: Store) => act(store, closeDenial, { ids: [1] }, { reason: 'not-worth-working' }, EARLY)
const view = (store: Store, asked: object) =>
  erasable.read({ store, role: 'admin', actor: ANN }, erasable.query.parse(asked))

describe.each(ENGINES)('erasing on %s', engine => {
  it('takes a patient out of every row, event and file but who looked, and leaves the money', async () => {
    const { host, store, other, place } = await newPractices(engine)
    await act(store, noteDenial, { ids: [1] }, { text: `talked with ${CANARY}` }, EARLY)
    await writeOfHer(store)
    await finish(store)
    await writeLook(
      store,
      lookOf(ANN, { door: 'service' }, 'denial show', { id: 1 }, { accounts: ['AC-1'], files: [] }),
    )
    const before = { paid: await paid(store), rows: await allRows(other) }
    expect(await allRows(store)).toContain(CANARY)
    const seen = await view(store, { member: MEMBER })
    expect(seen).toMatchObject({ claims: 1, answers: 2, denials: 1, kept: [], more: false })
    expect(seen.accounts.map(({ account }) => account).sort()).toEqual(['AC-1', 'AC-9'])
    expect([seen.files.length, seen.filesThatStay.length]).toEqual([2, 1])
    const kept = await store.kysely.selectFrom('file').select(['id', 'kept', 'sha256']).execute()
    // Another practice keeps the same bytes: they stay until it lets go of them as well.
    const done = await act(store, erase, NOBODY, { member: MEMBER, count: 2, because: 'ten years are over' }, ANN)
    expect(done).toMatchObject({ changed: 2, made: { files: 2, filesThatStay: 1 } })
    expect(done.says).toContain('Another practice keeps the bytes of 2 files')
    const rows = await allRows(store)
    expect(rows).not.toMatch(new RegExp(`${CANARY}|${MEMBER}|AC-9|ICN1|ICN9`))
    expect(rows.split('AC-1').length - 1).toBe(2)
    expect(rows).toContain('BYSTANDER')
    expect(await paid(store)).toBe(before.paid)
    await mustHold(store)
    expect(await allRows(other)).toBe(before.rows)
    await mustHold(other)
    // Who looked is still found by the account.
    expect(await look(store, looksView, { account: 'AC-1' })).toMatchObject({ items: [{ action: 'denial show' }] })
    await act(other, closeDenial, { ids: [1] }, { reason: 'not-worth-working' }, EARLY)
    await act(other, erase, NOBODY, { account: 'AC-1', count: 1, because: 'ten years are over' }, ANN)
    await act(other, erase, NOBODY, { member: MEMBER, count: 1, because: 'ten years are over' }, ANN)
    const gone = kept.filter(({ kept: path }) => !existsSync(join(host.keeping.files, path)))
    expect(gone.map(({ id }) => id).sort()).toEqual([...seen.files].sort())
    // What came before is known again by its bytes, and is not brought back.
    const again = await importText(store, 'shared.835', SHARED, { now: LATER, who: 'test' })
    expect(again.status).toBe('duplicate')
    const sent = await importText(store, 'sent-again.837', SENT, { now: LATER, who: 'test' })
    expect(sent.status).toBe('duplicate')
    expect(kept.filter(({ kept: path }) => !existsSync(join(host.keeping.files, path)))).toEqual(gone)
    await host.close()
    if (engine === 'sqlite')
      for (const name of readdirSync(place.where).filter(each => each.startsWith('overturn.sqlite')))
        expect(readFileSync(join(place.where, name)).includes(CANARY), name).toBe(false)
  })

  it('keeps what has to stay, with its reason', async () => {
    const { store } = await newPractices(engine)
    const why = async (asked: object, now = LATER) =>
      (await erasable.read({ store, role: 'admin', actor: { who: 'ann', now } }, erasable.query.parse(asked))).kept[0]
        ?.why
    expect(await why({ account: 'AC-1' })).toMatch(/Work is open: denial 1/)
    await finish(store)
    expect(await why({ account: 'BO-1' }, NOW)).toMatch(/kept for 10 years/)
    expect(await why({ account: 'BO-1', ground: 'not-ours' }, NOW)).toBeUndefined()
    await act(store, set, NOBODY, { recordYears: 15 }, ANN)
    expect(await why({ account: 'BO-1' })).toMatch(/kept for 15 years/)
    await act(store, set, NOBODY, { recordYears: 10, hold: 'the audit of 2039' }, ANN)
    expect(await why({ account: 'BO-1', ground: 'not-ours' })).toMatch(/the audit of 2039/)
    const tell = (input: object) => act(store, erase, NOBODY, { count: 1, because: 'x', ...input }, ANN)
    await expect(tell({ account: 'BO-1' })).rejects.toMatchObject({ code: 'guarded' })
    await act(store, set, NOBODY, { hold: '' }, ANN)
    await expect(tell({ account: 'BO-1', count: 2 })).rejects.toMatchObject({ code: 'changed' })
    await expect(tell({ account: 'NOBODY' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(tell({ ground: 'not-ours' })).rejects.toMatchObject({ code: 'empty' })
    await expect(act(store, set, NOBODY, { recordYears: 2 }, ANN)).rejects.toThrow()
    await mustHold(store)
  })

  it('keeps the records of children until they are of age, and finds all whose term is over', async () => {
    const { store } = await newPractices(engine)
    const at = (now: string) =>
      erasable.read({ store, role: 'admin', actor: { who: 'ann', now } }, erasable.query.parse({}))
    expect((await at(NOW)).accounts).toEqual([])
    await finish(store)
    const all = await at('2060-01-01T00:00:00Z')
    expect(all.accounts.map(({ account }) => account).sort()).toEqual(['AC-1', 'AC-9', 'BO-1'])
    expect(all.files).toHaveLength(3)
    const born = (await store.kysely.selectFrom('claim').select('patientBorn').executeTakeFirstOrThrow()).patientBorn
    await act(store, set, NOBODY, { minorAge: 40 }, ANN)
    const young = `${Number(born?.slice(0, 4)) + 39}-01-01T00:00:00Z`
    const kept = (await at(young > LATER ? young : LATER)).kept
    if (young > LATER) expect(kept.map(({ why }) => why).join()).toMatch(/until they are 40/)
    const done = await act(
      store,
      erase,
      NOBODY,
      { count: 3, because: 'all terms are over' },
      { who: 'ann', now: '2100-01-01T00:00:00Z' },
    )
    expect(done).toMatchObject({ changed: 3, made: { files: 3, filesThatStay: 0 } })
    await mustHold(store)
    expect((await at('2100-01-02T00:00:00Z')).accounts).toEqual([])
  })

  it('lets nobody change what was posted without it, nor pretend an erasure', async () => {
    const { store, host } = await newPractices(engine)
    await finish(store)
    await act(store, erase, NOBODY, { member: MEMBER, count: 2, because: 'over' }, ANN)
    await expect(store.kysely.updateTable('remitClaim').set({ account: 'x' }).execute()).rejects.toThrow()
    await expect(store.write(unit => unit.kysely.updateTable('event').set({ data: '{}' }).execute())).rejects.toThrow()
    await expect(
      store.erasing.unit(LATER, unit => unit.kysely.updateTable('event').set({ who: 'x' }).execute()),
    ).rejects.toThrow()
    await expect(store.erasing.unit(LATER, unit => unit.kysely.deleteFrom('event').execute())).rejects.toThrow()
    await mustHold(store)
    // Whoever has the database may; it is found out.
    const chain = async () => (await audit(store, { files: false })).find(check => check.name === 'chain of events')
    await store.erasing.unit(LATER, async unit => {
      await unit.kysely.updateTable('event').set({ data: '{"x":1}' }).where('seq', '=', 2).execute()
    })
    expect(await chain()).toMatchObject({ ok: false, says: [expect.stringContaining('Event 2')] })
    await host.keeper.insertInto('erasedEvent').values({ practiceId: store.practiceId, seq: 2, erasure: 3 }).execute()
    expect((await chain())?.says.join(' ')).toMatch(/Event 3 is no erasure/)
  })

  it('destroys a practice that was closed long enough ago, whole, and no other', async () => {
    const { store, other, host } = await newPractices(engine)
    const before = await allRows(other)
    const told = { name: 'main', returned: 'by disk on 2040-05-01', because: 'the contract ended' }
    const tell = (now: string, input: object = {}) =>
      act(store, destroy, NOBODY, { ...told, ...input }, { who: 'ann', now })
    await expect(tell(LATER)).rejects.toMatchObject({ code: 'open' })
    await act(store, closePractice, NOBODY, { because: 'contract ended' }, ANN)
    await expect(tell('2040-06-20T00:00:00Z')).rejects.toMatchObject({ code: 'guarded' })
    await expect(tell('2040-07-20T00:00:00Z', { name: 'other' })).rejects.toMatchObject({ code: 'changed' })
    expect(await tell('2040-07-20T00:00:00Z')).toMatchObject({
      changed: 1,
      made: { rows: expect.any(Number) as number },
    })
    expect(await allRows(store)).not.toContain(CANARY)
    for (const table of ['file', 'remitClaim', 'claim', 'denial', 'searchWord'] as const)
      expect(await store.kysely.selectFrom(table).selectAll().execute(), table).toEqual([])
    await mustHold(store)
    expect(await allRows(other)).toBe(before)
    await mustHold(other)
    expect((await store.kysely.selectFrom('event').selectAll().execute()).length).toBeGreaterThan(5)
    await expect(act(store, reopen, NOBODY, {}, ANN)).rejects.toMatchObject({ code: 'closed' })
    await expect(tell('2040-08-20T00:00:00Z')).rejects.toMatchObject({ code: 'closed' })
    expect(await host.practices()).toMatchObject([{ name: 'main', closedAt: LATER }, { name: 'other' }])
  })

  it('lets go of who looked after the years that were set, and of nothing before', async () => {
    const { store } = await newPractices(engine)
    const seen = (at: string) =>
      lookOf(
        { who: 'ann', now: at },
        { door: 'service' },
        'denial show',
        { text: CANARY },
        { accounts: ['AC-1'], files: [] },
      )
    for (const at of ['2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z']) await writeLook(store, seen(at))
    // The practice last did something in 2030: a clock that says 2050 is not believed for longer than a month after that.
    expect(await sureNow(store, '2030-01-20T00:00:00Z')).toBe('2030-01-20T00:00:00Z')
    expect(await sureNow(store, '2050-01-01T00:00:00Z')).toBe('2030-02-01T00:00:00.000Z')
    expect(await eraseLooks(store, '2028-01-01', ANN)).toBe(1)
    expect(await eraseLooks(store, '2028-01-01', ANN)).toBe(0)
    expect(await look(store, looksView, { account: 'AC-1' })).toMatchObject({ items: [{ at: '2030-01-01T00:00:00Z' }] })
    await mustHold(store)
    const told = await store.kysely.selectFrom('event').select('data').where('verb', '=', 'erased').execute()
    expect(told.map(({ data }) => JSON.parse(data) as object)).toMatchObject([
      { ground: 'looks', events: { count: 1 } },
    ])
  })
})
