// Statements on remittances, and on those that came more than once.
import { inTurn, type Reader } from './reader.ts'
import { type FlatRows, pushRow, type Row, type Unit } from './store.ts'

/** The content and the numbers by which a remittance is known again. */
export const REMITTANCE_KEYS = ['content', 'traceKey', 'controlKey'] as const

export function remittanceByContent(reader: Reader, content: string): Promise<Row<'remittance'> | undefined> {
  return reader.kysely.selectFrom('remittance').selectAll().where('content', '=', content).executeTakeFirst()
}

/** Those that bear one of these numbers, the oldest first, twenty at the most. */
export function remittancesByNumber(
  reader: Reader,
  { traceKey, controlKey }: Pick<Row<'remittance'>, 'traceKey' | 'controlKey'>,
): Promise<readonly Row<'remittance'>[]> {
  return reader.kysely
    .selectFrom('remittance')
    .selectAll()
    .where(({ eb, or }) => or([eb('traceKey', '=', traceKey), eb('controlKey', '=', controlKey)]))
    .orderBy('id')
    .limit(20)
    .execute()
}

/** Which of these remittances' contents and numbers are known, in few questions. */
export async function knownKeys(
  reader: Reader,
  rows: readonly Pick<Row<'remittance'>, (typeof REMITTANCE_KEYS)[number]>[],
): Promise<ReadonlySet<string>> {
  const known = await Promise.all(
    REMITTANCE_KEYS.map(column =>
      inTurn(rows, async part => {
        const asked = part.map(row => row[column])
        const found = await reader.kysely.selectFrom('remittance').select(column).where(column, 'in', asked).execute()
        return found.map(row => row[column])
      }),
    ),
  )
  return new Set(known.flat())
}

/** Payer and trace number of these remittances. */
export async function traceKeys(reader: Reader, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await inTurn(ids, part =>
    reader.kysely.selectFrom('remittance').select(['id', 'traceKey']).where('id', 'in', part).execute(),
  )
  return new Map(rows.map(({ id, traceKey }) => [id, traceKey]))
}

export function addRemittances(unit: Unit, remittances: readonly Row<'remittance'>[]): Promise<void> {
  const rows: FlatRows = []
  for (const remittance of remittances) pushRow(rows, 'remittance', remittance)
  return unit.insertMany('remittance', rows)
}

/** Notes that a remittance came again; said once of each place in a file. */
export async function addDuplicate(unit: Unit, duplicate: Omit<Row<'duplicate'>, 'practiceId'>): Promise<void> {
  await unit.kysely
    .insertInto('duplicate')
    .values({ practiceId: unit.practiceId, ...duplicate })
    .onConflict(conflict => conflict.columns(['practiceId', 'fileId', 'ordinal']).doNothing())
    .execute()
}
