// Background work on every engine: each job done by one worker, tried again later and later, taken over from the dead; folders watched.
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fillPractice } from '../../test/practice.ts'
import { remittance } from '../../test/read-file.ts'
import { ENGINES, NOW, newPlace } from '../../test/store.ts'
import { type Host, openHost, type Store } from '../store/store.ts'
import { remind } from '../work/denial/remind.ts'
import { createReaders, type ReadersOptions } from '../work/intake/apart/readers.ts'
import { listSilent } from '../work/intake/match/unanswered.ts'
import { addJob } from '../work/job/add.ts'
import { changeSettings } from '../work/practice/settings.ts'
import {
  addRepeatingJob,
  failJob,
  finishJob,
  hurryJob,
  keepAlive,
  LEASE_MS,
  later,
  putAllBack,
  takeJob,
  wakeSleepers,
} from './queue.ts'
import { lookIntoFolder } from './watch-folder.ts'
import { runWorker, schedule, workOnce } from './worker.ts'

async function newHost(engine: 'sqlite' | 'postgres'): Promise<Host> {
  const host = await openHost(await newPlace(engine))
  onTestFinished(() => host.close())
  return host
}
const add = async (host: Host, practice: string, subjects: readonly string[]) => {
  const store = await host.practiceNamed(practice, NOW)
  await store.write(async unit => {
    for (const subject of subjects) await addJob(unit, { kind: 'test', subject }, NOW)
  })
  return store
}

const readersOf = (host: Host, options: ReadersOptions = {}) => {
  const readers = createReaders(host.place, options)
  onTestFinished(() => readers.close())
  return readers
}
const watchedFilesOf = ({ kysely }: Store) =>
  kysely.selectFrom('watchedFile').select(['name', 'status', 'says']).orderBy('name').execute()
const NEVER = new AbortController().signal
const GOOD = remittance('CLP*A1*1*150*80**12*ICN1*11*1~SVC*HC:99213*150*80~CAS*CO*45*70~', '80')

const FIRST = { limit: 10, skip: 0 }

describe.each(ENGINES)('jobs on %s', engine => {
  it('gives each job to one of many workers, over all practices', async () => {
    const host = await newHost(engine)
    await add(host, 'one', ['a', 'b', 'c', 'c'])
    await add(host, 'two', ['a', 'd'])
    const taken: string[] = []
    const worker = async (name: string) => {
      for (let next = await takeJob(host, name, NOW); next !== undefined; next = await takeJob(host, name, NOW)) {
        taken.push(`${next.store.practice} ${next.job.subject}`)
        await finishJob(next, NOW)
      }
    }
    await Promise.all(['w1', 'w2', 'w3', 'w4'].map(worker))
    expect(taken.sort()).toEqual(['one a', 'one b', 'one c', 'two a', 'two d'])
  })

  it('lets practices take turns: one with much to do keeps no other waiting', async () => {
    const host = await newHost(engine)
    await add(host, 'busy', ['a', 'b', 'c', 'd', 'e'])
    await add(host, 'small', ['a'])
    await add(host, 'other', ['a', 'b'])
    const closed = await add(host, 'closed', ['a'])
    await closed.write(unit => changeSettings(unit, () => ({ closedAt: NOW })))
    const taken: string[] = []
    for (let next = await takeJob(host, 'w', NOW); next !== undefined; next = await takeJob(host, 'w', NOW))
      taken.push(`${next.store.practice} ${next.job.subject}`)
    expect(taken).toEqual([...['busy a', 'small a', 'other a', 'busy b', 'other b'], ...['busy c', 'busy d', 'busy e']])
  })

  it('takes over from a worker that died, and not before', async () => {
    const host = await newHost(engine)
    await add(host, 'one', ['a'])
    const first = await takeJob(host, 'w1', NOW)
    expect(LEASE_MS).toBeLessThanOrEqual(30_000)
    expect(await takeJob(host, 'w2', later(NOW, LEASE_MS - 1))).toBeUndefined()
    // It says that it lives, also while somebody holds the store in a unit that goes on for long.
    const unit = await first?.store.begin()
    await keepAlive(host, 'w1', later(NOW, LEASE_MS - 1))
    await unit?.rollback()
    expect(await takeJob(host, 'w2', later(NOW, 2 * LEASE_MS - 2))).toBeUndefined()
    const second = await takeJob(host, 'w2', later(NOW, 2 * LEASE_MS))
    expect(second?.job).toMatchObject({ id: first?.job.id, leasedBy: 'w2', attempts: 2 })
    // What the dead one says when it wakes counts no more.
    if (first !== undefined) await finishJob(first, NOW)
    expect(await first?.store.kysely.selectFrom('job').select(['status', 'leasedBy']).execute()).toEqual([
      { status: 'waiting', leasedBy: 'w2' },
    ])
    // Stopped, or started again under its name after it was killed, it puts back what it had.
    await putAllBack(host, 'w2', NOW)
    expect((await takeJob(host, 'w3', later(NOW, 2 * LEASE_MS)))?.job).toMatchObject({ leasedBy: 'w3', attempts: 2 })
  })

  it.each([
    ['a year', 400 * 24 * 3600_000],
    ['forty minutes', 40 * 60_000],
  ])('does what a clock that was %s ahead has put off, and takes over what it has leased', async (_words, ahead) => {
    const host = await newHost(engine)
    const store = await add(host, 'one', ['a', 'b'])
    const wrong = later(NOW, ahead)
    const taken = await takeJob(host, 'w1', wrong)
    if (taken !== undefined) await finishJob(taken, wrong, later(wrong, 3600_000))
    await takeJob(host, 'w1', wrong)
    await keepAlive(host, 'w1', wrong)
    await schedule(host, NOW)
    const subjects: string[] = []
    for (let next = await takeJob(host, 'w2', NOW); next !== undefined; next = await takeJob(host, 'w2', NOW))
      if (next.job.kind === 'test') subjects.push(next.job.subject)
    expect(subjects.sort()).toEqual(['a', 'b'])
    expect(
      await store.kysely
        .selectFrom('job')
        .select('id')
        .where('runAt', '>', later(NOW, 25 * 3600_000))
        .execute(),
    ).toEqual([])
  })

  it('leaves asleep what the clock of another worker, a little ahead, has put off', async () => {
    const host = await newHost(engine)
    await add(host, 'one', ['a'])
    const ahead = later(NOW, 20_000)
    const taken = await takeJob(host, 'w1', ahead)
    if (taken !== undefined) await finishJob(taken, ahead, later(ahead, 3600_000))
    expect(await wakeSleepers(host, NOW)).toBe(0)
  })

  it('sets a file aside whose reading ends the process, and brings in the next', async () => {
    const host = await newHost(engine)
    const store = await host.practiceNamed('one', NOW)
    const folder = mkdtempSync(join(tmpdir(), 'overturn-watch-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    await store.write(unit => changeSettings(unit, () => ({ watchFolders: [folder] })))
    writeFileSync(join(folder, 'a.835'), GOOD.repeat(200))
    writeFileSync(join(folder, 'b.835'), GOOD)
    const readers = readersOf(host, { importing: { bytesIn: 20_000 } })
    let now = NOW
    const work = async () => {
      await schedule(host, now)
      while (await workOnce(host, { ...{ name: 'w', readers }, now: () => now, signal: NEVER }));
    }
    for (; now < later(NOW, 120_000); now = later(now, 20_000)) await work()
    expect(await watchedFilesOf(store)).toMatchObject([
      { name: 'a.835', status: 'failed', says: expect.stringContaining('more than 20000 bytes') },
      { name: 'b.835', status: 'done' },
    ])
  })

  it('tries again later and later, and puts aside what fails for good', async () => {
    const host = await newHost(engine)
    const store = await add(host, 'one', ['a'])
    let now = NOW
    const waits: number[] = []
    for (;;) {
      const taken = await takeJob(host, 'w', now)
      if (taken === undefined) throw new Error('nothing to take')
      const dead = await failJob(taken, 'no', now)
      if (dead) break
      const { runAt } = await store.kysely.selectFrom('job').select('runAt').executeTakeFirstOrThrow()
      waits.push((Date.parse(runAt) - Date.parse(now)) / 60_000)
      expect(await takeJob(host, 'w', now)).toBeUndefined()
      now = runAt
    }
    expect(waits).toEqual([1, 5, 30, 120, 360])
    expect(await store.kysely.selectFrom('job').select(['status', 'trouble']).execute()).toEqual([
      { status: 'dead', trouble: 'no' },
    ])
    expect(await takeJob(host, 'w', later(now, 1e9))).toBeUndefined()
  })

  it('takes up anew what was put aside, after a while that grows until it is done once', async () => {
    const host = await newHost(engine)
    const store = await host.practiceNamed('one', NOW)
    const again = (now: string) => store.write(unit => addRepeatingJob(unit, { kind: 'test', subject: 'a' }, now))
    const waitingAt = async () =>
      (await store.kysely.selectFrom('job').select('runAt').where('status', '=', 'waiting').executeTakeFirstOrThrow())
        .runAt
    const untilDead = async (from: string) => {
      for (let now = from; ; now = await waitingAt()) {
        const taken = await takeJob(host, 'w', now)
        if (taken === undefined) throw new Error('nothing to take')
        if (await failJob(taken, 'no', now)) return now
      }
    }
    expect(await again(NOW)).toBe(true)
    const hours: number[] = []
    let now = NOW
    for (let round = 0; round < 4; round++) {
      const dead = await untilDead(now)
      expect(await again(dead)).toBe(true)
      expect(await again(dead)).toBe(false)
      now = await waitingAt()
      hours.push((Date.parse(now) - Date.parse(dead)) / 3600_000)
      expect(await takeJob(host, 'w', later(now, -1))).toBeUndefined()
    }
    expect(hours).toEqual([6, 12, 24, 24])
    // Done once, it begins anew.
    const done = await takeJob(host, 'w', now)
    if (done !== undefined) await finishJob(done, now, later(now, 1000))
    const dead = await untilDead(later(now, 1000))
    await again(dead)
    expect(Date.parse(await waitingAt()) - Date.parse(dead)).toBe(6 * 3600_000)
    // What was put aside so long ago that its time has come waits no more.
    await untilDead(await waitingAt())
    const late = later(NOW, 90 * 24 * 3600_000)
    await again(late)
    expect(await waitingAt()).toBe(late)
  })

  it('is done at once when a person has seen to it, unless a worker has it in hand', async () => {
    const host = await newHost(engine)
    const store = await host.practiceNamed('one', NOW)
    const hurry = (now: string) => store.write(unit => hurryJob(unit, { kind: 'test', subject: 'a' }, now))
    const rows = () => store.kysely.selectFrom('job').select(['runAt', 'attempts', 'status', 'leasedBy']).execute()
    await hurry(NOW)
    const taken = await takeJob(host, 'w', NOW)
    await hurry(later(NOW, 1000))
    expect(await rows()).toEqual([{ runAt: NOW, attempts: 1, status: 'waiting', leasedBy: 'w' }])
    if (taken !== undefined) await failJob(taken, 'no', NOW)
    await hurry(later(NOW, 2000))
    expect(await rows()).toEqual([{ runAt: later(NOW, 2000), attempts: 0, status: 'waiting', leasedBy: null }])
  })

  it('brings a file of a watched folder in once, when it has stopped growing, by a job of its own', async () => {
    const host = await newHost(engine)
    const store = await host.practiceNamed('one', NOW)
    const folder = mkdtempSync(join(tmpdir(), 'overturn-watch-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const path = join(folder, 'a.835')
    const text = GOOD
    await store.write(unit => changeSettings(unit, () => ({ watchFolders: [folder] })))
    const readers = readersOf(host)
    const told: string[] = []
    const look = async (seconds: number) => {
      const now = later(NOW, seconds * 1000)
      const looked = await lookIntoFolder(store, folder, now)
      const onJob = ({ kind, says }: { kind: string; says: string }) => told.push(`${kind} ${says}`)
      while (await workOnce(host, { ...{ name: 'w', readers, onJob }, now: () => now, signal: NEVER }));
      return looked
    }
    writeFileSync(path, text.slice(0, 200))
    mkdirSync(join(folder, 'deeper'))
    writeFileSync(join(folder, 'deeper', 'b.txt'), 'nothing of ours')
    writeFileSync(join(folder, 'c.835.part'), text)
    expect(await look(0)).toEqual({ found: 2, brought: 0, growing: 2, failed: 0 })
    appendFileSync(path, text.slice(200))
    utimesSync(path, new Date(1_900_000_000_000), new Date(1_900_000_000_000))
    expect(await look(60)).toMatchObject({ brought: 1, growing: 1, failed: 0 })
    expect(await look(120)).toMatchObject({ brought: 1, growing: 0, failed: 0 })
    expect(await look(180)).toEqual({ found: 2, brought: 0, growing: 0, failed: 0 })
    expect(told).toEqual(['bring-file set aside', 'bring-file brought in'])
    expect(await watchedFilesOf(store)).toMatchObject([
      { name: 'a.835', status: 'done' },
      { name: join('deeper', 'b.txt'), status: 'failed', says: expect.stringContaining('X12') },
    ])
    expect(await store.kysely.selectFrom('job').select('id').execute()).toEqual([])
    expect(await store.kysely.selectFrom('remittance').select('paymentCents').execute()).toEqual([
      { paymentCents: 8000 },
    ])
    await expect(lookIntoFolder(store, join(folder, 'gone'), NOW)).rejects.toThrow(/not there/)
  })

  it('reminds of each step before a deadline once, and of the day after', async () => {
    const host = await newHost(engine)
    const store = await host.practiceNamed('one', NOW)
    await fillPractice(store, NOW)
    const clock = await store.kysely
      .selectFrom('clock')
      .select(['due', 'level'])
      .orderBy('due')
      .executeTakeFirstOrThrow()
    const at = (days: number) => `${Temporal.PlainDate.from(clock.due).subtract({ days }).toString()}T08:00:00Z`
    await store.kysely.deleteFrom('clock').where('level', '!=', clock.level).execute()
    expect(await remind(store, at(40))).toBe(0)
    expect(await remind(store, at(13))).toBe(1)
    expect(await remind(store, at(12))).toBe(0)
    expect(await remind(store, at(1))).toBe(1)
    expect(await remind(store, at(-1))).toBe(1)
    expect(await remind(store, at(-2))).toBe(0)
    const told = await store.kysely
      .selectFrom('event')
      .select('verb')
      .where('verb', 'in', ['reminded', 'deadline-over'])
      .orderBy('seq')
      .execute()
    expect(told.map(event => event.verb)).toEqual(['reminded', 'reminded', 'deadline-over'])
  })

  it('sees to what repeats, does it, and stops when it is told to', async () => {
    const host = await newHost(engine)
    const store = await host.practiceNamed('one', NOW)
    await schedule(host, NOW)
    await schedule(host, NOW)
    expect(
      (await store.kysely.selectFrom('job').select('kind').orderBy('kind').execute()).map(job => job.kind),
    ).toEqual(['remind', 'seal', 'take-back', 'wake'])
    const controller = new AbortController()
    const told: string[] = []
    const options = {
      name: 'w',
      now: () => NOW,
      readers: readersOf(host),
      signal: controller.signal,
      idleMs: 20,
      onJob: ({ kind, ok }: { kind: string; ok: boolean }) => told.push(`${kind} ${ok}`),
    }
    const running = runWorker(host, options)
    await expect.poll(() => told.length).toBe(4)
    controller.abort()
    await running
    expect(told.sort()).toEqual(['remind true', 'seal true', 'take-back true', 'wake true'])
    expect(await workOnce(host, options)).toBe(false)
    const daily = ['remind', 'wake']
    const next = await store.kysely.selectFrom('job').select('runAt').where('kind', 'in', daily).distinct().execute()
    expect(next).toEqual([{ runAt: '2026-03-03T00:05:00.000Z' }])
  })

  it('lists claims that nobody has answered for long', async () => {
    const host = await newHost(engine)
    const store = await host.practiceNamed('one', NOW)
    await fillPractice(store, NOW)
    expect(await listSilent(store, NOW, 30, FIRST)).toEqual({ items: [], total: 0 })
    await store.kysely.deleteFrom('claimMatch').execute()
    expect(await listSilent(store, NOW, 30, FIRST)).toMatchObject({
      items: [{ account: 'AC-1', days: 53, acknowledged: true }],
      total: 1,
    })
    expect(await listSilent(store, NOW, 30, { limit: 10, skip: 1 })).toEqual({ items: [], total: 1 })
    expect((await listSilent(store, NOW, 60, FIRST)).items).toEqual([])
  })
})
