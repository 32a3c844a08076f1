// Claims on their way from the practice's system to its clearinghouse: what may go goes on once and whole, everything else is held with its reason.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { claimsIn, claimText } from '../../test/claim-text.ts'
import { ENGINES, NOW, newPlace } from '../../test/store.ts'
import { openHost } from '../store/store.ts'
import { createReaders } from '../work/intake/apart/readers.ts'
import { addJob } from '../work/job/add.ts'
import { changeSettings } from '../work/practice/settings.ts'
import { later } from './queue.ts'
import { schedule, workOnce } from './worker.ts'

const good = (account: string) => ({ account, member: `M${account}` })
const bad = (account: string) => ({ account, member: `M${account}`, frequency: '7' })

describe.each(ENGINES)('a folder on the way out on %s', engine => {
  it('lets each claim go on once, and holds the rest with a report', async () => {
    const host = await openHost(await newPlace(engine))
    onTestFinished(() => host.close())
    const store = await host.practiceNamed('one', NOW)
    const folder = mkdtempSync(join(tmpdir(), 'overturn-way-out-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const [clean, held] = [join(folder, 'clean'), join(folder, 'held')]
    await store.write(unit => changeSettings(unit, () => ({ checkFolders: [{ folder, clean, held }] })))
    const readers = createReaders(host.place)
    onTestFinished(() => readers.close())
    let seconds = 0
    const told: string[] = []
    const look = async (onMet = () => {}) => {
      for (let turn = 0; turn < 2; turn++) {
        seconds += 600
        const now = later(NOW, seconds * 1000)
        await schedule(host, now)
        const onJob = ({ kind, says }: { kind: string; says: string }) => {
          if (kind === 'check-file') told.push(says)
          if (kind === 'check-folder' && !says.startsWith('0 to check')) onMet()
        }
        while (
          await workOnce(host, {
            ...{ name: 'w', readers, onJob },
            now: () => now,
            signal: new AbortController().signal,
          })
        );
      }
    }
    const both = claimText(good('A1'), bad('B1'), good('A2'))
    writeFileSync(join(folder, 'day.837'), both)
    // Nothing is brought in before both folders are there to write to.
    await look()
    expect([told.splice(0), await store.kysely.selectFrom('claim').select('account').execute()]).toEqual([
      [expect.stringContaining('ENOENT')],
      [],
    ])
    mkdirSync(clean)
    mkdirSync(held)
    seconds += 86_400
    await look()
    expect(told.splice(0)).toEqual(['let through in part'])
    const went = readFileSync(join(clean, 'day.837'), 'latin1')
    expect(claimsIn(went).map(({ account }) => account)).toEqual(['A1', 'A2'])
    const stayed = readFileSync(join(held, 'day.837'), 'latin1')
    expect(claimsIn(stayed).map(({ account }) => account)).toEqual(['B1'])
    expect(readFileSync(join(held, 'day.837.txt'), 'utf8')).toMatch(/HOLD.*REF\*F8/s)
    expect(readFileSync(join(folder, 'checked', 'day.837'), 'latin1')).toBe(both)
    expect(existsSync(join(folder, 'day.837'))).toBe(false)
    expect(await store.kysely.selectFrom('claim').select('account').orderBy('account').execute()).toEqual([
      { account: 'A1' },
      { account: 'A2' },
    ])
    // Killed before its last step, and before what became of it was written down: each time the next try ends what is left, and nothing goes on twice.
    const stoppedAt = async (status: 'done' | 'waiting') => {
      renameSync(join(folder, 'checked', 'day.837'), join(folder, 'day.837'))
      await store.write(async unit => {
        await unit.kysely.updateTable('watchedFile').set({ status }).where('name', '=', 'day.837').execute()
        const data = { folder, name: 'day.837' }
        await addJob(unit, { kind: 'check-file', subject: join(folder, 'day.837'), data }, NOW)
      })
      await look()
      expect(readFileSync(join(folder, 'checked', 'day.837'), 'latin1')).toBe(both)
      expect(existsSync(join(folder, 'day.837'))).toBe(false)
      expect(readdirSync(clean)).toEqual(['day.837'])
      const known = await store.kysely
        .selectFrom('watchedFile')
        .select('status')
        .where('name', '=', 'day.837')
        .execute()
      expect(known).toEqual([{ status: 'done' }])
    }
    await stoppedAt('done')
    expect(told.splice(0)).toEqual(['seen to before'])
    await stoppedAt('waiting')
    expect(told.splice(0)).toEqual(['let through in part'])
    // Taken away before its turn and laid there again: met again.
    const late = claimText(good('A9')).replaceAll('000000011', '000000019')
    writeFileSync(join(folder, 'late.837'), late)
    await look(() => rmSync(join(folder, 'late.837'), { force: true }))
    expect(told.splice(0)).toEqual(['went away'])
    writeFileSync(join(folder, 'late.837'), late)
    await look()
    expect(told.splice(0)).toEqual(['let through'])
    rmSync(join(clean, 'late.837'))
    // What was let through does not go on again, whatever its name; what is no claim, or broken, is held whole.
    writeFileSync(join(folder, 'again.837'), went)
    writeFileSync(join(folder, 'note.csv'), 'no claims')
    writeFileSync(join(folder, 'cut.837'), claimText(good('A3')).slice(0, -40))
    writeFileSync(join(folder, 'fine.837'), claimText(good('A4')).replaceAll('000000011', '000000012'))
    await look()
    expect(told.splice(0).sort()).toEqual(['held back', 'held back', 'held back', 'let through'])
    expect(readdirSync(clean).sort()).toEqual(['day.837', 'fine.837'])
    expect(
      readdirSync(held)
        .filter(name => !name.endsWith('.txt'))
        .sort(),
    ).toEqual(['again.837', 'cut.837', 'day-2.837', 'day.837', 'note.csv'])
    expect(readFileSync(join(held, 'again.837.txt'), 'utf8')).toContain('brought in before')
    expect(readFileSync(join(clean, 'fine.837'), 'latin1')).toContain('CLM*A4*')
    const says = await store.kysely.selectFrom('watchedFile').select(['name', 'status']).orderBy('name').execute()
    expect(says).toEqual([
      { name: 'again.837', status: 'failed' },
      { name: 'cut.837', status: 'failed' },
      { name: 'day.837', status: 'done' },
      { name: 'fine.837', status: 'done' },
      { name: 'late.837', status: 'done' },
      { name: 'note.csv', status: 'failed' },
    ])
  }, 60_000)
})
