// The columns of the queue: what the service's list has, each shown by what its value is. Which are shown, and in what order, each person sets.
import { useLocalStorage } from '@mantine/hooks'
import type { ReactNode } from 'react'
import type { Denial } from '../../api/questions.ts'
import { type Column as Described, useList } from '../../parts/catalog.tsx'
import { day, money, plain } from '../../parts/figures.ts'
import { Code, codeName, Due, Money, Move } from '../../parts/marks.tsx'
import { words } from '../../words.ts'

interface Look {
  readonly masked: boolean
  readonly today: string
}

export interface Column {
  readonly name: string
  readonly title: string
  /** As a grid track. */
  readonly width: string
  readonly sort?: string
  readonly rises?: boolean
  readonly right?: boolean
  readonly show: (row: Denial, look: Look) => ReactNode
}

/** By what a value is. */
const SHOWN_AS: Readonly<Record<string, (value: unknown, row: Denial, look: Look) => ReactNode>> = {
  cents: value => <Money cents={Number(value ?? 0)} />,
  score: value => Number(value ?? 0).toFixed(1),
  date: (value, _row, { today }) => (typeof value === 'string' ? day(value, today) : ''),
  due: (_value, row) => <Due date={row.dueDate} left={row.daysLeft} sure={row.dueSure} />,
  code: (_value, row) => <Code code={codeName(row.group, row.carc)} />,
  word: value => (value === undefined ? '' : plain(String(value))),
}

/** Those that show more than their value. */
const SPECIAL: Readonly<Record<string, (row: Denial, look: Look) => ReactNode>> = {
  patient: (row, { masked }) => (masked ? <span className="soft">{words.queue.masked}</span> : (row.patient ?? '')),
  amount: row => <Money cents={row.atStakeCents} strong />,
  move: row => <Move move={row.move} />,
  recovered: row => (row.recoveredCents === undefined ? '' : <Money cents={row.recoveredCents} strong />),
  writtenOff: row => (row.writtenOffCents === undefined ? '' : money(row.writtenOffCents)),
  status: row =>
    row.status === 'closed' && row.recoveredCents !== undefined ? money(row.recoveredCents) : plain(row.status),
}

const RIGHT = new Set(['cents', 'score'])

function columnOf({ name, title, kind, of, plus, width, sort }: Described): Column {
  const special = SPECIAL[name]
  const shown = SHOWN_AS[kind] ?? ((value: unknown) => (value === undefined || value === null ? '' : String(value)))
  return {
    name,
    title,
    width: width ?? '8rem',
    ...(sort === undefined ? {} : { sort: sort.as, rises: sort.rises }),
    right: RIGHT.has(kind),
    show:
      special ??
      ((row, look) => {
        const values = row as Readonly<Record<string, unknown>>
        const value = shown(values[of], row, look)
        const more = plus === undefined ? undefined : values[plus]
        return more === undefined ? (
          value
        ) : (
          <>
            {value} <span className="soft">+{String(more)}</span>
          </>
        )
      }),
  }
}

/** What the marks before a row say where it differs; as columns for who wants them. */
const MARKED = new Set(['move', 'owner'])

/** Every column that there is. */
export function useAllColumns(): readonly Column[] {
  return useList('denial').columns.map(columnOf)
}

/** What one wants to know of what is closed: what came of it. */
const CLOSED = ['payer', 'account', 'patient', 'code', 'cause', 'charge', 'recovered', 'writtenOff', 'because', 'paid']

/** The columns that are shown, in their order, and how to set them; of closed ones what came of them. */
export function useColumns(closed: boolean) {
  const list = useList('denial')
  const all = useAllColumns()
  const [names, setNames] = useLocalStorage<readonly string[]>({
    key: 'overturn-queue-columns-2',
    defaultValue: list.columns.filter(({ name, shown }) => shown && !MARKED.has(name)).map(({ name }) => name),
    getInitialValueInEffect: false,
  })
  const shown = (closed ? CLOSED : names).flatMap(name => all.find(column => column.name === name) ?? [])
  return { shown, names, setNames, all }
}
