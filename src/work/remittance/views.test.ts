// What is looked at of remittances, on every engine: the list with its filters and places, one, its claims and reports, money outside of claims.
import { describe, expect, it } from 'vitest'
import { look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { importText } from '../intake/import.ts'
import { view as adjudicationView } from './adjudication.ts'
import { view as claimsView } from './claims.ts'
import { view as listView } from './list.ts'
import { view as recoupedView } from './recouped.ts'
import { view as reportView } from './report.ts'
import { view as showView } from './show.ts'

const A1 = 'CLP*A1*1*150*80**12*ICN10*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*80**1~DTM*472*20260105~CAS*CO*45*70~'
const A2 = 'CLP*A2*4*90*0**12*ICN2*11*1~NM1*QC*1*ROE*RICHARD~SVC*HC:99212*90*0**1~DTM*472*20260106~CAS*CO*197*90~'
const A3 = 'CLP*A3*1*60*60**12*ICN3*11*1~NM1*QC*1*POE*PAT~SVC*HC:99211*60*60**1~DTM*472*20260107~'

interface Page {
  readonly items: readonly { readonly id: number; readonly trace?: string }[]
  readonly next?: string
}

describe.each(ENGINES)('remittances on %s', engine => {
  const withTwo = async () => {
    const store = await newStore(engine)
    const bring = (name: string, text: string) => importText(store, name, text, { now: NOW, who: 'test' })
    await bring('one.835', remittance(`${A1}${A2}PLB*1234567893*20261231*WO:ICN10*5~`, '75'))
    // This one pays a dollar more than its claims come to.
    await bring('two.835', remittance(A3, '61').replaceAll('EFT1', 'EFT2').replaceAll('0001', '0002'))
    return store
  }

  it('are listed, the latest first, by payer, payment and balance, page by page', async () => {
    const store = await withTwo()
    const all = (await look(store, listView, {})) as Page
    expect(all.items.map(row => row.trace)).toEqual(['EFT2', 'EFT1'])
    expect(JSON.stringify(all)).not.toMatch(/null|practiceId|traceKey/)
    const traces = async (asked: object) =>
      ((await look(store, listView, asked)) as Page).items.map(({ trace }) => trace)
    expect(await traces({ balanced: 'true' })).toEqual(['EFT1'])
    expect(await traces({ balanced: 'false' })).toEqual(['EFT2'])
    expect(await traces({ trace: 'EFT1' })).toEqual(['EFT1'])
    expect(await traces({ payerId: '999' })).toEqual([])
    expect(await traces({ sort: 'newest:asc' })).toEqual(['EFT1', 'EFT2'])
    const { next } = (await look(store, listView, { limit: '1' })) as Page
    expect(await traces({ limit: '1', cursor: next })).toEqual(['EFT1'])
    expect(await traces({ limit: '1', skip: '1' })).toEqual(['EFT1'])
  })

  it('are shown with claims, reports and the money outside of claims', async () => {
    const store = await withTwo()
    const id = ((await look(store, listView, { trace: 'EFT1' })) as Page).items[0]?.id
    expect(await look(store, showView, { id })).toMatchObject({
      file: 'one.835',
      balanced: true,
      providerAdjustments: [{ reason: 'WO', amountCents: 500, meaning: expect.stringMatching(/\w/) }],
    })
    const first = await look(store, claimsView, { id, limit: '1' })
    expect(first.items.map(claim => claim.account)).toEqual(['A1'])
    const rest = await look(store, claimsView, { id, limit: '5', cursor: first.next })
    expect(rest.items.map(claim => claim.account)).toEqual(['A2'])
    expect(rest.next).toBeUndefined()
    expect(await look(store, adjudicationView, { id: first.items[0]?.id })).toEqual(first.items[0])
    expect((await look(store, reportView, { id, of: 'denied' })).items).toMatchObject([
      { account: 'A2', group: 'CO', carc: '197', amountCents: 9000 },
    ])
    expect((await look(store, reportView, { id, of: 'adjusted' })).items).toHaveLength(2)
    const recouped = await look(store, recoupedView, {})
    expect(recouped.items).toMatchObject([{ reason: 'WO', account: 'A1', orphan: false }])
    expect(recoupedView.lines?.each.parse(recoupedView.lines.of(recouped)[0])).toMatchObject({
      record: 'recoupment',
      page: 'PLB-WO',
    })
    expect(await look(store, recoupedView, { orphans: 'true' })).toEqual({ items: [] })
  })

  it('that are not there are refused', async () => {
    const store = await newStore(engine)
    for (const [view, asked] of [
      [showView, { id: 9 }],
      [claimsView, { id: 9 }],
      [reportView, { id: 9, of: 'denied' }],
      [adjudicationView, { id: 9 }],
    ] as const)
      await expect(look(store, view as typeof showView, asked)).rejects.toMatchObject({ code: 'not-found' })
    await expect(look(store, claimsView, { id: 1, cursor: 'bm90aGluZw' })).rejects.toThrow()
  })
})
