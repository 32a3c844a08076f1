// What the queue is filtered by: a search, a chip for each filter with its way out, and a menu of those that can be added.
import { Button, CloseButton, NativeSelect, Popover, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useState } from 'react'
import { askPayers, type QueueFilter } from '../../api/questions.ts'
import { centsOf, day, money, plain, today } from '../../parts/figures.ts'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import { ACTIONS, CAUSES } from './closed-words.ts'

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
  const { practice } = useWorkplace()
  const payers = useQuery(askPayers(practice))
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
  const sayValue = (name: Name): string => {
    const value = filter[name]
    if (name === 'payerId') return payers.data?.items.find(payer => payer.id === value)?.name ?? String(value)
    if (name === 'atLeastCents' || name === 'atMostCents') return money(Number(value))
    if (name === 'owner') return value === '' ? words.nobody : String(value)
    if (name.endsWith('From') || name.endsWith('By')) return day(String(value), today())
    return value === 'true' ? '' : plain(String(value))
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
          {says.filter[name]}
          {sayValue(name) === '' ? '' : `: ${sayValue(name)}`}
          <CloseButton
            size="xs"
            aria-label={says.removeFilter(says.filter[name] ?? name)}
            onClick={() => go(without(name))}
          />
        </span>
      ))}
      <AddFilter filter={filter} go={go} payers={payers.data?.items ?? []} />
      {shown.length > 0 || text !== '' ? (
        <Button variant="subtle" onClick={() => go({})}>
          {says.clear}
        </Button>
      ) : null}
    </search>
  )
}

function AddFilter({
  filter,
  go,
  payers,
}: {
  readonly filter: QueueFilter
  readonly go: (filter: QueueFilter) => void
  readonly payers: readonly { readonly id: number; readonly name: string }[]
}) {
  const says = words.queue
  const [opened, setOpened] = useState(false)
  const choose = (more: QueueFilter) => {
    setOpened(false)
    go({ ...filter, ...more })
  }
  const select = (
    name: 'cause' | 'action' | 'payerId',
    data: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <NativeSelect
      label={says.filter[name]}
      value=""
      data={[{ value: '', label: '' }, ...data]}
      onChange={event => {
        const { value } = event.currentTarget
        if (value !== '') choose({ [name]: name === 'payerId' ? Number(value) : value } as QueueFilter)
      }}
    />
  )
  const typed = (name: 'carc' | 'owner' | 'atLeastCents' | 'dueBy', type = 'text') => (
    <TextInput
      label={says.filter[name]}
      type={type}
      onKeyDown={event => {
        if (event.key !== 'Enter') return
        const { value } = event.currentTarget
        if (name === 'atLeastCents') {
          const cents = centsOf(value)
          if (cents !== undefined) choose({ atLeastCents: cents })
        } else if (value !== '' || name === 'owner')
          choose({ [name]: name === 'carc' ? value.toUpperCase().replace(/^[A-Z]{2}-/, '') : value } as QueueFilter)
      }}
    />
  )
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withinPortal position="bottom-start">
      <Popover.Target>
        <Button variant="default" onClick={() => setOpened(!opened)}>
          {says.addFilter}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className="stack">
        {select(
          'cause',
          CAUSES.map(value => ({ value, label: plain(value) })),
        )}
        {select(
          'action',
          ACTIONS.map(value => ({ value, label: plain(value) })),
        )}
        {select(
          'payerId',
          payers.map(payer => ({ value: String(payer.id), label: payer.name })),
        )}
        {typed('carc')}
        {typed('owner')}
        {typed('atLeastCents')}
        {typed('dueBy', 'date')}
        <p className="soft">{says.enterHint}</p>
      </Popover.Dropdown>
    </Popover>
  )
}
