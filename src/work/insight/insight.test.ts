// Figures of a practice: equal to a recount that shares nothing with them, with the rows behind them; of a span, a payer, by either day; and nothing guessed
// where there is nothing.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { differencesIn, fillWithYear } from '../../../test/figures.ts'
import { ANSWERS, fillForLetters } from '../../../test/letter-plain.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { denialById } from '../../store/denial.ts'
import type { Store } from '../../store/store.ts'
import { action as decideAppeal } from '../appeal/decide.ts'
import { action as sendAppeal } from '../appeal/send.ts'
import { action as makeAppeal } from '../denial/appeal.ts'
import { MEASURES } from './all.ts'
import { view as measures } from './measures.ts'
import { view as patterns } from './patterns.ts'
import { view as rows } from './rows.ts'

/** A measure by its name. */
async function measureOf(store: Store, name: string, asked: object = {}) {
  const answer = await look(store, measures, { by: 'payment', ...asked })
  const found = answer.measures.find(each => each.name === name)
  if (found === undefined) throw new Error(`no measure ${name}`)
  return found
}

describe.each(ENGINES)('figures on %s', engine => {
  it('are those of a recount, of all time and of a span, by payment and by service', async () => {
    for (const seed of [11, 12]) {
      const store = await newStore(engine, `year-${seed}`)
      await fillWithYear(store, seed, 60, NOW)
      for (const by of ['payment', 'service'] as const) {
        expect(await differencesIn(store, { by }, NOW), `seed ${seed} by ${by}`).toEqual([])
        const span = { by, from: '2025-06-01', to: '2025-09-30' }
        expect(await differencesIn(store, span, NOW), `seed ${seed} by ${by}, a span`).toEqual([])
      }
    }
  })

  it('have the rows behind them, as many as they count and of as many cents', async () => {
    const store = await newStore(engine)
    await fillWithYear(store, 21, 80, NOW)
    for (const { name, unit, behind } of MEASURES) {
      if (behind === undefined || behind.of === 'appeals') continue
      const asked = { measure: name, by: 'payment', limit: 5000, skip: 0 } as const
      const { total, items } = await look(store, rows, asked)
      expect(items.length, name).toBe(total)
      const { numerator, denominator } = await measureOf(store, name)
      if (unit === 'days') expect(total, name).toBe(denominator)
      else if (unit !== 'cents') expect(total, name).toBe(numerator)
      else if (!['recovered-dollars', 'write-offs', 'lost-dollars'].includes(name))
        expect(
          items.reduce((sum, { cents }) => sum + cents, 0),
          name,
        ).toBe(numerator)
      const page = await look(store, rows, { ...asked, limit: 2, skip: 1 })
      expect(page.items, name).toEqual(items.slice(1, 3))
    }
  })

  it('of each payer come to those of all, and a payer that is none is refused', async () => {
    const store = await newStore(engine)
    await fillWithYear(store, 31, 80, NOW)
    const payers = await store.kysely.selectFrom('payer').select('name').execute()
    const whole = await measureOf(store, 'initial-denial-rate')
    let numerator = 0
    let denominator = 0
    for (const { name } of payers) {
      const own = await measureOf(store, 'initial-denial-rate', { payer: name })
      numerator += own.numerator
      denominator += own.denominator
    }
    expect({ numerator, denominator }).toMatchObject({ numerator: whole.numerator, denominator: whole.denominator })
    await expect(look(store, measures, { by: 'payment', payer: 'nobody' })).rejects.toMatchObject({ code: 'not-found' })
    const backwards = { by: 'payment', from: '2026-02-01', to: '2026-01-01' }
    await expect(look(store, measures, backwards)).rejects.toMatchObject({ code: 'not-a-date' })
  })

  it('say nothing where nothing is, and compare with the same days of the year before', async () => {
    const store = await newStore(engine)
    for (const each of (await look(store, measures, { by: 'payment' })).measures) {
      expect(each, each.name).toMatchObject({ numerator: 0, denominator: 0 })
      expect(each.value, each.name).toBeUndefined()
    }
    await fillWithYear(store, 41, 60, NOW)
    const asked = { from: '2026-01-01', to: '2026-02-28' }
    const now = await measureOf(store, 'initial-denial-rate', asked)
    const then = await measureOf(store, 'initial-denial-rate', { from: '2025-01-01', to: '2025-02-28' })
    expect(now.before).toMatchObject({ numerator: then.numerator, denominator: then.denominator })
    expect((await measureOf(store, 'initial-denial-rate')).before).toBeUndefined()
  })

  it('count appeals by the day they were sent and decided', async () => {
    const store = await newStore(engine)
    const id = await fillForLetters(store)
    const { paymentDate } = (await denialById(store, id)) ?? {}
    const by = { who: 'ann', now: NOW }
    const { made } = await act(store, makeAppeal, { ids: [id] }, { argument: 'on-file', answers: ANSWERS }, by)
    const appeal = Number(made?.appeal)
    await act(store, sendAppeal, { ids: [appeal] }, { channel: 'portal', on: '2026-03-02', tracking: 'T-1' }, by)
    expect(await measureOf(store, 'appeal-success-rate')).toMatchObject({ numerator: 0, denominator: 0 })
    const days = (Date.parse('2026-03-02') - Date.parse(paymentDate ?? '')) / 86_400_000
    expect(await measureOf(store, 'days-to-appeal')).toMatchObject({ numerator: days, denominator: 1, value: days })
    const later = { who: 'ann', now: '2026-04-02T08:00:00Z' }
    await act(
      store,
      decideAppeal,
      { ids: [appeal] },
      { outcome: 'overturned', on: '2026-04-01', amountCents: 10_000 },
      later,
    )
    expect(await measureOf(store, 'appeal-success-rate')).toMatchObject({ numerator: 1, denominator: 1 })
    const behind = await look(store, rows, { measure: 'appeal-success-rate', by: 'payment', limit: 10, skip: 0 })
    expect(behind).toMatchObject({ total: 1, items: [{ kind: 'appeal', id: appeal, account: 'AC-1' }] })
  })

  it('patterns put the most dollars first, come to all of it, and tell a rate that changed', async () => {
    const store = await newStore(engine)
    await fillWithYear(store, 51, 120, NOW)
    const all = await measureOf(store, 'recovered-dollars')
    for (const of of ['payer', 'cause', 'code', 'family'] as const) {
      const { groups, cells } = await look(store, patterns, { of, by: 'payment' })
      const sum = (rows: readonly { readonly cents: number }[]) => rows.reduce((total, { cents }) => total + cents, 0)
      expect(sum(groups), of).toBe(all.denominator)
      expect(sum(cells), of).toBe(all.denominator)
      expect(groups.map(({ cents }) => cents)).toEqual(groups.map(({ cents }) => cents).toSorted((a, b) => b - a))
      expect(groups.at(-1)?.upTo).toBeCloseTo(1)
    }
    const { months } = await look(store, patterns, { of: 'payer', by: 'payment' })
    const rate = await measureOf(store, 'initial-denial-rate')
    expect(months.reduce((total, { denied }) => total + denied, 0)).toBe(rate.numerator)
    expect(months.reduce((total, { claims }) => total + claims, 0)).toBe(rate.denominator)
  })
})
