// Rows by table as they are gathered while a file is read, packed for the engine as they come.
import {
  createPacker,
  type Engine,
  type PackedRows,
  type Row,
  type RowPacker,
  type TableName,
} from '../../store/store.ts'

export interface RowSet {
  add<Name extends TableName>(table: Name, row: Row<Name>): void
  /** How many values it holds. */
  readonly values: number
  /** All of it, table by table. */
  packed(): ReadonlyMap<TableName, PackedRows>
}

/** `isOdd` says whether a byte has come that stands between packed values. */
export function createRowSet(engine: Engine, isOdd: () => boolean): RowSet {
  const packers = new Map<TableName, RowPacker>()
  return {
    add(table, row) {
      let packer = packers.get(table)
      if (packer === undefined) {
        packer = createPacker(engine, table, isOdd) as RowPacker
        packers.set(table, packer)
      }
      packer.add(row)
    },
    get values() {
      let values = 0
      for (const packer of packers.values()) values += packer.values
      return values
    },
    packed: () => new Map([...packers].map(([table, packer]) => [table, packer.packed()] as const)),
  }
}
