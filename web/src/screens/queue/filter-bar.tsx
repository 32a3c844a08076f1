// What the queue is filtered by: a search, a chip for each filter with its way out, and a menu of those that can be added.

import { Button, CloseButton, NativeSelect, Popover, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { type RefObject, useEffect, useState } from 'react'
import { askPayers, type QueueFilter } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { type Filter, useList } from '../../parts/catalog.tsx'
import { centsOf, day, money, plain, today } from '../../parts/figures.ts'
import { words } from '../../words.ts'

type Name = keyof QueueFilter

/** Typing in the search asks once one has paused. */
const PAUSE_MS = 40

export function FilterBar({
  filter,
  go,
  field,
}: {
  readonly filter: QueueFilter
  readonly go: (filter: QueueFilter) => void
  readonly field: RefObject<HTMLInputElement | null>
}) {
  const says = words.queue
  const payers = useAsked(askPayers)
  const [text, setText] = useState(filter.search ?? '')
  useEffect(() => setText(filter.search ?? ''), [filter.search])
  const without = (name: Name): QueueFilter => {
    const { [name]: _gone, ...rest } = filter
    return rest
  }
  const ask = useDebouncedCallback((search: string) => {
    go(search.trim() === '' ? without('search') : { ...filter, search: search.trim() })
  }, PAUSE_MS)
  const shown = (Object.keys(filter) as Name[]).filter(name => name !== 'search' && name !== 'move')
  const filters = useList('denial').filters
  const titleOf = (name: string) => filters.find(each => each.name === name)?.title ?? name
  const sayValue = (name: Name): string => {
    const value = filter[name]
    switch (filters.find(each => each.name === name)?.kind) {
      case 'payer':
        return payers.data?.items.find(payer => payer.id === value)?.name ?? String(value)
      case 'cents':
        return money(Number(value))
      case 'person':
        return value === '' ? words.nobody : String(value)
      case 'date':
        return day(String(value), today())
      case 'flag':
        return ''
      default:
        return plain(String(value))
    }
  }
  return (
    <search className="filters" aria-label={says.filters}>
      <TextInput
        ref={field}
        aria-label={says.search}
        placeholder={`${says.search}  ( / )`}
        value={text}
        onChange={event => {
          setText(event.currentTarget.value)
          ask(event.currentTarget.value)
        }}
        onKeyDown={event => {
          if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur()
        }}
      />
      {shown.map(name => (
        <span key={name} className="filter-chip">
          {titleOf(name)}
          {sayValue(name) === '' ? '' : `: ${sayValue(name)}`}
          <CloseButton size="xs" aria-label={says.removeFilter(titleOf(name))} onClick={() => go(without(name))} />
        </span>
      ))}
      <AddFilter filter={filter} filters={filters} go={go} payers={payers.data?.items ?? []} />
      {shown.length > 0 || text !== '' ? (
        <Button variant="subtle" onClick={() => go({})}>
          {says.clear}
        </Button>
      ) : null}
    </search>
  )
}

/** Those that stand elsewhere on the screen. */
const ELSEWHERE: ReadonlySet<string> = new Set(['search', 'move'])

function AddFilter({
  filter,
  filters,
  go,
  payers,
}: {
  readonly filter: QueueFilter
  readonly filters: readonly Filter[]
  readonly go: (filter: QueueFilter) => void
  readonly payers: readonly { readonly id: number; readonly name: string }[]
}) {
  const says = words.queue
  const [opened, setOpened] = useState(false)
  const choose = (name: string, value: string | number) => {
    setOpened(false)
    go({ ...filter, [name]: value })
  }
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withinPortal position="bottom-start">
      <Popover.Target>
        <Button variant="default" onClick={() => setOpened(!opened)}>
          {says.addFilter}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className="stack filter-menu">
        {filters
          .filter(({ name }) => !ELSEWHERE.has(name) && !(name in filter))
          .map(each => (
            <FilterInput key={each.name} filter={each} payers={payers} choose={value => choose(each.name, value)} />
          ))}
        <p className="soft">{says.enterHint}</p>
      </Popover.Dropdown>
    </Popover>
  )
}

function FilterInput({
  filter: { name, title, kind, words: closed },
  payers,
  choose,
}: {
  readonly filter: Filter
  readonly payers: readonly { readonly id: number; readonly name: string }[]
  readonly choose: (value: string | number) => void
}) {
  const select = (data: readonly { readonly value: string; readonly label: string }[]) => (
    <NativeSelect
      label={title}
      value=""
      data={[{ value: '', label: '' }, ...data]}
      onChange={event => {
        const { value } = event.currentTarget
        if (value !== '') choose(kind === 'payer' ? Number(value) : value)
      }}
    />
  )
  if (kind === 'payer') return select(payers.map(payer => ({ value: String(payer.id), label: payer.name })))
  if (closed !== undefined) return select(closed.map(value => ({ value, label: plain(value) })))
  if (kind === 'flag')
    return (
      <Button variant="subtle" onClick={() => choose('true')}>
        {title}
      </Button>
    )
  return (
    <TextInput
      label={title}
      type={kind === 'date' ? 'date' : 'text'}
      onKeyDown={event => {
        if (event.key !== 'Enter') return
        const value = valueTyped(kind, event.currentTarget.value, name)
        if (value !== undefined) choose(value)
      }}
    />
  )
}

function valueTyped(kind: string, typed: string, name: string): string | number | undefined {
  if (kind === 'cents') return centsOf(typed)
  // Nobody is an owner too: those without one.
  if (typed === '' && name !== 'owner') return undefined
  return kind === 'code' ? typed.toUpperCase().replace(/^[A-Z]{2}-/, '') : typed
}
