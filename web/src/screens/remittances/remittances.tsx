// All remittances with their balance.
import { NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { askPayers, askRemittances } from '../../api/questions.ts'
import { day, money, today } from '../../parts/figures.ts'
import { useKeys } from '../../parts/keys.tsx'
import { Empty, Page } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { PagedTable } from '../../parts/table.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { words } from '../../words.ts'

const says = words.remittances

export function RemittancesScreen() {
  const { practice } = useWorkplace()
  const [tab, setTab] = useState<'all' | 'unbalanced'>('all')
  const [search, setSearch] = useState('')
  const [payerId, setPayerId] = useState<number | undefined>(undefined)
  const payers = useQuery(askPayers(practice))
  const field = useRef<HTMLInputElement>(null)
  const ask = useDebouncedCallback((text: string) => setSearch(text.trim()), 200)
  const list = useInfiniteQuery(
    askRemittances(practice, {
      ...(tab === 'all' ? {} : { balanced: 'false' }),
      ...(search === '' ? {} : { search }),
      ...(payerId === undefined ? {} : { payerId }),
    }),
  )
  useKeys([{ keys: '/', says: words.keys.search, run: () => field.current?.focus() }])
  return (
    <Page title={says.title} lead={says.lead} actions={<Link to="/deposits">{words.deposits.title}</Link>}>
      <Tabs
        label={says.balance}
        names={[
          ['all', says.all],
          ['unbalanced', says.unbalanced],
        ]}
        chosen={tab}
        choose={setTab}
      />
      <div className="filters">
        <TextInput
          ref={field}
          aria-label={says.search}
          placeholder={`${says.search}  ( / )`}
          onChange={event => ask(event.currentTarget.value)}
        />
        <NativeSelect
          aria-label={says.payer}
          value={payerId === undefined ? '' : String(payerId)}
          data={[
            { value: '', label: says.anyPayer },
            ...(payers.data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={event => setPayerId(Number(event.currentTarget.value) || undefined)}
        />
      </div>
      <PagedTable
        list={list}
        empty={
          search === '' && payerId === undefined ? (
            <Empty title={says.empty} says={says.emptySays} />
          ) : (
            <Empty title={words.queue.empty} says={words.queue.emptySays} />
          )
        }
        label={says.title}
        columns={[
          { name: says.paymentDate, show: row => (row.paymentDate === undefined ? '' : day(row.paymentDate, today())) },
          { name: says.payer, show: row => row.payer },
          {
            name: says.trace,
            show: row => (
              <Link to="/remittances/$id" params={{ id: String(row.id) }} className="mono">
                {row.trace ?? row.control}
              </Link>
            ),
          },
          { name: says.method, show: row => row.method },
          { name: says.claims, right: true, show: row => row.claims },
          { name: says.amount, right: true, show: row => money(row.paymentCents) },
          {
            name: says.balance,
            show: row =>
              row.balanced ? (
                <span className="good">✓ {says.balanced}</span>
              ) : (
                <span className="bad">
                  ✗ {row.differenceCents === 0 ? says.differsWithin : says.differs(money(row.differenceCents))}
                </span>
              ),
          },
        ]}
      />
    </Page>
  )
}
