// What is noted on a patient's account, with what can be noted; and what was billed beside the estimate. The forms are the service's own.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { client, told } from '../../api/client.ts'
import { AskDialog } from '../../parts/ask-dialog.tsx'
import { type Action, useActionsOn } from '../../parts/catalog.tsx'
import { day, money } from '../../parts/figures.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { Section } from '../../parts/page.tsx'
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
      {open === undefined ? null : <AskDialog action={open} known={{ account }} close={() => setOpen(undefined)} />}
    </div>
  )
}
