// A watched folder of an SFTP server, as clearinghouses have them. The server is the one whose key was seen and agreed to, or nothing is
// sent to it: not even a password.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import Client from 'ssh2-sftp-client'
import { StoreRefusal } from '../store/refusal.ts'
import type { Store, WatchedServer } from '../store/store.ts'
import type { WatchedFile } from '../store/watched-file.ts'
import type { Readers } from '../work/intake/apart/readers.ts'
import type { FileReport } from '../work/intake/report.ts'
import { eachFile, RefusedFiles } from './each-file.ts'
import { isUnfinished, keepOutcome, type Looked, type Lying, sortOut } from './watch.ts'

const LARGEST_FILE = 256 << 20
const CONNECT_MS = 20_000

/** The command that a server was agreed to with. */
type ServerCommand = 'watch' | 'send-to'

/** The server shows another key than the one that was agreed to: it was moved, or somebody stands between. Nothing goes on by itself. */
export class ChangedKey extends Error {
  readonly shown: string
  constructor(server: WatchedServer, shown: string, command: ServerCommand) {
    super(
      `${server.url} shows another key (${shown}) than the one agreed to (${server.hostKey}). Nothing was sent to it, and it is left alone from now on. Ask whoever runs it; when the new key is theirs, agree to it: overturn ${command} ${server.url} --host-key ${shown}`,
    )
    this.name = 'ChangedKey'
    this.shown = shown
  }
}

/** `sftp://user@host:22/folder`, taken apart. Throws Error with a sentence. */
export function parseServer(url: string): {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly folder: string
} {
  const parts = URL.parse(url)
  if (parts?.protocol !== 'sftp:' || parts.hostname === '' || parts.username === '')
    throw new Error('A server is written sftp://user@host/folder, with :port where it is not 22.')
  if (parts.password !== '')
    throw new Error('A password does not belong in the address: lay it into a file (--password-file).')
  return {
    host: parts.hostname.replace(/^\[|\]$/g, ''),
    port: parts.port === '' ? 22 : Number(parts.port),
    user: decodeURIComponent(parts.username),
    folder: decodeURIComponent(parts.pathname) || '/',
  }
}

const fingerprint = (key: Buffer) => `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`

/** The fingerprint of the key that a server shows, without signing in to it. Throws Error when it cannot be reached. */
export async function askHostKey(url: string): Promise<string> {
  const { host, port, user } = parseServer(url)
  let shown: string | undefined
  const client = new Client('overturn')
  try {
    await client.connect({
      host,
      port,
      username: user,
      readyTimeout: CONNECT_MS,
      retries: 0,
      hostVerifier: (key: Buffer) => {
        shown = fingerprint(key)
        return false
      },
    })
  } catch (error) {
    if (shown === undefined) throw new Error(`${host} cannot be reached: ${(error as Error).message}`)
  } finally {
    await client.end().catch(() => undefined)
  }
  if (shown === undefined) throw new Error(`${host} showed no key.`)
  return shown
}

/** Signed in at a server that shows the key agreed to. Throws ChangedKey, or Error when it cannot be reached or does not let us in. */
export async function signIn(client: Client, server: WatchedServer, command: ServerCommand): Promise<void> {
  const { host, port, user } = parseServer(server.url)
  const { keyFile, passwordFile } = server
  let other: string | undefined
  await client
    .connect({
      host,
      port,
      username: user,
      readyTimeout: CONNECT_MS,
      retries: 0,
      ...(keyFile === undefined ? {} : { privateKey: readFileSync(keyFile) }),
      ...(passwordFile === undefined ? {} : { password: readFileSync(passwordFile, 'utf8').trimEnd() }),
      hostVerifier: (key: Buffer) => {
        const shown = fingerprint(key)
        if (shown !== server.hostKey) other = shown
        return shown === server.hostKey
      },
    })
    .catch(error => {
      throw other === undefined ? error : new ChangedKey(server, other, command)
    })
}

/** How many files lie in the folder of a server; nothing is fetched. Throws as signing in does. */
export async function countOn(server: WatchedServer): Promise<number> {
  const client = new Client('overturn')
  try {
    await signIn(client, server, 'watch')
    return (await lyingOn(client, parseServer(server.url).folder)).length
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * One look. Throws ChangedKey, or Error when the server cannot be reached or does not let us in: then it is tried again later. A file that the server does not
 * give waits on its own.
 */
export async function lookIntoServer(
  store: Store,
  server: WatchedServer,
  now: string,
  readers: Pick<Readers, 'importBytes'>,
  refused = new RefusedFiles(),
): Promise<Looked & { readonly refused: readonly string[] }> {
  const { folder } = parseServer(server.url)
  const client = new Client('overturn')
  try {
    await signIn(client, server, 'watch')
    const lying = await lyingOn(client, folder)
    const { growing, whole } = await sortOut(store, server.url, lying, now)
    let failed = 0
    let brought = 0
    const says = await eachFile(whole, {
      ...{ client, refused, now },
      key: ({ name }) => `${store.practiceId} ${server.url} ${name}`,
      run: async file => {
        const report = await fetched(client, posix.join(folder, file.name), reading =>
          readers.importBytes(store.practiceId, file.name, reading, { now, who: 'server' }),
        )
        if (await settle(store, file, report)) failed++
        else brought++
      },
    })
    return { found: lying.length, brought, growing, failed, refused: says }
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function lyingOn(client: Client, folder: string): Promise<readonly Lying[]> {
  const found = await client.list(folder)
  return found
    .filter(entry => entry.type === '-' && !isUnfinished(entry.name))
    .map(entry => ({ name: entry.name, bytes: entry.size, modified: new Date(entry.modifyTime).toISOString() }))
    .sort((one, two) => (one.name < two.name ? -1 : 1))
}

/** Fetches one file and brings it in. What is wrong with it is its own; what is wrong with the server or the store ends the look. */
async function fetched(
  client: Client,
  path: string,
  bring: (bytes: Buffer) => Promise<readonly FileReport[]>,
): Promise<Pick<FileReport, 'status' | 'says'> | undefined> {
  const { size } = await client.stat(path)
  if (size > LARGEST_FILE)
    return {
      status: 'rejected',
      says: [`It has ${size} bytes, more than a watch brings in: fetch it and use overturn import.`],
    }
  const bytes = await client.get(path)
  if (!Buffer.isBuffer(bytes)) throw new Error(`${path} did not come as bytes`)
  try {
    const reports = await bring(bytes)
    return reports.find(({ status }) => status === 'rejected' || status === 'quarantined') ?? reports[0]
  } catch (error) {
    if (error instanceof StoreRefusal && error.code !== 'damaged') throw error
    return { status: 'rejected', says: [(error as Error).message] }
  }
}

/** Writes down what became of a file; answers whether it was set aside. */
async function settle(
  store: Store,
  file: WatchedFile,
  report: Pick<FileReport, 'status' | 'says'> | undefined,
): Promise<boolean> {
  const failed = report === undefined || report.status === 'rejected' || report.status === 'quarantined'
  await keepOutcome(store, file, failed ? 'failed' : 'done', report?.says.join(' ') ?? 'there was nothing in it')
  return failed
}
