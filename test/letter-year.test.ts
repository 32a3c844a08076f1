// The example year: every open denial yields a letter whose questions are named, and a packet once they are answered, or the guard that says why not.
import { expect, it } from 'vitest'
import { loadExample } from '../src/api/example.ts'
import { makePacket } from '../src/work/letter/packet/packet.ts'
import { blockedBy, type Prepared, prepareLetter } from '../src/work/letter/prepare.ts'
import { isOpen } from '../src/work/letter/writing.ts'
import { NOW, newStore } from './store.ts'

const OVERRULED = ['over', 'no-appeal'] as const
const FILLED: Readonly<Record<string, string>> = { date: '2026-01-05', money: '12.00', confirm: 'confirmed' }

it('of the example year each open denial has its letter, or is told why it has none', async () => {
  const store = await newStore('sqlite')
  await loadExample(store, { now: NOW, who: 'example', claims: 300 })
  const denials = await store.kysely.selectFrom('denial').select('id').where('status', '=', 'open').execute()
  expect(denials.length).toBeGreaterThan(15)
  let made = 0
  for (const { id } of denials) {
    const answers: Record<string, string> = { 'late.cause': 'the notice came late' }
    const prepare = (): Promise<Prepared> =>
      prepareLetter(store, id, { answers, note: 'In our own words.', despite: OVERRULED }, { now: NOW, role: 'admin' })
    let prepared = await prepare()
    expect(prepared.letter.faults, `denial ${id}`).toEqual([])
    // What is argued brings questions of its own.
    for (let turn = 0; turn < 3; turn++) {
      for (const { key, kind, choices } of prepared.letter.questions.filter(isOpen))
        answers[key] = choices?.[0]?.value ?? FILLED[kind] ?? 'as the record shows'
      prepared = await prepare()
    }
    const { letter, evidence } = prepared
    expect(letter.questions.filter(isOpen), `denial ${id}`).toEqual([])
    if (letter.blocked) expect(blockedBy(letter, OVERRULED).length, `denial ${id}`).toBeGreaterThan(0)
    else {
      expect((await makePacket(letter, evidence, NOW)).pages).toBeGreaterThan(2)
      made++
    }
  }
  expect(made).toBeGreaterThan(denials.length / 2)
}, 120_000)
