// What the practice notes of what patients owe: hardship and plans reach the script, an estimate is held to what was billed, what was paid above what is owed is a
// credit once nothing is open; and a sheet of payments is kept once.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import type { Store } from '../../store/store.ts'
import { view as patientPart } from '../claim/patient-part.ts'
import { importText } from '../intake/import.ts'
import { action as bringPaid } from './bring-paid.ts'
import { view as credits } from './credits.ts'
import { action as endEntry } from './end-entry.ts'
import { view as entries } from './entries.ts'
import { action as flagHardship } from './flag-hardship.ts'
import { action as keepEstimate } from './keep-estimate.ts'
import { action as notePaid } from './note-paid.ts'
import { action as planPayments } from './plan-payments.ts'
import { action as withdrawSheet } from './withdraw-sheet.ts'

const by = { who: 'ann', now: NOW }
const claim = (account: string, status: string, paid: number, patient: number, cas: string, filing = '12') =>
  `CLP*${account}*${status}*300*${paid}*${patient === 0 ? '' : patient}*${filing}*ICN${account}*11*1~NM1*QC*1*DOE*JANE****MI*M1~SVC*HC:99213*300*${paid}**1~DTM*472*20260105~${cas}`

async function filled(engine: (typeof ENGINES)[number]): Promise<Store> {
  const store = await newStore(engine)
  const claims = [
    claim('S1', '1', 200, 80, 'CAS*CO*45*20~CAS*PR*1*50**2*30~'),
    claim('S2', '4', 0, 0, 'CAS*CO*197*300~'),
    // A qualified Medicare beneficiary: the law forbids to ask for it.
    claim('S3', '1', 240, 60, 'CAS*PR*2*60~LQ*HE*N781~', 'MB'),
  ].join('')
  await importText(store, 'one.835', remittance(claims, '440'), { now: NOW, who: 'test' })
  return store
}

describe.each(ENGINES)('what is noted of patients on %s', engine => {
  it('reaches the script: hardship before a plan, a plan before a sum, and neither once it is ended', async () => {
    const store = await filled(engine)
    const scriptOf = async () => (await look(store, patientPart, { account: 'S1' })).items[0]?.script.join(' ') ?? ''
    expect(await scriptOf()).toContain('your part is $80.00')
    const plan = await act(
      store,
      planPayments,
      { ids: [] },
      { account: 'S1', amountCents: 2000, terms: 'On the first of each month.', on: '2030-01-01' },
      by,
    )
    expect(plan.says).toBe(`It is noted on account S1 as number ${plan.made?.entry}.`)
    expect(await scriptOf()).toMatch(/\$20\.00 each time from 2030-01-01\. On the first of each month\./)
    const { made } = await act(store, flagHardship, { ids: [] }, { account: 'S1', reason: 'Lost work.' }, by)
    expect(await scriptOf()).toMatch(
      /Hardship is noted since 2026-\d\d-\d\d by ann: Lost work\. Do not ask for \$80\.00/,
    )
    const [newest] = (await look(store, entries, { account: 'S1' })).items
    expect(newest).toMatchObject({ id: made?.entry, kind: 'hardship', says: 'Lost work.', by: 'ann' })
    expect((await look(store, entries, { kind: 'plan' })).items).toMatchObject([{ amountCents: 2000 }])
    for (const id of [Number(made?.entry), Number(plan.made?.entry)]) await act(store, endEntry, { ids: [id] }, {}, by)
    expect(await scriptOf()).toContain('your part is $80.00')
    await expect(act(store, endEntry, { ids: [Number(made?.entry)] }, {}, by)).rejects.toMatchObject({
      code: 'not-found',
    })
    const late = { account: 'S1', reason: 'x', until: '2020-01-01' }
    await expect(act(store, flagHardship, { ids: [] }, late, by)).rejects.toMatchObject({ code: 'not-a-date' })
  })

  it('holds what was billed to the newest estimate: from 400 dollars above it a patient without a plan may dispute', async () => {
    const store = await filled(engine)
    const give = (account: string, amountCents: number) =>
      act(store, keepEstimate, { ids: [] }, { account, amountCents }, by)
    const estimate = async () => (await look(store, patientPart, { account: 'S1' })).items[0]?.estimate
    expect(await estimate()).toBeUndefined()
    await give('S1', 50_000)
    expect(await estimate()).toMatchObject({
      expectedCents: 50_000,
      billedCents: 30_000,
      overCents: -20_000,
      mayDispute: false,
    })
    // Of 300 dollars billed no estimate is short by 400: one day's account is billed again with more.
    const dearer =
      'CLP*S1*1*500.01*400*100*12*ICNB*11*1~NM1*QC*1*DOE*JANE****MI*M1~SVC*HC:99215*500.01*400**1~DTM*472*20260201~CAS*PR*1*100~CAS*CO*45*.01~'
    const second = remittance(dearer, '400', '20260301').replace('EFT1', 'EFT2')
    await importText(store, 'two.835', second, { now: NOW, who: 'test' })
    await give('S1', 40_001)
    expect(await estimate()).toMatchObject({ billedCents: 80_001, overCents: 40_000, mayDispute: true })
    await give('S1', 40_002)
    expect(await estimate()).toMatchObject({ overCents: 39_999, mayDispute: false })
  })

  it('finds what was paid above what is owed, once nothing is open, and all of it where the law forbids to ask', async () => {
    const store = await filled(engine)
    const pay = (account: string, amountCents: number) =>
      act(store, notePaid, { ids: [] }, { account, amountCents, receipt: 'R1' }, by)
    await pay('S1', 8000)
    expect(await look(store, credits, {})).toMatchObject({ items: [], creditCents: 0, accounts: 1 })
    await pay('S1', 2500)
    await pay('S2', 1000)
    await pay('S3', 6000)
    await pay('NEVER', 700)
    const found = await look(store, credits, {})
    // One patient by name and number of the plan: 25 above on S1, all 60 on S3; 10 wait for the payer on S2.
    expect(found.items).toMatchObject([
      {
        patient: 'DOE, JANE',
        accounts: expect.stringContaining('S3'),
        creditCents: 8500,
        heldCents: 1000,
        owesCents: 8000,
        paidCents: 17_500,
      },
      { patient: '', accounts: 'NEVER', creditCents: 0, heldCents: 700 },
    ])
    expect(found.creditCents).toBe(8500)
    await pay('S1', -2500)
    expect((await look(store, credits, {})).creditCents).toBe(6000)
  })

  it('reads a sheet of payments, keeps each row once, and takes all of it back', async () => {
    const store = await filled(engine)
    const sheet =
      'Acct,Date,Amount,Receipt\nS1,1/7/2026,$105.00,7\nS1,2026-01-08,(5.00),8\nS1,2026-01-08,(5.00),8\n,1/7/2026,5,9\nS1,1/7/2099,5,9\nS1,1/7/2026,x,9\n'
    const bring = (more: object = {}) => act(store, bringPaid, { ids: [] }, { sheet, ...more }, by)
    expect((await bring({ dryRun: true })).says).toBe(
      '3 payments over $95.00 would be kept; nothing was. 3 rows could not be read.',
    )
    const { made } = await bring()
    expect(made).toMatchObject({ payments: 3, cents: 9500, bad: [{ line: 5 }, { line: 6 }, { line: 7 }] })
    expect(await bring()).toMatchObject({
      changed: 0,
      says: '0 payments over $0.00 kept. 3 here already. 3 rows could not be read.',
    })
    expect((await look(store, credits, {})).creditCents).toBe(1500)
    await act(store, withdrawSheet, { ids: [Number(made?.sheet)] }, {}, by)
    expect((await look(store, credits, {})).items).toEqual([])
    await expect(act(store, withdrawSheet, { ids: [Number(made?.sheet)] }, {}, by)).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
