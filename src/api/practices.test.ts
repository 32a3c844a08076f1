// Practices over the API, on every engine: made by an administrator, once whoever asks at the same moment, named, closed and opened again.
import { describe, expect, it } from 'vitest'
import { newService } from '../../test/api.ts'
import { ENGINES } from '../../test/store.ts'
import { schedule } from '../jobs/worker.ts'

describe.each(ENGINES)('practices on %s', engine => {
  it('are made once, apart, with whoever makes one as their administrator', async () => {
    const service = await newService(engine)
    const { server, own, foreign, as, token } = service
    const make = (name: string, headers: Readonly<Record<string, string>> = as.admin) =>
      server.app.inject({
        method: 'POST',
        url: `/api/practices/${own.practiceId}/practices`,
        headers,
        payload: { name },
      })
    expect((await make('Lake', as.lead)).statusCode).toBe(403)
    expect((await make('Lake', token)).statusCode).toBe(403)
    const made = await Promise.all([make('Lake'), make('Lake'), make('Lake')])
    expect(made.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409])
    // The name of another one, which one does not belong to, lets nobody into it.
    expect((await make(foreign.practice)).json()).toMatchObject({ status: 409, code: 'ambiguous' })
    const id = made.map(answer => answer.json() as { readonly id?: number }).find(body => body.id !== undefined)?.id
    const listed = await server.app.inject({ url: `/api/practices/${own.practiceId}/practices`, headers: as.admin })
    expect(listed.json()).toEqual({
      items: [
        { id: own.practiceId, name: 'own', closedAt: null },
        { id, name: 'Lake', closedAt: null },
      ],
    })
    const inside = await server.app.inject({ url: `/api/practices/${id}/settings`, headers: as.admin })
    // What the new one has not set is the default: a second factor.
    expect(inside.json()).toMatchObject({ status: 403, code: 'second-factor' })
    const members = await service.host.keeper
      .selectFrom('member')
      .select(['name', 'role'])
      .where('practiceId', '=', id ?? 0)
      .execute()
    expect(members).toEqual([{ name: 'Own admin', role: 'admin' }])
  })

  it('are closed to everybody but an administrator who looks, and opened again', async () => {
    const service = await newService(engine)
    const { server, own, as, token, host } = service
    const base = `/api/practices/${own.practiceId}`
    const ask = (method: 'GET' | 'POST', path: string, headers: Readonly<Record<string, string>>, payload?: object) =>
      server.app.inject({ method, url: `${base}${path}`, headers, ...(payload === undefined ? {} : { payload }) })
    expect((await ask('POST', '/practices/rename', as.admin, { name: 'foreign' })).statusCode).toBe(409)
    expect((await ask('POST', '/practices/rename', as.admin, { name: 'Harbor' })).statusCode).toBe(204)
    expect((await ask('GET', '/settings', as.viewer)).json()).toMatchObject({ name: 'Harbor' })
    expect((await ask('POST', '/practices/close', as.lead, { because: 'sold' })).statusCode).toBe(403)
    expect((await ask('POST', '/practices/close', as.admin, { because: 'sold' })).statusCode).toBe(204)
    for (const headers of [as.viewer, as.biller, as.lead, token])
      expect((await ask('GET', '/denials', headers)).json()).toMatchObject({ status: 403, code: 'practice-closed' })
    const me = await server.app.inject({ url: '/api/me', headers: as.biller })
    expect(me.json()).toMatchObject({ practices: [] })
    expect((await ask('GET', '/denials', as.admin)).statusCode).toBe(200)
    expect((await ask('POST', '/denials/1/note', as.admin, { text: 'late' })).statusCode).toBe(403)
    await schedule(host, service.clock.now)
    expect(await own.kysely.selectFrom('job').select('id').execute()).toEqual([])
    expect((await ask('POST', '/practices/reopen', as.admin, {})).statusCode).toBe(204)
    expect((await ask('GET', '/denials', as.biller)).statusCode).toBe(200)
    await schedule(host, service.clock.now)
    expect((await own.kysely.selectFrom('job').select('id').execute()).length).toBeGreaterThan(0)
    const events = await own.kysely.selectFrom('event').select('verb').where('who', '=', 'Own admin').execute()
    expect(events.map(({ verb }) => verb)).toEqual(
      expect.arrayContaining(['renamed-practice', 'closed-practice', 'reopened-practice']),
    )
  })
})
