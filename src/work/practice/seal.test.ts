// The chain of events under attack, with the database's own guards taken away: edit, deletion, exchange, a cut tail, a tail written anew.
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { fillPractice } from '../../../test/practice.ts'
import { NOW, newPlace } from '../../../test/store.ts'
import { eventHash, openHost } from '../../store/store.ts'
import { audit } from './audit.ts'
import { sealHead } from './seal.ts'

async function attacked(attack: string, alsoHead = false) {
  const host = await openHost(await newPlace('sqlite'))
  try {
    const store = await host.practiceNamed('main', NOW)
    await fillPractice(store, NOW)
    expect(await sealHead(store, NOW)).toBe(true)
    expect(await sealHead(store, NOW)).toBe(false)
    expect((await audit(store, { files: false })).every(check => check.ok)).toBe(true)
    for (const change of ['update', 'delete']) await sql.raw(`drop trigger "event_no_${change}"`).execute(host.keeper)
    await sql.raw(attack).execute(host.keeper)
    if (alsoHead) {
      const last = await store.kysely.selectFrom('event').selectAll().orderBy('seq', 'desc').executeTakeFirstOrThrow()
      const hash = eventHash(last.previous, last.seq, last.at, last.who, last.denialId, last.verb, last.data)
      await sql`update event set hash = ${hash} where seq = ${last.seq}`.execute(host.keeper)
      await sql`update practice set events = ${last.seq}, event_hash = ${hash}`.execute(host.keeper)
    }
    const checks = await audit(store, { files: false })
    const ok = (name: string) => checks.find(check => check.name === name)?.ok
    return { chain: ok('chain of events'), seals: ok('sealed heads') }
  } finally {
    await host.close()
  }
}

describe('the audit finds', () => {
  it.each([
    ['an edit', `update event set who = 'nobody' where seq = 2`],
    ['a deletion', 'delete from event where seq = 2'],
    ['an exchange', 'update event set seq = case seq when 2 then -3 when 3 then -2 end where seq in (2, 3)'],
    ['a cut tail', 'delete from event where seq > 3'],
  ])('%s', async (_, attack) => expect((await attacked(attack)).chain).toBe(false))

  it('a cut tail whose head was mended too', async () => {
    expect(await attacked('delete from event where seq > 3', true)).toEqual({ chain: true, seals: false })
  })

  it('a last event written anew, with every hash mended', async () => {
    const attack = `update event set data = '{"nothing":1}' where seq = (select max(seq) from event)`
    expect(await attacked(attack, true)).toEqual({ chain: true, seals: false })
  })
})
