// Deadlines that the practice has set for a product or a state, on the denials that they hold for: counted where both are known of the claim, passed
// over and said where one is not.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { payerOf } from '../../knowledge/load.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { clocksThatHold, view as overrides, productOf } from '../payer/clock-overrides.ts'
import { action as setClock } from '../payer/set-clock.ts'
import { action as unsetClock } from '../payer/unset-clock.ts'
import { audit } from '../practice/audit.ts'
import { action as set } from '../practice/set.ts'
import { action as noticeAction } from './notice.ts'
import { view as showView } from './show.ts'

const actor = { who: 'ann', now: NOW }
const NONE = { ids: [] }

/** A new denial of a claim with this filing indicator; answers what is shown of it. */
async function denied(store: Store, account: string, filing: string) {
  const claim = `CLP*${account}*4*150*0**${filing}*77${account}~NM1*QC*1*DOE*JANE~DTM*232*20260105~SVC*HC:99213*150*0**0~DTM*472*20260105~CAS*CO*50*150~`
  const report = await importText(
    store,
    `${account}.835`,
    remittance(claim, '0').replace('TRN*1*EFT1', `TRN*1*EFT${account}`),
    { now: NOW, who: 'test' },
  )
  expect(report, report.says.join(' ')).toMatchObject({ status: 'imported' })
  const { id } = await store.kysely
    .selectFrom('denial')
    .select('id')
    .where('account', '=', account)
    .executeTakeFirstOrThrow()
  return look(store, showView, { id })
}
const appealOf = ({ clocks }: Awaited<ReturnType<typeof denied>>) =>
  clocks.find(clock => clock.level === 'appeal')?.unit
const setFor = (store: Store, within: number, more: { product?: 'hmo' | 'ppo'; state?: 'ME' | 'TX' } = {}) =>
  act(
    store,
    setClock,
    NONE,
    { payer: 'commercial-default', level: 'appeal', within, source: 'contract, page 3', ...more },
    actor,
  )

describe.each(ENGINES)('own deadlines on %s', engine => {
  it('hold for the product and the state of the claim, and are taken back', async () => {
    const store = await newStore(engine)
    const usual = appealOf(await denied(store, 'A0', '12'))
    await setFor(store, 11, { product: 'ppo', state: 'ME' })
    const unknown = await denied(store, 'A1', '12')
    expect(appealOf(unknown)).toBe(usual)
    expect(unknown.passedOver).toEqual([
      'Your own deadline for appeal (11 calendar days for ppo in ME) is not counted here: the state of the practice is not set (settings).',
    ])
    const said = await act(store, set, NONE, { state: 'ME' }, actor)
    // What is open follows the state, too.
    expect(said.says).toMatch(/^1 setting changed\. It changed \d+ due dates? /)
    expect(appealOf(await look(store, showView, { id: unknown.denial.id }))).toBe('11 calendar days')
    const both = await denied(store, 'A2', '12')
    expect([appealOf(both), both.passedOver]).toEqual(['11 calendar days', []])
    // Another product; and an indicator that says none.
    const hmo = await denied(store, 'A3', 'HM')
    expect([appealOf(hmo), hmo.passedOver]).toEqual([usual, []])
    const silent = await denied(store, 'A4', 'CI')
    expect([appealOf(silent), silent.passedOver]).toEqual([
      usual,
      [expect.stringMatching(/does not say which product/)],
    ])
    // Another state does not hold, and there is nothing unknown about it.
    await act(store, set, NONE, { state: 'TX' }, actor)
    const texas = await denied(store, 'A5', '12')
    expect([appealOf(texas), texas.passedOver]).toEqual([usual, []])
    // The nearest holds: of the state beside one that holds everywhere.
    await setFor(store, 22)
    await setFor(store, 33, { state: 'TX' })
    expect(appealOf(await denied(store, 'A6', '12'))).toBe('33 calendar days')
    const { items } = await look(store, overrides, {})
    expect(items.map(({ within, product, state }) => [within, product, state])).toEqual([
      [33, undefined, 'TX'],
      [22, undefined, undefined],
      [11, 'ppo', 'ME'],
    ])
    await act(store, unsetClock, { ids: [items[0]?.id ?? 0] }, {}, actor)
    expect(appealOf(await denied(store, 'A7', '12'))).toBe('22 calendar days')
    // What is open already follows: of the deadlines left the one that holds everywhere.
    expect(appealOf(await look(store, showView, { id: both.denial.id }))).toBe('22 calendar days')
    await expect(act(store, unsetClock, { ids: [items[0]?.id ?? 0] }, {}, actor)).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
  })

  it('are refused where the payer has no such level, and warn where they are longer than what is known', async () => {
    const store = await newStore(engine)
    const set = (level: 'redetermination' | 'payment-dispute', within: number) =>
      act(store, setClock, NONE, { payer: 'medicare-part-b', level, within, source: 'our own sheet' }, actor)
    await expect(set('payment-dispute', 30)).rejects.toMatchObject({
      code: 'not-known',
      message: expect.stringContaining('There is no payment dispute at'),
    })
    expect((await set('redetermination', 180)).says).toContain('may be longer so than the 120 calendar days')
    const months = {
      payer: 'medicare-part-b',
      level: 'redetermination',
      within: 4,
      unit: 'months',
      source: 'a sheet',
    } as const
    expect((await act(store, setClock, NONE, months, actor)).says).toContain('may be longer')
    expect((await act(store, setClock, NONE, { ...months, within: 3 }, actor)).says).not.toContain('longer')
    expect((await set('redetermination', 120)).says).not.toContain('longer')
    expect((await set('redetermination', 90)).says).not.toContain('longer')
  })

  it('hold for the levels after a notice too', async () => {
    const store = await newStore(engine)
    const later = async (account: string) => {
      const story = await denied(store, account, '16')
      return [story.denial.id, story.later.find(({ level }) => level === 'council')?.unit] as const
    }
    const [, usual] = await later('B1')
    const within = { payer: 'medicare-advantage', level: 'council', within: 7, source: 'test' } as const
    await act(store, setClock, NONE, { ...within, product: 'medicare-advantage', state: 'ME' }, actor)
    expect((await later('B2'))[1]).toBe(usual)
    await act(store, set, NONE, { state: 'ME' }, actor)
    const [id, own] = await later('B3')
    expect(own).toBe('7 calendar days')
    const given = noticeAction.input.parse({ decided: 'alj', date: '2026-06-01' })
    await act(store, noticeAction, { ids: [id] }, given, { ...actor, now: '2026-06-20T08:00:00Z' })
    const { clocks } = await look(store, showView, { id })
    expect(clocks.find(({ level }) => level === 'council')?.due).toBe('2026-06-08')
  })
})

it('the product is the indicator’s, else that of an entry of one product alone', () => {
  expect(productOf('HM', undefined)).toBe('hmo')
  expect(productOf('CI', payerOf('commercial-default'))).toBeNull()
  expect(productOf('CI', { ...payerOf('commercial-default'), product: 'HMO' } as never)).toBe('hmo')
  expect(productOf('CI', { ...payerOf('commercial-default'), product: 'HMO, PPO and indemnity' } as never)).toBeNull()
  expect(clocksThatHold([], { payerId: null, product: null, state: null })).toEqual([])
})

it('states and products are those there are', () => {
  const given = { payer: 'commercial-default', level: 'appeal', within: 30, source: 'contract' }
  expect(setClock.input.safeParse({ ...given, state: 'XX' }).success).toBe(false)
  expect(setClock.input.safeParse({ ...given, product: 'gold' }).success).toBe(false)
  expect(setClock.input.safeParse({ ...given, state: 'PR', product: 'hmo' }).success).toBe(true)
})
