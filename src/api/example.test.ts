// The example over the API, on every engine: a practice of its own, apart from the one that has files, removed by one request and nothing else with it;
// and what is in it: a payer's other word on a claim is on the same services.
import { describe, expect, it } from 'vitest'
import { newService } from '../../test/api.ts'
import { ENGINES } from '../../test/store.ts'
import { generateRemittances } from '../example/generate.ts'

describe.each(ENGINES)('the example on %s', engine => {
  it('is made beside a practice that has files, and removed by one request', async () => {
    const { server, own, as, token, host } = await newService(engine)
    const base = `/api/practices/${own.practiceId}`
    const post = (path: string, headers: Readonly<Record<string, string>>) =>
      server.app.inject({ method: 'POST', url: path, headers, payload: {} })
    const practices = async () =>
      (
        (await server.app.inject({ url: '/api/me', headers: as.admin })).json() as {
          readonly practices: readonly { readonly id: number; readonly name: string; readonly example: boolean }[]
        }
      ).practices.map(({ name, example }) => [name, example])
    expect((await post(`${base}/example`, as.lead)).statusCode).toBe(403)
    expect((await post(`${base}/example`, token)).statusCode).toBe(403)
    const files = async () => (await own.kysely.selectFrom('file').select('id').execute()).length
    const before = await files()
    const made = await post(`${base}/example`, as.admin)
    expect(made.statusCode).toBe(202)
    const { practice } = made.json() as { readonly practice: number }
    expect(practice).not.toBe(own.practiceId)
    // Asked again it is the same one.
    expect((await post(`${base}/example`, as.admin)).json()).toMatchObject({ practice })
    expect(await practices()).toEqual([
      ['own', false],
      ['Example practice', true],
    ])
    const state = async () =>
      (await server.app.inject({ url: `/api/practices/${practice}/example`, headers: as.admin })).json()
    await expect.poll(state, { timeout: 120_000, interval: 500 }).toMatchObject({ loading: false, trouble: null })
    expect(await files()).toBe(before)
    const example = await host.practice(practice)
    expect((await example?.kysely.selectFrom('denial').select('id').execute())?.length).toBeGreaterThan(10)
    // Nothing real is removed by it.
    expect((await post(`${base}/example/remove`, as.admin)).json()).toMatchObject({ code: 'guarded' })
    expect((await post(`/api/practices/${practice}/example/remove`, as.admin)).statusCode).toBe(200)
    expect(await practices()).toEqual([['own', false]])
    for (const table of ['denial', 'remitClaim', 'claim', 'file'] as const)
      expect(await example?.kysely.selectFrom(table).select('practiceId').execute(), table).toEqual([])
    expect((await post(`/api/practices/${practice}/example/remove`, as.admin)).statusCode).toBeGreaterThanOrEqual(403)
  }, 180_000)
})

describe('payers of the example', () => {
  it('decide again on the same services of a claim', () => {
    const options = { seed: 253, claims: 1200, from: '2025-11-27', days: 363, claimsPerRemittance: 30 }
    let again = 0
    for (const { text } of generateRemittances(options)) {
      const claims = text.split('CLP*').slice(1)
      const services = (claim: string) =>
        [...claim.matchAll(/SVC\*HC:([^*]+)\*-?([\d.]+)/g)].map(([, code, charge]) => `${code} ${charge}`)
      claims.forEach((claim, at) => {
        if (!/^[^*]+\*22\*/.test(claim)) return
        again++
        expect(services(claims[at + 1] ?? '')).toEqual(services(claim))
      })
    }
    expect(again).toBeGreaterThan(20)
  })
})
