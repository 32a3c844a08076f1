// An appeal from its letter to the money on each engine: made, sent, acknowledged, decided; the next level opens with its clock and has the answers of
// the one before; the outcome is read from the next remittance and credited; silence is told; an erasure takes it along.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { ANSWERS, fillForLetters } from '../../../test/letter-plain.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { appealById, appealsOf, eraseLetters, letterDraft } from '../../store/appeal.ts'
import { denialById } from '../../store/denial.ts'
import { clocksOf } from '../../store/denial-row.ts'
import type { Store } from '../../store/store.ts'
import { action as answer } from '../denial/answer.ts'
import { action as makeAppeal } from '../denial/appeal.ts'
import { action as call } from '../denial/call.ts'
import { view as letterView } from '../denial/letter.ts'
import { importText } from '../intake/import.ts'
import { audit } from '../practice/audit.ts'
import { action as acknowledge } from './acknowledge.ts'
import { action as decide } from './decide.ts'
import { readAppealFile } from './files.ts'
import { view as listAppeals } from './list.ts'
import { action as send } from './send.ts'
import { tellSilence } from './silence.ts'
import { action as withdraw } from './withdraw.ts'

const at = (day: string) => ({ who: 'ann', now: `${day}T10:00:00Z` })
const ON_FILE = { argument: 'on-file', answers: ANSWERS } as const

async function filled(engine: 'sqlite' | 'postgres') {
  const store = await newStore(engine)
  return { store, id: await fillForLetters(store) }
}
/** Makes and sends one; answers its number. */
async function sent(store: Store, id: number): Promise<number> {
  const { made } = await act(store, makeAppeal, { ids: [id] }, ON_FILE, { who: 'ann', now: NOW })
  const appeal = Number(made?.appeal)
  await act(store, send, { ids: [appeal] }, { channel: 'portal', on: '2026-03-02', tracking: 'T-9' }, at('2026-03-03'))
  return appeal
}
const holds = async (store: Store) =>
  expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
const verbs = async ({ kysely }: Store, id: number) =>
  (await kysely.selectFrom('event').select('verb').where('denialId', '=', id).orderBy('seq').execute()).map(
    ({ verb }) => verb,
  )

describe.each(ENGINES)('an appeal on %s', engine => {
  it('is refused while something does not resolve, and names it', async () => {
    const { store, id } = await filled(engine)
    await expect(act(store, makeAppeal, { ids: [id] }, {}, { who: 'ann', now: NOW })).rejects.toMatchObject({
      code: 'guarded',
      message: expect.stringContaining('signer.name') as string,
    })
    expect(await appealsOf(store, id)).toEqual([])
  })

  it('is made, kept as it was made, sent, acknowledged', async () => {
    const { store, id } = await filled(engine)
    const number = await sent(store, id)
    expect((await readAppealFile(store, number, 'packet.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    expect(JSON.parse((await readAppealFile(store, number, 'facts.json')).toString())).toMatchObject({
      account: 'AC-1',
      code: 'CO-197',
    })
    expect(await denialById(store, id)).toMatchObject({ move: 'payer', lastAction: 'appealed' })
    await act(store, acknowledge, { ids: [number] }, { on: '2026-03-10' }, at('2026-03-11'))
    const { items } = await look(store, listAppeals, { status: 'running' })
    expect(items).toMatchObject([
      { id: number, status: 'acknowledged', account: 'AC-1', tracking: 'T-9', answerBy: '2026-05-11' },
    ])
    expect(await verbs(store, id)).toEqual(expect.arrayContaining(['wrote-letter', 'appealed', 'appeal-acknowledged']))
    await holds(store)
  })

  it('is not made a second time while one runs, nor sent on a day to come', async () => {
    const { store, id } = await filled(engine)
    const number = await sent(store, id)
    await expect(act(store, makeAppeal, { ids: [id] }, ON_FILE, { who: 'ann', now: NOW })).rejects.toThrow('running')
    await expect(
      act(store, send, { ids: [number] }, { channel: 'fax', on: '2026-03-02' }, at('2026-03-03')),
    ).rejects.toMatchObject({ code: 'closed' })
    await act(store, withdraw, { ids: [number] }, { reason: 'sent twice' }, at('2026-03-04'))
    expect(await denialById(store, id)).toMatchObject({ move: 'us' })
    const { made } = await act(store, makeAppeal, { ids: [id] }, ON_FILE, at('2026-03-04'))
    await expect(
      act(store, send, { ids: [Number(made?.appeal)] }, { channel: 'fax', on: '2026-03-09' }, at('2026-03-05')),
    ).rejects.toMatchObject({ code: 'not-a-date' })
  })

  it('that was upheld gives the move back, and what was answered is there for the next letter', async () => {
    const { store, id } = await filled(engine)
    const number = await sent(store, id)
    await act(
      store,
      answer,
      { ids: [id] },
      { answers: { 'notice.number': '1', argument: 'on-file' } },
      at('2026-03-04'),
    )
    await act(store, decide, { ids: [number] }, { outcome: 'upheld', on: '2026-04-01' }, at('2026-04-02'))
    expect(await appealById(store, number)).toMatchObject({ status: 'decided', ruling: 'upheld' })
    expect(await denialById(store, id)).toMatchObject({ status: 'open', move: 'us', lastAction: 'appealed' })
    expect((await clocksOf(store, id)).map(({ level }) => level)).not.toContain('appeal')
    const answers = (await letterDraft(store, id))?.answers
    expect(answers?.['signer.name']).toBe('Ann Biller')
    // The notice and the argument are of one level only.
    expect([answers?.['notice.number'], answers?.argument]).toEqual([undefined, undefined])
    const letter = await look(store, letterView, { id, level: 'external-review' })
    expect(letter.answers['to.address']).toBe('PO Box 1, Town')
    await holds(store)
  })

  it('is credited with the money that the next remittance brings, though the payer was called meanwhile', async () => {
    const { store, id } = await filled(engine)
    const number = await sent(store, id)
    await act(store, call, { ids: [id] }, { summary: 'received it', next: 'wait' }, at('2026-03-20'))
    const paid =
      'CLP*AC-1*22*-150*0**12*ICN1*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~SVC*HC:99213*-150*0~DTM*472*20260105~CAS*CO*197*-150~CLP*AC-1*1*150*120**12*ICN1*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~SVC*HC:99213*150*120~DTM*472*20260105~CAS*CO*45*30~'
    await importText(store, 'paid.835', remittance(paid, '120', '20260330').replace('EFT1', 'EFT2'), {
      now: at('2026-04-02').now,
      who: 'test',
    })
    expect(await denialById(store, id)).toMatchObject({
      status: 'closed',
      credited: 'appealed',
      recoveredCents: 12_000,
    })
    expect(await appealById(store, number)).toMatchObject({ status: 'decided', ruling: 'overturned', wonCents: 12_000 })
    expect(await verbs(store, id)).toContain('appeal-paid')
    await holds(store)
  })

  it('of which nothing is heard is told once, and money that was granted and never came too', async () => {
    const { store, id } = await filled(engine)
    const number = await sent(store, id)
    expect(await tellSilence(store, '2026-05-11T08:00:00Z')).toBe(0)
    expect(await tellSilence(store, '2026-05-12T08:00:00Z')).toBe(1)
    expect(await tellSilence(store, '2026-05-13T08:00:00Z')).toBe(0)
    expect(await denialById(store, id)).toMatchObject({ move: 'us' })
    await act(
      store,
      decide,
      { ids: [number] },
      { outcome: 'overturned', on: '2026-05-14', amountCents: 12_000 },
      at('2026-05-15'),
    )
    expect(await denialById(store, id)).toMatchObject({ move: 'payer' })
    expect(await tellSilence(store, '2026-07-15T08:00:00Z')).toBe(1)
    expect(await verbs(store, id)).toEqual(expect.arrayContaining(['appeal-silent', 'granted-not-paid']))
  })

  it('keeps answers one by one, takes an empty one back, and goes with an erasure', async () => {
    const { store, id } = await filled(engine)
    await act(
      store,
      answer,
      { ids: [id] },
      { answers: { 'signer.name': 'Eve', 'signer.phone': '1' } },
      at('2026-03-03'),
    )
    await act(store, answer, { ids: [id] }, { answers: { 'signer.phone': '' }, note: 'Mine.' }, at('2026-03-04'))
    expect(await letterDraft(store, id)).toMatchObject({ answers: { 'signer.name': 'Eve' }, ownWords: 'Mine.' })
    const number = await sent(store, id)
    const paths = await store.write(unit => eraseLetters(unit, [id]))
    expect(paths).toHaveLength(3)
    expect(await letterDraft(store, id)).toBeUndefined()
    await expect(readAppealFile(store, number, 'packet.pdf')).rejects.toMatchObject({ code: 'missing' })
  })
})
