// Precedents and learned chances on each engine: own letters that were decided stand beside the next case, counted by argument and by way.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { ANSWERS, fillForLetters } from '../../../test/letter-plain.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { view as chances } from '../appeal/chances.ts'
import { action as decide } from '../appeal/decide.ts'
import { action as send } from '../appeal/send.ts'
import { action as makeAppeal } from './appeal.ts'
import { action as close } from './close.ts'
import { view as precedents } from './precedents.ts'

const at = (day: string) => ({ who: 'ann', now: `${day}T10:00:00Z` })

describe.each(ENGINES)('precedents on %s', engine => {
  it('are own letters of the same cause with what came of them, the nearest and the granted ones first', async () => {
    const store = await newStore(engine)
    await fillForLetters(store)
    const rows = await store.kysely.selectFrom('denial').select('id').orderBy('account').execute()
    const [first = 0, second = 0, third = 0] = rows.map(({ id }) => id)
    expect(await look(store, precedents, { id: third })).toMatchObject({ letters: [] })
    for (const [id, outcome] of [
      [first, 'upheld'],
      [second, 'partly'],
    ] as const) {
      const { made } = await act(
        store,
        makeAppeal,
        { ids: [id] },
        { argument: 'on-file', answers: ANSWERS },
        { who: 'ann', now: NOW },
      )
      const target = { ids: [Number(made?.appeal)] }
      await act(store, send, target, { channel: 'fax', on: '2026-03-02' }, at('2026-03-03'))
      await act(store, decide, target, { outcome, on: '2026-04-01', amountCents: 9000 }, at('2026-04-02'))
    }
    const found = await look(store, precedents, { id: third })
    expect(found.arguments.find(({ id }) => id === 'authorization/on-file')).toMatchObject({
      here: { decided: 2, granted: 1, askedCents: 30_000 },
      everywhere: { decided: 2, granted: 1 },
    })
    expect(found.letters).toMatchObject([
      { denialId: second, account: 'AC-1', nearness: 'same-service', outcome: 'partly', wonCents: 9000, days: 30 },
      { denialId: first, account: 'AC-0', nearness: 'same-service', outcome: 'upheld', procedures: ['99213'] },
    ])
    expect(found.letters[1]).not.toHaveProperty('wonCents')
    await expect(look(store, precedents, { id: 987_654 })).rejects.toMatchObject({ code: 'not-found' })
    await act(store, close, { ids: [first] }, { reason: 'not-worth-working' }, at('2026-04-03'))
    expect(await look(store, chances, {})).toEqual({
      ways: [{ payer: 'SAMPLE MUTUAL HEALTH', cause: 'authorization', way: 'appeal', ended: 1, won: 0 }],
      arguments: [
        {
          ...{ payer: 'SAMPLE MUTUAL HEALTH', argument: 'authorization/on-file', when: 'An authorization is on file' },
          ...{ decided: 2, granted: 1, askedCents: 30_000, wonCents: 9000 },
        },
      ],
    })
    expect(await look(store, chances, { cause: 'coding' })).toEqual({ ways: [], arguments: [] })
  })
})
