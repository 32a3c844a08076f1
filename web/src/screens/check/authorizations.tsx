// The register of authorizations: what is left of each, entered by hand or from answers of payers, ended; and what payers said of coverage.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askAuthorizations } from '../../api/questions.ts'
import { ActionForm } from '../../parts/action-form.tsx'
import { useAsked } from '../../parts/asked.ts'
import { useActionsOn } from '../../parts/catalog.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { day, plain, today } from '../../parts/figures.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { Page } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { ListTable, RowButton } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { Coverage } from './coverage.tsx'

const says = words.authorizations

export function AuthorizationsScreen() {
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const keep = useKeeping()
  const [adding, setAdding] = useState(false)
  const action = useActionsOn('authorization').find(({ verb }) => verb === 'add')
  const place = { params: { path: { practice } } }
  const add = async (input: object) => {
    const kept = await keep(() =>
      told(client.POST('/api/practices/{practice}/authorizations', { ...place, body: input as never })),
    )
    if (kept) setAdding(false)
  }
  const bring = () =>
    keep(() => told(client.POST('/api/practices/{practice}/authorizations/bring', { ...place, body: {} })))
  return (
    <Page
      title={says.title}
      lead={says.lead}
      actions={
        mayWork ? (
          <>
            <Button onClick={() => setAdding(true)}>{says.add}</Button>
            <Button variant="default" onClick={() => void bring()}>
              {says.bring}
            </Button>
          </>
        ) : null
      }
    >
      <Register />
      <Coverage />
      {adding && action !== undefined ? (
        <Dialog opened close={() => setAdding(false)} title={action.title}>
          <ActionForm action={action} lead={action.says} submit={add} />
        </Dialog>
      ) : null}
    </Page>
  )
}

export const short = (iso: string | undefined) => (iso === undefined ? '' : day(iso, today()))

function Register() {
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const keep = useKeeping()
  const end = (id: number) =>
    keep(() =>
      told(
        client.POST('/api/practices/{practice}/authorizations/{id}/end', {
          params: { path: { practice, id } },
          body: {},
        }),
      ),
    )
  const { columns } = says
  return (
    <ListTable
      list={useAsked(askAuthorizations)}
      empty={says.empty}
      label={says.title}
      columns={[
        { name: columns.reference, show: row => <span className="mono">{row.reference}</span> },
        { name: columns.patient, show: row => [row.patient, row.memberId].filter(Boolean).join(', ') },
        { name: columns.payer, show: row => row.payer ?? '' },
        { name: columns.procedures, show: row => (row.procedures === '' ? says.any : row.procedures) },
        {
          name: columns.left,
          right: true,
          show: row =>
            row.left === undefined ? says.used(row.spent) : says.left(row.left, row.granted ?? 0, row.countedIn),
        },
        { name: columns.from, show: row => short(row.from) },
        { name: columns.to, show: row => short(row.to) },
        {
          name: columns.state,
          show: row => <span className={STRONG[row.state]}>{says.states[row.state] ?? plain(row.state)}</span>,
        },
        {
          name: '',
          show: row => (mayWork ? <RowButton says={says.end} to={row.reference} run={() => end(row.id)} /> : null),
        },
      ]}
    />
  )
}

const STRONG: Readonly<Record<string, string>> = { open: 'good', 'soon-over': 'warn', 'used-up': 'bad', over: 'bad' }
