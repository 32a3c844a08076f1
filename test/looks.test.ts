// The audit at the door: no record of a patient goes out without an event that says who saw whose, and no event without a look. Over every view and
// every route there is, so that a new one cannot be forgotten.
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadViews } from '../src/work/catalog.ts'
import { makeCorrection } from '../src/work/claim/correct.ts'
import { action as appealTogether } from '../src/work/denial/appeal-together.ts'
import { shownIn } from '../src/work/look.ts'
import type { Look } from '../src/work/practice/looks.ts'
import type { View } from '../src/work/view.ts'
import { act } from './act.ts'
import { newService, type TestService } from './api.ts'
import { disputeOf } from './disputes.ts'
import { CANARY } from './practice.ts'
import { ENGINES } from './store.ts'

let views: readonly View[] = []
beforeAll(async () => {
  views = await loadViews()
})

/** Fields of a record that say whose it is. */
const NAMING = new Set(['account', 'accounts', 'patient', 'patientName', 'patientBorn', 'memberId'])

/** True where a schema, or any part of it, has a field that names a patient. */
function namesPatients(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.some(namesPatients)
  if (typeof schema !== 'object' || schema === null) return false
  const { properties, ...rest } = schema as { readonly properties?: Readonly<Record<string, unknown>> }
  if (Object.keys(properties ?? {}).some(name => NAMING.has(name))) return true
  return [...Object.values(properties ?? {}), ...Object.values(rest)].some(namesPatients)
}

describe('a view', () => {
  it('that names patients is one that is written down, and no other is', () => {
    const naming = views.filter(view => namesPatients(z.toJSONSchema(view.answer, { unrepresentable: 'any' })))
    // What differs of a remittance that is held back may be any of its claims: its shape is not described.
    const told = (list: readonly View[]) => list.map(view => `${view.noun} ${view.name}`).sort()
    expect(told(views.filter(view => view.looks))).toEqual([...told(naming), 'file quarantine'].sort())
    expect(naming.length).toBeGreaterThan(15)
  })
})

type Seen = { readonly who: string; readonly data: string }

async function looksOf({ own }: TestService): Promise<readonly Seen[]> {
  return own.kysely.selectFrom('event').select(['who', 'data']).where('verb', '=', 'looked').orderBy('seq').execute()
}

/** One of everything that a route is asked about. */
async function numbersOf(service: TestService): Promise<Readonly<Record<string, string | number>>> {
  const { own } = service
  const one = async (table: 'remitClaim' | 'claim' | 'remittance' | 'file') =>
    (await own.kysely.selectFrom(table).select('id').orderBy('id').executeTakeFirstOrThrow()).id
  const made = await makeCorrection(
    own,
    {
      subject: { denialId: 1 },
      changes: [{ field: 'lines.1.modifiers', value: '25' }],
      despite: [],
      today: service.clock.now.slice(0, 10),
    },
    { who: 'test', now: service.clock.now, test: false },
  )
  const batch = await act(own, appealTogether, { ids: [1] }, {}, { who: 'test', now: service.clock.now })
  return {
    batches: Number(batch.made?.batch),
    disputes: await disputeOf(own),
    adjudications: await one('remitClaim'),
    fhir: await one('remitClaim'),
    claims: await one('claim'),
    remittances: await one('remittance'),
    files: await one('file'),
    denials: 1,
    outgoing: made.id,
    codes: 'CO-4',
  }
}

describe.each(ENGINES)('looks on %s', engine => {
  it('every answer of the service that shows a patient is written down before it goes out, and nothing else', async () => {
    const service = await newService(engine)
    const { server, own } = service
    const numbers = await numbersOf(service)
    const silent: string[] = []
    const shown: string[] = []
    for (const { method, url, looks } of server.routes) {
      if (method !== 'GET' || !url.startsWith('/api/practices/:practice/') || url.endsWith('/stream')) continue
      const noun = url.split('/')[4] ?? ''
      const address = url.replace(':practice', String(own.practiceId)).replace(/:\w+/, String(numbers[noun] ?? 1))
      const query = url.endsWith('/report')
        ? '?of=denied'
        : url.endsWith('/search')
          ? '?text=AC-1'
          : url.includes('/patient-part')
            ? '?account=AC-1'
            : url.includes('/insight/dossier')
              ? '?payer=SAMPLE'
              : ''
      const before = await looksOf(service)
      const answer = await server.app.inject({ method, url: `${address}${query}`, headers: service.as.admin })
      const freshNow = async () => (await looksOf(service)).slice(before.length)
      // A look that had to wait is on the disk before the answer, and in the chain a moment later.
      if (looks && answer.statusCode < 400) await expect.poll(freshNow, { timeout: 5000 }).not.toEqual([])
      const fresh = await freshNow()
      const text = answer.rawPayload.toString('latin1')
      const names = answer.statusCode < 400 && (text.includes(CANARY) || text.includes('"account":"AC-1"'))
      if (names && fresh.length !== 1) silent.push(`${url}: ${fresh.length} events`)
      if (answer.statusCode >= 400 && fresh.length > 0) silent.push(`${url}: an event of no look`)
      for (const { who, data } of fresh) {
        shown.push(url)
        const said = JSON.parse(data) as Readonly<Record<string, unknown>> & {
          readonly shown: { accounts: string[]; files: number[] }
        }
        expect(who).toBe('Own admin')
        expect(said, url).toMatchObject({ door: 'service', address: expect.any(String) as string })
        expect(said.person, url).toEqual(expect.any(String))
        expect(said.session, url).toEqual(expect.any(String))
        expect(data).not.toContain(CANARY)
        if (
          answer.headers['content-type']?.toString().startsWith('application/json') === true &&
          !url.includes('/files/')
        )
          expect(said.shown.accounts, url).toEqual(shownIn(answer.json()).accounts)
        else if (url.endsWith('/sheet')) {
          // A list without rows shows nobody.
          if (/[",]AC-1[",]/.test(text)) expect(said.shown.accounts, url).toContain('AC-1')
        } else if (!url.endsWith('/looks/export'))
          expect([...said.shown.accounts, ...said.shown.files], url).not.toEqual([])
      }
    }
    expect(silent).toEqual([])
    expect(shown).toEqual(
      expect.arrayContaining([
        '/api/practices/:practice/files/:id/bytes',
        '/api/practices/:practice/outgoing/:id/file',
      ]),
    )
    expect(shown.length).toBeGreaterThan(15)
  })

  it('answers who saw an account, a patient, a denial, and what a person or a token saw', async () => {
    const service = await newService(engine)
    const { server, own } = service
    const get = async (path: string, headers: Readonly<Record<string, string>>) =>
      server.app.inject({ method: 'GET', url: `/api/practices/${own.practiceId}${path}`, headers })
    const file = (
      await own.kysely.selectFrom('file').select('id').where('name', '=', 'denied.835').executeTakeFirstOrThrow()
    ).id
    await get('/denials/1', service.as.viewer)
    await get(`/files/${file}/bytes`, service.as.biller)
    const sent = await own.kysely
      .selectFrom('file')
      .select('id')
      .where('name', '=', 'sent.837')
      .executeTakeFirstOrThrow()
    await get(`/files/${sent.id}/segments`, service.as.biller)
    await get('/denials?cause=eligibility', service.as.lead)
    await get('/denials', service.token)
    const seen = async (query: string) => {
      const { items } = (await get(`/looks?${query}`, service.as.admin)).json() as { readonly items: readonly Look[] }
      return items.filter(({ action }) => action !== 'practice looks').map(({ who, action }) => `${who}: ${action}`)
    }
    const all = [
      'machine: denial list',
      'Own biller: GET /api/practices/:practice/files/:id/segments',
      'Own biller: GET /api/practices/:practice/files/:id/bytes',
      'Own viewer: denial show',
    ]
    await expect.poll(() => seen('account=AC-1'), { timeout: 5000 }).toEqual(all)
    await expect.poll(() => seen('by=Own%20lead'), { timeout: 5000 }).toEqual(['Own lead: denial list'])
    expect(await seen('member=XEX000000001')).toEqual(all)
    expect(await seen('denial=1')).toEqual(all)
    expect(await seen('account=AC-2')).toEqual([])
    expect(await seen('denial=1&by=machine')).toEqual(['machine: denial list'])
    expect(await seen('denial=1&to=2000-01-01')).toEqual([])
    const { items } = (await get('/looks?by=machine', service.as.admin)).json() as { readonly items: readonly Look[] }
    expect(items[0]).toMatchObject({ token: expect.any(Number) as number, accounts: ['AC-1'], door: 'service' })
    // Reading who looked is a look itself, for those who may.
    expect((await seenBy(service, 'Own admin')).length).toBeGreaterThan(5)
    expect((await get('/looks', service.as.lead)).statusCode).toBe(403)
    expect((await get('/looks?denial=99', service.as.admin)).statusCode).toBe(404)
  })

  it('says what was looked at in words, and gives all of it as a sheet or lines', async () => {
    const service = await newService(engine)
    const { server, own } = service
    const get = (path: string, headers = service.as.admin) =>
      server.app.inject({ method: 'GET', url: `/api/practices/${own.practiceId}${path}`, headers })
    await get('/denials/1', service.as.viewer)
    await get('/denials?cause=eligibility', service.as.lead)
    const file = (await own.kysely.selectFrom('file').select('id').orderBy('id').executeTakeFirstOrThrow()).id
    await get(`/files/${file}/segments?from=3`, service.as.viewer)
    await get(`/search?text=${encodeURIComponent('=cmd|x, "y"')}`, service.as.viewer)
    // Asked at once: those of the last moments are waited for.
    const { items, toCome } = (await get('/looks')).json() as {
      readonly items: readonly Look[]
      readonly toCome: number
    }
    expect(toCome).toBe(0)
    expect(items.map(({ who, says }) => `${who}: ${says}`).reverse()).toEqual([
      'Own viewer: Denial 1',
      'Own lead: Queue: Cause: eligibility',
      `Own viewer: File ${file}, its segments from 3 on`,
      'Own viewer: Search: Text: =cmd|x, "y"',
    ])
    const sheet = await get('/looks/export?format=csv&by=Own%20viewer')
    expect(sheet.headers['content-type']).toMatch(/text\/csv/)
    const rows = parse(sheet.body, { columns: true }) as readonly Record<string, string>[]
    expect(rows.map(({ who, says }) => `${who}: ${says}`).reverse()).toEqual([
      'Own viewer: Denial 1',
      `Own viewer: File ${file}, its segments from 3 on`,
      'Own viewer: Search: Text: =cmd|x, "y"',
    ])
    const lines = (await get('/looks/export?format=jsonl&by=Own%20viewer')).body.trimEnd().split('\n')
    expect(lines.map(line => (JSON.parse(line) as Look).id)).toEqual(rows.map(({ id }) => Number(id)))
    expect((await get('/looks/export', service.as.lead)).statusCode).toBe(403)
    await expect
      .poll(async () => (await looksOf(service)).filter(({ data }) => data.includes('/looks/export')).length)
      .toBe(2)
  })

  it('pages through them, the last first', async () => {
    const service = await newService(engine)
    const { server, own } = service
    const get = (path: string) =>
      server.app.inject({ method: 'GET', url: `/api/practices/${own.practiceId}${path}`, headers: service.as.admin })
    for (let turn = 0; turn < 7; turn++) await get('/denials/1')
    await expect.poll(async () => (await looksOf(service)).length, { timeout: 5000 }).toBe(7)
    const seqs: number[] = []
    let next: string | undefined = ''
    while (next !== undefined) {
      const page = (await get(`/looks?denial=1&limit=3${next === '' ? '' : `&cursor=${next}`}`)).json() as {
        readonly items: readonly Look[]
        readonly next?: string
      }
      seqs.push(...page.items.filter(({ action }) => action === 'denial show').map(({ id }) => id))
      next = page.next
    }
    expect(seqs).toHaveLength(7)
    // A page without any look of the person asked about still leads to the next.
    await server.app.inject({
      method: 'GET',
      url: `/api/practices/${own.practiceId}/denials/1`,
      headers: service.as.viewer,
    })
    for (let turn = 0; turn < 3; turn++) await get('/denials/1')
    await expect.poll(() => seenBy(service, 'Own viewer'), { timeout: 5000 }).toHaveLength(1)
    const empty = (await get('/looks?denial=1&by=Own%20viewer&limit=1')).json() as {
      readonly items: readonly Look[]
      readonly next?: string
    }
    expect(empty).toMatchObject({ items: [], next: expect.any(String) as string })
    expect(seqs).toEqual([...seqs].sort((one, other) => other - one))
  })
})

async function seenBy(service: TestService, who: string): Promise<readonly Seen[]> {
  return (await looksOf(service)).filter(look => look.who === who)
}
