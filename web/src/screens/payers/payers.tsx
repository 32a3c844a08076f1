// The payers that the files name, and which of the known ones each is.

import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client, told } from '../../api/client.ts'
import { askPayerEntries, askPayers } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { ToPayer } from '../../parts/links.tsx'
import { Empty, Listed, Page } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { Table } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { PayerLinks } from './links.tsx'

const says = words.payers

export function PayersScreen() {
  const list = useAsked(askPayers)
  return (
    <Page
      title={says.title}
      lead={says.lead}
      actions={
        <Button component={Link} to="/payers/terms">
          {says.terms.toTerms}
        </Button>
      }
    >
      <Listed of={list} none={<Empty title={says.empty} says={says.emptySays} />}>
        {({ items }) => (
          <>
            <p className="soft">{says.knownHint}</p>
            <Table
              label={says.title}
              rows={items}
              columns={[
                { name: says.name, show: row => <ToPayer id={row.id}>{row.name}</ToPayer> },
                { name: says.identifier, show: row => <span className="mono">{row.identifier}</span> },
                { name: says.known, show: row => <KnownAs id={row.id} name={row.name} entry={row.entry} /> },
              ]}
            />
            <PayerLinks />
          </>
        )}
      </Listed>
    </Page>
  )
}

export function KnownAs({
  id,
  name,
  entry,
}: {
  readonly id: number
  readonly name: string
  readonly entry: string | null
}) {
  const { practice } = useWorkplace()
  const mayLead = useMay('lead')
  const entries = useQuery(askPayerEntries)
  const keep = useKeeping()
  const sayEntry = (value: string) =>
    keep(() =>
      told(
        client.PATCH('/api/practices/{practice}/payers/{id}', {
          params: { path: { practice, id } },
          body: { entry: value === '' ? null : (value as 'aetna') },
        }),
      ),
    )
  return (
    <NativeSelect
      aria-label={`${says.known}: ${name}`}
      value={entry ?? ''}
      disabled={!mayLead}
      data={[
        { value: '', label: says.knownNot },
        ...(entries.data?.items ?? []).map(each => ({ value: each.id, label: each.title })),
      ]}
      onChange={event => void sayEntry(event.currentTarget.value)}
    />
  )
}
