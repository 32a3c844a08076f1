// Claims as they were sent; those that no remittance fits, those that were sent back, records that are asked for, claims made here.
import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { askClaims } from '../../api/questions.ts'
import { day, money, today } from '../../parts/figures.ts'
import { useKeys } from '../../parts/keys.tsx'
import { ToClaim } from '../../parts/links.tsx'
import { Empty, Page } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { PagedTable } from '../../parts/table.tsx'
import { TabsInAddress } from '../../parts/tabs.tsx'
import { words } from '../../words.ts'
import { Discrepancies } from './discrepancies.tsx'
import { Outgoing } from './outgoing.tsx'
import { Unmatched } from './unmatched.tsx'
import { WorkItems } from './work-items.tsx'

const says = words.claims
type Tab = 'all' | 'unmatched' | 'discrepancies' | 'rejections' | 'requests' | 'outgoing'
const TABS: readonly Tab[] = ['all', 'unmatched', 'discrepancies', 'rejections', 'requests', 'outgoing']
const PANES: Readonly<Record<Tab, ReactNode>> = {
  all: <All />,
  unmatched: <Unmatched />,
  discrepancies: <Discrepancies />,
  rejections: <WorkItems key="rejections" list="rejections" />,
  requests: <WorkItems key="requests" list="requests" />,
  outgoing: <Outgoing />,
}

export function ClaimsScreen() {
  const { tab = 'all' } = useSearch({ from: '/inside/claims' })
  const chosen = TABS.find(name => name === tab) ?? 'all'
  return (
    <Page title={says.title} lead={says.lead} actions={<Link to="/patients">{says.patients.title}</Link>}>
      <TabsInAddress to="/claims" tabs={TABS} says={says} chosen={chosen} />
      {PANES[chosen]}
    </Page>
  )
}

function All() {
  const { practice } = useWorkplace()
  const { search = '' } = useSearch({ from: '/inside/claims' })
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const list = useInfiniteQuery(askClaims(practice, search))
  const ask = useDebouncedCallback(
    (text: string) =>
      void navigate({ to: '/claims', search: text.trim() === '' ? {} : { search: text.trim() }, replace: true }),
    200,
  )
  useKeys([{ keys: '/', says: words.keys.search, run: () => field.current?.focus() }])
  return (
    <>
      <TextInput
        ref={field}
        className="search"
        aria-label={says.search}
        placeholder={`${says.search}  ( / )`}
        defaultValue={search}
        onChange={event => ask(event.currentTarget.value)}
      />
      <PagedTable
        list={list}
        empty={
          <Empty
            title={search === '' ? says.empty : words.queue.empty}
            says={search === '' ? says.emptySays : words.queue.emptySays}
          />
        }
        label={says.title}
        columns={[
          { name: says.account, show: row => <ToClaim id={row.id}>{row.account}</ToClaim> },
          { name: says.patient, show: row => row.patientName },
          { name: says.payer, show: row => row.payerName },
          { name: says.service, show: row => (row.serviceFrom === undefined ? '' : day(row.serviceFrom, today())) },
          { name: says.charge, right: true, show: row => money(row.chargeCents) },
          { name: says.sentOn, show: row => (row.sentOn === undefined ? '' : day(row.sentOn, today())) },
          { name: says.kind, show: row => row.kind },
        ]}
      />
    </>
  )
}
