// The columns of the queue: what each shows, how wide it is, what it is sorted by. Which are shown, and in what order, each person sets.
import { useLocalStorage } from '@mantine/hooks'
import type { ReactNode } from 'react'
import type { Denial } from '../../api/questions.ts'
import { day, money, plain } from '../../parts/figures.ts'
import { Code, codeName, Due, Money, Move } from '../../parts/marks.tsx'
import { words } from '../../words.ts'

export type ColumnName = keyof typeof words.queue.column

export interface Column {
  readonly name: ColumnName
  /** As a grid track. */
  readonly width: string
  readonly sort?: string
  readonly rises?: boolean
  readonly right?: boolean
  readonly show: (row: Denial, look: { readonly masked: boolean; readonly today: string }) => ReactNode
}

export const COLUMNS: readonly Column[] = [
  { name: 'id', width: '4.5rem', show: row => row.id },
  { name: 'payer', width: 'minmax(9rem, 1.6fr)', show: row => row.payer },
  { name: 'account', width: 'minmax(8rem, 1fr)', sort: 'account', rises: true, show: row => row.account },
  {
    name: 'patient',
    width: 'minmax(7.5rem, 1.1fr)',
    sort: 'patient',
    rises: true,
    show: (row, { masked }) => (masked ? <span className="soft">{words.queue.masked}</span> : (row.patient ?? '')),
  },
  {
    name: 'code',
    width: '5.5rem',
    sort: 'code',
    rises: true,
    show: row => <Code code={codeName(row.group, row.carc)} />,
  },
  {
    name: 'cause',
    width: 'minmax(7rem, 1.1fr)',
    sort: 'cause',
    rises: true,
    show: row => plain(row.cause),
  },
  { name: 'action', width: 'minmax(7rem, 1.1fr)', show: row => plain(row.action) },
  {
    name: 'amount',
    width: '6.5rem',
    sort: 'amount',
    right: true,
    show: row => <Money cents={row.atStakeCents} strong />,
  },
  {
    name: 'expected',
    width: '6.5rem',
    sort: 'expected',
    right: true,
    show: row => <Money cents={row.expectedCents} />,
  },
  { name: 'score', width: '4.5rem', sort: 'score', right: true, show: row => row.score.toFixed(1) },
  {
    name: 'due',
    width: '9.5rem',
    sort: 'due',
    rises: true,
    show: row => <Due date={row.dueDate} left={row.daysLeft} />,
  },
  { name: 'move', width: '4.5rem', show: row => <Move move={row.move} /> },
  { name: 'owner', width: '5rem', sort: 'owner', rises: true, show: row => row.owner },
  {
    name: 'service',
    width: '6.5rem',
    sort: 'service',
    rises: true,
    show: (row, { today }) => (row.serviceFrom === null ? '' : day(row.serviceFrom, today)),
  },
  {
    name: 'paid',
    width: '6.5rem',
    sort: 'paid',
    show: (row, { today }) => (row.paymentDate === null ? '' : day(row.paymentDate, today)),
  },
  { name: 'status', width: '6rem', show: row => stateOf(row) },
]

function stateOf(row: Denial): string {
  if (row.status === 'closed' && row.recoveredCents > 0) return money(row.recoveredCents)
  return plain(row.status)
}

const SHOWN: readonly ColumnName[] = [
  'payer',
  'account',
  'patient',
  'code',
  'cause',
  'action',
  'amount',
  'due',
  'move',
  'owner',
  'score',
]

/** The columns that are shown, in their order, and how to set them. */
export function useColumns() {
  const [names, setNames] = useLocalStorage<readonly ColumnName[]>({
    key: 'overturn-queue-columns',
    defaultValue: SHOWN,
    getInitialValueInEffect: false,
  })
  const shown = names.flatMap(name => COLUMNS.find(column => column.name === name) ?? [])
  return { shown, names, setNames }
}
