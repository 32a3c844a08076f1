// Saved views and whose move it is, each with how many it finds.

import { Button, CloseButton, Popover, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { client, told } from '../../api/client.ts'
import { asBody, askTotal, askViews, type QueueFilter } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { daysAfter, today } from '../../parts/figures.ts'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import { type QueueSearch, toSearch } from './search.ts'

const MOVES = ['us', 'payer', 'patient'] as const

export function Views({ filter, go }: { readonly filter: QueueFilter; readonly go: (search: QueueSearch) => void }) {
  const says = words.queue
  const { practice, person } = useWorkplace()
  const saved = useQuery(askViews(practice))
  const queries = useQueryClient()
  const mayWork = useMay('biller')
  const builtIn: readonly (readonly [string, QueueFilter])[] = [
    [says.builtIn.all, {}],
    [says.builtIn.mine, { owner: person }],
    [says.builtIn.unassigned, { owner: '' }],
    [says.builtIn.soon, { dueBy: daysAfter(today(), 14) }],
    [says.builtIn.large, { atLeastCents: 50_000 }],
    [says.builtIn.snoozed, { snoozed: 'true' }],
    [says.builtIn.closed, { status: 'closed' }],
  ]
  const own = (saved.data?.items ?? []).map(view => [view.name, toSearch(view.filter)] as const)
  return (
    <ul className="chips" aria-label={says.views}>
      {builtIn.map(([name, view]) => (
        <li key={name}>
          <View name={name} view={view} now={filter} go={go} />
        </li>
      ))}
      {own.map(([name, view]) => (
        <li key={`own ${name}`} className="own-view">
          <View name={name} view={view} now={filter} go={go} />
          {mayWork ? (
            <CloseButton
              size="xs"
              aria-label={says.forgetView(name)}
              onClick={async () => {
                await told(
                  client.POST('/api/practices/{practice}/views/forget', {
                    params: { path: { practice } },
                    body: { name },
                  }),
                )
                await queries.invalidateQueries({ queryKey: [practice, 'views'] })
              }}
            />
          ) : null}
        </li>
      ))}
      {mayWork && Object.keys(filter).length > 0 ? (
        <li>
          <SaveView filter={filter} />
        </li>
      ) : null}
    </ul>
  )
}

/** Whose move it is, and beside it what else the list is filtered by. */
export function MoveTabs({
  filter,
  search,
  go,
  children,
}: {
  readonly filter: QueueFilter
  readonly search: QueueSearch
  readonly go: (search: QueueSearch) => void
  readonly children: ReactNode
}) {
  const { move: _move, ...withoutMove } = filter
  return (
    <div className="narrowing">
      <fieldset className="tabs tabs-bare">
        <legend className="hidden">{words.queue.tabs}</legend>
        {[undefined, ...MOVES].map(move => (
          <MoveTab
            key={move ?? 'any'}
            move={move}
            filter={withoutMove}
            chosen={filter.move === move}
            go={() =>
              go({
                ...withoutMove,
                ...(move === undefined ? {} : { move }),
                ...(search.sort === undefined ? {} : { sort: search.sort }),
              })
            }
          />
        ))}
      </fieldset>
      {children}
    </div>
  )
}

function sameFilter(one: QueueFilter, other: QueueFilter): boolean {
  const text = (filter: QueueFilter) =>
    JSON.stringify(Object.entries(filter).sort(([first], [second]) => (first < second ? -1 : 1)))
  return text(one) === text(other)
}

function View({
  name,
  view,
  now,
  go,
}: {
  readonly name: string
  readonly view: QueueFilter
  readonly now: QueueFilter
  readonly go: (search: QueueSearch) => void
}) {
  const total = useAsked(askTotal, view)
  const chosen = sameFilter(view, now)
  return (
    <button type="button" className={chosen ? 'chip chip-on' : 'chip'} aria-pressed={chosen} onClick={() => go(view)}>
      {name} <Count total={total.data} />
    </button>
  )
}

function MoveTab({
  move,
  filter,
  chosen,
  go,
}: {
  readonly move: string | undefined
  readonly filter: QueueFilter
  readonly chosen: boolean
  readonly go: () => void
}) {
  const { practice } = useWorkplace()
  const total = useQuery(
    askTotal(practice, move === undefined ? filter : { ...filter, move: move as NonNullable<QueueFilter['move']> }),
  )
  return (
    <button type="button" className={chosen ? 'tab tab-on' : 'tab'} aria-pressed={chosen} onClick={go}>
      {move === undefined ? words.queue.any : words.move[move]} <Count total={total.data} />
    </button>
  )
}

function Count({ total }: { readonly total: { readonly denials: number; readonly atLeast: boolean } | undefined }) {
  if (total === undefined) return null
  return (
    <span className="count">
      {total.atLeast ? words.atLeast(total.denials) : total.denials.toLocaleString('en-US')}
    </span>
  )
}

function SaveView({ filter }: { readonly filter: QueueFilter }) {
  const says = words.queue
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  const [opened, setOpened] = useState(false)
  const [fault, setFault] = useState('')
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    try {
      await told(
        client.POST('/api/practices/{practice}/views/save', {
          params: { path: { practice } },
          body: { name, filter: asBody(filter) },
        }),
      )
      await queries.invalidateQueries({ queryKey: [practice, 'views'] })
      setOpened(false)
    } catch (error) {
      setFault((error as Error).message)
    }
  }
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withinPortal>
      <Popover.Target>
        <button type="button" className="chip" onClick={() => setOpened(!opened)}>
          {says.saveView}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className="stack" onSubmit={event => void submit(event)}>
          <TextInput
            label={says.viewName}
            name="name"
            required
            maxLength={100}
            error={fault === '' ? undefined : fault}
          />
          <Button type="submit">{words.save}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
