// Claims as they were sent; those that no remittance fits, those that were sent back, records that are asked for, claims made here.
import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { client, told } from '../../api/client.ts'
import { askClaims, askUnmatched } from '../../api/questions.ts'
import { day, money, today } from '../../parts/figures.ts'
import { OneField } from '../../parts/forms.tsx'
import { useKeys } from '../../parts/keys.tsx'
import { ToClaim } from '../../parts/links.tsx'
import { Answered, Empty, Page, Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { PagedTable, Table } from '../../parts/table.tsx'
import { TabsInAddress } from '../../parts/tabs.tsx'
import { words } from '../../words.ts'
import { Discrepancies } from './discrepancies.tsx'
import { Outgoing } from './outgoing.tsx'
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
    <Page title={says.title} lead={says.lead}>
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

function Unmatched() {
  const { practice } = useWorkplace()
  const mayLead = useMay('lead')
  const list = useQuery(askUnmatched(practice))
  const match = (id: number, claim: number) =>
    told(client.PUT('/api/practices/{practice}/matches/{id}', { params: { path: { practice, id } }, body: { claim } }))
  return (
    <Answered of={list}>
      {({ adjudications, claims }) => (
        <>
          <Section title={says.unmatchedRemittances}>
            {adjudications.length === 0 ? (
              <p className="soft">{says.unmatchedEmpty}</p>
            ) : (
              <Table
                label={says.unmatchedRemittances}
                rows={adjudications}
                columns={[
                  { name: says.account, show: row => row.account },
                  { name: says.patient, show: row => row.patient },
                  { name: says.charge, right: true, show: row => money(row.chargeCents) },
                  { name: says.why, show: row => row.why },
                  {
                    name: says.matchTo,
                    show: row =>
                      mayLead ? (
                        <OneField
                          name="claim"
                          label={says.matchTo}
                          inputMode="numeric"
                          pattern="[0-9]+"
                          defaultValue={row.claimId ?? ''}
                          button={says.match}
                          send={claim => match(row.id, Number(claim))}
                          kept={says.matched}
                        />
                      ) : (
                        (row.claimId ?? '')
                      ),
                  },
                ]}
              />
            )}
          </Section>
          <Section title={says.unmatchedClaims}>
            <Table
              label={says.unmatchedClaims}
              rows={claims}
              columns={[
                { name: says.account, show: row => <ToClaim id={row.id}>{row.account}</ToClaim> },
                { name: says.patient, show: row => row.patient },
                { name: says.payer, show: row => row.payer },
                { name: says.charge, right: true, show: row => money(row.chargeCents) },
                { name: says.sentOn, show: row => (row.sentOn === undefined ? '' : day(row.sentOn, today())) },
              ]}
            />
          </Section>
        </>
      )}
    </Answered>
  )
}
