// What lies in deploy/ is held to what it stands beside: every command in it is one that there is, every path exists, the units are sound, the health
// check tells a service that is well from one that is not, and what is given out is licensed so that it may be.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { CARRIED } from '../deploy/package.ts'
import { foldersGivenOut, givenOut, isAllowed, licenseOf, noticesOf, readBom } from '../deploy/sbom.ts'
import { newCommand } from './command.ts'
import { freePort } from './free-port.ts'
import { ENGINES, newPlace } from './store.ts'

const ROOT = join(import.meta.dirname, '..')
const textOf = (name: string) => readFileSync(join(ROOT, name), 'utf8')
const BIN = join(ROOT, 'bin', 'overturn.js')
const { folder, run } = newCommand()

/** The words after `overturn` are those of a command that there is, with options that it has. */
function mustBeKnown(words: readonly string[]): void {
  const [name = ''] = words
  const help = run(name, '--help')
  expect(help, name).toMatchObject({ status: 0, out: expect.stringContaining(`Usage: overturn ${name} `) })
  for (const option of words.filter(word => word.startsWith('--')).map(word => word.split('=')[0] ?? ''))
    expect(help.out, `${name} ${option}`).toMatch(new RegExp(`(^|\\s)${option}\\b`))
}

/** The flags that bin/overturn.js gives to the Node that it starts: whoever starts another one gives the same. */
const FLAGS = [...(/FLAGS = \[(.*)\]/.exec(textOf('bin/overturn.js'))?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
  ([, flag]) => flag ?? '',
)

describe('the flags of Node', () => {
  it('are there whichever Node is asked to start the command', () => {
    const folder = mkdtempSync(join(tmpdir(), 'overturn-flags-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const tell = join(folder, 'tell.mjs')
    writeFileSync(tell, `process.stderr.write(JSON.stringify(process.execArgv) + process.env.MALLOC_ARENA_MAX + '\\n')`)
    const env = { ...process.env, NODE_OPTIONS: `--import=${tell}` }
    delete (env as NodeJS.ProcessEnv).MALLOC_ARENA_MAX
    const started = (given: readonly string[], ...words: string[]) =>
      spawnSync(process.execPath, [...given, BIN, ...words], { encoding: 'utf8', env })
    // A command that reads nothing starts once, without them.
    const version = started([], '--version')
    expect([version.status, version.stdout.trim()]).toEqual([0, JSON.parse(textOf('package.json')).version])
    expect(version.stderr.trim()).toBe('[]undefined')
    const { status, stdout, stderr } = started([], 'import', '--help')
    expect([status, stdout]).toEqual([0, expect.stringContaining('Usage: overturn import')])
    expect(stderr.trim().split('\n')).toEqual(['[]undefined', `${JSON.stringify(FLAGS)}2`])
    // What somebody has chosen stays, and with all of them there is no second start.
    const chosen = FLAGS.map(flag => flag.replace('=50', '=40'))
    expect(started(chosen, 'import', '--help').stderr.trim()).toBe(`${JSON.stringify(chosen)}undefined`)
  })

  it.each(['src/work/intake/apart/lane.ts', 'bench/measure.ts'])('are the same in %s', path => {
    for (const flag of FLAGS) expect(textOf(path)).toContain(`'${flag}'`)
  })
})

describe('the Containerfile', () => {
  const lines = textOf('deploy/Containerfile')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
  const stages = lines.join('\n').split(/^(?=FROM )/m)
  const [build = '', last = ''] = stages
  const wordsOf = (keyword: string) =>
    JSON.parse(lines.find(line => line.startsWith(`${keyword} `))?.slice(keyword.length) ?? '[]') as readonly string[]

  it('has two stages of one image that everybody has, and leaves to the first what only building needs', () => {
    expect(stages.map(stage => stage.split('\n')[0])).toEqual(['FROM node:26-slim AS build', 'FROM node:26-slim'])
    expect(build).toMatch(/npm ci --omit=dev/)
    expect(last).not.toMatch(/npm |ADD |curl|wget/)
    for (const [, script = ''] of build.matchAll(/npm run ([a-z:]+)/g))
      expect(Object.keys(JSON.parse(textOf('package.json')).scripts)).toContain(script)
  })

  it('is run by nobody of weight, and asks the service itself whether it is well', () => {
    const at = (start: string) => last.split('\n').findIndex(line => line.startsWith(start))
    expect(last).toMatch(/^USER 1000:1000$/m)
    // Nothing after it is done as somebody else.
    expect(at('USER ')).toBeGreaterThan(at('RUN '))
    expect(last).toMatch(/^HEALTHCHECK .*CMD \["node", "\/app\/deploy\/healthy.js"\]$/m)
  })

  it('starts the service as bin/overturn.js would', () => {
    expect(FLAGS.length).toBeGreaterThan(0)
    expect(wordsOf('ENTRYPOINT')).toEqual(['node', ...FLAGS, '/app/bin/overturn.js'])
    mustBeKnown(wordsOf('CMD'))
    expect(last).toMatch(/MALLOC_ARENA_MAX=2/)
    expect(textOf('bin/overturn.js')).toMatch(/MALLOC_ARENA_MAX: '2'/)
  })

  it('takes along what there is, and every package that the service imports', () => {
    const made = ['node_modules', 'dist']
    for (const [, path = ''] of last.matchAll(/^COPY --from=build (.*) \S+$/gm))
      for (const each of path.split(' ').map(word => word.replace('/app/', '')))
        expect(made.includes(each) || existsSync(join(ROOT, each)), each).toBe(true)
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> }
    const imported = globSync('src/**/*.ts', { cwd: ROOT })
      .filter(name => !name.endsWith('.test.ts'))
      .flatMap(name => [...textOf(name).matchAll(/^(?:import|export|\}).* from '(@[^'/]+\/[^'/]+|[^'./][^'/]*)/gm)])
      .map(([, name]) => name ?? '')
      .filter(name => !name.startsWith('node:') && !builtinModules.includes(name))
    expect(imported.length).toBeGreaterThan(20)
    expect([...new Set(imported)].filter(name => dependencies[name] === undefined && !CARRIED.has(name))).toEqual([])
    // Not into the image: what is secret, and what was built elsewhere.
    for (const kept of ['node_modules', '.git', 'overturn-data', 'overturn-data.key*', '**/.env'])
      expect(textOf('.dockerignore').split('\n')).toContain(kept)
  })
})

interface Service {
  readonly image: string
  readonly build?: { readonly context: string; readonly dockerfile: string }
  readonly command?: readonly string[]
  readonly user: string
  readonly read_only: boolean
  readonly cap_drop: readonly string[]
  readonly security_opt: readonly string[]
  readonly network_mode?: string
  readonly container_name?: string
  readonly environment: Readonly<Record<string, string>>
  readonly volumes: readonly string[]
  readonly ports?: readonly string[]
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: readonly string[] }
}

describe('the compose file', () => {
  const { services, volumes } = parse(textOf('deploy/compose.yaml'), { merge: true }) as {
    readonly services: Readonly<Record<string, Service>>
    readonly volumes: Readonly<Record<string, unknown>>
  }
  const ours = Object.entries(services).filter(([, { image }]) => image === 'overturn')

  it('has PostgreSQL, the service, and workers of which there may be any number', () => {
    expect(Object.keys(services)).toEqual(['database', 'serve', 'work'])
    expect(ours.map(([name]) => name)).toEqual(['serve', 'work'])
    for (const [name, { command = [], build }] of ours) {
      mustBeKnown(command)
      expect(command[0]).toBe(name)
      expect(existsSync(join(ROOT, 'deploy', build?.context ?? '', build?.dockerfile ?? 'none'))).toBe(true)
    }
    // Two of a kind cannot have one name or one port.
    expect([services.work?.container_name, services.work?.ports]).toEqual([undefined, undefined])
  })

  it('gives nobody more than they need', () => {
    for (const [name, service] of Object.entries(services)) {
      expect(service.read_only, name).toBe(true)
      expect(service.cap_drop, name).toEqual(['ALL'])
      expect(service.security_opt, name).toEqual(['no-new-privileges:true'])
      expect(service.user, name).toMatch(/^(1000:1000|postgres)$/)
    }
    expect(services.database).toMatchObject({ network_mode: 'none' })
    expect(services.database?.ports).toBeUndefined()
  })

  it('has a place of its own for whatever lasts, and waits for what is not yet well', () => {
    for (const [name, service] of Object.entries(services)) {
      const places = service.volumes.map(each => each.split(':/')[0] ?? '')
      for (const place of places.filter(each => /^[a-z]+$/.test(each)))
        expect(Object.keys(volumes), name).toContain(place)
      for (const [other, { condition }] of Object.entries(service.depends_on ?? {}))
        expect([condition, services[other]?.healthcheck?.disable], name).toEqual(['service_healthy', undefined])
    }
    const paths = ours[0]?.[1].volumes.map(each => each.split(':').find(part => part.startsWith('/'))) ?? []
    const { OVERTURN_DB = '' } = ours[0]?.[1].environment ?? {}
    // The socket in the address is one that is shared.
    expect(paths).toContain(decodeURIComponent(/@([^/]+)\//.exec(OVERTURN_DB)?.[1] ?? ''))
    for (const [, path] of textOf('deploy/Containerfile').matchAll(/OVERTURN_(?:DB|FILES|KEY_FILE)=(\/[a-z]+)/g))
      expect(paths).toContain(path)
    // Secrets come from outside.
    for (const { environment } of Object.values(services))
      for (const [name, value] of Object.entries(environment))
        if (/PASSWORD|:\/\//.test(name + value)) expect(value, name).toContain('${OVERTURN_PASSWORD:?')
  })

  it.each(ENGINES.filter(engine => engine === 'postgres'))(
    'reaches %s over a socket, which is within the machine',
    async engine => {
      const place = await newPlace(engine)
      const client = new pg.Client({ connectionString: place.where })
      await client.connect()
      const { rows } = await client.query<{ readonly unix_socket_directories: string }>('show unix_socket_directories')
      await client.end()
      const { username, port, pathname } = new URL(place.where)
      const socket = encodeURIComponent(rows[0]?.unix_socket_directories ?? '')
      const overturn = (...words: readonly string[]) =>
        spawnSync(
          process.execPath,
          [BIN, ...words, '--json', '--db', `postgres://${username}@${socket}:${port}${pathname}`],
          { encoding: 'utf8', env: { ...process.env, OVERTURN_FILES: place.files, OVERTURN_KEY_FILE: place.keyFile } },
        )
      expect(overturn('import', join(ROOT, 'examples'))).toMatchObject({ status: 0, stderr: '' })
      const { status, stdout, stderr } = overturn('doctor')
      expect([status, stderr], stdout).toEqual([0, ''])
      expect(JSON.parse(stdout)).toMatchObject({
        findings: expect.arrayContaining([{ what: 'line to it', ok: true, says: 'within this machine, or encrypted' }]),
      })
    },
  )
})

describe('the manifests of Kubernetes', () => {
  const documentsOf = (name: string) =>
    parseAllDocuments(textOf(`deploy/kubernetes/${name}`)).map(document => document.toJS() as Manifest)
  const manifests = documentsOf('overturn.yaml')
  const pods = manifests.filter(({ kind }) => kind === 'Deployment').map(({ spec }) => spec.template?.spec as Pod)

  it('start the service and its workers with commands that there are', () => {
    expect(pods.map(({ containers }) => containers.map(({ args: [name] }) => name))).toEqual([['serve'], ['work']])
    for (const { containers } of pods) for (const { args } of containers) mustBeKnown(args)
  })

  it('give nobody more than they need, and a place to whatever lasts', () => {
    const claims = manifests.filter(({ kind }) => kind === 'PersistentVolumeClaim').map(({ metadata }) => metadata.name)
    for (const { containers, volumes, securityContext, automountServiceAccountToken } of pods) {
      expect([automountServiceAccountToken, securityContext.runAsNonRoot, securityContext.runAsUser]).toEqual([
        false,
        true,
        1000,
      ])
      for (const { persistentVolumeClaim: claim } of volumes)
        if (claim !== undefined) expect(claims).toContain(claim.claimName)
      for (const container of containers) {
        expect(container.securityContext).toEqual({
          ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
          capabilities: { drop: ['ALL'] },
        })
        const mounted = container.volumeMounts.map(({ name }) => name)
        expect(mounted).toEqual(volumes.map(({ name }) => name))
        const paths = container.volumeMounts.map(({ mountPath }) => mountPath)
        for (const [, path] of textOf('deploy/Containerfile').matchAll(/OVERTURN_(?:DB|FILES|KEY_FILE)=(\/[a-z]+)/g))
          expect(paths).toContain(path)
        for (const [, path = ''] of container.args.join(' ').matchAll(/-(?:key|cert|file)=(\/[a-z]+)/g))
          expect(paths).toContain(path)
      }
    }
  })

  it('make workers by a figure that the service gives', () => {
    const [, scaled] = documentsOf('autoscale.yaml')
    expect(manifests.map(({ metadata }) => metadata.name)).toContain(scaled?.spec.scaleTargetRef?.name)
    const figure = scaled?.spec.triggers?.[0]?.metadata.valueLocation ?? ''
    expect(textOf('src/api/health.ts')).toContain(`name: '${figure}'`)
  })
})

interface Pod {
  readonly automountServiceAccountToken: boolean
  readonly securityContext: { readonly runAsNonRoot: boolean; readonly runAsUser: number }
  readonly volumes: readonly {
    readonly name: string
    readonly persistentVolumeClaim?: { readonly claimName: string }
  }[]
  readonly containers: readonly {
    readonly args: readonly string[]
    readonly securityContext: object
    readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[]
  }[]
}

interface Manifest {
  readonly kind: string
  readonly metadata: { readonly name: string }
  readonly spec: {
    readonly template?: { readonly spec: Pod }
    readonly scaleTargetRef?: { readonly name: string }
    readonly triggers?: readonly { readonly metadata: { readonly valueLocation: string } }[]
  }
}

describe('the units of systemd', () => {
  const UNITS = ['overturn.service', 'overturn-work@.service']
  const unitOf = (name: string) => textOf(`deploy/systemd/${name}`)
  /** What a unit sets, in order; a word may stand more than once. */
  const setIn = (text: string, word: string) =>
    [...text.matchAll(new RegExp(`^${word}=(.*)$`, 'gm'))].map(([, value]) => value ?? '')

  it.each(UNITS)('%s starts a command that there is, as bin/overturn.js would', name => {
    const [, ...words] = setIn(unitOf(name), 'ExecStart')[0]?.split(' ') ?? []
    const at = words.indexOf('/opt/overturn/bin/overturn.js')
    expect(words.slice(0, at)).toEqual(FLAGS)
    mustBeKnown(words.slice(at + 1).filter(word => !word.startsWith('$')))
    // What the machine's own file adds is known too.
    for (const [, more = ''] of textOf('deploy/systemd/overturn.env').matchAll(/^#?OVERTURN_SERVE=(.*)$/gm))
      mustBeKnown(['serve', ...more.split(' ')])
    expect(setIn(unitOf(name), 'Environment').join(' ')).toMatch(/MALLOC_ARENA_MAX=2/)
  })

  it.each(UNITS)('%s may write to its own places alone, and comes up again', name => {
    const text = unitOf(name)
    expect(
      ['NoNewPrivileges', 'ProtectSystem', 'CapabilityBoundingSet', 'Restart', 'User'].map(word => setIn(text, word)),
    ).toEqual([['yes'], ['strict'], [''], ['always'], ['overturn']])
    const places = setIn(text, 'ReadWritePaths')[0]?.split(' ') ?? []
    expect(places).toEqual(
      setIn(text, 'StateDirectory')[0]
        ?.split(' ')
        .map(each => `/var/lib/${each}`),
    )
    const paths = [...textOf('deploy/systemd/overturn.env').matchAll(/^OVERTURN_(?:DB|FILES|KEY_FILE)=(\/.*)$/gm)]
    expect(paths.length).toBe(3)
    for (const [, path = ''] of paths)
      expect(
        places.some(place => path.startsWith(`${place}/`)),
        path,
      ).toBe(true)
  })

  // Where systemd is, it says itself what it makes of them.
  it.each(existsSync('/usr/bin/systemd-analyze') ? UNITS : [])('%s is sound to systemd, and shut', name => {
    const place = mkdtempSync(join(tmpdir(), 'overturn-units-'))
    onTestFinished(() => rmSync(place, { recursive: true, force: true }))
    const path = join(place, name.replace('@', '@1'))
    // The Node that came along, where this copy of Overturn lies.
    writeFileSync(path, unitOf(name).replaceAll('/opt/overturn', ROOT))
    const verified = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' })
    expect([verified.status, verified.stderr]).toEqual([0, ''])
    const shut = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', path], {
      encoding: 'utf8',
    })
    expect(shut.status, shut.stdout).toBe(0)
  })
})

describe('the health check', () => {
  const ask = async (port: number) => {
    const child = spawn(process.execPath, [join(ROOT, 'deploy', 'healthy.js'), String(port)], { stdio: 'ignore' })
    return new Promise(resolve => child.once('exit', resolve))
  }
  const serve = async (...words: readonly string[]) => {
    const port = await freePort()
    const place = mkdtempSync(join(tmpdir(), 'overturn-healthy-'))
    const child = spawn(process.execPath, [BIN, 'serve', '--port', String(port), ...words], {
      env: { ...process.env, OVERTURN_DB: join(place, 'data') },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    onTestFinished(async () => {
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(place, { recursive: true, force: true })
    })
    let said = ''
    child.stdout.on('data', data => {
      said += String(data)
    })
    await expect.poll(() => said, { timeout: 60_000 }).toContain('Ctrl+C')
    return port
  }

  it('is well with a service that answers in plain HTTP, and not where nobody answers', async () => {
    expect(await ask(await freePort())).toBe(1)
    expect(await ask(await serve())).toBe(0)
  })

  it('is well with one that answers over TLS, whatever name its certificate bears', async () => {
    const [key, cert] = [join(folder, 'tls.key'), join(folder, 'tls.crt')]
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '1',
        '-subj',
        '/CN=overturn.example',
        '-keyout',
        key,
        '-out',
        cert,
      ],
      { stdio: 'ignore' },
    )
    expect(await ask(await serve('--tls-key', key, '--tls-cert', cert))).toBe(0)
  })
})

describe('what is given out', () => {
  const bom = givenOut(readBom())

  it('is every package that the service needs and that the pages are built of, no more', () => {
    const names = new Set(bom.components.map(({ name }) => name))
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> }
    expect(Object.keys(dependencies).filter(name => !names.has(name))).toEqual([])
    for (const name of ['react', '@mantine/core', 'echarts', 'zrender', 'avvio', 'pg-types'])
      expect(names).toContain(name)
    for (const name of ['vite', 'vitest', 'typescript', '@biomejs/biome']) expect(names).not.toContain(name)
    const listed = [...foldersGivenOut().values()].length
    expect(bom.components.length).toBeGreaterThan(150)
    expect(bom.components.length).toBeLessThanOrEqual(listed)
  })

  it('has a license that may be given out with the rest', () => {
    expect(
      bom.components.filter(each => !isAllowed(licenseOf(each))).map(each => `${each.name}: ${licenseOf(each)}`),
    ).toEqual([])
    expect(['MIT', '(MIT OR GPL-3.0)', '(MIT AND ISC)'].map(isAllowed)).toEqual([true, true, true])
    expect(['', 'GPL-3.0', 'MIT AND GPL-3.0', '(GPL-3.0 OR MIT) AND SSPL-1.0', 'UNLICENSED'].map(isAllowed)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })

  it('comes with the text of nearly every license', () => {
    const notices = noticesOf(bom)
    expect(notices.length).toBe(bom.components.length)
    expect(notices.filter(text => text.includes('It brings no text along.')).length).toBeLessThan(notices.length / 20)
    // CI makes both files.
    expect(textOf('.ci/run')).toMatch(/^npm run sbom$/m)
  })
})
