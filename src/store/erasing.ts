// A unit that erases: the one in which posted facts may be changed and deleted, and after which neither the database nor the folder of files holds what was
// taken out. What is erased, and why, is said by whoever asks (erasure.ts has the statements).
import { sql, type Transaction } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'
import type { Vault } from './vault.ts'

/** Columns that say where bytes are kept: files, documents that were brought in, letters with their packets. */
export const KEPT_IN = [
  ['file', 'kept'],
  ['document', 'kept'],
  ...(['packetKept', 'letterKept', 'factsKept'] as const).map(column => ['appeal', column] as const),
] as const

export interface Erasing<Unit> {
  /** As a unit of writing, in which what was posted may be changed: all or nothing. `since` is an ISO instant. */
  unit<Made>(since: string, work: (unit: Unit) => Promise<Made>): Promise<Made>
  /** Takes kept files away that no file of any practice needs any more. Answers those that stay. */
  forget(paths: readonly string[]): Promise<readonly string[]>
}

interface InPractice {
  readonly practiceId: number
  readonly kysely: Transaction<Tables>
}

export function createErasing<Unit extends InPractice>(
  { engine, kysely }: Database,
  vault: Vault,
  write: <Made>(work: (unit: Unit) => Promise<Made>) => Promise<Made>,
): Erasing<Unit> {
  const plain = kysely.withoutPlugins()
  return {
    async unit(since, work) {
      // What is deleted is written over, in the file and in the log that leads to it.
      if (engine === 'sqlite') await sql`pragma secure_delete = on`.execute(plain)
      try {
        return await write(async unit => {
          await unit.kysely.insertInto('erasing').values({ practiceId: unit.practiceId, since }).execute()
          const made = await work(unit)
          await unit.kysely.deleteFrom('erasing').execute()
          return made
        })
      } finally {
        if (engine === 'sqlite') {
          await sql`pragma wal_checkpoint(truncate)`.execute(plain)
          await sql`pragma secure_delete = off`.execute(plain)
        }
      }
    },
    forget: paths =>
      vault.forget(paths, async path => {
        for (const [table, column] of KEPT_IN) {
          const rows = kysely
            .selectFrom(table as 'file')
            .select('id')
            .where(column as 'kept', '=', path)
          if ((await rows.limit(1).executeTakeFirst()) !== undefined) return true
        }
        return false
      }),
  }
}
