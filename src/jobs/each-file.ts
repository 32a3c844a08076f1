// Files on a server, each on its own: one that the server does not give or take is no reason to leave the others, and is asked for less and less often.
import type Client from 'ssh2-sftp-client'
import { StoreRefusal } from '../store/refusal.ts'
import { later } from './queue.ts'

/** Minutes until a refused file has its turn again, after each refusal in a row; the last one holds from then on. */
const AGAIN_MINUTES = [1, 5, 15, 60] as const

/** What a server refused, in the memory of this process: after a start everything has its turn at once. */
export class RefusedFiles {
  readonly #refused = new Map<string, { readonly times: number; readonly until: string }>()

  /** Whether its turn has come. */
  isDue(key: string, now: string): boolean {
    return (this.#refused.get(key)?.until ?? '') <= now
  }

  refused(key: string, now: string): void {
    const times = (this.#refused.get(key)?.times ?? 0) + 1
    const minutes = AGAIN_MINUTES[times - 1] ?? 60
    this.#refused.set(key, { times, until: later(now, minutes * 60_000) })
  }

  done(key: string): void {
    this.#refused.delete(key)
  }
}

export interface EachFile<T> {
  readonly client: Client
  readonly refused: RefusedFiles
  readonly now: string
  /** What a file is known by: its server and its name or number. */
  readonly key: (file: T) => string
  readonly run: (file: T) => Promise<void>
  readonly onRefused?: (file: T, says: string) => Promise<void>
}

/**
 * Runs each file whose turn it is. Answers what the server said to those that it refused. Throws where the server is gone, or the store refuses.
 */
export async function eachFile<T>(
  files: readonly T[],
  { client, refused, now, key, run, onRefused }: EachFile<T>,
): Promise<readonly string[]> {
  const says: string[] = []
  for (const file of files) {
    if (!refused.isDue(key(file), now)) continue
    try {
      await run(file)
      refused.done(key(file))
    } catch (error) {
      if (error instanceof StoreRefusal) throw error
      await client.cwd().catch(() => {
        throw error
      })
      refused.refused(key(file), now)
      says.push((error as Error).message)
      await onRefused?.(file, (error as Error).message)
    }
  }
  return says
}
