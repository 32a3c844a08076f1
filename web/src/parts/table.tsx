// A plain list with a sticky head: columns as data, rows that may lead somewhere, more on demand.
import { Button } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import { words } from '../words.ts'
import { useKeys } from './keys.tsx'
import { Answered, type Asked, Listed } from './page.tsx'

export interface TableColumn<Row> {
  readonly name: string
  readonly right?: boolean
  readonly show: (row: Row) => ReactNode
}

interface Shown<Row> {
  readonly label: string
  /** Nothing in it can be focused: wider than the page, it is moved by the keys itself. */
  readonly still?: true
  readonly columns: readonly TableColumn<Row>[]
}
type Rows<Row> = Shown<Row> & {
  readonly rows: readonly Row[]
  readonly more?: (() => void) | undefined
}
interface Numbered {
  readonly id: string | number
}

/** Rows that have an `id`, as nearly all have. */
export function Table<Row extends Numbered>(table: Rows<Row>) {
  return <KeyedTable {...table} keyOf={row => row.id} />
}

/** Rows without one: `keyOf` says what tells them apart. */
export function KeyedTable<Row>({
  label,
  columns,
  rows,
  keyOf,
  more,
  still,
}: Rows<Row> & { readonly keyOf: (row: Row) => string | number }) {
  const walk = useRowKeys()
  return (
    <>
      <div
        className="table-scroll"
        ref={walk}
        {...(still === true ? { tabIndex: 0, role: 'region', 'aria-label': label } : {})}
      >
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

/** What one row can have done to it: `says` on the button, and to whoever does not see the row, what it is done to. */
export function RowButton({
  says,
  to,
  run,
}: {
  readonly says: string
  readonly to: string
  readonly run: () => unknown
}) {
  return (
    <Button size="compact-xs" variant="subtle" aria-label={`${says} ${to}`} onClick={() => void run()}>
      {says}
    </Button>
  )
}

/** A list that comes whole, as a table; `empty` where there is none. */
export function ListTable<Row extends Numbered>({
  list,
  empty,
  keyOf = row => row.id,
  ...table
}: Shown<Row> & {
  readonly empty: string
  /** What tells its rows apart, where the number alone does not. */
  readonly keyOf?: (row: Row) => string | number
  readonly list: Asked<{ readonly items: readonly Row[] }>
}) {
  return (
    <Listed of={list} none={<p className="soft">{empty}</p>}>
      {({ items }) => <KeyedTable {...table} rows={items} keyOf={keyOf} />}
    </Listed>
  )
}

/** What an infinite list has so far: its pages, and more of them on demand. */
interface Paged<Row> {
  readonly data: { readonly pages: readonly { readonly items: readonly Row[] }[] } | undefined
  readonly error: Error | null
  readonly refetch: () => unknown
  readonly hasNextPage: boolean
  readonly fetchNextPage: () => unknown
}

/** A list that comes by pages, as a table; `empty` where there is none. */
export function PagedTable<Row extends Numbered>({
  list,
  empty,
  ...table
}: Shown<Row> & {
  readonly empty: ReactNode
  readonly list: Paged<Row>
}) {
  return (
    <Answered of={list}>
      {({ pages }) => {
        const rows = pages.flatMap(page => page.items)
        if (rows.length === 0) return empty
        return <Table {...table} rows={rows} more={list.hasNextPage ? () => void list.fetchNextPage() : undefined} />
      }}
    </Answered>
  )
}

/** `j` and `k` go through the rows as in the queue, Enter opens the one that one is at. The row is where the focus is, so that it is seen and read out. */
function useRowKeys() {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = () => [...(scroller.current?.querySelectorAll<HTMLElement>('tbody tr') ?? [])]
  const go = (by: number) => {
    const all = rows()
    const at = all.findIndex(row => row.contains(document.activeElement))
    const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))]
    if (next === undefined) return
    next.tabIndex = -1
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
  }
  const open = () => {
    const at = rows().find(row => row === document.activeElement)
    at?.querySelector<HTMLElement>('a[href], button')?.click()
  }
  useKeys([
    { keys: 'j', says: words.keys.next, run: () => go(1) },
    { keys: 'k', says: words.keys.previous, run: () => go(-1) },
    { keys: 'Enter', says: words.keys.open, run: open },
  ])
  return scroller
}
