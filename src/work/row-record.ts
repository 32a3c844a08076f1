// Records of the store's tables as every door shows them: described once, from the tables themselves.
import { z } from 'zod'
import { type Column, type Row, TABLES, type TableName } from '../store/store.ts'

/** How a value of each kind looks in an answer. */
const SHAPE: Readonly<Record<Column['kind'], z.ZodType>> = {
  int: z.number(),
  cents: z.number().int().describe('Cents'),
  real: z.number(),
  flag: z.boolean(),
  text: z.string(),
  date: z.string().describe('ISO date'),
  instant: z.string().describe('ISO instant'),
  word: z.string(),
  json: z.unknown(),
}

/** A record of a table without the practice: money in cents, dates in ISO. */
export function rowOf<Name extends TableName>(table: Name) {
  const columns = Object.entries<Column>(TABLES[table]).filter(([name]) => name !== 'practiceId')
  const shape = Object.fromEntries(
    columns.map(([name, { kind, nullable }]) => [name, nullable ? SHAPE[kind].nullable() : SHAPE[kind]]),
  )
  return z.object(shape as { [Name_ in Exclude<keyof Row<Name>, 'practiceId'>]: z.ZodType<Row<Name>[Name_]> })
}

/** The same as docs/json.md has it: what is absent is left out. `present` makes it of a row. */
export function presentRowOf<Name extends TableName>(table: Name) {
  const columns = Object.entries<Column>(TABLES[table]).filter(([name]) => name !== 'practiceId')
  const shape = Object.fromEntries(
    columns.map(([name, { kind, nullable }]) => [name, nullable ? SHAPE[kind].optional() : SHAPE[kind]]),
  )
  return z.object(
    shape as {
      [Name_ in Exclude<keyof Row<Name>, 'practiceId'>]: null extends Row<Name>[Name_]
        ? z.ZodOptional<z.ZodType<NonNullable<Row<Name>[Name_]>>>
        : z.ZodType<Row<Name>[Name_]>
    },
  )
}
