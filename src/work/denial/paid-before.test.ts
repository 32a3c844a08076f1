// What the payer paid before for the same patient, beside a denial: found in the store, weighed by the cause, on both engines.
import { describe, expect, it } from 'vitest'
import { look } from '../../../test/act.ts'
import { remittanceFile, SAGE, type TextPayer } from '../../../test/case-texts.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { addPayerLink } from '../../store/payer-link.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { view as show } from './show.ts'

interface Line {
  readonly account: string
  readonly day: string
  readonly service: string
  readonly paid?: number
  readonly cas?: string
  readonly lq?: string
}

function claimOf({ account, day, service, paid = 80, cas = 'CO*45*20', lq = '' }: Line): string {
  const date = day.replaceAll('-', '')
  return `CLP*${account}*${paid > 0 ? 1 : 4}*100*${paid}**12*ICN${account}*11*1~SVC*HC:${service}*100*${paid}**1~DTM*472*${date}~CAS*${cas}${lq}`
}

async function post(store: Store, line: Line, payer: TextPayer = SAGE): Promise<void> {
  const { name, text } = remittanceFile(payer, '2026-02-20', String(line.paid ?? 80), claimOf(line))
  await importText(store, name, text, { now: NOW, who: 'test' })
}

/** What stands beside the only denial. */
async function beside(store: Store) {
  const denials = await store.kysely.selectFrom('denial').select('id').where('status', '=', 'open').execute()
  expect(denials).toHaveLength(1)
  const { paidBefore } = await look(store, show, { id: denials[0]?.id ?? 0 })
  return paidBefore
}

const DENIED: Line = { account: 'NOW1', day: '2026-02-02', service: '97110:GP', paid: 0, cas: 'CO*50*100' }

describe.each(ENGINES)('what the payer paid before, on %s', engine => {
  it('speaks against a denial of what was paid all along, with the payments', async () => {
    const store = await newStore(engine)
    await post(store, { account: 'OLD1', day: '2025-11-03', service: '97110:GP' })
    await post(store, { account: 'OLD2', day: '2026-01-05', service: '97110' })
    await post(store, { account: 'OLD3', day: '2026-01-06', service: '97140' })
    await post(store, DENIED)
    const [found, ...others] = await beside(store)
    expect(others).toEqual([])
    expect(found).toMatchObject({ line: 1, code: 'CO-50', bearing: 'against' })
    expect(found?.services.map(each => each.account)).toEqual(['OLD2', 'OLD1'])
    expect(found?.says).toMatch(/paid 97110 for this patient 2 times .* last for 2026-01-05 .*OLD2, \$80\.00/)
    expect(found?.says).toMatch(/modifiers differ \(none then, GP now\)/)
  })

  it('counts no payment that was taken back, that another payer made, or of another year', async () => {
    const store = await newStore(engine)
    const paid = { account: 'OLD1', day: '2026-01-05', service: '97110:GP' }
    await post(store, paid)
    const back = remittanceFile(
      SAGE,
      '2026-02-21',
      '-80',
      'CLP*OLD1*22*-100*-80**12*ICNOLD1*11*1~SVC*HC:97110:GP*-100*-80**-1~DTM*472*20260105~CAS*CO*45*-20',
    )
    await importText(store, back.name, back.text, { now: NOW, who: 'test' })
    await post(store, { ...paid, account: 'OLD2' }, { name: 'JUNIPER SUPPLEMENT', id: 'JUN02', filing: 'CI' })
    await post(store, { ...paid, account: 'OLD3', day: '2024-12-01' })
    await post(store, DENIED)
    const { id } = await store.kysely
      .selectFrom('denial')
      .select('id')
      .where('account', '=', 'NOW1')
      .executeTakeFirstOrThrow()
    expect((await look(store, show, { id })).paidBefore).toEqual([])
  })

  it('counts what a payer paid under a name that a person joined, and not under one that a person parted from it', async () => {
    const store = await newStore(engine)
    const paid = { account: 'OLD1', day: '2026-01-05', service: '97110:GP' }
    const names = ['SBH02', 'SBH03'].map(id => ({ name: `SAGE ${id}`, id, filing: '12' }))
    for (const [at, payer] of names.entries()) await post(store, { ...paid, account: `OLD${at}` }, payer)
    await post(store, DENIED)
    const link = { because: 'the contract', byWhom: 'ann', at: NOW }
    await store.write(async unit => {
      await addPayerLink(unit, { one: 'SBH01', other: 'SBH02', verdict: 'same', ...link })
      await addPayerLink(unit, { one: 'SBH02', other: 'SBH03', verdict: 'same', ...link })
      await addPayerLink(unit, { one: 'SBH01', other: 'SBH03', verdict: 'different', ...link })
    })
    const [found] = await beside(store)
    expect(found?.services.map(each => each.account)).toEqual(['OLD0'])
  })

  it('speaks for a duplicate that was paid, and leaves one open that nobody paid', async () => {
    const store = await newStore(engine)
    await post(store, { ...DENIED, cas: 'CO*18*100', lq: '~LQ*HE*N522' })
    expect(await beside(store)).toMatchObject([{ code: 'CO-18', bearing: 'open', services: [] }])
    await post(store, { account: 'OLD1', day: DENIED.day, service: '97110:GP' })
    const [found] = await beside(store)
    expect(found).toMatchObject({ bearing: 'for', services: [{ account: 'OLD1', paidCents: 8000 }] })
    expect(found?.says).toMatch(/paid 97110 of 2026-02-02 already/)
  })

  it('speaks for a limit that was used up', async () => {
    const store = await newStore(engine)
    await post(store, { account: 'OLD1', day: '2026-01-05', service: '97110:GP' })
    await post(store, { ...DENIED, cas: 'CO*119*100' })
    expect(await beside(store)).toMatchObject([{ code: 'CO-119', bearing: 'for', services: [{ account: 'OLD1' }] }])
  })

  it('shows that coverage was in force later, or that it may have ended', async () => {
    const store = await newStore(engine)
    await post(store, { account: 'OLD1', day: '2026-01-05', service: '99213' })
    await post(store, { ...DENIED, cas: 'CO*27*100' })
    expect(await beside(store)).toMatchObject([{ bearing: 'open', services: [{ account: 'OLD1' }] }])
    await post(store, { account: 'NEW1', day: '2026-02-09', service: '99213' })
    const [found] = await beside(store)
    expect(found).toMatchObject({ bearing: 'against' })
    expect(found?.services.map(each => each.account)).toEqual(['NEW1', 'OLD1'])
  })

  it('leaves it open where only later services were paid: coverage may have begun since', async () => {
    const store = await newStore(engine)
    await post(store, { ...DENIED, cas: 'CO*26*100' })
    await post(store, { account: 'NEW1', day: '2026-02-09', service: '99213' })
    expect(await beside(store)).toMatchObject([{ bearing: 'open', services: [{ account: 'NEW1' }] }])
  })

  it('says nothing where the cause is not one that payments bear on', async () => {
    const store = await newStore(engine)
    await post(store, { account: 'OLD1', day: '2026-01-05', service: '97110:GP' })
    await post(store, { ...DENIED, cas: 'CO*29*100' })
    expect(await beside(store)).toEqual([])
  })
})
