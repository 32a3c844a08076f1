// What reads a kept file for the service reads it in a process of its own: over every route, and over every action and view that says so, so that what
// lies in a file can hold up or end nothing but that process.
import { describe, expect, it } from 'vitest'
import { listQuarantine } from '../src/store/quarantine.ts'
import { loadAction, loadActions, loadView, loadViews } from '../src/work/catalog.ts'
import { quarantineNumber } from '../src/work/file/quarantine-number.ts'
import { importText } from '../src/work/intake/import.ts'
import { newService, type TestService } from './api.ts'
import { remittance } from './read-file.ts'
import { ENGINES } from './store.ts'

/** What is answered as bytes is unpacked here, and not looked into. */
const BYTES = [
  '/api/practices/:practice/files/:id/bytes',
  '/api/practices/:practice/outgoing/:id/file',
  '/api/practices/:practice/outgoing/together',
]

/** Notes which route the serving process opened a kept file for. */
function watchVault({ host }: TestService) {
  const seen = { route: '', opened: new Set<string>() }
  const { read } = host.vault
  Object.assign(host.vault, {
    read(path: string) {
      seen.opened.add(seen.route)
      return read(path)
    },
  })
  return seen
}

const CLAIM = 'CLP*C1*1*60*60**12*ICN3*11*1~NM1*QC*1*POE*PAT~SVC*HC:99211*60*60**1~DTM*472*20260107~'

it('an action or a view that is done apart is found by its name there', async () => {
  for (const { noun, verb, apart } of await loadActions())
    if (apart !== undefined) expect(await loadAction(noun, verb)).toMatchObject({ noun, verb })
  for (const { noun, name, apart } of await loadViews())
    if (apart !== undefined) expect(await loadView(noun, name)).toMatchObject({ noun, name })
})

describe.each(ENGINES)('the service on %s', engine => {
  it('opens no kept file itself but to hand out its bytes', async () => {
    const service = await newService(engine)
    const { server, own, as, clock } = service
    const by = { now: clock.now, who: 'test' }
    await importText(own, 'one.835', remittance(CLAIM, '60').replaceAll('EFT1', 'EFT2').replaceAll('0001', '0002'), by)
    const other = CLAIM.replaceAll('*60*60*', '*60*50*')
    await importText(own, 'two.835', remittance(other, '50').replaceAll('EFT1', 'EFT2').replaceAll('0001', '0003'), by)
    const [held] = await listQuarantine(own)
    if (held === undefined) throw new Error('nothing is in quarantine')
    const seen = watchVault(service)
    const ask = async (method: 'GET' | 'POST', route: string, path: string, body?: object) => {
      seen.route = route
      const url = `/api/practices/${own.practiceId}${path}`
      return server.app.inject({ method, url, headers: as.admin, ...(body === undefined ? {} : { payload: body }) })
    }
    const file = (await own.kysely.selectFrom('file').select('id').orderBy('id').executeTakeFirstOrThrow()).id
    const claim = (await own.kysely.selectFrom('remitClaim').select('id').orderBy('id').executeTakeFirstOrThrow()).id
    const segments = await ask('GET', 'segments', `/files/${file}/segments?from=2&count=2`)
    expect(segments.json()).toMatchObject({ items: [{ index: 2, text: /^GS\*/ }, { index: 3 }] })
    expect((await ask('GET', 'segments', '/files/424242/segments')).statusCode).toBe(404)
    const correction = { set: { 'lines.1.modifiers': '25' } }
    expect((await ask('POST', 'correction', '/denials/1/correction', correction)).json()).toMatchObject({
      difference: expect.arrayContaining([expect.objectContaining({ mark: '+' })]) as unknown,
    })
    const made = await ask('POST', 'correct', '/denials/1/correct', { ...correction, test: true })
    expect(made.statusCode, made.body).toBe(200)
    const number = quarantineNumber(held)
    const released = await ask('POST', 'release', '/quarantine/release', { number, because: 'a second check' })
    expect(released.json(), released.body).toMatchObject({ changed: 1, made: { number, claims: 1 } })
    const again = await ask('POST', 'release', '/quarantine/release', { number })
    expect([again.statusCode, again.json()]).toEqual([409, expect.objectContaining({ code: 'closed' })])
    expect((await ask('POST', 'decide-again', '/decide-again', {})).json()).toMatchObject({ remittances: 3 })
    expect((await ask('GET', 'audit', '/audit?files=true')).json()).toMatchObject({ ok: true })
    for (const { method, url } of server.routes) {
      if (method !== 'GET' || !url.startsWith('/api/practices/:practice/') || url.endsWith('/stream')) continue
      const noun = url.split('/')[4] ?? ''
      const id = noun === 'files' ? file : noun === 'adjudications' ? claim : 1
      await ask('GET', url, url.replace('/api/practices/:practice', '').replace(/:\w+/, String(id)))
    }
    expect([...seen.opened].filter(route => !BYTES.includes(route))).toEqual([])
    expect(seen.opened.has(BYTES[0] ?? '')).toBe(true)
  })
})
