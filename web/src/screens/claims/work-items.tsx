// Work that is no denial: claims that were rejected, with everything that stands in their way and the way to send them again; records asked for.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client, told } from '../../api/client.ts'
import { askWorkItems, type WorkItem } from '../../api/questions.ts'
import { day, today } from '../../parts/figures.ts'
import { OneField } from '../../parts/forms.tsx'
import { ToClaim } from '../../parts/links.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { ListTable, type TableColumn } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.claims

export function WorkItems({ list: name }: { readonly list: 'rejections' | 'requests' }) {
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const list = useQuery(askWorkItems(practice, name))
  const rejections = name === 'rejections'
  const columns: readonly TableColumn<WorkItem>[] = [
    { name: says.account, show: row => <ToClaim id={row.claim}>{row.account}</ToClaim> },
    rejections
      ? { name: says.statuses, show: row => <Statuses of={row} /> }
      : { name: says.says, show: row => row.says },
    { name: says.due, show: row => (row.dueDate === undefined ? words.none : day(row.dueDate, today())) },
    ...(mayWork && rejections ? [{ name: says.resend, show: (row: WorkItem) => <Resend of={row} /> }] : []),
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

/** Each status with the line it is about; the sentence where an acknowledgment bears no code. */
function Statuses({ of: { says: sentence, statuses = [], batch } }: { readonly of: WorkItem }) {
  return (
    <>
      {batch === undefined ? null : <p className="soft">{says.batch(batch)}</p>}
      {statuses.length === 0 ? (
        sentence
      ) : (
        <ul>
          {statuses.map(({ code, line, says: meaning, message }) => (
            <li key={`${code} ${line ?? ''} ${message ?? ''}`}>
              {line === undefined ? says.ofClaim : says.ofLine(line)}: {meaning ?? ''} <code>{code}</code>
              {message === undefined ? null : <span className="soft"> {message}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
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
