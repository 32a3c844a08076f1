// Statements on the sign-in library's tables that have to hold whoever asks at the same moment: a code that is taken once, tries that are counted,
// a piece of work that one process alone does. The library itself reads first and writes then.
import { type Kysely, sql } from 'kysely'
import type { Host } from './store.ts'

/** As far as we ask of them ourselves; the library makes and migrates them. */
interface SignInTables {
  readonly twoFactor: { readonly userId: string; readonly lastStep: number | null }
  readonly attempt: { readonly id: string; readonly count: number; readonly since: number }
  readonly session: {
    readonly id: string
    readonly userId: string
    readonly token: string
    readonly by: string | null
    readonly provenAt: number | null
  }
}

const tablesOf = ({ keeper }: Host) => keeper.withoutPlugins() as unknown as Kysely<SignInTables>

/** Takes the code of this step of time, once and in order; false where it, or a later one, was taken before. */
export async function takeStep(host: Host, userId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tablesOf(host)
    .updateTable('twoFactor')
    .set({ lastStep: step })
    .where('userId', '=', userId)
    .where(({ eb, or }) => or([eb('lastStep', 'is', null), eb('lastStep', '<', step)]))
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Counts one more try under this name within the window and answers how many there are now. `now` and `window` in milliseconds. */
export async function countTry(host: Host, name: string, window: number, now: number): Promise<number> {
  const tables = tablesOf(host)
  const over = sql<boolean>`attempt.since <= ${now - window}`
  const { count } = await tables
    .insertInto('attempt')
    .values({ id: name, count: 1, since: now })
    .onConflict(conflict =>
      conflict.column('id').doUpdateSet({
        count: sql<number>`case when ${over} then 1 else attempt.count + 1 end`,
        since: sql<number>`case when ${over} then ${now} else attempt.since end`,
      }),
    )
    .returning('count')
    .executeTakeFirstOrThrow()
  // A fresh one makes room: those that count no more go.
  if (count === 1)
    await tables
      .deleteFrom('attempt')
      .where('since', '<=', now - LONGEST_WINDOW)
      .execute()
  return count
}

/** Nothing is counted for longer. */
const LONGEST_WINDOW = 24 * 3600_000

/** Forgets the tries under this name. */
export async function forgetTries(host: Host, name: string): Promise<void> {
  await tablesOf(host).deleteFrom('attempt').where('id', '=', name).execute()
}

/** Takes one try back: it was none. */
export async function takeBackTry(host: Host, name: string): Promise<void> {
  await tablesOf(host)
    .updateTable('attempt')
    .set({ count: sql<number>`count - 1` })
    .where('id', '=', name)
    .where('count', '>', 0)
    .execute()
}

/** Takes on a piece of work that one alone may do; false while somebody else is at it, for as long as `until` at most. */
export async function takeOn(host: Host, work: string, forMs: number, now: number): Promise<boolean> {
  const taken = await tablesOf(host)
    .insertInto('attempt')
    .values({ id: work, count: 1, since: now })
    .onConflict(conflict =>
      conflict
        .column('id')
        .doUpdateSet({ since: now })
        .where('attempt.since', '<=', now - forMs),
    )
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}

/** The session was proven to be its person's again. */
export async function proveSession(host: Host, token: string, now: number): Promise<void> {
  await tablesOf(host).updateTable('session').set({ provenAt: now }).where('token', '=', token).execute()
}

/** Ends every session of a person but the one of this token. */
export async function endOtherSessions(host: Host, userId: string, token: string): Promise<void> {
  await tablesOf(host).deleteFrom('session').where('userId', '=', userId).where('token', '!=', token).execute()
}
