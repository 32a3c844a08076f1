// What every command that needs the store shares: where it is, whose practice, who asks; and a refusal as a sentence.
import { openStore, type Store, StoreRefusal } from '../store/store.ts'
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

/** Opens the store, runs the work and closes it. A refusal is told in its words; the status is 1 then. */
export async function withStore(
  place: StorePlace,
  terminal: Terminal,
  work: (store: Store) => Promise<number>,
): Promise<number> {
  let store: Store | undefined
  try {
    const { where, practice, now, files, key, keyFile } = place
    store = await openStore({
      where,
      practice,
      now,
      ...(files === undefined ? {} : { files }),
      ...(key === undefined ? {} : { key }),
      ...(keyFile === undefined ? {} : { keyFile }),
    })
    return await work(store)
  } catch (error) {
    if (!(error instanceof StoreRefusal || error instanceof Refusal)) throw error
    terminal.err(`${error.message}\n`)
    return 1
  } finally {
    await store?.close()
  }
}
