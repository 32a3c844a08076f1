// The queue: saved views with counts, whose move it is, filters, and the list itself: a million rows, ranked, worked by key.
import { Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type RefObject, useMemo, useRef, useState } from 'react'
import { askTotal, type Denial, type QueueFilter } from '../../api/questions.ts'
import { type Targets, useActions } from '../../parts/actions.tsx'
import { useList } from '../../parts/catalog.tsx'
import { roundMoney } from '../../parts/figures.ts'
import { useKeys } from '../../parts/keys.tsx'
import { rememberList } from '../../parts/list-memory.ts'
import { Page } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import { useColumns } from './columns.tsx'
import { ColumnsMenu } from './columns-menu.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { FilterBar } from './filter-bar.tsx'
import { DenialList, type Selection } from './list.tsx'
import { type QueueSearch, readSearch } from './search.ts'
import { readSort, writeSort } from './sorting.ts'
import { MoveTabs, Views } from './views.tsx'

/** What is done to closed ones alone, or to what waits for approval, is offered where those are listed. */
function offered(verb: string, filter: QueueFilter): boolean {
  if (verb === 'approve' || verb === 'refuse') return filter.asked === 'true'
  return (verb === 'reopen') === (filter.status === 'closed') || verb === 'note'
}

const says = words.queue

const NOTHING: Selection = { all: false, ids: new Set() }
const EVERYTHING: Selection = { all: true, ids: new Set() }

export function QueueScreen() {
  const { practice } = useWorkplace()
  const given = useSearch({ from: '/inside/queue' })
  // What the address holds beside is passed over.
  const filters = useList('denial').filters
  const search = useMemo(() => readSearch(given, filters), [given, filters])
  const navigate = useNavigate()
  const { sort: sortText, ...filter } = search
  const { shown, names, setNames, all } = useColumns(filter.status === 'closed')
  const terms = readSort(all, sortText)
  const sort = writeSort(all, terms)
  const total = useQuery(askTotal(practice, filter))
  const [masked, setMasked] = useLocalStorage({ key: 'overturn-masked', defaultValue: false })
  const chosen = useChosen(filter, total.data)
  const searchField = useRef<HTMLInputElement>(null)
  const go = (next: QueueSearch) => {
    chosen.select(NOTHING)
    void navigate({ to: '/queue', search: next, replace: true })
  }
  const open = (row: Denial, at: number) => {
    rememberList({ practice, filter, sort, at })
    void navigate({ to: '/denials/$id', params: { id: String(row.id) } })
  }
  const correct = (row: Denial, at: number) => {
    rememberList({ practice, filter, sort, at })
    void navigate({ to: '/denials/$id/correct', params: { id: String(row.id) } })
  }
  useQueueKeys({ chosen, correct, go, searchField })
  return (
    <Page
      fill
      title={says.title}
      lead={total.data === undefined && total.error !== null ? '' : leadOf(total.data)}
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
      {filter.search === undefined || filter.status !== undefined || filter.snoozed !== undefined ? null : (
        <Elsewhere search={filter.search} />
      )}
      {chosen.count === 0 ? null : <Bulk filter={filter} chosen={chosen} total={total.data} />}
      <DenialList
        key={JSON.stringify([filter, sort])}
        filter={filter}
        terms={terms}
        sort={sort}
        total={total.data}
        error={total.error}
        columns={shown}
        masked={masked}
        selection={chosen.selection}
        toggle={chosen.toggle}
        setTerms={next =>
          void navigate({ to: '/queue', search: { ...search, sort: writeSort(all, next) }, replace: true })
        }
        open={open}
        onActive={(row, at) => {
          chosen.active.current = row === undefined ? undefined : { row, at }
        }}
      />
    </Page>
  )
}

interface Total {
  readonly denials: number
  readonly atLeast: boolean
  readonly atStakeCents?: number | undefined
}

function leadOf(total: Total | undefined): string {
  if (total === undefined) return words.loading
  return total.atStakeCents === undefined
    ? says.totalCount(words.atLeast(total.denials))
    : says.total(words.denials(total.denials), roundMoney(total.atStakeCents))
}

/** What is selected and which row one stands on; a verb is asked about the one or else the other. */
function useChosen(filter: QueueFilter, total: Total | undefined) {
  const actions = useActions()
  const [selection, select] = useState<Selection>(NOTHING)
  const active = useRef<{ readonly row: Denial; readonly at: number } | undefined>(undefined)
  const found = total?.denials ?? 0
  const targets = (): Targets => {
    if (selection.all)
      return {
        filter,
        count: found,
        ...(total?.atStakeCents === undefined ? {} : { cents: total.atStakeCents }),
      }
    if (selection.ids.size > 0) return { ids: [...selection.ids], count: selection.ids.size }
    const row = active.current?.row
    return row === undefined ? { ids: [], count: 0 } : { ids: [row.id], count: 1, cents: row.atStakeCents }
  }
  return {
    selection,
    select,
    active,
    count: selection.all ? found : selection.ids.size,
    actions: actions.all,
    ask: (verb: string) => actions.ask(verb, targets(), { afterwards: () => select(NOTHING) }),
    toggle(id: number) {
      const ids = new Set(selection.all ? [] : selection.ids)
      if (!ids.delete(id)) ids.add(id)
      select({ all: false, ids })
    },
  }
}

type Chosen = ReturnType<typeof useChosen>

function useQueueKeys({
  chosen,
  correct,
  go,
  searchField,
}: {
  readonly chosen: Chosen
  readonly correct: (row: Denial, at: number) => void
  readonly go: (next: QueueSearch) => void
  readonly searchField: RefObject<HTMLInputElement | null>
}): void {
  const mayWork = useMay('biller')
  /** Does something with the row one stands on, where there is one. */
  const onActive = (doing: (row: Denial, at: number) => void) => () => {
    const on = chosen.active.current
    if (on !== undefined) doing(on.row, on.at)
  }
  useKeys([
    { keys: '/', says: words.keys.search, run: () => searchField.current?.focus() },
    { keys: 'A', says: words.keys.selectAll, run: () => chosen.select(EVERYTHING) },
    { keys: 'x', says: words.keys.select, run: onActive(row => chosen.toggle(row.id)) },
    ...chosen.actions.flatMap(({ key, title, verb }) =>
      key === undefined ? [] : [{ keys: key, says: title, run: () => chosen.ask(verb) }],
    ),
    ...(mayWork ? [{ keys: 'c', says: words.keys.correct, run: onActive(correct) }] : []),
    {
      keys: 'm',
      says: words.keys.similar,
      run: onActive(({ payerId, carc, cause }) =>
        go({ payerId, carc, cause: cause as NonNullable<QueueFilter['cause']> }),
      ),
    },
    { keys: 'Escape', says: says.selectNone, run: () => chosen.select(NOTHING) },
  ])
}

/** What is done with many at once. */
function Bulk({
  filter,
  chosen: { selection, select, count, actions, ask },
  total,
}: {
  readonly filter: QueueFilter
  readonly chosen: Chosen
  readonly total: Total | undefined
}) {
  const found = total?.denials ?? 0
  const foundText = total?.atLeast === true ? words.atLeast(found) : found.toLocaleString('en-US')
  return (
    <div className="bulk" role="toolbar" aria-label={says.selected(count)}>
      <span role="status">{selection.all ? says.allSelected(foundText) : says.selected(count)}</span>
      {selection.all ? null : (
        <Button variant="subtle" onClick={() => select(EVERYTHING)}>
          {says.selectAll(foundText)}
        </Button>
      )}
      <Button variant="subtle" onClick={() => select(NOTHING)}>
        {says.selectNone}
      </Button>
      <span className="grow" />
      {actions
        .filter(({ verb, aside }) => !aside && offered(verb, filter))
        .map(({ verb, title }) => (
          <Button key={verb} variant="default" onClick={() => ask(verb)}>
            {title}
          </Button>
        ))}
    </div>
  )
}
