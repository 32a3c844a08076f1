// What is done on the machine from the workbench, on every engine: a server tried, watched and left; a backup made, verified, and found damaged.
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newService, type TestService } from '../../test/api.ts'
import { PASSWORD } from '../../test/practice.ts'
import { startSftp } from '../../test/sftp.ts'
import { ENGINES } from '../../test/store.ts'

async function withMachine(engine: (typeof ENGINES)[number], allowed: readonly string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-machine-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [secrets, backups] = [join(folder, 'secrets'), join(folder, 'backups')]
  mkdirSync(secrets)
  const service = await newService(engine, { folders: { secrets, backups, allowed: new Set(allowed) } })
  const ask = async (path: string, payload?: object, as: keyof TestService['as'] = 'admin') => {
    const answer = await service.server.app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url: `/api/practices/${service.own.practiceId}${path}`,
      headers: service.as[as],
      ...(payload === undefined ? {} : { payload }),
    })
    return { status: answer.statusCode, body: answer.json() as Readonly<Record<string, unknown>> }
  }
  return { ...service, secrets, backups, ask }
}

describe.each(ENGINES)('the machine on %s', engine => {
  it('signs in to a server with a secret that is named, once its key is agreed to', async () => {
    const sftp = await startSftp()
    onTestFinished(() => sftp.stop())
    const { secrets, own, ask } = await withMachine(engine, [`127.0.0.1:${sftp.port}`])
    writeFileSync(join(secrets, 'clinic.password'), `${sftp.password}\n`)
    sftp.files.set('a.835', { bytes: Buffer.from('ISA'), modified: 1_800_000_000 })
    expect((await ask('/machine')).body).toMatchObject({ secrets: ['clinic.password'], backups: [] })
    const pickup = {
      url: `sftp://${sftp.user}@127.0.0.1:${sftp.port}/outbound`,
      secret: 'clinic.password',
      as: 'password',
    }
    expect((await ask('/watches/try', pickup, 'lead')).status).toBe(403)
    const seen = await ask('/watches/try', pickup)
    const { hostKey } = seen.body.made as { readonly hostKey: string }
    expect(hostKey).toMatch(/^SHA256:/)
    // Whoever only showed us a key has been told nothing.
    expect(sftp.passwords).toEqual([])
    expect((await ask('/watches/try', { ...pickup, hostKey })).body).toMatchObject({ made: { files: 1 } })
    const other = `SHA256:${'A'.repeat(43)}`
    expect((await ask('/watches/servers', { ...pickup, hostKey: other })).body).toMatchObject({ status: 404 })
    expect((await ask('/watches/servers', { ...pickup, hostKey, secret: '../key' })).body).toMatchObject({
      status: 404,
    })
    expect((await ask('/watches/servers', { ...pickup, hostKey })).status).toBe(200)
    expect((await own.settings()).watchServers).toEqual([
      { url: pickup.url, hostKey, passwordFile: join(secrets, 'clinic.password') },
    ])
    expect(JSON.stringify((await ask('/watches')).body)).not.toContain(sftp.password)
    expect((await ask('/watches/servers/remove', { url: pickup.url })).status).toBe(200)
    expect((await own.settings()).watchServers).toEqual([])
  })

  it('says in plain words what is wrong with a server that it is told of', async () => {
    const { ask } = await withMachine(engine)
    const good = { url: 'sftp://clinic@sftp.example.test/outbound', secret: 'key', as: 'key' }
    const bad: readonly (readonly [object, string])[] = [
      [{ hostKey: 'abc' }, 'hostKey is SHA256: and 43 characters'],
      [{ url: 'clinic.example.test' }, 'url is written sftp://user@host/folder'],
      [{ url: '' }, 'url is empty'],
      [{ as: 'word' }, 'as is one of key, password'],
    ]
    for (const [field, says] of bad)
      for (const path of ['/watches/try', '/watches/servers']) {
        const { status, body } = await ask(path, { ...good, hostKey: `SHA256:${'A'.repeat(43)}`, ...field })
        expect([status, body.detail], says).toEqual([400, expect.stringContaining(says)])
        expect(JSON.stringify(body)).not.toMatch(/Invalid|pattern/)
      }
  })

  it('calls nothing inside of the network that it was not let in to', async () => {
    const sftp = await startSftp()
    onTestFinished(() => sftp.stop())
    const { secrets, ask } = await withMachine(engine)
    writeFileSync(join(secrets, 'key'), 'x')
    const url = `sftp://clinic@127.0.0.1:${sftp.port}/outbound`
    expect((await ask('/watches/try', { url, secret: 'key', as: 'key' })).body).toMatchObject({
      status: 404,
      detail: expect.stringContaining('inside of the network') as unknown,
    })
  })

  it('makes a backup for who belongs to every practice, and finds one that is damaged', async () => {
    const { backups, foreign, own, server, clock, ask } = await withMachine(engine)
    // Another practice is in the store, to which this administrator does not belong.
    expect((await ask('/backups', {})).body).toMatchObject({ code: 'guarded' })
    const person = { email: 'admin@example.test', name: 'Own admin', password: PASSWORD }
    await server.service.people.add(foreign, person, 'admin', { who: 'test', now: clock.now })
    const made = await ask('/backups', {})
    expect(made.status, JSON.stringify(made.body)).toBe(200)
    const { name, rows } = made.body.made as { readonly name: string; readonly rows: number }
    expect(rows).toBeGreaterThan(20)
    expect((await ask('/machine')).body).toMatchObject({ backups: [{ name, rows }] })
    expect((await ask('/backups/verify', { name })).status).toBe(200)
    expect((await ask('/backups/verify', { name: '..' })).body).toMatchObject({ status: 404 })
    const files = join(backups, name, 'files')
    const kept = readdirSync(files, { recursive: true })
      .map(String)
      .find(path => statSync(join(files, path)).isFile())
    appendFileSync(join(files, kept ?? ''), 'x')
    const damaged = await ask('/backups/verify', { name })
    expect(JSON.stringify(damaged.body)).toContain('is not what was written')
    const verbs = await own.kysely.selectFrom('event').select('verb').where('verb', 'like', '%back%').execute()
    expect(verbs.map(({ verb }) => verb)).toEqual(['backed-up', 'verified-backup'])
  })

  it('does nothing of it where no folders are named', async () => {
    const { server, own, as } = await newService(engine)
    const base = `/api/practices/${own.practiceId}`
    const made = await server.app.inject({ method: 'POST', url: `${base}/backups`, headers: as.admin, payload: {} })
    expect(made.json()).toMatchObject({ code: 'guarded' })
    const machine = await server.app.inject({ url: `${base}/machine`, headers: as.admin })
    expect(machine.json()).toEqual({ secrets: null, backups: null })
  })
})
