// The store on every engine: units whole or absent, practices apart, facts that cannot be changed, the chain of events.
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ENGINES, NOW, newPlace, newStore, openAt, type TestPlace } from '../../test/store.ts'
import { openDatabase } from './database.ts'
import { PHYSICAL } from './migrations/physical.ts'
import { packRows } from './row-packer.ts'
import { CHAIN_START, eventHash, type Store, StoreRefusal } from './store.ts'
import { APPEND_ONLY, KIND_OF, physicalName, physicalTable, TABLES, type TableName } from './tables.ts'

const payerRow = (practice: number, id: number) => ({
  practiceId: practice,
  id,
  identifier: `P${id}`,
  name: `Payer ${id}`,
  entry: null,
})

async function addPayers(store: Store, count: number): Promise<void> {
  await store.write(async unit => {
    const first = unit.nextId(count)
    await unit.insertMany(
      'payer',
      Array.from({ length: count }, (_, at) => payerRow(store.practiceId, first + at)),
    )
  })
}
const countPayers = async (store: Store) =>
  Number(
    (
      await store.kysely
        .selectFrom('payer')
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

describe.runIf(ENGINES.includes('postgres'))('a store on PostgreSQL', () => {
  it('takes no row of another practice in bulk, whatever the rows say they are', async () => {
    const place = await newPlace('postgres')
    const one = await openAt(place, 'one')
    const two = await openAt(place, 'two')
    const smuggled = { ...packRows('postgres', 'payer', [payerRow(two.practiceId, 9)]), practiceId: one.practiceId }
    await expect(one.write(unit => unit.insertMany('payer', smuggled))).rejects.toThrow(/another practice/)
    expect(await countPayers(one)).toBe(0)
    expect(await countPayers(two)).toBe(0)
  })

  it('works for an owner who is no superuser, and stays bound after a bulk load', async () => {
    const { where, ...rest } = await newPlace('postgres')
    const at = new URL(where)
    const owner = `owner${at.pathname.slice(1)}`
    const keeper = await openDatabase(where)
    onTestFinished(async () => {
      for (const text of [`reassign owned by ${owner} to current_user`, `drop owned by ${owner}`, `drop role ${owner}`])
        await sql.raw(text).execute(keeper.kysely)
      await keeper.close()
    })
    for (const text of [
      `create role ${owner} login createrole`,
      `do $$ begin create role overturn_app nologin; exception when duplicate_object or unique_violation then null; end $$`,
      `grant overturn_app to ${owner} with admin option`,
      `grant all on schema public to ${owner}`,
    ])
      await sql.raw(text).execute(keeper.kysely)
    at.username = owner
    const place = { where: at.href, ...rest }
    const one = await openAt(place, 'one')
    const two = await openAt(place, 'two')
    await addPayers(two, 3)
    await one
      .write(async unit => {
        await unit.insertMany('payer', [payerRow(one.practiceId, 1)])
        expect(await unit.kysely.selectFrom('payer').select('id').execute()).toEqual([{ id: 1 }])
        await expect(unit.kysely.deleteFrom('event').execute()).rejects.toThrow(/permission denied/)
      })
      .catch((error: Error) => expect(error.message).toMatch(/aborted/))
    await addPayers(one, 2)
    expect(await countPayers(one)).toBe(2)
  })
})

describe.each(ENGINES)('store on %s', engine => {
  it('keeps a unit whole', async () => {
    const store = await newStore(engine)
    await addPayers(store, 1234)
    expect(await countPayers(store)).toBe(1234)
    await expect(
      store.write(async unit => {
        await unit.insertMany('payer', [payerRow(store.practiceId, unit.nextId())])
        unit.event({ at: NOW, who: 'test', verb: 'note', data: {} })
        throw new Error('stop')
      }),
    ).rejects.toThrow('stop')
    expect(await countPayers(store)).toBe(1234)
    expect(await store.kysely.selectFrom('event').selectAll().execute()).toEqual([])
  })

  it('takes in whatever characters a file holds', async () => {
    const store = await newStore(engine)
    await store.write(unit =>
      unit.insertMany(
        'payer',
        ['a\u001fb', 'c\td\\e\nf', 'né ✓', ''].map((name, at) => ({ ...payerRow(store.practiceId, at + 1), name })),
      ),
    )
    const names = await store.kysely.selectFrom('payer').select('name').orderBy('id').execute()
    expect(names.map(({ name }) => name)).toEqual([engine === 'sqlite' ? 'a b' : 'a\u001fb', 'c\td\\e\nf', 'né ✓', ''])
  })

  it('is the same after it was closed and opened', async () => {
    const place = await newPlace(engine)
    const first = await openAt(place)
    await addPayers(first, 3)
    await first.close()
    const again = await openAt(place)
    expect(await countPayers(again)).toBe(3)
    await addPayers(again, 2)
    const ids = (await again.kysely.selectFrom('payer').select('id').orderBy('id').execute()).map(row => row.id)
    expect(ids).toEqual([1, 2, 3, 4, 5])
  })

  it('keeps any text as it is', async () => {
    const store = await newStore(engine)
    const name = 'tab\t newline\n return\r back\\slash \\N "quote" \'single\' é 漢 😀'
    await store.write(unit => unit.insertMany('payer', [{ ...payerRow(store.practiceId, unit.nextId()), name }]))
    expect((await store.kysely.selectFrom('payer').select('name').executeTakeFirstOrThrow()).name).toBe(name)
  })

  it('keeps practices apart, whatever is asked', async () => {
    const place = await newPlace(engine)
    const one = await openAt(place, 'one')
    const two = await openAt(place, 'two')
    await addPayers(one, 3)
    await addPayers(two, 5)
    expect(await countPayers(one)).toBe(3)
    expect(await countPayers(two)).toBe(5)
    expect(
      await one.kysely.selectFrom('payer as p').select('p.id').where('p.practiceId', '=', two.practiceId).execute(),
    ).toEqual([])
    const joined = await one.kysely
      .selectFrom('practice')
      .leftJoin('payer as p', join => join.on('p.id', '>', 0))
      .select(['practice.name', 'p.id'])
      .execute()
    expect(joined).toHaveLength(3)
    await one.kysely.updateTable('payer').set({ name: 'changed' }).execute()
    await one.kysely.deleteFrom('payer').where('id', '=', 1).execute()
    expect(await countPayers(two)).toBe(5)
    expect(await two.kysely.selectFrom('payer').select('id').where('name', '=', 'changed').execute()).toEqual([])
    await expect(one.kysely.insertInto('payer').values(payerRow(two.practiceId, 99)).execute()).rejects.toThrow(
      StoreRefusal,
    )
    await expect(sql`select * from payer`.execute(one.kysely)).rejects.toThrow(/one practice/)
    await expect(one.write(unit => unit.insertMany('payer', [payerRow(two.practiceId, 100)]))).rejects.toThrow(
      /another practice/,
    )
  })

  it('lets nothing past the practice: no plain SQL, no other tables, no way around', async () => {
    const place = await newPlace(engine)
    const one = await openAt(place, 'one')
    const two = await openAt(place, 'two')
    await addPayers(two, 5)
    const all = sql<{ id: number }>`select id from payer`
    // Within a statement that is one of ours.
    await expect(
      one.kysely.selectFrom('practice').select(sql<number>`(select count(*) from payer)`.as('count')).execute(),
    ).rejects.toMatchObject({ code: 'unscoped' })
    await expect(
      one.kysely.selectFrom('payer').select('id').where(sql<boolean>`exists (SELECT 1 FROM payer)`).execute(),
    ).rejects.toMatchObject({ code: 'unscoped' })
    await expect(
      one.kysely
        .selectFrom('migration' as 'payer')
        .selectAll()
        .execute(),
    ).rejects.toMatchObject({ code: 'unscoped' })
    await expect(one.kysely.updateTable('payer').set({ practiceId: two.practiceId }).execute()).rejects.toMatchObject({
      code: 'unscoped',
    })
    // From another table of the other practice, nothing comes in.
    await addPayers(one, 1)
    await one.kysely
      .updateTable('payer')
      .from('payer as other')
      .set({ name: 'reached' })
      .where(({ eb, ref }) => eb('other.id', '>', ref('payer.id')))
      .execute()
    expect(await one.kysely.selectFrom('payer').select('id').where('name', '=', 'reached').execute()).toEqual([])
    // Past the plugin: SQLite's driver refuses it, PostgreSQL shows the practice's own.
    for (const past of [one.kysely.withoutPlugins(), one.kysely.withoutPlugins().withoutPlugins()])
      if (engine === 'sqlite') await expect(all.execute(past)).rejects.toMatchObject({ code: 'unscoped' })
      else expect((await all.execute(past)).rows).toHaveLength(1)
    await one.write(async unit => {
      const past = unit.kysely.withoutPlugins()
      if (engine === 'sqlite') {
        await expect(all.execute(past)).rejects.toMatchObject({ code: 'unscoped' })
        await expect(past.deleteFrom('payer').execute()).rejects.toMatchObject({ code: 'unscoped' })
        await expect(sql`savepoint "a"; delete from payer`.execute(past)).rejects.toMatchObject({ code: 'unscoped' })
      } else await past.deleteFrom('payer').execute()
    })
    expect(await countPayers(two)).toBe(5)
  })

  it('refuses to change or delete posted facts', async () => {
    const place = await newPlace(engine)
    const store = await openAt(place)
    await store.write(async unit => unit.event({ at: NOW, who: 'test', verb: 'note', data: { text: 'one' } }))
    await expect(store.kysely.updateTable('event').set({ who: 'somebody' }).execute()).rejects.toThrow()
    await expect(store.kysely.deleteFrom('event').execute()).rejects.toThrow()
    const keeper = await openDatabase(place.where)
    try {
      for (const table of APPEND_ONLY) {
        if (engine === 'sqlite' && table !== 'event') continue
        await expect(sql.raw(`delete from "${physicalName(table)}"`).execute(keeper.kysely), table).rejects.toThrow(
          /append-only/,
        )
      }
      await expect(sql`update event set who = 'x'`.execute(keeper.kysely)).rejects.toThrow(/append-only/)
    } finally {
      await keeper.close()
    }
  })

  it('binds each event to the one before', async () => {
    const store = await newStore(engine)
    for (const text of ['one', 'two', 'three'])
      await store.write(async unit => unit.event({ at: NOW, who: 'test', verb: 'note', data: { text } }))
    const events = await store.kysely.selectFrom('event').selectAll().orderBy('seq').execute()
    expect(events.map(event => event.seq)).toEqual([1, 2, 3])
    let previous = CHAIN_START
    for (const { seq, at, who, denialId, verb, data, hash } of events) {
      expect(hash).toBe(eventHash(previous, seq, at, who, denialId, verb, data))
      previous = hash
    }
  })

  it('lets one writer after another have a practice', async () => {
    const place = await newPlace(engine)
    const stores = [await openAt(place), await openAt(place)]
    await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        (stores[at % 2] as Store).write(async unit => {
          unit.event({ at: NOW, who: `writer ${at}`, verb: 'note', data: {} })
          unit.nextId()
        }),
      ),
    )
    const events = await (stores[0] as Store).kysely.selectFrom('event').select('seq').orderBy('seq').execute()
    expect(events.map(event => event.seq)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
  })

  it('lets who looks wait for nobody who writes, here or in another process', async () => {
    const place = await newPlace(engine)
    const [here, there] = [await openAt(place), await openAt(place)]
    await addPayers(here, 3)
    const unit = await there.begin()
    const writing = addPayers(here, 4)
    const started = performance.now()
    expect(await countPayers(here)).toBe(3)
    expect(performance.now() - started).toBeLessThan(2000)
    await unit.rollback()
    await writing
    expect(await countPayers(here)).toBe(7)
    const own = await here.begin()
    await own.insertMany('payer', [payerRow(here.practiceId, own.nextId())])
    expect(await countPayers(here)).toBe(7)
    await own.commit()
    expect(await countPayers(here)).toBe(8)
  })

  it('keeps files packed and unreadable without the key, and gives them back byte for byte', async () => {
    const store = await newStore(engine)
    const text = 'CLP*1*1*100*80~'.repeat(50_000)
    const kept = await store.vault.keep(
      (async function* () {
        for (let at = 0; at < text.length; at += 70_000) yield Buffer.from(text.slice(at, at + 70_000))
      })(),
    )
    expect(kept.bytes).toBe(text.length)
    const parts: Uint8Array[] = []
    for await (const part of store.vault.read(kept.path)) parts.push(part)
    expect(Buffer.concat(parts).toString()).toBe(text)
  })
})

describe('what SQLite is told beforehand', () => {
  async function planned(place: TestPlace): Promise<{ readonly told: Set<string>; readonly plans: readonly string[] }> {
    const database = await openDatabase(place.where)
    onTestFinished(() => database.close())
    const { rows } = await sql<{ tbl: string }>`select distinct tbl from sqlite_stat1`.execute(database.kysely)
    const numbers = Array.from({ length: 500 }, (_, at) => `A${at}`)
    const plans: string[] = []
    for (const column of ['account', 'payer_control', 'original_control']) {
      const asked = sql<{ detail: string }>`explain query plan select id from remit_claim
        where practice_id = 1 and ${sql.ref(column)} in (${sql.join(numbers)})`
      plans.push((await asked.execute(database.kysely)).rows.map(row => row.detail).join(' '))
    }
    return { told: new Set(rows.map(row => row.tbl)), plans }
  }
  const BY_INDEX = ['account', 'payer_control', 'original_control'].map(column =>
    expect.stringContaining(`remit_claim_by_${column}`),
  )

  it('covers every table, so that the numbers of a claim lead to it, not to all claims of the practice', async () => {
    const place = await newPlace('sqlite')
    await openAt(place)
    const { told, plans } = await planned(place)
    expect(Object.keys(PHYSICAL).filter(name => !told.has(name))).toEqual([])
    expect(plans).toEqual(BY_INDEX)
  })

  it('is told again where a table was forgotten', async () => {
    const place = await newPlace('sqlite')
    await (await openAt(place)).close()
    const database = await openDatabase(place.where)
    await sql`delete from sqlite_stat1 where tbl = 'remit_claim'`.execute(database.kysely)
    await database.close()
    expect((await planned(place)).told).not.toContain('remit_claim')
    await openAt(place)
    const { told, plans } = await planned(place)
    expect(told).toContain('remit_claim')
    expect(plans).toEqual(BY_INDEX)
  })
})

describe('the tables in the words of the trade', () => {
  const HELD = { int: 'int', cents: 'int', flag: 'int', real: 'real' } as const

  it.each(Object.keys(TABLES) as TableName[])('%s is described as the database holds it', table => {
    const described = Object.entries(TABLES[table]).map(([name, { kind, nullable }]) => [
      physicalName(name),
      `${HELD[kind as keyof typeof HELD] ?? 'text'}${nullable ? '?' : ''}`,
    ])
    expect(described).toEqual(Object.entries(physicalTable(table).columns))
  })

  it('a name that has to be read has one kind, whatever the table', () => {
    const read = [...KIND_OF].filter(([, kind]) => kind === 'flag' || kind === 'json')
    expect(read.length).toBeGreaterThan(10)
    for (const [name, kind] of read)
      for (const columns of Object.values(TABLES) as readonly Readonly<Record<string, { kind: string }>>[])
        if (columns[name] !== undefined) expect(columns[name].kind, name).toBe(kind)
  })

  it.each(ENGINES)('reads yes and no and JSON as they were written, on %s', async engine => {
    const store = await openAt(await newPlace(engine))
    const terms = { chance: 0.5, judgementOnly: true, recoverableCents: 1, costCents: 2, urgency: 1, terms: [] }
    await store.write(unit =>
      unit.kysely
        .insertInto('savedView')
        .values({
          practiceId: unit.practiceId,
          name: 'a',
          filter: { terms },
          savedBy: 'ann',
          savedAt: '2026-01-01T00:00:00Z',
        })
        .execute()
        .then(() =>
          unit.kysely
            .insertInto('webhook')
            .values(
              [true, false].map((active, at) => ({
                practiceId: unit.practiceId,
                id: at,
                url: '',
                lastEvent: 0,
                active,
                trouble: null,
                madeBy: '',
                madeAt: '2026-01-01T00:00:00Z',
              })),
            )
            .execute(),
        ),
    )
    expect((await store.kysely.selectFrom('savedView').select('filter').executeTakeFirstOrThrow()).filter).toEqual({
      terms,
    })
    expect(
      (await store.kysely.selectFrom('webhook').select(['id', 'active']).orderBy('id').execute()).map(
        row => row.active,
      ),
    ).toEqual([true, false])
    expect(await store.kysely.selectFrom('webhook').select('id').where('active', '=', true).execute()).toEqual([
      { id: 0 },
    ])
  })
})
