// Turns rows into records of the trade and back, for both engines: names in the code's way of writing, yes and no for 0 and 1, JSON read.
// A plugin of the query builder, so that no statement has to think of it.
import { CamelCasePlugin, type UnknownRow } from 'kysely'
import { KIND_OF } from './tables.ts'

/** What a column's value is read with, where it is not taken as it is. */
const READ: ReadonlyMap<string, (value: unknown) => unknown> = new Map(
  [...KIND_OF].flatMap(([name, kind]) =>
    kind === 'flag' ? [[name, readFlag] as const] : kind === 'json' ? [[name, readJson] as const] : [],
  ),
)

function readFlag(value: unknown): unknown {
  return value === null ? null : value === 1
}

function readJson(value: unknown): unknown {
  return typeof value === 'string' ? (JSON.parse(value) as unknown) : value
}

/** The codec as a plugin. Columns that are renamed in a statement are taken as they are. */
export class Codec extends CamelCasePlugin {
  readonly #names = new Map<
    string,
    { readonly name: string; readonly read: ((value: unknown) => unknown) | undefined }
  >()

  protected override mapRow(row: UnknownRow): UnknownRow {
    const record: UnknownRow = {}
    for (const column in row) {
      let known = this.#names.get(column)
      if (known === undefined) {
        const name = this.camelCase(column)
        known = { name, read: READ.get(name) }
        this.#names.set(column, known)
      }
      record[known.name] = known.read === undefined ? row[column] : known.read(row[column])
    }
    return record
  }
}

/** A value as the engines take it. */
export function encode(value: unknown): unknown {
  if (value === true) return 1
  if (value === false) return 0
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array) && !(value instanceof Date)
    ? JSON.stringify(value)
    : value
}
