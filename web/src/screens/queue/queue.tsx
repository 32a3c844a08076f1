// The queue: saved views with counts, whose move it is, filters, and the list itself: a million rows, ranked, worked by key.
import { Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { askTotal, type Denial, type QueueFilter } from '../../api/questions.ts'
import { roundMoney } from '../../parts/figures.ts'
import { useKeys } from '../../parts/keys.tsx'
import { rememberList } from '../../parts/list-memory.ts'
import { Page } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { type Targets, useDeeds, type Verb } from '../../parts/verbs.tsx'
import { words } from '../../words.ts'
import { useColumns } from './columns.tsx'
import { ColumnsMenu } from './columns-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import { DenialList, type Selection } from './list.tsx'
import { type QueueSearch, readSearch } from './search.ts'
import { readSort, writeSort } from './sorting.ts'
import { MoveTabs, Views } from './views.tsx'

const NOTHING: Selection = { all: false, ids: new Set() }

export function QueueScreen() {
  const says = words.queue
  const { practice } = useWorkplace()
  const given = useSearch({ from: '/inside/queue' })
  // What the address holds beside is passed over.
  const search = useMemo(() => readSearch(given), [given])
  const navigate = useNavigate()
  const { sort: sortText, ...filter } = search
  const terms = useMemo(() => readSort(sortText), [sortText])
  const sort = writeSort(terms)
  const total = useQuery(askTotal(practice, filter))
  const [selection, select] = useState<Selection>(NOTHING)
  const [masked, setMasked] = useLocalStorage({ key: 'overturn-masked', defaultValue: false })
  const { shown, names, setNames } = useColumns()
  const deeds = useDeeds()
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
  const ask = (verb: Verb) => deeds.ask(verb, targets(), () => select(NOTHING))
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
    { keys: 'a', says: words.keys.assign, run: () => ask('assign') },
    { keys: 'n', says: words.keys.note, run: () => ask('note') },
    { keys: 'l', says: words.keys.call, run: () => ask('call') },
    { keys: 's', says: words.keys.snooze, run: () => ask('snooze') },
    { keys: 'e', says: words.keys.closeDenial, run: () => ask('close') },
    { keys: 'w', says: words.keys.writeOff, run: () => ask('write-off') },
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
        <ColumnsMenu names={names} setNames={setNames} />
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
          {(
            [
              ['assign', words.verb.assign],
              ['snooze', words.verb.snooze],
              ['note', words.verb.note],
              ['call', words.verb.call],
              ['close', words.verb.close],
              ['write-off', words.verb.writeOff],
              ['approve', words.verb.approve],
            ] as const
          )
            .filter(([verb]) => verb !== 'approve' || filter.asked === 'true')
            .map(([verb, name]) => (
              <Button key={verb} variant="default" onClick={() => ask(verb)}>
                {name}
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
        setTerms={next => void navigate({ to: '/queue', search: { ...search, sort: writeSort(next) }, replace: true })}
        open={open}
        onActive={(row, at) => {
          active.current = row === undefined ? undefined : { row, at }
        }}
      />
    </Page>
  )
}
