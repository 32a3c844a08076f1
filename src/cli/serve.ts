// `overturn serve`: the workbench and the API on one port, with the embedded store; on the first start it prints the
// one-time link with which the first account is made.
import { existsSync, readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { addressesIn, isHereName } from '../api/addresses.ts'
import { loadExample } from '../api/example.ts'
import { createServer, ownVersion, type Server } from '../api/server.ts'
import { runWorker } from '../jobs/worker.ts'
import { hasFiles } from '../store/file.ts'
import type { Host } from '../store/store.ts'
import { changeSettings } from '../work/practice/settings.ts'
import { createMachine } from './machine.ts'
import { type StorePlace, warnOfOpenLine, withNewHost } from './store.ts'
import { plain, styled, type Terminal } from './terminal.ts'

export interface ServeWords {
  readonly port: string
  readonly host: string
  readonly baseUrl?: string
  readonly tlsKey?: string
  readonly tlsCert?: string
  /** Addresses and networks of proxies, separated by commas. */
  readonly trustedProxy?: string
  readonly metricsTokenFile?: string
  /** Fills an empty store with the example practice. */
  readonly example?: true
  /** An identity provider to sign in with (OVERTURN_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET). */
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }
  /** Folders that the workbench may use: what servers are signed in to with, and where backups go (OVERTURN_SECRETS, OVERTURN_BACKUPS). */
  readonly secrets?: string
  readonly backups?: string
  /** Whether this process does background work as well. */
  readonly work: boolean
}

/** What was accepted is waited for so long when the service stops. */
const PATIENCE_MS = 2000

/** Runs until it is told to stop. `now` gives the instant; `stopped` resolves when it is time to end. */
export async function serve(
  words: ServeWords,
  place: StorePlace,
  terminal: Terminal,
  now: () => string,
  stopped: Promise<unknown>,
): Promise<number> {
  const wrong = wrongIn(words)
  if (wrong !== undefined) {
    terminal.err(`${wrong}\n`)
    return 2
  }
  const port = Number(words.port)
  const scheme = words.tlsKey === undefined ? 'http' : 'https'
  // By its name, this machine can have passkeys.
  const named = isHereName(words.host) || ANY.has(words.host) ? 'localhost' : words.host
  const baseUrl = words.baseUrl ?? `${scheme}://${named}:${port}`
  return withNewHost(place, terminal, async host => {
    if (words.example === true) await fillWithExample(host, place, terminal, now)
    const server = await createServer({
      host,
      baseUrl,
      secret: host.vault.secretFor('sessions'),
      now,
      version: ownVersion(),
      allowed: place.allowed,
      machine: createMachine(host, { secrets: words.secrets, backups: words.backups, allowed: place.allowed }),
      ...(words.oidc === undefined ? {} : { oidc: words.oidc }),
      trustedProxies: proxiesIn(words),
      ...(words.metricsTokenFile === undefined
        ? {}
        : { metricsToken: readFileSync(words.metricsTokenFile, 'utf8').trim() }),
      log: process.stderr,
      ...(words.tlsKey === undefined || words.tlsCert === undefined
        ? {}
        : { https: { key: readFileSync(words.tlsKey, 'utf8'), cert: readFileSync(words.tlsCert, 'utf8') } }),
    })
    await warnOfOpenLine(host, terminal)
    await server.app.listen({ port, host: words.host })
    await terminal.out(greeting(server, baseUrl, host.where, terminal))
    const controller = new AbortController()
    const working = words.work
      ? runWorker(host, {
          name: `${hostname()} serve ${process.pid}`,
          now,
          readers: server.service.readers,
          signal: controller.signal,
          allowed: place.allowed,
          onJob: ({ kind, ok, says }) => server.app.log[ok ? 'info' : 'warn']({ job: kind, says }, 'job'),
        })
      : undefined
    await stopped
    // What was accepted is answered, what is being read is ended, the job in hand is done or put back: then it ends, and nobody holds it up.
    controller.abort()
    await Promise.race([server.app.close(), pause(PATIENCE_MS, undefined, { ref: false })])
    await working
    return 0
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    terminal.err(`Port ${port} is taken by another program; name another one with --port.\n`)
    return 1
  })
}

/** All addresses of the machine. */
const ANY = new Set(['0.0.0.0', '::'])

const proxiesIn = ({ trustedProxy = '' }: ServeWords): readonly string[] =>
  trustedProxy.split(',').flatMap(text => (text.trim() === '' ? [] : [text.trim()]))

/** Why it cannot start as it was told to. */
function wrongIn(words: ServeWords): string | undefined {
  const port = Number(words.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return `--port takes a number up to 65535, not "${plain(words.port)}".`
  if ((words.tlsKey === undefined) !== (words.tlsCert === undefined))
    return 'A certificate needs both --tls-key and --tls-cert.'
  for (const path of [words.tlsKey, words.tlsCert, words.metricsTokenFile])
    if (path !== undefined && !existsSync(path)) return `${plain(path)} is not there.`
  if (words.metricsTokenFile !== undefined && readFileSync(words.metricsTokenFile, 'utf8').trim().length < 16)
    return `${plain(words.metricsTokenFile)} holds no token of 16 characters or more.`
  try {
    addressesIn(proxiesIn(words))
  } catch (error) {
    return `--trusted-proxy: ${plain((error as Error).message)}.`
  }
  return wrongLine(words)
}

/** Off this machine nobody is answered in plain HTTP: patients' records and passwords would go over the network for all to read. */
function wrongLine({ baseUrl, host, tlsKey, trustedProxy }: ServeWords): string | undefined {
  const url = baseUrl === undefined ? undefined : URL.parse(baseUrl)
  if (url === null) return `--base-url ${plain(baseUrl ?? '')} is no address; write it as https://overturn.example.`
  if (url !== undefined && url.protocol !== 'https:' && !isHereName(url.hostname))
    return `--base-url ${plain(baseUrl ?? '')}: off this machine people reach it over https alone.`
  if (tlsKey === undefined && trustedProxy === undefined && !isHereName(host))
    return `On ${plain(host)} others on the network would reach it in plain HTTP: give it a certificate (--tls-key, --tls-cert), or name the proxy that has one (--trusted-proxy ADDRESS, --base-url https://…).`
  return undefined
}

function greeting(server: Server, baseUrl: string, where: string, terminal: Terminal): string {
  const lines = [
    `${styled(terminal, 'bold', 'Overturn')} answers at ${baseUrl} (API: ${baseUrl}/api/docs), with the store in ${plain(where)}.`,
  ]
  if (server.setupSecret !== undefined)
    lines.push(
      '',
      'Nobody has an account yet. This link makes the first one, once, until the next start:',
      styled(terminal, 'bold', `  ${baseUrl}/setup#${server.setupSecret}`),
    )
  lines.push('', 'Ctrl+C stops it; nothing that was accepted is lost.', '')
  return `${lines.join('\n')}\n`
}

async function fillWithExample(host: Host, place: StorePlace, terminal: Terminal, now: () => string): Promise<void> {
  const store = await host.practiceNamed(place.practice, now())
  if (await hasFiles(store)) return
  await store.write(unit => changeSettings(unit, () => ({ example: true })))
  terminal.err('Loading the example practice…\n')
  await loadExample(store, {
    now: now(),
    who: place.who,
    onFile: done => {
      if (done % 20 === 0) terminal.err(`  ${done} files\n`)
    },
  })
}
