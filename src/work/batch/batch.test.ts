// Many at once on each engine: one argument for the denials of one pattern, only what differs to be looked through, a letter and a packet each, approved
// one by one, sent together, with totals of their own.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { ANSWERS, fillForLetters } from '../../../test/letter-plain.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { appealById } from '../../store/appeal.ts'
import type { Store } from '../../store/store.ts'
import { readAppealFile } from '../appeal/files.ts'
import { action as answerOne } from '../denial/answer.ts'
import { action as appealTogether } from '../denial/appeal-together.ts'
import { importText } from '../intake/import.ts'
import { audit } from '../practice/audit.ts'
import { action as answer } from './answer.ts'
import { action as approve } from './approve.ts'
import { action as leaveOut } from './leave-out.ts'
import { view as list } from './list.ts'
import { view as payerList } from './payer-list.ts'
import { view as review } from './review.ts'
import { action as send } from './send.ts'

const ANN = { who: 'ann', now: NOW }
const { 'authorization.number': _own, ...SHARED } = ANSWERS
const PATTERN = { filter: { carc: '197' } } as const

async function filled(engine: 'sqlite' | 'postgres') {
  const store = await newStore(engine)
  await fillForLetters(store)
  const rows = await store.kysely.selectFrom('denial').select(['id', 'account']).orderBy('account').execute()
  const [one = 0, two = 0, three = 0] = rows.map(({ id }) => id)
  return { store, one, two, three }
}
/** Begun, and answered for all. */
async function begin(
  store: Store,
  targets: Parameters<typeof appealTogether.run>[1],
  answers: Readonly<Record<string, string>>,
) {
  const { made, changed } = await act(store, appealTogether, targets, { argument: 'on-file' }, ANN)
  const id = Number(made?.batch)
  await act(store, answer, { ids: [id] }, { answers }, ANN)
  return { id, changed }
}

describe.each(ENGINES)('a batch on %s', engine => {
  it('says once what all letters say, and of each only what differs and what is open', async () => {
    const { store, one, two, three } = await filled(engine)
    const { id, changed } = await begin(store, PATTERN, SHARED)
    expect(changed).toBe(3)
    const before = await look(store, review, { id })
    expect(before.questions.filter(({ letters }) => letters > 0)).toMatchObject([
      { key: 'authorization.number', letters: 3 },
    ])
    expect(before.questions.find(({ key }) => key === 'signer.name')).toMatchObject({
      letters: 0,
      answer: 'Ann Biller',
    })
    // What all of them lack is told once, above, and not at each letter.
    expect(before.letters.map(({ ready, open, asked }) => [ready, open, asked])).toEqual([
      [false, [], 1],
      [false, [], 1],
      [false, [], 1],
    ])
    for (const [at, denial] of [one, two, three].entries())
      await act(store, answerOne, { ids: [denial] }, { answers: { 'authorization.number': `A-${at}` } }, ANN)
    const batch = await look(store, review, { id })
    expect(batch.letters.map(({ ready, open }) => [ready, open])).toEqual([
      [true, []],
      [true, []],
      [true, []],
    ])
    const own = (at: number) => batch.letters[at]?.values.map(({ value }) => value)
    expect(own(0)).toEqual(expect.arrayContaining(['AC-0', 'JANE ZZOTHER', 'A-0']))
    expect(own(1)).toEqual(expect.arrayContaining(['AC-1', 'JANE DOE', 'A-1']))
    expect(own(1)?.join()).not.toContain('ZZ')
    // What all state alike stands once, and in no letter's own part.
    expect(batch.same.map(({ value }) => value)).toEqual(expect.arrayContaining(['PO Box 1, Town', 'Ann Biller']))
    expect(own(0)).not.toContain('Ann Biller')
    expect(batch.text.join(' ')).toContain('[Number of the authorization]')
  })

  it('makes the letters that were approved, each with a packet of its own patient, and tells the others', async () => {
    const { store, one, two, three } = await filled(engine)
    const { id } = await begin(store, PATTERN, SHARED)
    await act(store, answerOne, { ids: [two] }, { answers: { 'authorization.number': 'A-1' } }, ANN)
    const said = await act(store, approve, { ids: [id] }, { letters: [one, two] }, ANN)
    expect(said).toMatchObject({ changed: 1, says: expect.stringContaining(`denial ${one}: The letter was not made.`) })
    const [appeal = 0] = (said.made?.appeals ?? []) as readonly number[]
    expect((await readAppealFile(store, appeal, 'facts.json')).toString()).toContain('"AC-1"')
    expect((await readAppealFile(store, appeal, 'packet.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    await act(store, leaveOut, { ids: [id] }, { letters: [three], because: 'paid meanwhile' }, ANN)
    expect((await look(store, payerList, { id })).items).toMatchObject([
      {
        line: 1,
        account: 'AC-1',
        payerClaim: 'ICN1',
        patient: 'DOE, JANE',
        askedCents: 15_000,
        packet: `appeal-${appeal}-packet.pdf`,
      },
    ])
    await act(store, send, { ids: [id] }, { channel: 'portal', on: NOW.slice(0, 10), tracking: 'B-1' }, ANN)
    expect(await appealById(store, appeal)).toMatchObject({ status: 'sent', tracking: 'B-1' })
    expect((await look(store, list, {})).items).toMatchObject([
      { id, count: 2, open: 1, made: 1, sent: 1, leftOut: 1, askedCents: 15_000, atStakeCents: 30_000 },
    ])
    expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
  })

  it('approves a letter once, whatever is asked again', async () => {
    const { store, one } = await filled(engine)
    const { id } = await begin(store, { ids: [one] }, ANSWERS)
    const batch = { ids: [id] }
    expect(await act(store, approve, batch, { letters: [one, one] }, ANN)).toMatchObject({ changed: 1 })
    expect(await act(store, approve, batch, { letters: [one] }, ANN)).toMatchObject({ changed: 0 })
    await expect(act(store, leaveOut, batch, { letters: [one], because: 'x' }, ANN)).rejects.toMatchObject({
      code: 'closed',
    })
  })

  it('is of one pattern, of what is open, and waits in one batch only', async () => {
    const { store, one, two } = await filled(engine)
    await importText(
      store,
      'coding.835',
      remittance('CLP*AC-9*4*150*0**12*ICN9*11*1~SVC*HC:99213*150*0~DTM*472*20260105~CAS*CO*4*150~', '0').replace(
        'EFT1',
        'EFT9',
      ),
      ANN,
    )
    await expect(act(store, appealTogether, { filter: {} }, {}, ANN)).rejects.toThrow('2 codes')
    await expect(act(store, appealTogether, { filter: { carc: '50' } }, {}, ANN)).rejects.toMatchObject({
      code: 'empty',
    })
    await expect(act(store, appealTogether, { ids: [one] }, { argument: 'nonsense' }, ANN)).rejects.toMatchObject({
      code: 'not-known',
    })
    const { made } = await act(store, appealTogether, { ids: [one] }, {}, ANN)
    expect(await act(store, appealTogether, { ids: [one, two] }, {}, ANN)).toMatchObject({ changed: 1 })
    await expect(act(store, appealTogether, { ids: [one] }, {}, ANN)).rejects.toThrow('wait in a batch already')
    const batch = { ids: [Number(made?.batch)] }
    await expect(act(store, approve, batch, { letters: [two] }, ANN)).rejects.toMatchObject({ code: 'not-found' })
    await expect(act(store, send, batch, { channel: 'fax', on: NOW.slice(0, 10) }, ANN)).rejects.toMatchObject({
      code: 'empty',
    })
    await act(store, answer, batch, { argument: 'retroactive', answers: SHARED, note: 'Ours.' }, ANN)
    expect(await look(store, review, { id: batch.ids[0] ?? 0 })).toMatchObject({ note: 'Ours.' })
  })
})
