// Undo and redo as a stack of a person's day, on every engine: step by step back and forth, beside what others did, told by the events alone.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { assign, close, note, snooze, undo } from '../../../test/denial-actions.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { action as redoAction } from './redo.ts'
import { view as undoable } from './undoable.ts'

const at = (second: number) => `${NOW.slice(0, 17)}${String(second).padStart(2, '0')}Z`
const by = (second: number, who = 'ann') => ({ who, now: at(second) })
const redo = (store: Store, second: number) => act(store, redoAction, { ids: [] }, {}, by(second))

async function withDenial(engine: (typeof ENGINES)[number]) {
  const store = await newStore(engine)
  const text = remittance('CLP*U1*4*150*0**12*ICN1*11*1~SVC*HC:99213*150*0~DTM*472*20260105~CAS*CO*16*150~', '0')
  await importText(store, 'one.835', text, { now: NOW, who: 'test' })
  const { id } = await store.kysely.selectFrom('denial').select('id').executeTakeFirstOrThrow()
  const now = async () => {
    const row = await store.kysely.selectFrom('denial').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    return [row.owner, row.snoozedUntil, row.status]
  }
  return { store, targets: { ids: [id] }, now }
}

describe.each(ENGINES)('undo on %s', engine => {
  it('goes back step by step, and forth again, past notes', async () => {
    const { store, targets, now } = await withDenial(engine)
    await assign(store, targets, 'Bob', by(1))
    await snooze(store, targets, '2026-03-20', 'payer', by(2))
    await note(store, targets, 'Waiting.', by(3))
    await close(store, targets, 'no-denial', by(4))
    expect(await undo(store, undefined, by(5))).toEqual({ undone: 1, left: 0 })
    expect(await now()).toEqual(['Bob', '2026-03-20', 'open'])
    expect(await undo(store, undefined, by(6))).toEqual({ undone: 1, left: 0 })
    expect(await undo(store, undefined, by(7))).toEqual({ undone: 1, left: 0 })
    expect(await now()).toEqual(['', null, 'open'])
    await expect(undo(store, undefined, by(8))).rejects.toMatchObject({ code: 'not-found' })
    for (const second of [9, 10, 11]) expect((await redo(store, second)).changed).toBe(1)
    expect(await now()).toEqual(['Bob', null, 'closed'])
    await expect(redo(store, 12)).rejects.toMatchObject({ code: 'not-found' })
    // And back once more: what was done again is undone like what was done.
    await undo(store, undefined, by(13))
    await undo(store, undefined, by(14))
    expect(await now()).toEqual(['Bob', null, 'open'])
  })

  it('forgets what was undone once something else is done, and tells what comes next', async () => {
    const { store, targets } = await withDenial(engine)
    await assign(store, targets, 'Bob', by(1))
    await undo(store, undefined, by(2))
    const stack = async () => {
      const { done, undone } = await look(store, undoable, {})
      return [done.map(({ did }) => did), undone.map(({ did }) => did)]
    }
    expect(await stack()).toEqual([[], ['assigned']])
    await snooze(store, targets, '2026-03-20', 'payer', by(3))
    expect(await stack()).toEqual([['snoozed'], []])
    await expect(redo(store, 4)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('leaves what somebody else changed since, and what is older than a day', async () => {
    const { store, targets, now } = await withDenial(engine)
    await assign(store, targets, 'Bob', by(1))
    await close(store, targets, 'no-denial', by(2, 'bob'))
    expect(await undo(store, undefined, by(3))).toEqual({ undone: 0, left: 1 })
    expect(await now()).toEqual(['Bob', null, 'closed'])
    const tomorrow = new Date(Date.parse(at(2)) + 86_400_000).toISOString()
    await expect(undo(store, undefined, { who: 'ann', now: tomorrow })).rejects.toMatchObject({ code: 'not-found' })
  })
})
