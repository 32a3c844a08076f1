// Figures of the work itself, each against a recount: what it costs where an hour has a price, who gave up what and why, appeals by level and route, and the money of each
// month of service.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { fillWithYear } from '../../../test/figures.ts'
import { ANSWERS, fillForLetters } from '../../../test/letter-plain.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { action as decideAppeal } from '../appeal/decide.ts'
import { action as sendAppeal } from '../appeal/send.ts'
import { action as makeAppeal } from '../denial/appeal.ts'
import { action as call } from '../denial/call.ts'
import { action as writeOff } from '../denial/write-off.ts'
import { importText } from '../intake/import.ts'
import { action as set } from '../practice/set.ts'
import { view as appealsByLevel } from './appeals-by-level.ts'
import { view as cohorts } from './cohorts.ts'
import { view as givenUp } from './given-up.ts'
import { view as measures } from './measures.ts'

const by = { who: 'ann', now: NOW }

describe.each(ENGINES)('figures of the work on %s', engine => {
  it('has a cost once an hour has a price, by the steps of the span', async () => {
    const store = await newStore(engine)
    await fillWithYear(store, 91, 60, NOW)
    const cost = async (asked: object = {}) =>
      (await look(store, measures, asked)).measures.find(({ name }) => name === 'cost-to-collect')
    expect(await cost()).toBeUndefined()
    const open = await store.kysely
      .selectFrom('denial')
      .selectAll()
      .where('status', '=', 'open')
      .orderBy('id')
      .execute()
    const ids = open.slice(0, 4).map(({ id }) => id)
    for (const id of ids) await act(store, call, { ids: [id] }, { summary: 'They look at it.', next: 'Ask again.' }, by)
    await act(store, set, { ids: [] }, { hourlyCents: 3000, stepMinutes: 10 }, by)
    const steps = (await store.kysely.selectFrom('event').select('verb').execute()).filter(({ verb }) =>
      ['called', 'wrote-letter', 'corrected', 'wrote-claim', 'decided-peer-call'].includes(verb),
    ).length
    expect(steps).toBe(4)
    const recovered = (await store.kysely.selectFrom('denial').selectAll().execute())
      .filter(each => !/^(merged into |decided again: nothing|the claim was voided)/.test(each.closedBecause ?? ''))
      .reduce((total, each) => total + each.recoveredCents, 0)
    expect(await cost()).toMatchObject({ numerator: steps * 500, denominator: recovered, rows: false })
    const day = NOW.slice(0, 10)
    expect(await cost({ from: day, to: day })).toMatchObject({ numerator: steps * 500 })
    expect(await cost({ from: '2025-01-01', to: '2025-06-30' })).toMatchObject({ numerator: 0 })
    const { identifier } = await store.kysely
      .selectFrom('payer')
      .selectAll()
      .where('id', '=', open[0]?.payerId ?? 0)
      .executeTakeFirstOrThrow()
    const theirs = open.slice(0, 4).filter(({ payerId }) => payerId === open[0]?.payerId).length
    expect(await cost({ payer: identifier })).toMatchObject({ numerator: theirs * 500 })
  })

  it('says who gave up what and why, as much as the measure has', async () => {
    const store = await newStore(engine)
    await fillWithYear(store, 92, 60, NOW)
    await act(store, set, { ids: [] }, { writeOffLimitCents: 10_000_000 }, by)
    const open = await store.kysely
      .selectFrom('denial')
      .select('id')
      .where('status', '=', 'open')
      .orderBy('id')
      .execute()
    const [one, two, three] = open.map(({ id }) => id)
    const reason = 'Below what a call costs.'
    await act(store, writeOff, { ids: [one ?? 0, two ?? 0] }, { reason }, by)
    await act(store, writeOff, { ids: [three ?? 0] }, { reason: 'Agreed with the payer.' }, { who: 'bob', now: NOW })
    const written = await store.kysely.selectFrom('denial').selectAll().where('writtenOffCents', '>', 0).execute()
    const { items, cents } = await look(store, givenUp, {})
    const writeOffs = (await look(store, measures, {})).measures.find(({ name }) => name === 'write-offs')
    expect(cents).toBe(writeOffs?.numerator)
    expect(cents).toBeGreaterThan(0)
    const of = (ids: readonly (number | undefined)[]) => {
      const own = written.filter(({ id }) => ids.includes(id))
      return { denials: own.length, cents: own.reduce((total, each) => total + each.writtenOffCents, 0) }
    }
    expect(new Set(items)).toEqual(
      new Set([
        { by: 'ann', reason, ...of([one, two]) },
        { by: 'bob', reason: 'Agreed with the payer.', ...of([three]) },
      ]),
    )
    expect((await look(store, givenUp, { to: '2020-01-01' })).items).toEqual([])
  })

  it('counts appeals by level and route, with what they brought and how long they took', async () => {
    const store = await newStore(engine)
    const id = await fillForLetters(store)
    const { made } = await act(store, makeAppeal, { ids: [id] }, { argument: 'on-file', answers: ANSWERS }, by)
    const appeal = Number(made?.appeal)
    await act(store, sendAppeal, { ids: [appeal] }, { channel: 'portal', on: '2026-03-02', tracking: 'T-1' }, by)
    const row = await store.kysely.selectFrom('appeal').selectAll().where('id', '=', appeal).executeTakeFirstOrThrow()
    expect((await look(store, appealsByLevel, {})).items).toEqual([
      { level: row.level, route: row.route, sent: 1, decided: 0, granted: 0, askedCents: 0, wonCents: 0 },
    ])
    const ruling = { outcome: 'overturned', on: '2026-04-01', amountCents: 10_000 } as const
    await act(store, decideAppeal, { ids: [appeal] }, ruling, { who: 'ann', now: '2026-04-02T08:00:00Z' })
    expect((await look(store, appealsByLevel, {})).items).toEqual([
      {
        ...{ level: row.level, route: row.route, sent: 1, decided: 1, granted: 1, rate: '100.0 %', days: 30 },
        ...{ askedCents: row.askedCents, wonCents: 10_000 },
      },
    ])
  })

  it('follows the money of each month of service, as a recount does', async () => {
    const store = await newStore(engine)
    await fillWithYear(store, 71, 90, NOW)
    // What is won in the invented year bears no day of service: one that does, paid two months after it.
    const lost = 'CLP*C1*4*100*0**12*ICNC1*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*0~DTM*472*20260105~CAS*CO*197*100~'
    const paid = lost
      .replace('*4*100*0*', '*1*100*80*')
      .replace('SVC*HC:99213*100*0', 'SVC*HC:99213*100*80')
      .replace('197*100', '45*20')
    const numbered = (text: string, at: number) => text.replace('EFT1', `EFT-C${at}`).replaceAll('0001', `00${at}`)
    await importText(store, 'lost.835', numbered(remittance(lost, '0', '20260120'), 31), by)
    await importText(store, 'paid.835', numbered(remittance(paid, '80', '20260310'), 32), by)
    const denials = (await store.kysely.selectFrom('denial').selectAll().execute()).filter(
      each => !/^(merged into |decided again: nothing|the claim was voided)/.test(each.closedBecause ?? ''),
    )
    const { items } = await look(store, cohorts, {})
    const rate = (await look(store, measures, { by: 'service' })).measures.find(
      ({ name }) => name === 'initial-denial-rate',
    )
    expect(items.reduce((total, each) => total + each.denied, 0)).toBe(rate?.numerator)
    expect(items.reduce((total, each) => total + each.claims, 0)).toBe(rate?.denominator)
    const index = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
    for (const { month, ...found } of items) {
      const own = denials.filter(({ serviceFrom }) => serviceFrom?.startsWith(month))
      const total = (of: (denial: (typeof own)[number]) => number) => own.reduce((all, each) => all + of(each), 0)
      const within = (most: number) =>
        total(each => (each.paidOn !== null && index(each.paidOn) - index(month) <= most ? each.recoveredCents : 0))
      expect(found, month).toMatchObject({
        deniedCents: total(each => each.atStakeCents + each.recoveredCents),
        ...{ within2Cents: within(2), within4Cents: within(4), within6Cents: within(6), within12Cents: within(12) },
        recoveredCents: total(each => each.recoveredCents),
        openCents: total(each => (each.status === 'open' ? each.atStakeCents : 0)),
        lostCents: total(each => (each.status === 'closed' ? each.atStakeCents : 0)),
      })
    }
    expect(items.find(({ month }) => month === '2026-01')).toMatchObject({ within2Cents: 8000 })
  })
})
