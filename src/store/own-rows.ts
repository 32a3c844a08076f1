// Rows added in a practice's name: nobody has to say whose they are.

import type { Unit } from './store.ts'
import type { Row, TableName } from './tables.ts'

/** A row as it is given: the practice is the unit's. */
export type OwnRow<Name extends TableName> = Omit<Row<Name>, 'practiceId'>

const ofPractice = <Name extends TableName>({ practiceId }: Unit, row: OwnRow<Name>) =>
  ({ practiceId, ...row }) as unknown as Row<Name>

export async function addRow<Name extends TableName>(unit: Unit, table: Name, row: OwnRow<Name>): Promise<void> {
  await unit.kysely
    .insertInto(table)
    .values(ofPractice(unit, row) as never)
    .execute()
}

/** The same where a row with the same values in these columns may be there already: that one stays. */
export async function addRowOnce<Name extends TableName>(
  unit: Unit,
  table: Name,
  row: OwnRow<Name>,
  columns: readonly (keyof OwnRow<Name>)[],
): Promise<void> {
  await unit.kysely
    .insertInto(table)
    .values(ofPractice(unit, row) as never)
    .onConflict(conflict => conflict.columns(['practiceId', ...columns] as never[]).doNothing())
    .execute()
}

/** Many at once. */
export function addRows<Name extends TableName>(unit: Unit, table: Name, rows: readonly OwnRow<Name>[]): Promise<void> {
  return unit.insertMany(
    table,
    rows.map(row => ofPractice(unit, row)),
  )
}

/** Says of a row that it holds no more; answers its name, undefined where there is none that holds. */
export async function withdrawRow(
  { kysely }: Unit,
  table: 'bankStatement' | 'feeSchedule',
  id: number,
  at: string,
): Promise<string | undefined> {
  // Both have these columns; the compiler does not take one statement for either of two tables.
  const named = table as 'feeSchedule'
  const held = kysely.selectFrom(named).select('name').where('id', '=', id).where('withdrawnAt', 'is', null)
  const found = await held.executeTakeFirst()
  if (found === undefined) return undefined
  await kysely.updateTable(named).set({ withdrawnAt: at }).where('id', '=', id).execute()
  return found.name
}
