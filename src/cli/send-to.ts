// `overturn send-to`: the servers that files of ours go out to by themselves.
import { hurryJob } from '../jobs/queue.ts'
import type { SendServer, Store } from '../store/store.ts'
import { DELIVERY_KINDS } from '../store/words.ts'
import { kept, sendServerOf } from '../work/practice/sending-servers.ts'
import { Refusal } from '../work/refusal.ts'
import { type StorePlace, withNewStore } from './store.ts'
import { plain, type Terminal } from './terminal.ts'
import { agreedServer, type WatchWords } from './work.ts'

export interface SendWords extends WatchWords {
  readonly takes?: string
  readonly receiver?: string
  readonly named?: string
}

/** Adds a server, takes one out, or lists them. */
export async function sendServers(
  url: string | undefined,
  words: SendWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withNewStore(place, terminal, async store => {
    const { sendServers: servers } = await store.settings()
    if (url === undefined) {
      await terminal.out(servers.length === 0 ? NONE : servers.map(lineOf).join(''))
      return 0
    }
    if (words.remove === true) {
      await kept(store, place, url, undefined)
      await terminal.out(`Nothing goes out to ${plain(url)} any more; what waits for it stays.\n`)
      return 0
    }
    await add(store, url, words, place, servers)
    await terminal.out(
      `Files go out to ${plain(url)} from now on: "overturn serve" or "overturn work" sends what "overturn deliver" and "overturn status-ask" give it.\n`,
    )
    return 0
  })
}

const NONE =
  'Nothing goes out by itself yet: overturn send-to sftp://user@host/folder --takes claims,status names a server.\n'

const lineOf = ({ url, takes, receiver, named, stopped }: SendServer) =>
  `${plain(url)}  ${takes.join(', ')}${receiver === undefined ? '' : ` for ${plain(receiver)}`}  as ${plain(named)}${stopped === undefined ? '' : `  STOPPED: ${stopped}`}\n`

async function add(
  store: Store,
  url: string,
  { takes, receiver, named, ...words }: SendWords,
  place: StorePlace,
  servers: readonly SendServer[],
): Promise<void> {
  const before = servers.find(each => each.url === url)
  const kinds = takes?.split(',') ?? before?.takes ?? DELIVERY_KINDS
  const wrong = kinds.find(kind => !DELIVERY_KINDS.some(each => each === kind))
  if (wrong !== undefined)
    throw new Refusal('not-known', `"${plain(wrong)}" does not go out by itself: ${DELIVERY_KINDS.join(' and ')} do.`)
  const wishes = { takes: DELIVERY_KINDS.filter(kind => kinds.includes(kind)), receiver, named: named ?? before?.named }
  const server = sendServerOf(await agreedServer(url, words, before), wishes)
  await kept(store, place, url, server)
  await store.write(unit => hurryJob(unit, { kind: 'send-server', subject: url, data: { server: url } }, place.now))
}
