// Claims paid late, on each engine: by the day that the remittance or the 277CA says, against the law of a state; what another law governs, and what nobody has a day
// of receipt of, is left out and counted.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { action as setSettings } from '../practice/set.ts'
import { view } from './late.ts'

let files = 0
/** Paid on February 1. */
const pay = (store: Store, claims: string, total: string, filing = '12') =>
  importText(
    store,
    `${++files}.835`,
    remittance(claims.replaceAll('FILING', filing), total, '20260201').replace('EFT1', `EFT${files}`),
    { now: NOW, who: 'test' },
  )
const claim = (account: string, received: string, paid = 100) =>
  `CLP*${account}*1*150*${paid}**FILING*ICN${account}*11*1~${received === '' ? '' : `DTM*050*${received}~`}SVC*HC:99213*150*${paid}**1~DTM*472*20251105~CAS*CO*45*${150 - paid}~`
const late = (store: Store, asked: object = { state: 'FL' }) => look(store, view, asked)

describe.each(ENGINES)('paid late on %s', engine => {
  it('is counted from the day the payer had the claim, with the interest of the state', async () => {
    const store = await newStore(engine)
    const paidOn = '2026-02-01'
    await pay(store, claim('LATE', '20251101') + claim('TIMELY', '20260125') + claim('UNKNOWN', ''), '300')
    const found = await late(store)
    const [only, ...others] = found.items
    expect(others).toEqual([])
    // Florida: 20 days for an electronic claim, 12 % a year.
    expect(only).toMatchObject({
      account: 'LATE',
      received: '2025-11-01',
      paid: paidOn,
      by: 'remittance',
      reach: 'ask',
    })
    const days = (Date.parse(paidOn) - Date.parse(only?.due ?? '')) / 86_400_000
    expect(only?.days).toBe(days)
    expect(only?.interestCents).toBe(Math.floor((10_000 * 1200 * days) / (10_000 * 365)))
    expect(found).toMatchObject({ timed: 2, untimed: 1, groups: [{ claims: 1, paidCents: 10_000, mostDays: days }] })
    expect(found.cites.length).toBeGreaterThan(0)
  })

  it('leaves out what another law governs, and says which', async () => {
    const store = await newStore(engine)
    await pay(store, claim('MEDICARE', '20251101'), '100', 'MB')
    const found = await late(store)
    expect(found.items).toEqual([])
    expect(found.otherLaw).toEqual([{ says: expect.stringMatching(/405\.922/) as string, claims: 1 }])
  })

  it('leaves out a claim that was paid after a denial: another time runs for it', async () => {
    const store = await newStore(engine)
    const denied = 'CLP*A*4*150*0**12*ICNA*11*1~DTM*050*20251101~SVC*HC:99213*150*0**1~DTM*472*20251105~CAS*CO*16*150~'
    await importText(store, 'first.835', remittance(denied, '0', '20251120').replace('EFT1', 'EFT-D'), {
      now: NOW,
      who: 'test',
    })
    await pay(store, claim('A', '20251101'), '100')
    expect((await late(store)).items).toEqual([])
  })

  it('goes by the practice’s own state, and asks for one where none is set', async () => {
    const store = await newStore(engine)
    await pay(store, claim('LATE', '20251101'), '100')
    await expect(late(store, {})).rejects.toMatchObject({ code: 'not-known' })
    await act(store, setSettings, { ids: [] }, { state: 'TX' }, { who: 'ann', now: NOW })
    const found = await late(store, {})
    expect(found).toMatchObject({ state: 'TX', items: [{ account: 'LATE' }] })
    // Texas has no single rate: nothing is counted.
    expect(found.items[0]).not.toHaveProperty('interestCents')
    await expect(late(store, { state: 'ZZ' })).rejects.toMatchObject({ code: 'not-known' })
  })
})
