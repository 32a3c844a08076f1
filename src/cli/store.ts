// What every command that needs the store shares: where it is, whose practice, who asks; and a refusal as a sentence.
import { type Host, openHost, openStore, type Store, StoreRefusal } from '../store/store.ts'
import { Refusal } from '../work/refusal.ts'
import type { Terminal } from './terminal.ts'

/** Where the store is and in whose name one works: from options, else the environment, read in main.ts. */
export interface StorePlace {
  readonly where: string
  readonly practice: string
  readonly who: string
  readonly files: string | undefined
  readonly key: string | undefined
  readonly keyFile: string | undefined
  /** Hosts inside of the network that webhooks may be sent to (OVERTURN_WEBHOOK_ALLOW). */
  readonly allowed: ReadonlySet<string>
  /** ISO instant. */
  readonly now: string
}

function whereOf({ where, files, key, keyFile }: StorePlace): Parameters<typeof openHost>[0] {
  return {
    where,
    ...(files === undefined ? {} : { files }),
    ...(key === undefined ? {} : { key }),
    ...(keyFile === undefined ? {} : { keyFile }),
  }
}

/** Opens one practice's store, runs the work and closes it. A refusal is told in its words; the status is 1 then. */
export async function withStore(
  place: StorePlace,
  terminal: Terminal,
  work: (store: Store) => Promise<number>,
): Promise<number> {
  let store: Store | undefined
  try {
    store = await openStore({ ...whereOf(place), practice: place.practice, now: place.now })
    return await work(store)
  } catch (error) {
    return refused(error, terminal)
  } finally {
    await store?.close()
  }
}

/** The same with the whole store, every practice in it. */
export async function withHost(
  place: StorePlace,
  terminal: Terminal,
  work: (host: Host) => Promise<number>,
): Promise<number> {
  let host: Host | undefined
  try {
    host = await openHost(whereOf(place))
    return await work(host)
  } catch (error) {
    return refused(error, terminal)
  } finally {
    await host?.close()
  }
}

function refused(error: unknown, terminal: Terminal): number {
  if (!(error instanceof StoreRefusal || error instanceof Refusal)) throw error
  const command = error instanceof Refusal && error.command !== undefined ? ` ${error.command}` : ''
  terminal.err(`${error.message}${command}\n`)
  return 1
}
