// A practice's answers as FHIR, on each engine: all of them as they should be, under the caller's own rights, for a token of one patient only theirs, each look
// written down, and the same from the command line as files.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { writeHistory } from '../../src/example/history.ts'
import { importPaths } from '../../src/work/intake/import.ts'
import { patientScope } from '../../src/work/token/scopes.ts'
import { makeToken } from '../../src/work/token/tokens.ts'
import { newService } from '../api.ts'
import { newCommand } from '../command.ts'
import { ENGINES, NOW, newStore } from '../store.ts'
import { judged } from './judged.ts'
import { faultsOf } from './validator.ts'

function smallYear(): string {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-fhir-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeHistory(join(folder, 'year'), { seed: 7, claims: 60, from: '2025-09-01', days: 120 })
  return join(folder, 'year')
}

describe.each(ENGINES)('answers as FHIR on %s', engine => {
  it('are all R4, most of them by CARIN’s profile, and refer to nothing that is not there', async () => {
    const store = await newStore(engine)
    await importPaths(store, [smallYear()], { now: NOW, who: 'test' })
    const { counts, profiles, faults } = await judged(store, NOW)
    expect(faults).toEqual([])
    expect(counts.ExplanationOfBenefit).toBeGreaterThan(60)
    expect(counts.ClaimResponse).toBe(counts.ExplanationOfBenefit)
    expect(profiles['C4BB-ExplanationOfBenefit-Professional-NonClinician|2.2.0']).toBeGreaterThan(50)
    const paid = await store.kysely
      .selectFrom('remitClaim')
      .select(({ fn }) => fn.sum('paidCents').as('sum'))
      .executeTakeFirst()
    expect(Number(paid?.sum)).not.toBe(0)
  }, 60_000)

  it('are given out to who may read, narrowed to the token’s scopes and to its patient', async () => {
    const { server, own, as } = await newService(engine)
    await importPaths(own, [smallYear()], { now: NOW, who: 'test' })
    const get = (path: string, headers: Readonly<Record<string, string>>) =>
      server.app.inject({ method: 'GET', url: `/api/practices/${own.practiceId}/fhir/${path}`, headers })
    const all = (await get('ExplanationOfBenefit', as.viewer)).json() as Searchset
    const [first] = all.entry
    expect(faultsOf(all)).toEqual([])
    const page = (await get('ExplanationOfBenefit?_count=1', as.viewer)).json() as Searchset
    const next = page.link?.[0]?.url.split('/fhir/').at(-1) ?? ''
    const second = (await get(next, as.viewer)).json() as Searchset
    expect(second.entry[0]?.resource.id).not.toBe(page.entry[0]?.resource.id)
    const read = await get(`ExplanationOfBenefit/${first?.resource.id}`, as.viewer)
    expect(read.headers['content-type']).toContain('application/fhir+json')
    expect(read.json()).toEqual(first?.resource)

    const token = async (scopes: readonly string[]) => {
      const made = await makeToken(
        own,
        { name: 'fhir', role: 'viewer', scopes, expiresAt: null },
        { who: 'test', now: NOW },
      )
      return { authorization: `Bearer ${made.token}` }
    }
    const eob = await token(['system/ExplanationOfBenefit.read'])
    const narrowed = (await get('ExplanationOfBenefit', eob)).json() as Searchset
    expect(new Set(narrowed.entry.map(({ resource }) => resource.resourceType))).toEqual(
      new Set(['ExplanationOfBenefit']),
    )
    expect((await get('Patient/1', eob)).statusCode).toBe(403)
    const denials = await server.app.inject({
      method: 'GET',
      url: `/api/practices/${own.practiceId}/denials`,
      headers: eob,
    })
    expect(denials.statusCode).toBe(403)
    expect((await get('metadata', eob)).statusCode).toBe(200)

    const patient = String(first?.resource.patient?.reference.split('/').at(-1))
    const others = all.entry
      .map(({ resource }) => resource.patient?.reference.split('/').at(-1))
      .filter(each => each !== undefined && each !== patient)
    expect(others.length).toBeGreaterThan(0)
    const one = await token(['patient/*.read', patientScope(Number(patient))])
    const theirs = (await get('ExplanationOfBenefit', one)).json() as Searchset
    expect(theirs.entry.length).toBeGreaterThan(0)
    for (const { resource } of theirs.entry)
      if (resource.patient !== undefined) expect(resource.patient.reference).toBe(`Patient/${patient}`)
    expect((await get(`ExplanationOfBenefit?patient=${others[0]}`, one)).statusCode).toBe(403)
    expect((await get(`Patient/${others[0]}`, one)).statusCode).toBe(404)
    expect((await get(`Patient/${patient}`, one)).statusCode).toBe(200)
    expect((await get('PaymentReconciliation', one)).statusCode).toBe(403)
    // A token of one patient that names nobody reads nobody.
    const nobody = await token(['patient/*.read'])
    expect(((await get('ExplanationOfBenefit', nobody)).json() as Partial<Searchset>).entry).toBeUndefined()
  }, 60_000)

  it('takes a token for one patient only with the patient, and with nothing else beside it', async () => {
    const { server, own, as } = await newService(engine)
    const post = (payload: object) =>
      server.app.inject({
        method: 'POST',
        url: `/api/practices/${own.practiceId}/tokens`,
        headers: { ...as.admin, 'sec-fetch-site': 'same-origin' },
        payload: { name: 'app', role: 'viewer', ...payload },
      })
    expect((await post({ scopes: ['patient/*.read'] })).statusCode).toBe(422)
    expect((await post({ patient: 5 })).statusCode).toBe(422)
    expect((await post({ scopes: ['patient/*.read', 'denials:read'], patient: 5 })).statusCode).toBe(422)
    expect((await post({ scopes: ['patient/*.read'], patient: 5 })).statusCode).toBe(201)
  }, 60_000)
})

describe('the command', () => {
  const { folder, run } = newCommand()
  it('writes a file for each type, or one bundle, and nothing over what is there', () => {
    const out = join(folder, 'out')
    mkdirSync(out)
    writeHistory(join(folder, 'year'), { seed: 7, claims: 60, from: '2025-09-01', days: 120 })
    expect(run('import', join(folder, 'year')).status).toBe(0)
    const done = run('fhir', 'ExplanationOfBenefit', '--out', out)
    expect(done.status, done.err).toBe(0)
    expect(readdirSync(out).sort()).toEqual(
      ['Coverage', 'ExplanationOfBenefit', 'Organization', 'Patient'].map(type => `${type}.ndjson`),
    )
    const lines = readFileSync(join(out, 'ExplanationOfBenefit.ndjson'), 'utf8').trim().split('\n')
    for (const line of lines) expect(faultsOf(JSON.parse(line) as object)).toEqual([])
    const single = join(folder, 'all.json')
    expect(run('fhir', 'PaymentReconciliation', '--out', single).status).toBe(0)
    expect(faultsOf(JSON.parse(readFileSync(single, 'utf8')) as object)).toEqual([])
    expect(run('fhir', 'PaymentReconciliation', '--out', single).err).toContain('is there already')
  }, 60_000)
})

interface Searchset {
  readonly link?: readonly { readonly url: string }[]
  readonly entry: readonly {
    readonly resource: {
      readonly resourceType: string
      readonly id: string
      readonly patient?: { readonly reference: string }
    }
  }[]
}
