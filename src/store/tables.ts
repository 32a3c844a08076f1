// The tables as they are now, in the words of the trade, beside how the database holds them (the sum of the migrations). Row types for the
// statements, column order for bulk loads; a test holds the two descriptions together.
import type { Column, ColumnsOf, Kind } from './columns.ts'
import type { TableDescription } from './migrations/describe-table.ts'
import { PHYSICAL } from './migrations/physical.ts'
import { APPEAL_TABLES } from './tables/appeal.ts'
import { CHECK_TABLES } from './tables/check.ts'
import { CLAIM_TABLES } from './tables/claim.ts'
import { DENIAL_TABLES } from './tables/denial.ts'
import { DEPOSIT_TABLES } from './tables/deposit.ts'
import { DISPUTE_TABLES } from './tables/dispute.ts'
import { INSIGHT_TABLES } from './tables/insight.ts'
import { PATIENT_TABLES } from './tables/patient.ts'
import { SERVICE_TABLES } from './tables/people-and-jobs.ts'
import { PUBLISHED_TABLES } from './tables/published.ts'
import { REMITTANCE_TABLES } from './tables/remittance.ts'

export const TABLES = {
  ...REMITTANCE_TABLES,
  ...DENIAL_TABLES,
  ...CLAIM_TABLES,
  ...APPEAL_TABLES,
  ...CHECK_TABLES,
  ...DEPOSIT_TABLES,
  ...DISPUTE_TABLES,
  ...INSIGHT_TABLES,
  ...PATIENT_TABLES,
  ...PUBLISHED_TABLES,
  ...SERVICE_TABLES,
}

export type TableName = keyof typeof TABLES & string
export type Tables = { [Name in TableName]: ColumnsOf<(typeof TABLES)[Name]> }
export type Row<Name extends TableName> = Tables[Name]

/** The columns of a table, in the order in which bulk rows give their values. */
export function columnsOf(table: TableName): readonly string[] {
  return ORDER[table]
}

const ORDER = Object.fromEntries(
  Object.entries(TABLES).map(([name, columns]) => [name, Object.keys(columns)]),
) as unknown as Readonly<Record<TableName, readonly string[]>>

/** A name as the database has it: `remitClaim` is `remitClaim`. */
export function physicalName(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

/** A table as the database has it. */
export function physicalTable(table: TableName): TableDescription {
  const found = PHYSICAL[physicalName(table)]
  if (found === undefined) throw new Error(`no migration makes ${table}`)
  return found
}

/** The columns that a row is known by within its practice, in the code's way of writing. */
export function keyOf(table: TableName): readonly string[] {
  return physicalTable(table)
    .key.map(name => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()))
    .filter(column => column !== 'practiceId')
}

/** Which columns of a table the database holds as numbers, in their order. */
export function numeric(table: TableName): readonly boolean[] {
  return NUMERIC[table]
}

const HELD_AS_NUMBERS: ReadonlySet<Kind> = new Set(['int', 'cents', 'real', 'flag'])
const NUMERIC = Object.fromEntries(
  Object.entries(TABLES).map(([name, columns]) => [
    name,
    Object.values<Column>(columns).map(({ kind }) => HELD_AS_NUMBERS.has(kind)),
  ]),
) as unknown as Readonly<Record<TableName, readonly boolean[]>>

/** The kind of a column by its name: one name, one kind, whatever the table (a test holds it). */
export const KIND_OF: ReadonlyMap<string, Kind> = new Map(
  Object.values(TABLES).flatMap(columns => Object.entries(columns).map(([name, { kind }]) => [name, kind] as const)),
)

/** Tables whose rows the database refuses to change. */
export const APPEND_ONLY: readonly TableName[] = (Object.keys(TABLES) as TableName[]).filter(
  name => physicalTable(name).appendOnly === true,
)
