// Money paid twice, on each engine: listed with the federal clock of its payer, the nearest day first, and gone when the payer has taken it back.
import { describe, expect, it } from 'vitest'
import { look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { giveBackClock } from '../../decide/give-back.ts'
import { importText } from '../intake/import.ts'
import { view } from './give-back.ts'

describe('the clock on money to give back', () => {
  it('runs 60 days where federal law has it, errs early where the payer is not known, and is not made up elsewhere', () => {
    expect(giveBackClock('medicare-part-b', '2026-01-31')).toMatchObject({ dueBy: '2026-04-01', sure: 'medium' })
    for (const line of ['medicaid-ffs', 'medicaid-managed-care', 'medicare-advantage'] as const)
      expect(giveBackClock(line, '2026-01-31')).toMatchObject({ dueBy: '2026-04-01', sure: 'medium' })
    expect(giveBackClock(undefined, '2026-01-31')).toMatchObject({ dueBy: '2026-04-01', sure: 'low' })
    for (const line of ['fully-insured', 'erisa-self-funded', 'tricare'] as const)
      expect(giveBackClock(line, '2026-01-31').dueBy).toBeUndefined()
    for (const line of ['medicare-part-b', 'medicaid-ffs', undefined] as const)
      expect(giveBackClock(line, '2026-01-31').cites.length).toBeGreaterThan(0)
  })
})

describe.each(ENGINES)('to give back on %s', engine => {
  it('lists what was paid twice, with its day, until it is taken back', async () => {
    const store = await newStore(engine)
    const by = { now: NOW, who: 'test' }
    const claim = (account: string, icn: string, filing: string, status = '1', sign = '') =>
      `CLP*${account}*${status}*${sign}100*${sign}80**${filing}*${icn}*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*${sign}100*${sign}80**1~DTM*472*20260105~CAS*CO*45*${sign}20~`
    const file = (text: string, total: string, at: number) =>
      remittance(text, total).replaceAll('EFT1', `EFT${at}`).replaceAll('0001', `000${at}`)
    await importText(store, '1.835', file(claim('M1', 'A1', 'MB') + claim('C1', 'B1', '12'), '160', 1), by)
    expect((await look(store, view, {})).items).toEqual([])
    await importText(store, '2.835', file(claim('M1', 'A2', 'MB') + claim('C1', 'B2', '12'), '160', 2), by)
    const found = await look(store, view, {})
    expect(found.items.map(({ account, cents, dueBy }) => [account, cents, dueBy !== undefined])).toEqual([
      ['M1', 8000, true],
      ['C1', 8000, false],
    ])
    expect(found).toMatchObject({ cents: 16_000, clockedCents: 8000 })
    expect((found.items[0]?.toldOn ?? '9') <= NOW.slice(0, 10)).toBe(true)
    expect(found.items[0]?.claims.length).toBeGreaterThan(0)
    // A third payment of the same adds to what is owed; the days run from the second one.
    const later = { ...by, now: '2026-03-20T08:00:00Z' }
    await importText(store, 'third.835', file(claim('M1', 'A3', 'MB'), '80', 4), later)
    const more = (await look(store, view, {})).items.filter(({ account }) => account === 'M1')
    expect(more.map(({ cents, dueBy }) => [cents, dueBy])).toEqual([[16_000, found.items[0]?.dueBy]])
    const back = `${claim('M1', 'A3', 'MB', '22', '-')}PLB*1234567893*20261231*FB:A3*-80~`
    await importText(store, 'back.835', file(back, '0', 5), later)
    await importText(
      store,
      '3.835',
      file(`${claim('M1', 'A2', 'MB', '22', '-')}PLB*1234567893*20261231*FB:A2*-80~`, '0', 3),
      by,
    )
    expect((await look(store, view, {})).items.map(({ account }) => account)).toEqual(['C1'])
  })
})
