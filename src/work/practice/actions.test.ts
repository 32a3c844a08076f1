// What is done to the practice itself, on both engines: people, tokens, settings, payers and their deadlines, other systems. Each is done,
// refused where it has to be, repeated, and taken back.
import { describe, expect, it, onTestFinished } from 'vitest'
import { act } from '../../../test/act.ts'
import { fillPractice, PASSWORD } from '../../../test/practice.ts'
import { ENGINES, NOW, newPlace } from '../../../test/store.ts'
import { openPeople } from '../../api/people.ts'
import { openHost, type Store } from '../../store/store.ts'
import type { Accounts } from '../action.ts'
import { clockOverrides } from '../payer/clock-overrides.ts'
import { view as payers } from '../payer/list.ts'
import { action as namePayer } from '../payer/name.ts'
import { action as setClock } from '../payer/set-clock.ts'
import { action as addPerson } from '../person/add.ts'
import { action as changePerson } from '../person/change.ts'
import { view as people } from '../person/list.ts'
import { view as names } from '../person/names.ts'
import { view as tokens } from '../token/list.ts'
import { action as makeToken } from '../token/make.ts'
import { action as revokeToken } from '../token/revoke.ts'
import { findToken } from '../token/tokens.ts'
import { view as webhooks } from '../webhook/list.ts'
import { action as makeWebhook } from '../webhook/make.ts'
import { action as removeWebhook } from '../webhook/remove.ts'
import { audit } from './audit.ts'
import { action as decideAgain } from './decide-again.ts'
import { lookHome } from './home.ts'
import { action as set } from './set.ts'
import { view as settings } from './settings.ts'

const ann = { who: 'ann', now: NOW }
const NONE = { ids: [] }

async function opened(engine: 'sqlite' | 'postgres') {
  const host = await openHost(await newPlace(engine))
  onTestFinished(() => host.close())
  const signIn = await openPeople(host, {
    secret: host.vault.secretFor('sessions'),
    baseUrl: 'http://localhost:8253',
    now: () => NOW,
  })
  const store = await host.practiceNamed('main', NOW)
  const accounts = async (): Promise<Accounts> => signIn.accounts
  return { host, store, accounts }
}

const look = <Found>(
  store: Store,
  view: { read: (context: never, query: never) => Promise<Found> },
  query: object = {},
): Promise<Found> => view.read({ store, role: 'admin', actor: ann } as never, query as never)

async function verbsOf(store: Store): Promise<readonly string[]> {
  const events = await store.kysely.selectFrom('event').select('verb').where('who', '=', 'ann').orderBy('seq').execute()
  return events.map(({ verb }) => verb)
}

async function provenClean(store: Store): Promise<void> {
  expect((await audit(store, { files: true })).filter(check => !check.ok)).toEqual([])
}

describe.each(ENGINES)('the practice itself on %s', engine => {
  it('takes people in, changes them by what they are called, and keeps an administrator', async () => {
    const { store, accounts } = await opened(engine)
    const take = (name: string, role: 'admin' | 'biller' | 'viewer', password = PASSWORD) =>
      act(store, addPerson, NONE, { email: `${name}@Example.test`, name, password, role }, ann, { accounts })
    await expect(take('eve', 'admin', 'short')).rejects.toMatchObject({ code: 'not-known' })
    expect((await take('eve', 'admin')).made).toMatchObject({ name: 'eve', email: 'eve@example.test', role: 'admin' })
    await take('bob', 'biller')
    await take('vic', 'viewer')
    await expect(take('bob', 'biller')).rejects.toThrow(/belongs to the practice already/)
    expect((await look(store, people)).items.map(({ name, role }) => [name, role])).toEqual([
      ['bob', 'biller'],
      ['eve', 'admin'],
      ['vic', 'viewer'],
    ])
    const change = (who: string, input: { role?: 'lead'; disabled?: boolean }) =>
      act(store, changePerson, { ids: [who] }, input, ann, { accounts })
    // By address, by name, by number.
    expect((await change('BOB@example.test', { role: 'lead' })).says).toBe('bob: lead.')
    expect((await look(store, names)).items).toEqual(['bob', 'eve'])
    await change('bob', { disabled: true })
    expect((await look(store, names)).items).toEqual(['eve'])
    const [bob] = (await look(store, people)).items
    await change(String(bob?.userId), { disabled: false })
    expect((await look(store, people)).items[0]).toMatchObject({ name: 'bob', role: 'lead', disabled: false })
    await expect(change('eve', { role: 'lead' })).rejects.toMatchObject({ code: 'guarded' })
    await expect(change('nobody', { role: 'lead' })).rejects.toMatchObject({ code: 'not-found' })
    await provenClean(store)
  })

  it('makes tokens that are known by what was shown, until they are taken back', async () => {
    const { host, store } = await opened(engine)
    const { made, says } = await act(
      store,
      makeToken,
      NONE,
      { name: 'clearinghouse', role: 'biller', scopes: ['files:write', 'denials:read'] },
      ann,
    )
    const { id, token } = made as { readonly id: number; readonly token: string }
    expect(says).toContain(token)
    expect(await findToken(host, token, NOW)).toMatchObject({ id, scopes: 'files:write denials:read' })
    const { items } = await look(store, tokens)
    expect(items).toMatchObject([{ id, name: 'clearinghouse', revokedAt: null }])
    expect(JSON.stringify(items)).not.toContain('hash')
    expect((await act(store, revokeToken, { ids: [id] }, {}, ann)).changed).toBe(1)
    expect(await findToken(host, token, NOW)).toBeUndefined()
    await expect(act(store, revokeToken, { ids: [id] }, {}, ann)).rejects.toMatchObject({ code: 'not-found' })
    expect(() => makeToken.input.parse({ name: 'x', role: 'viewer', scopes: ['all'] })).toThrow()
    expect(await verbsOf(store)).toEqual(['made-token', 'revoked-token'])
  })

  it('works by the day of its time zone once one is set', async () => {
    const { store } = await opened(engine)
    // In Los Angeles it is the afternoon of the day before.
    const evening = '2026-03-02T01:00:00Z'
    expect((await lookHome(store, evening)).today).toBe('2026-03-02')
    await act(store, set, NONE, { timeZone: 'America/Los_Angeles' }, ann)
    expect((await lookHome(store, evening)).today).toBe('2026-03-01')
    await act(store, set, NONE, { timeZone: null, state: 'GU' }, ann)
    expect(await look(store, settings)).toMatchObject({ timeZone: null, zone: 'Pacific/Guam' })
    expect(() => set.input.parse({ timeZone: 'PST' })).toThrow('America/New_York')
  })

  it('sets what is named and leaves the rest', async () => {
    const { store } = await opened(engine)
    await act(store, set, NONE, { writeOffLimitCents: 5000 }, ann)
    await act(store, set, NONE, { silentDays: 30 }, ann)
    expect(await look(store, settings)).toEqual({
      name: 'main',
      writeOffLimitCents: 5000,
      attemptCents: 2500,
      hourlyCents: null,
      stepMinutes: 20,
      silentDays: 30,
      askStatus: false,
      sends: [],
      state: null,
      timeZone: null,
      zone: 'UTC',
      secondFactor: true,
      idleMinutes: 15,
      recordYears: 10,
      minorAge: 28,
      lookYears: null,
      outbound: false,
      hold: '',
    })
    await act(store, set, NONE, { state: 'ME' }, ann)
    expect(await look(store, settings)).toMatchObject({ silentDays: 30, state: 'ME' })
    expect(() => set.input.parse({ state: 'Maine' })).toThrow()
    expect(() => set.input.parse({ silentDays: 0 })).toThrow()
  })

  it('names payers and takes the name away; sets deadlines and keeps the newest', async () => {
    const { store } = await opened(engine)
    await fillPractice(store, NOW)
    const [payer] = (await look(store, payers)).items
    const id = Number(payer?.id)
    await act(store, namePayer, { ids: [id] }, { entry: 'aetna' }, ann)
    expect((await look(store, payers)).items[0]).toMatchObject({ id, entry: 'aetna', uses: 'aetna' })
    await act(store, namePayer, { ids: [id] }, { entry: null }, ann)
    expect((await look(store, payers)).items[0]).toMatchObject({ id, entry: null, uses: payer?.uses })
    await expect(act(store, namePayer, { ids: [987_654] }, { entry: null }, ann)).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(() => namePayer.input.parse({ entry: 'no such payer' })).toThrow()
    const clock = (within: number, more: { readonly state?: 'ME' } = {}) =>
      act(store, setClock, NONE, { payer: 'aetna', level: 'appeal', within, source: 'contract, page 3', ...more }, ann)
    await clock(60)
    await clock(45)
    await clock(30, { state: 'ME' })
    expect((await clockOverrides(store)).map(({ within }) => within)).toEqual([45, 60])
    expect((await clockOverrides(store, undefined, 'ME')).map(({ within }) => within)).toEqual([30, 45, 60])
    await expect(
      act(store, setClock, NONE, { payer: 'x', level: 'appeal', within: 3, source: 'y' }, ann),
    ).rejects.toThrow(/No payer is named "x"/)
    expect((await verbsOf(store)).filter(verb => verb === 'clock-set')).toHaveLength(3)
    await provenClean(store)
  })

  it('tells other systems outside of the network alone, and no more when removed', async () => {
    const { store } = await opened(engine)
    const make = (url: string, allowed?: ReadonlySet<string>) =>
      act(store, makeWebhook, NONE, { url }, ann, allowed === undefined ? {} : { allowed })
    await expect(make('https://127.0.0.1/hook')).rejects.toMatchObject({ code: 'address' })
    expect((await look(store, webhooks)).items).toEqual([])
    const { made } = await make('https://127.0.0.1/hook', new Set(['127.0.0.1:443']))
    const id = Number(made?.id)
    expect(made?.secret).toBe(store.vault.secretFor(`webhook ${store.practiceId} ${id}`))
    expect((await look(store, webhooks)).items).toMatchObject([{ id, active: true }])
    await act(store, removeWebhook, { ids: [id] }, {}, ann)
    await expect(act(store, removeWebhook, { ids: [id] }, {}, ann)).rejects.toMatchObject({ code: 'not-found' })
    // What was refused has left nothing in the chain.
    expect(await verbsOf(store)).toEqual(['made-webhook', 'ended-webhook'])
  })

  it('decides again what was posted; with the same knowledge every decision stands', async () => {
    const { store } = await opened(engine)
    await fillPractice(store, NOW)
    const { changed, made } = await act(store, decideAgain, NONE, {}, ann)
    expect(changed).toBe(0)
    expect(made).toMatchObject({ changed: 0, claims: 0 })
    expect(Number(made?.adjustments)).toBeGreaterThan(0)
  })
})
