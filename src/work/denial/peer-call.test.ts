// Peer-to-peer calls on each engine: arranged, arranged again, their sheet with the questions of the cause's arguments, what came of them, and the appeal's clock
// untouched by all of it.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { fillForLetters } from '../../../test/letter-plain.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { denialById } from '../../store/denial.ts'
import { lookHome } from '../practice/home.ts'
import { action as arrange } from './peer-call.ts'
import { action as decide } from './peer-outcome.ts'
import { view as sheet } from './peer-sheet.ts'

const ANN = { who: 'ann', now: NOW }
const CALL = { day: '2026-03-05', time: '14:30', physician: 'Dr. <b>Own</b>', phone: '555-0142', reference: 'P-9' }

describe.each(ENGINES)('peer-to-peer calls on %s', engine => {
  it('have a sheet with what is to be answered, and no last day where nobody said one', async () => {
    const store = await newStore(engine)
    const id = await fillForLetters(store)
    expect(await look(store, sheet, { id })).toMatchObject({
      calls: [],
      offered: false,
      account: 'AC-1',
      code: 'CO-197',
    })
    await act(store, arrange, { ids: [id] }, { ...CALL, day: '2026-03-04' }, ANN)
    await act(store, arrange, { ids: [id] }, CALL, ANN)
    const found = await look(store, sheet, { id })
    expect(found.calls).toEqual([CALL])
    expect(found).not.toHaveProperty('lastDay')
    expect(found.appealBy).toBe((await denialById(store, id))?.dueDate)
    expect(found.questions.map(({ argument }) => argument)).toContain('authorization/on-file')
    expect(found.questions.flatMap(({ asks }) => asks.map(({ asks: text }) => text))).toContain(
      'Number of the authorization',
    )
  })

  it('keep their outcome with the level that was due, and leave the appeal open until its day', async () => {
    const store = await newStore(engine)
    const id = await fillForLetters(store)
    const before = await denialById(store, id)
    const told = { outcome: 'upheld', on: '2026-03-02', summary: 'criteria not met' } as const
    await act(store, arrange, { ids: [id] }, { ...CALL, lastDay: '2026-03-06' }, ANN)
    await act(store, decide, { ids: [id] }, told, ANN)
    const { calls, lastDay } = await look(store, sheet, { id })
    expect(calls).toMatchObject([
      { outcome: 'upheld', decidedOn: '2026-03-02', level: before?.dueLevel, said: told.summary },
    ])
    expect(lastDay).toBe('2026-03-06')
    expect(await denialById(store, id)).toMatchObject({ status: 'open', move: before?.move, dueDate: before?.dueDate })
    await act(store, decide, { ids: [id] }, { ...told, outcome: 'overturned' }, ANN)
    expect(await denialById(store, id)).toMatchObject({ status: 'open', move: 'payer', dueDate: before?.dueDate })
    await act(store, arrange, { ids: [id] }, CALL, ANN)
    expect((await look(store, sheet, { id })).calls.map(({ outcome }) => outcome)).toEqual(['overturned', undefined])
  })

  it('are told at home on their day, and until somebody says what came of them', async () => {
    const store = await newStore(engine)
    const id = await fillForLetters(store)
    const onDay = async (day: string) => (await lookHome(store, `${day}T15:00:00Z`)).peerCalls
    await act(store, arrange, { ids: [id] }, { ...CALL, day: '2026-03-04', time: '09:00' }, ANN)
    await act(store, arrange, { ids: [id] }, CALL, ANN)
    expect(await onDay('2026-03-04')).toEqual([])
    const told = [{ denial: id, payer: expect.any(String) as string, day: CALL.day, time: CALL.time }]
    expect(await onDay('2026-03-05')).toEqual(told)
    expect(await onDay('2026-03-09')).toEqual(told)
    await act(store, decide, { ids: [id] }, { outcome: 'upheld', on: '2026-03-02' }, ANN)
    expect(await onDay('2026-03-09')).toEqual([])
  })

  it('are kept where one was held that nobody had arranged here', async () => {
    const store = await newStore(engine)
    const id = await fillForLetters(store)
    await act(store, decide, { ids: [id] }, { outcome: 'partly', on: '2026-03-02' }, ANN)
    expect((await look(store, sheet, { id })).calls).toMatchObject([{ day: '2026-03-02', outcome: 'partly' }])
  })

  it('refuse days that cannot be theirs', async () => {
    const store = await newStore(engine)
    const id = await fillForLetters(store)
    for (const [wrong, code] of [
      [{ day: '2026-03-01' }, 'in-the-past'],
      [{ lastDay: '2026-03-04' }, 'not-a-date'],
    ] as const)
      await expect(act(store, arrange, { ids: [id] }, { ...CALL, ...wrong }, ANN)).rejects.toMatchObject({ code })
    await act(store, arrange, { ids: [id] }, CALL, ANN)
    await expect(act(store, decide, { ids: [id] }, { outcome: 'upheld', on: '2026-03-09' }, ANN)).rejects.toMatchObject(
      { code: 'not-a-date' },
    )
  })
})
