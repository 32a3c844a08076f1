// Statements on what was met in watched folders and servers.
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export type WatchedFile = Omit<Row<'watchedFile'>, 'practiceId'>

export function watchedFilesOf({ kysely }: Reader, source: string): Promise<readonly WatchedFile[]> {
  return kysely.selectFrom('watchedFile').selectAll().where('source', '=', source).execute()
}

/** What was met last, in every place, the newest first. */
export function lastWatchedFiles({ kysely }: Reader, most: number): Promise<readonly WatchedFile[]> {
  return kysely.selectFrom('watchedFile').selectAll().orderBy('seenAt', 'desc').limit(most).execute()
}

/** What is known of one file. */
export function watchedFile(
  { kysely }: Reader,
  { source, name }: Pick<WatchedFile, 'source' | 'name'>,
): Promise<WatchedFile | undefined> {
  return kysely
    .selectFrom('watchedFile')
    .selectAll()
    .where('source', '=', source)
    .where('name', '=', name)
    .executeTakeFirst()
}

/** In the place of what was known of it. */
export async function keepWatchedFile(unit: Unit, file: WatchedFile): Promise<void> {
  const { source, name, bytes, modified, status, says, seenAt } = file
  const set = { bytes, modified, status, says, seenAt }
  await unit.kysely
    .insertInto('watchedFile')
    .values({ practiceId: unit.practiceId, source, name, ...set })
    .onConflict(conflict => conflict.columns(['practiceId', 'source', 'name']).doUpdateSet(set))
    .execute()
}
