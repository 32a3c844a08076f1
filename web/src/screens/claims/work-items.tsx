// Work that is no denial: claims that were rejected, with everything that stands in their way and the way to send them again; records asked for.
import { Button, FileInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client, told } from '../../api/client.ts'
import { bringDocument, writeDocuments } from '../../api/documents.ts'
import { askWorkItems, type WorkItem } from '../../api/questions.ts'
import { daysTo, money } from '../../parts/figures.ts'
import { Fault, OneField } from '../../parts/forms.tsx'
import { useDoing } from '../../parts/keeping.ts'
import { ToClaim } from '../../parts/links.tsx'
import { Due } from '../../parts/marks.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { ListTable, type TableColumn } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { Statuses } from './statuses.tsx'

const says = words.claims

export function WorkItems({ list: name }: { readonly list: 'rejections' | 'requests' }) {
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const list = useQuery(askWorkItems(practice, name))
  const rejections = name === 'rejections'
  const columns: readonly TableColumn<WorkItem>[] = [
    {
      name: says.patient,
      show: row => (
        <>
          {row.patient ?? words.unknown}
          <br />
          <ToClaim id={row.claim}>{row.account}</ToClaim>
        </>
      ),
    },
    { name: says.payer, show: row => row.payer ?? words.unknown },
    { name: says.charge, right: true, show: row => (row.chargeCents === undefined ? '' : money(row.chargeCents)) },
    rejections
      ? { name: says.statuses, show: row => <Statuses of={row} /> }
      : { name: says.says, show: row => row.says },
    {
      name: says.due,
      show: row => <Due date={row.dueDate} left={row.dueDate === undefined ? undefined : daysTo(row.dueDate)} />,
    },
    ...(mayWork && rejections ? [{ name: says.resend, show: (row: WorkItem) => <Resend of={row} /> }] : []),
    ...(mayWork && !rejections ? [{ name: says.answer, show: (row: WorkItem) => <Answer of={row} /> }] : []),
    ...(mayWork ? [{ name: says.closeReason, show: (row: WorkItem) => <Close id={row.id} kind={row.kind} /> }] : []),
  ]
  return (
    <ListTable
      list={list}
      empty={rejections ? says.rejectionsEmpty : says.requestsEmpty}
      label={says.tabs[name] ?? ''}
      columns={columns}
      keyOf={row => `${row.id} ${row.claim ?? ''}`}
    />
  )
}

function Resend({ of: { id, claim } }: { readonly of: WorkItem }) {
  if (claim === undefined) return <p className="soft">{says.resendNot}</p>
  return (
    <Link className="button-link" to="/rejections/$id/resend" params={{ id: String(id) }}>
      {says.resend}
    </Link>
  )
}

function Close({ id, kind }: { readonly id: number; readonly kind: WorkItem['kind'] }) {
  const { practice } = useWorkplace()
  const close = (reason: string) =>
    told(
      client.POST('/api/practices/{practice}/work-items/{id}/close', {
        params: { path: { practice, id } },
        body: { kind, reason },
      }),
    )
  return <OneField name="reason" label={says.closeReason} button={says.closeItem} send={close} />
}

/** Documents brought in for a request, and the request answered with all of them. */
function Answer({ of: { id, claim } }: { readonly of: WorkItem }) {
  const { practice } = useWorkplace()
  const { busy, fault, run } = useDoing()
  const of = { practice, kind: 'work-items', id } as const
  if (claim === undefined) return null
  const bring = (file: File | null) =>
    run(async () => {
      if (file !== null) await bringDocument(of, 'records', file)
      return { says: says.answerBrought }
    })
  return (
    <>
      <FileInput
        aria-label={says.answerBring}
        placeholder={says.answerBring}
        accept="application/pdf,image/tiff,image/png,image/jpeg"
        onChange={file => void bring(file)}
      />
      <Button size="compact-xs" variant="default" loading={busy} onClick={() => void run(() => writeDocuments(of))}>
        {says.answerWrite}
      </Button>
      <Fault says={fault} />
    </>
  )
}
