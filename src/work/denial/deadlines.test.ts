// A denial's deadline is that of the next way that is open: a way whose time is over is lost by itself, and only when all are over is the denial's
// time over.
import { describe, expect, it } from 'vitest'
import { look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { eventsOf } from '../../store/event.ts'
import { addOutgoing } from '../../store/outgoing.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { listQueue } from './list.ts'
import { view as show } from './show.ts'
import { wakeQueue } from './wake.ts'

/** A commercial denial whose remittance is of this day: an assumed appeal of sixty days, a corrected claim of ninety. */
async function denied(store: Store, day: string, now = NOW): Promise<number> {
  const claim = `CLP*A*4*150*0**CI*77~NM1*QC*1*DOE*JANE~DTM*232*20260105~SVC*HC:99213*150*0**0~DTM*472*20260105~CAS*CO*4*150~`
  const text = remittance(claim, '0').replaceAll('20260115', day.replaceAll('-', ''))
  await importText(store, 'a.835', text, { now, who: 'test' })
  const { id } = await store.kysely.selectFrom('denial').select('id').executeTakeFirstOrThrow()
  return id
}

const at = (day: string) => `${day}T08:00:00Z`
const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString()
const shown = async (store: Store, id: number) => (await look(store, show, { id })).denial

describe.each(ENGINES)('deadlines on %s', engine => {
  it('come in with the next way that is open, and pass to the one after it as days go by', async () => {
    const store = await newStore(engine)
    const id = await denied(store, '2026-01-15')
    const { clocks, denial } = await look(store, show, { id })
    const days = clocks.map(clock => clock.due).sort()
    expect(days.length).toBeGreaterThan(1)
    const living = days.filter(day => day >= NOW.slice(0, 10))
    expect(denial.dueDate).toBe(living[0])
    const [first = '', second = ''] = living
    await wakeQueue(store, at(first))
    expect((await shown(store, id)).dueDate).toBe(first)
    await wakeQueue(store, at(dayAfter(first)))
    const moved = await shown(store, id)
    expect(moved.dueDate).toBe(second)
    expect(moved.score).toBeGreaterThan(0)
    expect((await eventsOf(store, id)).at(-1)).toMatchObject({
      verb: 'deadline-passed',
      data: { text: expect.stringMatching(new RegExp(`over on ${first}; next is the .*, by ${second}`)) },
    })
    expect((await listQueue(store, { dueBy: second }, { limit: 10 })).rows.map(row => row.id)).toEqual([id])
  })

  it('do not pass to what a claim has met that the payer has, whatever was done since', async () => {
    const store = await newStore(engine)
    const id = await denied(store, '2026-01-15')
    const { clocks } = await look(store, show, { id })
    const appeal = clocks.find(clock => clock.level === 'appeal')?.due ?? ''
    const corrected = clocks.find(clock => clock.level === 'corrected-claim')?.due ?? ''
    const [first = '', later = ''] = [appeal, corrected].sort()
    expect(first < later && later === corrected).toBe(true)
    await store.write(async unit => {
      await addOutgoing(unit, {
        ...{ id: unit.nextId(), denialId: id, claimId: 1, kind: 'replacement', account: 'A', control: '1', kept: '' },
        ...{ changes: [], madeAt: NOW, madeBy: 'ann' },
      })
      await unit.kysely.updateTable('outgoing').set({ status: 'sent' }).execute()
      await unit.kysely.updateTable('denial').set({ move: 'payer', lastAction: 'called', dueDate: first }).execute()
    })
    await wakeQueue(store, at(dayAfter(first)))
    expect((await shown(store, id)).dueDate).toBe(first)
  })

  it('are over when all are, and say the last one', async () => {
    const store = await newStore(engine)
    const id = await denied(store, '2026-01-15')
    const { clocks } = await look(store, show, { id })
    const last =
      clocks
        .map(clock => clock.due)
        .sort()
        .at(-1) ?? ''
    for (const { due } of [...clocks].sort((one, other) => (one.due < other.due ? -1 : 1)))
      await wakeQueue(store, at(dayAfter(due)))
    expect(await shown(store, id)).toMatchObject({ dueDate: last, score: 0 })
  })

  it('of a remittance that came late begin with what is open', async () => {
    const early = await newStore(engine)
    const all = (await look(early, show, { id: await denied(early, '2026-01-15') })).clocks
      .map(clock => clock.due)
      .sort()
    const [first = '', second = ''] = [...new Set(all)]
    const store = await newStore(engine)
    const id = await denied(store, '2026-01-15', at(dayAfter(first)))
    const { clocks, denial } = await look(store, show, { id })
    // What is over stays in sight, as over.
    expect(clocks.map(clock => clock.due)).toContain(first)
    expect(denial.dueDate).toBe(second)
    expect(denial.score).toBeGreaterThan(0)
  })
})
