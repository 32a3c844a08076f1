// Looks while somebody else holds the practice: answered at once, and each of them in the chain of events once, also where the service is killed before.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ENGINES, NOW, newPlace } from '../../test/store.ts'
import { takeUpLooks } from '../store/look-journal.ts'
import { openHost, type Store } from '../store/store.ts'
import { audit } from '../work/practice/audit.ts'
import { createLookBook } from './look-book.ts'

async function newHosts(engine: 'sqlite' | 'postgres') {
  const place = await newPlace(engine)
  const host = await openHost(place)
  const other = await openHost(place)
  onTestFinished(async () => {
    await host.close()
    await other.close()
  })
  return { place, host, store: await host.practiceNamed('main', NOW), held: await other.practiceNamed('main', NOW) }
}

const lookAt = (at: number) => ({ at: NOW, who: 'ann', data: { id: at }, accounts: [`AC-${at}`], files: [] })
const seen = async (store: Store) =>
  (await store.kysely.selectFrom('event').select('data').where('verb', '=', 'looked').orderBy('seq').execute()).map(
    ({ data }) => (JSON.parse(data) as { id: number }).id,
  )

describe.each(ENGINES)('looks on %s', engine => {
  it('wait for nobody who holds the practice, and are in the chain once', async () => {
    const { place, host, store, held } = await newHosts(engine)
    const book = createLookBook(host)
    await book.look(store, lookAt(0))
    expect(await seen(store)).toEqual([0])
    // In the chain at once: nothing was laid beside it.
    expect(existsSync(join(place.files, 'looks'))).toBe(false)
    const unit = await held.begin()
    const started = performance.now()
    for (let at = 1; at <= 20; at++) await book.look(store, lookAt(at))
    expect((performance.now() - started) / 20).toBeLessThan(150)
    const [journal = ''] = readdirSync(join(place.files, 'looks'))
    expect(readFileSync(join(place.files, 'looks', journal), 'latin1')).not.toContain('AC-')
    // Who reads does not wait either.
    expect(await seen(store)).toEqual([0])
    await unit.rollback()
    const all = Array.from({ length: 21 }, (_, at) => at)
    await expect.poll(() => seen(store), { timeout: 10_000 }).toEqual(all)
    await Promise.all(Array.from({ length: 30 }, (_, at) => book.look(store, lookAt(21 + at))))
    await expect.poll(async () => (await seen(store)).length).toBe(51)
    await book.close()
    expect(readdirSync(join(place.files, 'looks'))).toEqual([])
    expect((await audit(store, { files: true })).filter(check => !check.ok)).toEqual([])
  })

  it('that were answered and not in the chain when the service was killed are taken up at its next start, once', async () => {
    const { host, store, held } = await newHosts(engine)
    const unit = await held.begin()
    // This one is never closed, as if its process had been killed.
    const book = createLookBook(host)
    await Promise.all([1, 2, 3].map(at => book.look(store, lookAt(at))))
    await unit.rollback()
    await expect.poll(() => seen(store), { timeout: 10_000 }).toHaveLength(3)
    const again = await held.begin()
    const last = book.look(store, lookAt(4))
    await last
    await again.rollback()
    // Whether the next start or the one before takes it in: once.
    await takeUpLooks(host, NOW)
    await takeUpLooks(host, NOW)
    await expect.poll(async () => (await seen(store)).toSorted()).toEqual([1, 2, 3, 4])
    await book.close()
  })
})
