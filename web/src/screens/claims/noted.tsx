// What is noted on a patient's account, with what can be noted; and what was billed beside the estimate. The forms are the service's own.
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, told } from '../../api/client.ts'
import { ActionForm } from '../../parts/action-form.tsx'
import { type Action, useActionsOn } from '../../parts/catalog.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { day, money } from '../../parts/figures.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { Failed, Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { RowButton, Table } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.claims.noted

export interface Noted {
  readonly id: number
  readonly account: string
  readonly kind: 'hardship' | 'plan' | 'estimate' | 'paid'
  readonly on: string
  readonly until?: string | undefined
  readonly amountCents?: number | undefined
  readonly says: string
  readonly by: string
}

/** Of one account, or of all where the account is to be seen. */
export function NotedTable({ rows, accounts }: { readonly rows: readonly Noted[]; readonly accounts?: true }) {
  const { practice } = useWorkplace()
  const may = useMay('biller')
  const keep = useKeeping()
  const end = (id: number) =>
    keep(
      () =>
        told(
          client.POST('/api/practices/{practice}/patients/entries/{id}/end', {
            params: { path: { practice, id }, header: {} },
            body: {} as never,
          }),
        ),
      says.ended,
    )
  if (rows.length === 0) return <p className="soft">{says.none}</p>
  return (
    <Table
      label={says.title}
      rows={rows}
      columns={[
        ...(accounts === true ? [{ name: words.claims.account, show: (row: Noted) => row.account }] : []),
        { name: says.kind, show: row => says.kinds[row.kind] },
        {
          name: says.on,
          show: ({ on, until }) => (until === undefined ? day(on) : says.span(day(on), day(until))),
        },
        {
          name: words.claims.amount,
          right: true,
          show: ({ amountCents }) => (amountCents === undefined ? '' : money(amountCents)),
        },
        { name: says.words, show: row => row.says },
        { name: says.by, show: ({ by }) => by },
        {
          name: says.end,
          show: ({ id }) => (may ? <RowButton says={says.end} to={String(id)} run={() => end(id)} /> : null),
        },
      ]}
    />
  )
}

export interface Estimate {
  readonly expectedCents: number
  readonly billedCents: number
  readonly overCents: number
  readonly mayDispute: boolean
  readonly says: string
}

/** What stands above all visits of an account. */
export function NotedOnAccount({
  account,
  noted,
  estimate,
}: {
  readonly account: string
  readonly noted: readonly Noted[]
  readonly estimate: Estimate | undefined
}) {
  const actions = useActionsOn('patient').filter(
    ({ on, fields }) => on === 'practice' && fields.some(field => field.name === 'account'),
  )
  const [open, setOpen] = useState<Action | undefined>(undefined)
  return (
    <div className="no-print">
      <Section title={says.title}>
        {estimate === undefined ? null : (
          <p>
            <strong>
              {says.estimate(money(estimate.expectedCents), money(estimate.billedCents), money(estimate.overCents))}
            </strong>{' '}
            {estimate.says}
          </p>
        )}
        <NotedTable rows={noted} />
        <div className="actions">
          {actions.map(action => (
            <Button key={action.verb} variant="default" onClick={() => setOpen(action)}>
              {action.title}
            </Button>
          ))}
        </div>
      </Section>
      {open === undefined ? null : <NoteDialog account={account} action={open} close={() => setOpen(undefined)} />}
    </div>
  )
}

function NoteDialog({
  account,
  action,
  close,
}: {
  readonly account: string
  readonly action: Action
  readonly close: () => void
}) {
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  const [fault, setFault] = useState<Error | undefined>(undefined)
  // The account is the screen's own: it is not asked for again.
  const asked = { ...action, fields: action.fields.filter(field => field.name !== 'account') }
  const submit = async (input: object) => {
    setFault(undefined)
    try {
      const path = `/api/practices/{practice}${action.path}` as '/api/practices/{practice}/patients/paid'
      const body = { account, ...input } as never
      await told(client.POST(path, { params: { path: { practice }, header: {} }, body }))
      await queries.invalidateQueries({ queryKey: [practice] })
      close()
    } catch (error) {
      setFault(error as Error)
    }
  }
  return (
    <Dialog opened close={close} title={action.title}>
      <ActionForm action={asked} lead={action.says} submit={submit} />
      {fault === undefined ? null : <Failed error={fault} />}
    </Dialog>
  )
}
