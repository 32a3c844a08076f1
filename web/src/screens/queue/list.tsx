// The rows of the queue: only those in view exist, pages come as they are scrolled to, one row is the one that keys are about.
import { Checkbox } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useCallback, useEffect, useRef, useState } from 'react'
import { askQueuePage, type Denial, PAGE, type QueueFilter } from '../../api/questions.ts'
import { today } from '../../parts/figures.ts'
import { useKeys } from '../../parts/keys.tsx'
import { listCameFrom } from '../../parts/list-memory.ts'
import { Empty, Failed } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import type { Column } from './columns.tsx'
import { Marks } from './row-marks.tsx'
import { sortedBy, type Term } from './sorting.ts'

const says = words.queue

export interface Selection {
  readonly all: boolean
  readonly ids: ReadonlySet<number>
}

interface Total {
  readonly denials: number
  readonly atLeast: boolean
}

const ROW_PIXELS = 32
/** The box to select it, and the marks. */
const MARKS = '3.7rem'
/** Rows that exist above and below those in view. */
const OVERSCAN = 12

interface ListProps {
  readonly filter: QueueFilter
  readonly terms: readonly Term[]
  readonly sort: string
  readonly total: Total | undefined
  readonly error: Error | null
  readonly columns: readonly Column[]
  readonly masked: boolean
  readonly selection: Selection
  readonly toggle: (id: number) => void
  readonly setTerms: (terms: readonly Term[]) => void
  readonly open: (row: Denial, at: number) => void
  readonly onActive: (row: Denial | undefined, at: number) => void
}

export function DenialList(props: ListProps) {
  const { filter, total, error, columns, selection, open } = props
  const rows = useRows(props)
  const { at, count, go, rowAt } = rows
  const active = rowAt(at)
  useEffect(() => props.onActive(active, at))
  useKeys([
    { keys: 'j', says: words.keys.next, run: () => go(at + 1) },
    { keys: 'k', says: words.keys.previous, run: () => go(at - 1) },
    {
      keys: 'Enter',
      says: words.keys.open,
      run: () => {
        if (active !== undefined) open(active, at)
      },
    },
  ])
  const failed = error ?? rows.failed
  if (failed !== null) return <Failed error={failed} />
  if (total !== undefined && total.denials === 0) return <NoDenials filtered={Object.keys(filter).length > 0} />
  const template = `${MARKS} ${columns.map(column => column.width).join(' ')}`
  const day = today()
  return (
    <div
      className="grid"
      role="grid"
      aria-label={says.list}
      aria-rowcount={count + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      tabIndex={0}
      aria-activedescendant={active === undefined ? undefined : `denial-${active.id}`}
      ref={rows.scroller}
      onKeyDown={event => {
        const to = placeAfter(event.key, at, count)
        if (to === undefined) return
        go(to)
        event.preventDefault()
      }}
    >
      <Head columns={columns} template={template} terms={props.terms} setTerms={props.setTerms} />
      <div className="grid-body" role="rowgroup" style={{ height: rows.height }}>
        {rows.items.map(({ index, start }) => {
          const row = rowAt(index)
          return (
            <DenialRow
              key={index}
              row={row}
              index={index}
              start={start}
              active={index === at}
              selected={row !== undefined && (selection.all || selection.ids.has(row.id))}
              columns={columns}
              template={template}
              masked={props.masked}
              today={day}
              open={open}
              toggle={props.toggle}
              stand={rows.stand}
            />
          )
        })}
      </div>
    </div>
  )
}

/** Which rows exist, which one is stood on, and how one gets to another. */
function useRows({ filter, sort, total }: Pick<ListProps, 'filter' | 'sort' | 'total'>) {
  const { practice } = useWorkplace()
  const scroller = useRef<HTMLDivElement>(null)
  const before = listCameFrom(practice)
  const backAt =
    before !== undefined && JSON.stringify([before.filter, before.sort]) === JSON.stringify([filter, sort])
      ? before.at
      : 0
  const [at, stand] = useState(backAt)
  const { count, grow } = useCount(total)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    overscan: OVERSCAN,
    initialOffset: Math.max(0, backAt - 5) * ROW_PIXELS,
  })
  const items = virtual.getVirtualItems()
  const first = Math.floor((items[0]?.index ?? at) / PAGE)
  const last = Math.floor((items.at(-1)?.index ?? at) / PAGE)
  const pages = Array.from({ length: last - first + 1 }, (_, number) => first + number)
  const asked = useQueries({ queries: pages.map(page => askQueuePage(practice, filter, sort, page)) })
  const lastPage = asked.at(-1)?.data
  useEffect(() => {
    if (lastPage !== undefined) grow(last, lastPage.items.length, lastPage.next !== undefined)
  }, [lastPage, last, grow])
  // The list got shorter under the row one stood on.
  useEffect(() => {
    if (count > 0 && at >= count) stand(count - 1)
  }, [count, at])
  return {
    scroller,
    at,
    stand,
    count,
    items,
    height: virtual.getTotalSize(),
    failed: asked.find(page => page.error !== null && page.data === undefined)?.error ?? null,
    rowAt: (index: number): Denial | undefined => asked[Math.floor(index / PAGE) - first]?.data?.items[index % PAGE],
    go(to: number) {
      if (count === 0) return
      const next = Math.max(0, Math.min(count - 1, to))
      stand(next)
      virtual.scrollToIndex(next, { align: 'auto' })
    },
  }
}

/** How many rows there are. Where a filter finds more than are counted, the list grows as its end comes near. */
function useCount(total: Total | undefined) {
  const [room, setRoom] = useState(2000)
  const [end, setEnd] = useState<number | undefined>(undefined)
  const unknown = total?.atLeast === true
  const grow = useCallback(
    (lastPage: number, items: number, goesOn: boolean) => {
      if (!unknown) return
      if (!goesOn) setEnd(lastPage * PAGE + items)
      else if ((lastPage + 2) * PAGE > room) setRoom(room * 2)
    },
    [unknown, room],
  )
  return { count: end ?? (total === undefined ? 0 : unknown ? room : total.denials), grow }
}

/** Where a key leads in the list; undefined for a key that leads nowhere. */
function placeAfter(key: string, at: number, count: number): number | undefined {
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 }[key]
  if (step !== undefined) return at + step
  return { Home: 0, End: count - 1 }[key]
}

function NoDenials({ filtered }: { readonly filtered: boolean }) {
  return filtered ? (
    <Empty title={says.empty} says={says.emptySays} />
  ) : (
    <Empty title={says.emptyAll} says={says.emptyAllSays} />
  )
}

function Head({
  columns,
  template,
  terms,
  setTerms,
}: Pick<ListProps, 'columns' | 'terms' | 'setTerms'> & { readonly template: string }) {
  return (
    <div className="grid-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      <span role="columnheader">
        <span className="hidden">{words.keys.select}</span>
      </span>
      {columns.map(column => {
        const place = terms.findIndex(term => term.by === column.sort)
        const term = terms[place]
        return (
          <span
            key={column.name}
            role="columnheader"
            aria-sort={term === undefined ? undefined : term.rises ? 'ascending' : 'descending'}
            className={column.right === true ? 'right' : undefined}
          >
            {column.sort === undefined ? (
              column.title
            ) : (
              <button
                type="button"
                className="sort"
                title={`${says.sortBy(column.title)}. ${says.sortHint}`}
                onClick={event => setTerms(sortedBy(terms, column, event.shiftKey))}
              >
                {column.title}
                {term === undefined ? null : (
                  <span aria-hidden="true">
                    {' '}
                    {term.rises ? '↑' : '↓'}
                    {terms.length > 1 ? place + 1 : ''}
                  </span>
                )}
              </button>
            )}
          </span>
        )
      })}
    </div>
  )
}

interface RowProps {
  readonly row: Denial | undefined
  readonly index: number
  readonly start: number
  readonly active: boolean
  readonly selected: boolean
  readonly columns: readonly Column[]
  readonly template: string
  readonly masked: boolean
  readonly today: string
  readonly open: (row: Denial, at: number) => void
  readonly toggle: (id: number) => void
  readonly stand: (at: number) => void
}

/** Drawn again only when something of it changed; the handlers are of the last drawing of the list and do the same. */
const DenialRow = memo(
  function DenialRow({
    row,
    index,
    start,
    active,
    selected,
    columns,
    template,
    masked,
    today,
    open,
    toggle,
    stand,
  }: RowProps) {
    const place = { gridTemplateColumns: template, transform: `translateY(${start}px)` }
    if (row === undefined)
      return (
        <div className="row row-coming" role="row" tabIndex={-1} aria-rowindex={index + 2} style={place}>
          <span role="gridcell">
            <span className="hidden">{words.loading}</span>
          </span>
        </div>
      )
    return (
      <div
        id={`denial-${row.id}`}
        className={`row${active ? ' row-active' : ''}${selected ? ' row-selected' : ''}`}
        role="row"
        tabIndex={-1}
        aria-rowindex={index + 2}
        aria-selected={selected}
        aria-label={words.queue.row(row.id)}
        style={place}
        onClick={event => {
          if ((event.target as HTMLElement).closest('a, input, label') !== null) return
          stand(index)
          open(row, index)
        }}
      >
        <span role="gridcell" className="row-marks">
          <Checkbox
            tabIndex={-1}
            checked={selected}
            aria-label={words.queue.row(row.id)}
            onChange={() => {
              stand(index)
              toggle(row.id)
            }}
          />
          <Marks row={row} />
        </span>
        {columns.map(column => (
          <span key={column.name} role="gridcell" className={column.right === true ? 'right' : undefined}>
            {column.show(row, { masked, today })}
          </span>
        ))}
      </div>
    )
  },
  (one, other) =>
    one.row === other.row &&
    one.index === other.index &&
    one.start === other.start &&
    one.active === other.active &&
    one.selected === other.selected &&
    one.columns === other.columns &&
    one.template === other.template &&
    one.masked === other.masked,
)
