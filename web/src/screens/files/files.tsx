// Files: bringing them in, what became of each, what is in quarantine with its reason and bytes, claims that nobody answered.

import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { client, told } from '../../api/client.ts'
import { askFiles, askQuarantine } from '../../api/questions.ts'
import { useAskedInPages } from '../../parts/asked.ts'
import { BringIn } from '../../parts/bring-in.tsx'
import { day, money, plain, size, today } from '../../parts/figures.ts'
import { OneField } from '../../parts/forms.tsx'
import { Empty, Listed, Page } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { At } from '../../parts/segments.tsx'
import { KeyedTable, PagedTable } from '../../parts/table.tsx'
import { TabsInAddress } from '../../parts/tabs.tsx'
import { words } from '../../words.ts'

import { Missing } from './missing.tsx'
import { OwnSheet } from './own-sheet.tsx'

const says = words.files
type Tab = 'files' | 'quarantine' | 'missing' | 'sheet'
const TABS: readonly Tab[] = ['files', 'quarantine', 'missing', 'sheet']

export function FilesScreen() {
  const { tab = 'files' } = useSearch({ from: '/inside/files' })
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const tabs = mayWork ? TABS : TABS.filter(name => name !== 'sheet')
  const chosen = tabs.find(name => name === tab) ?? 'files'
  return (
    <Page title={says.title} lead={says.lead}>
      {mayWork ? <BringIn practice={practice} /> : null}
      <TabsInAddress to="/files" tabs={tabs} says={says} chosen={chosen} />
      {CONTENT[chosen]()}
    </Page>
  )
}

const CONTENT: Readonly<Record<Tab, () => ReactNode>> = {
  files: () => <Kept />,
  quarantine: () => <Quarantine />,
  missing: () => <Missing />,
  sheet: () => <OwnSheet />,
}

function Kept() {
  const list = useAskedInPages(askFiles)
  return (
    <PagedTable
      list={list}
      empty={<Empty title={says.empty} says={says.emptySays} />}
      label={says.title}
      columns={[
        {
          name: says.name,
          show: row => (
            <>
              <At place={{ fileId: row.id, file: row.name, segment: 1 }}>{row.name}</At>
              {row.says.map(text => (
                <p key={text} className="soft">
                  {text}
                </p>
              ))}
            </>
          ),
        },
        { name: says.received, show: row => day(row.receivedAt, today()) },
        {
          name: says.status,
          show: row => (
            <span className={row.status === 'imported' || row.status === 'duplicate' ? 'good' : 'bad'}>
              {says.statuses[row.status] ?? row.status}
            </span>
          ),
        },
        { name: says.posted, right: true, show: row => row.posted },
        { name: says.claims, right: true, show: row => row.claims },
        { name: says.denials, right: true, show: row => row.denials },
        { name: says.faults, right: true, show: row => row.faults },
        { name: says.size, right: true, show: row => size(row.bytes) },
      ]}
    />
  )
}

function Quarantine() {
  const { practice } = useWorkplace()
  const mayLead = useMay('lead')
  const list = useQuery(askQuarantine(practice))
  return (
    <Listed of={list} none={<Empty title={says.quarantineEmpty} says={says.quarantineEmptySays} />}>
      {({ items }) => (
        <ul className="cards">
          {items.map(row => (
            <li key={`${row.fileId} ${row.ordinal}`} className="card-side">
              {/* What is no remittance stands under a number below zero. */}
              <h2>
                {row.ordinal < 0
                  ? says.transaction(-row.ordinal, row.control)
                  : says.remittance(row.ordinal + 1, row.control)}
              </h2>
              <p className="soft">
                {row.file} · {money(row.paymentCents)} · {day(row.at, today())}
              </p>
              <p>
                <strong>{says.quarantineWhy}:</strong> {plain(row.reason)}; {row.says}
              </p>
              <Difference of={row.difference} />
              <At place={{ fileId: row.fileId, file: row.file, segment: row.firstSegment }}>{says.quarantineShow}</At>
              {mayLead && row.reason === 'conflict' ? <Release number={row.number} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Listed>
  )
}

/** Posts it after all, by a lead's word that both hold. */
function Release({ number }: { readonly number: string }) {
  const { practice } = useWorkplace()
  const release = (because: string) =>
    told(
      client.POST('/api/practices/{practice}/quarantine/release', {
        params: { path: { practice } },
        body: { number, because },
      }),
    )
  return (
    <OneField
      name="because"
      label={says.releaseWhy}
      placeholder={says.releaseWhy}
      button={says.release}
      send={release}
    />
  )
}

interface Differing {
  readonly fields?: readonly { readonly field: string; readonly posted: unknown; readonly here: unknown }[]
}

function Difference({ of }: { readonly of: unknown }) {
  const { fields = [] } = (typeof of === 'object' && of !== null ? of : {}) as Differing
  if (fields.length === 0) return null
  const show = (field: string, value: unknown) =>
    /_?cents$/i.test(field) && typeof value === 'number' ? money(value) : String(value ?? words.none)
  return (
    <KeyedTable
      label={says.difference}
      rows={fields}
      keyOf={row => row.field}
      columns={[
        { name: says.difference, show: row => plain(row.field.replace(/_?cents$/i, '').replaceAll('_', ' ')) },
        { name: says.there, show: row => show(row.field, row.posted) },
        { name: says.here, show: row => show(row.field, row.here) },
      ]}
    />
  )
}
