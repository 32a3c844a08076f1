// The queue: saved views with counts, whose move it is, filters, and the list itself: a million rows, ranked, worked by key.
import { Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { askTotal, type Denial, type QueueFilter } from '../../api/questions.ts'
import { type Targets, useActions } from '../../parts/actions.tsx'
import { useList } from '../../parts/catalog.tsx'
import { roundMoney } from '../../parts/figures.ts'
import { useKeys } from '../../parts/keys.tsx'
import { rememberList } from '../../parts/list-memory.ts'
import { Page } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import { useColumns } from './columns.tsx'
import { ColumnsMenu } from './columns-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import { DenialList, type Selection } from './list.tsx'
import { type QueueSearch, readSearch } from './search.ts'
import { readSort, writeSort } from './sorting.ts'
import { MoveTabs, Views } from './views.tsx'

/** What is done to closed ones alone, or to what waits for approval, is offered where those are listed. */
function offered(verb: string, filter: QueueFilter): boolean {
  if (verb === 'approve') return filter.asked === 'true'
  return (verb === 'reopen') === (filter.status === 'closed') || verb === 'note'
}

const NOTHING: Selection = { all: false, ids: new Set() }

export function QueueScreen() {
  const says = words.queue
  const { practice } = useWorkplace()
  const given = useSearch({ from: '/inside/queue' })
  // What the address holds beside is passed over.
  const filters = useList('denial').filters
  const search = useMemo(() => readSearch(given, filters), [given, filters])
  const navigate = useNavigate()
  const { sort: sortText, ...filter } = search
  const { shown, names, setNames, all } = useColumns()
  const terms = readSort(all, sortText)
  const sort = writeSort(all, terms)
  const total = useQuery(askTotal(practice, filter))
  const [selection, select] = useState<Selection>(NOTHING)
  const [masked, setMasked] = useLocalStorage({ key: 'overturn-masked', defaultValue: false })
  const actions = useActions()
  const active = useRef<{ readonly row: Denial; readonly at: number } | undefined>(undefined)
  const searchField = useRef<HTMLInputElement>(null)

  const go = (next: QueueSearch) => {
    select(NOTHING)
    void navigate({ to: '/queue', search: next, replace: true })
  }
  const open = (row: Denial, at: number) => {
    rememberList({ practice, filter, sort, at })
    void navigate({ to: '/denials/$id', params: { id: String(row.id) } })
  }
  const count = total.data?.denials ?? 0
  const countText = total.data?.atLeast === true ? words.atLeast(count) : count.toLocaleString('en-US')
  /** What a verb is about: what is selected, or else the row one stands on. */
  const targets = (): Targets => {
    if (selection.all)
      return { filter, count, ...(total.data?.atStakeCents === undefined ? {} : { cents: total.data.atStakeCents }) }
    if (selection.ids.size > 0) return { ids: [...selection.ids], count: selection.ids.size }
    const row = active.current?.row
    return row === undefined ? { ids: [], count: 0 } : { ids: [row.id], count: 1, cents: row.atStakeCents }
  }
  const ask = (verb: string) => actions.ask(verb, targets(), () => select(NOTHING))
  const toggle = (id: number) => {
    const ids = new Set(selection.all ? [] : selection.ids)
    if (!ids.delete(id)) ids.add(id)
    select({ all: false, ids })
  }
  const showSimilar = () => {
    const row = active.current?.row
    if (row !== undefined)
      go({ payerId: row.payerId, carc: row.carc, cause: row.cause as NonNullable<QueueFilter['cause']> })
  }
  const correct = () => {
    const on = active.current
    if (on === undefined) return
    rememberList({ practice, filter, sort, at: on.at })
    void navigate({ to: '/denials/$id/correct', params: { id: String(on.row.id) } })
  }
  useKeys([
    { keys: '/', says: words.keys.search, run: () => searchField.current?.focus() },
    { keys: 'A', says: words.keys.selectAll, run: () => select({ all: true, ids: new Set() }) },
    {
      keys: 'x',
      says: words.keys.select,
      run: () => {
        if (active.current !== undefined) toggle(active.current.row.id)
      },
    },
    ...actions.all.flatMap(({ key, title, verb }) =>
      key === undefined ? [] : [{ keys: key, says: title, run: () => ask(verb) }],
    ),
    { keys: 'c', says: words.keys.correct, run: correct },
    { keys: 'm', says: words.keys.similar, run: showSimilar },
    { keys: 'Escape', says: says.selectNone, run: () => select(NOTHING) },
  ])
  const chosen = selection.all ? count : selection.ids.size
  return (
    <Page
      fill
      title={says.title}
      lead={
        total.data === undefined
          ? total.error === null
            ? words.loading
            : ''
          : total.data.atStakeCents === undefined
            ? says.totalCount(words.atLeast(count))
            : says.total(words.denials(count), roundMoney(total.data.atStakeCents))
      }
      actions={<Views filter={filter} go={go} />}
    >
      <MoveTabs filter={filter} search={search} go={go}>
        <FilterBar
          filter={filter}
          go={next => go({ ...next, ...(sortText === undefined ? {} : { sort: sortText }) })}
          field={searchField}
        />
        <span className="grow" />
        <Button variant="default" aria-pressed={masked} onClick={() => setMasked(!masked)}>
          {words.nav.masked}
        </Button>
        <ColumnsMenu all={all} names={names} setNames={setNames} />
      </MoveTabs>
      {chosen === 0 ? null : (
        <div className="bulk" role="toolbar" aria-label={says.selected(chosen)}>
          <span role="status">{selection.all ? says.allSelected(countText) : says.selected(chosen)}</span>
          {selection.all ? null : (
            <Button variant="subtle" onClick={() => select({ all: true, ids: new Set() })}>
              {says.selectAll(countText)}
            </Button>
          )}
          <Button variant="subtle" onClick={() => select(NOTHING)}>
            {says.selectNone}
          </Button>
          <span className="grow" />
          {actions.all
            .filter(({ verb }) => offered(verb, filter))
            .map(({ verb, title }) => (
              <Button key={verb} variant="default" onClick={() => ask(verb)}>
                {title}
              </Button>
            ))}
        </div>
      )}
      <DenialList
        key={JSON.stringify([filter, sort])}
        filter={filter}
        terms={terms}
        sort={sort}
        total={total.data}
        error={total.error}
        columns={shown}
        masked={masked}
        selection={selection}
        toggle={toggle}
        setTerms={next =>
          void navigate({ to: '/queue', search: { ...search, sort: writeSort(all, next) }, replace: true })
        }
        open={open}
        onActive={(row, at) => {
          active.current = row === undefined ? undefined : { row, at }
        }}
      />
    </Page>
  )
}
