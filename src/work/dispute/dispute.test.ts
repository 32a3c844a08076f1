// Disputes on each engine: lines of one kind together, once; their letter and sheet; sent, answered, and what the next remittance allows seen by itself.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { action as bring } from '../schedule/bring.ts'
import { view as underpaid } from '../schedule/underpaid.ts'
import { action as answer } from './answer.ts'
import { letterFile } from './letter.ts'
import { view as list } from './list.ts'
import { action as make } from './make.ts'
import { action as send } from './send.ts'
import { view as show } from './show.ts'
import { action as withdraw } from './withdraw.ts'

const BY = { who: 'ann', now: NOW }
let files = 0
const pay = (store: Store, claims: string, total: string, on: string) =>
  importText(store, `d${++files}.835`, remittance(claims, total, on).replace('EFT1', `EFT-D${files}`), BY)
const visit = (account: string, allowed: number, status = '1', sign = 1) =>
  `CLP*${account}*${status}*${150 * sign}*${allowed * sign}**12*ICN${account}*11*1~NM1*QC*1*DOE*ANN****MI*M${account}~SVC*HC:99213*${150 * sign}*${allowed * sign}**1~DTM*472*20260105~CAS*CO*45*${(150 - allowed) * sign}~`

/** Two visits short by 10 and by 30, and one that was paid right. */
async function shortStore(engine: (typeof ENGINES)[number]): Promise<Store> {
  const store = await newStore(engine)
  await pay(store, visit('A', 90) + visit('B', 70) + visit('C', 100), '260', '20260201')
  const sheet = 'code,amount\n99213,100.00\n'
  await act(store, bring, { ids: [] }, { payer: 'SAMPLE', name: 'Contract', sheet }, BY)
  return store
}

describe.each(ENGINES)('disputes on %s', engine => {
  it('take in all lines of a kind, each in one dispute only, with letter and sheet', async () => {
    const store = await shortStore(engine)
    const asked = { kind: 'underpaid' as const, payer: 'SAMPLE', procedure: '99213', modifiers: '' }
    const made = await act(store, make, { ids: [] }, asked, BY)
    expect(made.says).toMatch(/2 lines, \$40\.00/)
    const id = Number(made.made?.dispute)
    await expect(act(store, make, { ids: [] }, asked, BY)).rejects.toMatchObject({ code: 'empty' })
    const found = await look(store, show, { id })
    expect(found).toMatchObject({ askedCents: 4000, cameCents: 0, status: 'made', silent: false })
    expect(found.items).toMatchObject([
      {
        number: 1,
        account: 'A',
        payerClaim: 'ICNA',
        memberId: 'MA',
        expectedCents: 10_000,
        allowedCents: 9000,
        shortCents: 1000,
      },
      { number: 2, account: 'B', shortCents: 3000, basis: 'Contract: 99213 at $100.00' },
    ])
    expect(found.letter.join(' ')).toMatch(
      /2 lines listed below for services from 2026-01-05 to 2026-01-05 .* \$40\.00/,
    )
    const pdf = await letterFile(store, id, NOW)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const { items, groups } = await look(store, underpaid, { own: 'no' })
    expect([items.map(({ dispute }) => dispute), groups.map(({ disputed }) => disputed)]).toEqual([[id, id], [2]])
    // Taken back, its lines are free again.
    await act(store, withdraw, { ids: [id] }, {}, BY)
    expect((await act(store, make, { ids: [] }, asked, BY)).changed).toBe(1)
    await expect(
      act(store, send, { ids: [id] }, { channel: 'fax', on: NOW.slice(0, 10), tracking: '' }, BY),
    ).rejects.toMatchObject({ code: 'closed' })
  })

  it('are answered, and what a later remittance allows is seen by itself', async () => {
    const store = await shortStore(engine)
    const { made } = await act(store, make, { ids: [] }, { kind: 'underpaid' as const, payer: 'SAMPLE' }, BY)
    const id = Number(made?.dispute)
    const today = NOW.slice(0, 10)
    await act(store, send, { ids: [id] }, { channel: 'portal', on: today, tracking: 'T-1' }, BY)
    const [sent] = (await look(store, list, {})).items
    expect(sent).toMatchObject({ id, status: 'sent', tracking: 'T-1', silent: false })
    await act(store, answer, { ids: [id] }, { ruling: 'partly', on: today, amountCents: 1500 }, BY)
    // The payer takes B back and allows 95 for it: 25 of the 30 came.
    await pay(store, visit('B', 70, '22', -1) + visit('B', 95), '25', '20260401')
    const [after] = (await look(store, list, {})).items
    expect(after).toMatchObject({ status: 'answered', ruling: 'partly', grantedCents: 1500, cameCents: 2500 })
    expect((await look(store, show, { id })).items).toMatchObject([
      { account: 'A', cameCents: 0 },
      { account: 'B', cameCents: 2500, cameOn: '2026-04-01' },
    ])
    // What is still short is short by the new answer, and can be disputed again.
    expect((await act(store, make, { ids: [] }, { kind: 'underpaid' as const, payer: 'SAMPLE' }, BY)).says).toMatch(
      /1 line, \$5\.00/,
    )
  })

  it('over late payment ask for the interest of the law, once', async () => {
    const store = await newStore(engine)
    const late = 'CLP*L*1*150*100**12*ICNL*11*1~DTM*050*20251101~SVC*HC:99213*150*100**1~DTM*472*20251020~CAS*CO*45*50~'
    await pay(store, late, '100', '20260201')
    const asked = { kind: 'late' as const, payer: 'SAMPLE', state: 'FL' }
    // Texas has no single rate: it is asked for without an amount.
    const texas = await act(store, make, { ids: [] }, { ...asked, state: 'TX' }, BY)
    const open = await look(store, show, { id: Number(texas.made?.dispute) })
    expect([open.askedCents, open.looks.join(), open.letter.join()]).toEqual([
      0,
      expect.stringMatching(/No single rate/),
      expect.stringMatching(/compute the interest/),
    ])
    await act(store, withdraw, { ids: [open.id] }, {}, BY)
    const { made } = await act(store, make, { ids: [] }, asked, BY)
    const found = await look(store, show, { id: Number(made?.dispute) })
    expect(found.askedCents).toBeGreaterThan(0)
    expect(found.items).toMatchObject([
      {
        account: 'L',
        shortCents: found.askedCents,
        basis: expect.stringMatching(/^received 2025-11-01, due /) as string,
      },
    ])
    expect(found.letter.join(' ')).toMatch(/The law is .*627/)
    expect(found.looks.join(' ')).toMatch(/fully insured/)
    expect((await letterFile(store, found.id, NOW)).length).toBeGreaterThan(1000)
    await expect(act(store, make, { ids: [] }, asked, BY)).rejects.toMatchObject({ code: 'empty' })
  })
})
