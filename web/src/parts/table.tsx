// A plain list with a sticky head: columns as data, rows that may lead somewhere, more on demand.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { words } from '../words.ts'

export interface TableColumn<Row> {
  readonly name: string
  readonly right?: boolean
  readonly show: (row: Row) => ReactNode
}

export function Table<Row>({
  label,
  columns,
  rows,
  keyOf,
  more,
}: {
  readonly label: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string | number
  readonly more?: (() => void) | undefined
}) {
  return (
    <>
      <div className="table-scroll">
        <table className="lines table" aria-label={label}>
          <thead>
            <tr>
              {columns.map(column => (
                <th key={column.name} scope="col" className={column.right === true ? 'right' : undefined}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={keyOf(row)}>
                {columns.map(column => (
                  <td key={column.name} className={column.right === true ? 'right' : undefined}>
                    {column.show(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more === undefined ? null : (
        <Button variant="default" mt="sm" onClick={more}>
          {words.more}
        </Button>
      )}
    </>
  )
}

/** Tabs of a screen, the chosen one in the address. */
export function Tabs<Name extends string>({
  label,
  names,
  chosen,
  choose,
}: {
  readonly label: string
  readonly names: readonly (readonly [Name, string])[]
  readonly chosen: Name
  readonly choose: (name: Name) => void
}) {
  return (
    <div className="tabs" role="tablist" aria-label={label}>
      {names.map(([name, says]) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={name === chosen}
          className={name === chosen ? 'tab tab-on' : 'tab'}
          onClick={() => choose(name)}
        >
          {says}
        </button>
      ))}
    </div>
  )
}
