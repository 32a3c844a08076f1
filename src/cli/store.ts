// What every command that needs the store shares: where it is, whose practice, who asks; and a refusal as a sentence.
import { type Host, openHost, openStore, type Store, StoreRefusal } from '../store/store.ts'
import type { ActionContext } from '../work/action.ts'
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

/** What an action or view is given on this machine, whose user may do everything: the practice, and the accounts where it asks for them. */
export async function contextOn(host: Host, place: StorePlace): Promise<ActionContext> {
  return {
    store: await host.practiceNamed(place.practice, place.now),
    role: 'admin',
    actor: { who: place.who, now: place.now },
    allowed: place.allowed,
    async accounts() {
      const { openPeople } = await import('../api/people.ts')
      // Nobody signs in here: where the service is reached does not matter.
      const people = await openPeople(host, {
        secret: host.vault.secretFor('sessions'),
        baseUrl: 'http://localhost',
        now: () => place.now,
      })
      return people.accounts
    },
  }
}

function refused(error: unknown, terminal: Terminal): number {
  if (!(error instanceof StoreRefusal || error instanceof Refusal)) throw error
  const command = error instanceof Refusal && error.command !== undefined ? ` ${error.command}` : ''
  terminal.err(`${error.message}${command}\n`)
  return 1
}
