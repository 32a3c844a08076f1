// Statements on the official lists that a practice brings in: which are in force on a day, and what they say under a key.
import { addRow, addRows } from './own-rows.ts'
import { inParts, type Reader } from './reader.ts'
import type { Row, Store, Unit } from './store.ts'

export type ReferenceList = Omit<Row<'referenceList'>, 'practiceId'>
export type ReferencePart = Omit<Row<'referenceEntry'>, 'practiceId'>

export async function addReferenceList(unit: Unit, list: ReferenceList): Promise<void> {
  await addRow(unit, 'referenceList', list)
}

export async function addReferenceParts(unit: Unit, parts: readonly ReferencePart[]): Promise<void> {
  await addRows(unit, 'referenceEntry', parts)
}

/** From now on a list is asked, or no more. */
export async function setReferenceState(
  unit: Unit,
  id: number,
  state: ReferenceList['state'],
  entries?: number,
): Promise<void> {
  await unit.kysely
    .updateTable('referenceList')
    .set(entries === undefined ? { state } : { state, entries })
    .where('id', '=', id)
    .execute()
}

/** All of them, the latest brought first. */
export async function referenceLists({ kysely }: Reader): Promise<readonly ReferenceList[]> {
  return kysely
    .selectFrom('referenceList')
    .select(['id', 'kind', 'name', 'sha256', 'inForceFrom', 'inForceTo', 'entries', 'state', 'broughtAt', 'broughtBy'])
    .orderBy('id', 'desc')
    .execute()
}

/** Entries of lists that never became whole or were taken back, so many at a time. Answers whether there may be more. */
export async function forgetReferenceParts(unit: Unit, listId: number, most: number): Promise<boolean> {
  const keys = await unit.kysely
    .selectFrom('referenceEntry')
    .select('key')
    .distinct()
    .where('listId', '=', listId)
    .orderBy('key')
    .limit(most)
    .execute()
  const last = keys.at(-1)?.key
  if (last === undefined) return false
  await unit.kysely.deleteFrom('referenceEntry').where('listId', '=', listId).where('key', '<=', last).execute()
  return keys.length === most
}

/** What a list says under these keys, its parts joined by a blank. */
export async function referenceEntries(
  { kysely }: Pick<Store, 'kysely'>,
  listId: number,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const part of inParts(keys)) {
    const rows = await kysely
      .selectFrom('referenceEntry')
      .select(['key', 'said'])
      .where('listId', '=', listId)
      .where('key', 'in', [...part])
      .orderBy('key')
      .orderBy('part')
      .execute()
    for (const { key, said } of rows) found.set(key, found.has(key) ? `${found.get(key)} ${said}` : said)
  }
  return found
}
