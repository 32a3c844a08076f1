// `overturn work`: background work in a process of its own, beside the service or on another machine. `overturn watch`: the folders and servers whose
// files are brought in by themselves.
import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { markOutbound } from '../jobs/outbound.ts'
import { hurryJob } from '../jobs/queue.ts'
import { askHostKey, parseServer } from '../jobs/watch-server.ts'
import { runWorker } from '../jobs/worker.ts'
import type { CheckedFolder } from '../store/settings.ts'
import type { Settings, WatchedServer } from '../store/store.ts'
import { createReaders } from '../work/intake/apart/readers.ts'
import { changeSettings } from '../work/practice/settings.ts'
import { Refusal } from '../work/refusal.ts'
import { type StorePlace, warnOfOpenLine, withNewHost, withNewStore } from './store.ts'
import { plain, type Terminal } from './terminal.ts'

/** Works until it is stopped. */
export async function work(
  place: StorePlace,
  terminal: Terminal,
  now: () => string,
  stopped: Promise<unknown>,
): Promise<number> {
  return withNewHost(place, terminal, async host => {
    const controller = new AbortController()
    const readers = createReaders(host.place)
    // What is being read is ended and put back: a file may take longer than whoever stops it waits.
    void stopped.then(() => {
      controller.abort()
      return readers.close()
    })
    await warnOfOpenLine(host, terminal)
    await terminal.out(`Working on ${plain(host.where)}; Ctrl+C stops it, and what is in hand is put back.\n`)
    await runWorker(host, {
      name: `${hostname()} work ${process.pid}`,
      now,
      readers,
      signal: controller.signal,
      allowed: place.allowed,
      onJob: ({ kind, ok, says }) =>
        terminal.err(`${now().slice(0, 19)} ${ok ? 'done  ' : 'failed'} ${kind}: ${plain(says)}\n`),
    })
    return 0
  })
}

export interface WatchWords {
  readonly remove?: true
  /** Of a folder whose claims are checked on their way out. */
  readonly clean?: string
  readonly held?: string
  /** Of a server: the fingerprint agreed to, and files with what to sign in with. */
  readonly hostKey?: string
  readonly keyFile?: string
  readonly passwordFile?: string
}

/** Keeps what is watched, and has a place looked into at once. */
type SetWatched = (
  data: Partial<Settings>,
  look?: { readonly kind: string; readonly subject: string; readonly data: Readonly<Record<string, unknown>> },
) => Promise<void>

/** Adds a folder or a server to those that are watched, takes one out, or lists them. */
export async function watch(
  watched: string | undefined,
  words: WatchWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withNewStore(place, terminal, async store => {
    const { watchFolders, checkFolders, watchServers } = await store.settings()
    const set: SetWatched = (data, look) =>
      store.write(async unit => {
        await changeSettings(unit, () => data)
        // Whoever says it again has seen to what was wrong there.
        if (look !== undefined) await hurryJob(unit, look, place.now)
        unit.event({ at: place.now, who: place.who, verb: 'set', data })
      })
    if (watched === undefined) {
      const lines = [
        ...watchFolders.map(plain),
        ...checkFolders.map(checkedText),
        ...watchServers.map(
          ({ url, stopped }) => `${plain(url)}${stopped === undefined ? '' : `  STOPPED: ${stopped}`}`,
        ),
      ]
      await terminal.out(
        lines.length === 0
          ? 'Nothing is watched yet: overturn watch FOLDER, or overturn watch sftp://user@host/folder.\n'
          : `${lines.join('\n')}\n`,
      )
      return 0
    }
    if (watched.includes('://')) return watchServer(watched, words, watchServers, set, terminal)
    const path = resolve(watched)
    const remove = words.remove === true
    const isChecked = checkFolders.some(({ folder }) => folder === path)
    if (words.clean !== undefined || words.held !== undefined || (remove && isChecked))
      return watchChecked(path, words, { checkFolders, watchFolders }, set, terminal)
    if (isChecked)
      throw new Refusal('open', `${path} is a folder whose claims are checked: take it out first (--remove).`)
    if (!remove && !existsSync(path)) throw new Refusal('not-found', `${path} is not there; make it first.`)
    if (remove && !watchFolders.includes(path)) throw new Refusal('not-found', `${path} is not watched.`)
    await set(
      { watchFolders: watchFolders.filter(each => each !== path).concat(remove ? [] : [path]) },
      remove ? undefined : { kind: 'watch-folder', subject: path, data: { folder: path } },
    )
    await terminal.out(
      remove
        ? `${plain(path)} is not watched any more.\n`
        : `${plain(path)} is watched: "overturn serve" or "overturn work" brings in what is laid there, a minute or so after it has stopped growing.\n`,
    )
    return 0
  })
}

const checkedText = ({ folder, clean, held }: CheckedFolder) =>
  `${plain(folder)}  checked: what may go to ${plain(clean)}, the rest to ${plain(held)}`

/** A folder whose claims are checked on their way out. */
async function watchChecked(
  folder: string,
  { clean, held, remove }: WatchWords,
  { checkFolders, watchFolders }: Pick<Settings, 'checkFolders' | 'watchFolders'>,
  set: SetWatched,
  terminal: Terminal,
): Promise<number> {
  const others = checkFolders.filter(each => each.folder !== folder)
  if (remove === true) {
    await set({ checkFolders: others })
    await terminal.out(`${plain(folder)} is not watched any more: claims that are laid there stay there.\n`)
    return 0
  }
  if (clean === undefined || held === undefined)
    throw new Refusal('empty', 'Name both: --clean for what may go, --held for what is held back.')
  const place: CheckedFolder = { folder, clean: resolve(clean), held: resolve(held) }
  const gone = Object.values(place).find(each => !existsSync(each))
  if (gone !== undefined) throw new Refusal('not-found', `${gone} is not there; make it first.`)
  if (new Set(Object.values(place)).size < 3) throw new Refusal('open', 'The three folders have to be three.')
  if (watchFolders.includes(folder))
    throw new Refusal('open', `The files of ${folder} are brought in by themselves: take it out first (--remove).`)
  await set({ checkFolders: [...others, place] }, { kind: 'check-folder', subject: folder, data: { folder } })
  await terminal.out(
    `Claims that are laid into ${plain(folder)} are checked by "overturn serve" or "overturn work": what may go is laid into ${plain(place.clean)} and brought in as sent, the rest into ${plain(place.held)}, each with a report.\n`,
  )
  return 0
}

/** Sets the folder that claims made here go out of, takes it back, or says which one it is. */
export async function outbound(
  folder: string | undefined,
  { remove }: { readonly remove?: true },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withNewStore(place, terminal, async store => {
    const { outboundFolder } = await store.settings()
    const set = (data: Pick<Settings, 'outboundFolder'>) =>
      store.write(async unit => {
        await changeSettings(unit, () => data)
        unit.event({ at: place.now, who: place.who, verb: 'set', data })
      })
    if (remove === true) {
      await set({ outboundFolder: null })
      await terminal.out('Claims go out by hand: there is no outbound folder any more. What lies in it stays there.\n')
    } else if (folder === undefined)
      await terminal.out(
        outboundFolder === null
          ? 'No outbound folder is set: overturn outbound FOLDER. It is the folder out of which your clearinghouse picks claims up.\n'
          : `${plain(outboundFolder)}\n`,
      )
    else {
      const path = resolve(folder)
      if (!existsSync(path)) throw new Refusal('not-found', `${path} is not there; make it first.`)
      await markOutbound(path)
      await set({ outboundFolder: path })
      await terminal.out(
        `Claims go out of ${plain(path)}: "overturn serve" or "overturn work" lays there what "overturn put-out" names, and tells it as sent when it has been picked up.\n`,
      )
    }
    return 0
  })
}

/** The first time it only shows the server's key: agreeing to it is a person's word. */
async function watchServer(
  url: string,
  { remove, hostKey, keyFile, passwordFile }: WatchWords,
  servers: readonly WatchedServer[],
  set: SetWatched,
  terminal: Terminal,
): Promise<number> {
  const others = servers.filter(server => server.url !== url)
  if (remove === true) {
    if (others.length === servers.length) throw new Refusal('not-found', `${plain(url)} is not watched.`)
    await set({ watchServers: others })
    await terminal.out(`${plain(url)} is not watched any more.\n`)
    return 0
  }
  const server = await agreedServer(
    url,
    { hostKey, keyFile, passwordFile },
    servers.find(each => each.url === url),
  )
  await set({ watchServers: [...others, server] }, { kind: 'watch-server', subject: url, data: { server: url } })
  await terminal.out(
    `${plain(url)} is watched: "overturn serve" or "overturn work" looks every minute and brings in what has stopped growing; nothing there is changed or taken away.\n`,
  )
  return 0
}

interface Agreement {
  readonly hostKey?: string | undefined
  readonly keyFile?: string | undefined
  readonly passwordFile?: string | undefined
}

/** A server with what to sign in with, and the key that a person has agreed to. Throws Refusal, with the key that it shows where none was named. */
export async function agreedServer(
  url: string,
  { hostKey, keyFile, passwordFile }: Agreement,
  before: WatchedServer | undefined,
): Promise<WatchedServer> {
  try {
    parseServer(url)
  } catch (error) {
    throw new Refusal('not-known', (error as Error).message)
  }
  const secrets = {
    keyFile: keyFile === undefined ? before?.keyFile : resolve(keyFile),
    passwordFile: passwordFile === undefined ? before?.passwordFile : resolve(passwordFile),
  }
  const files = Object.fromEntries(Object.entries(secrets).filter(([, path]) => path !== undefined)) as Pick<
    WatchedServer,
    'keyFile' | 'passwordFile'
  >
  for (const path of Object.values(files))
    if (!existsSync(path)) throw new Refusal('not-found', `${path} is not there.`)
  if (Object.keys(files).length === 0)
    throw new Refusal('not-known', 'Say what to sign in with: --key-file FILE or --password-file FILE.')
  if (hostKey === undefined) {
    const shown = await askHostKey(url).catch(error => {
      throw new Refusal('not-found', (error as Error).message)
    })
    throw new Refusal(
      'guarded',
      `This server shows the key ${shown}. Lay it beside what whoever runs the server has given you; if it is the same, say so: --host-key ${shown}`,
    )
  }
  if (!/^SHA256:[A-Za-z0-9+/]{43}$/.test(hostKey))
    throw new Refusal('not-known', 'A fingerprint is written SHA256: and 43 signs, as ssh-keygen -l shows it.')
  return { url, hostKey, ...files }
}
