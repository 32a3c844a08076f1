// A batch looked through: what all letters say once, below it each letter with what differs; approved one by one, or all that were chosen.
import { Button } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { askBatch, type Batch } from '../../api/appeal-questions.ts'
import { client, told } from '../../api/client.ts'
import { ActionForm } from '../../parts/action-form.tsx'
import { useAsked } from '../../parts/asked.ts'
import { useActionsOn } from '../../parts/catalog.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { money } from '../../parts/figures.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { useKeys } from '../../parts/keys.tsx'
import { Answered, Page } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import { BatchLetters } from './batch-letters.tsx'
import { InAllLetters } from './batch-shared.tsx'

const says = words.batches

export function BatchScreen() {
  const id = Number(useParams({ from: '/inside/batches/$id' }).id)
  const navigate = useNavigate()
  const batch = useAsked(askBatch, id)
  const back = () => void navigate({ to: '/appeals' })
  useKeys([{ keys: 'Escape', says: says.back, run: back }])
  return (
    <Page
      title={batch.data?.title ?? says.title}
      lead={says.lead}
      actions={
        <Button variant="default" onClick={back}>
          {says.back}
        </Button>
      }
    >
      <Answered of={batch}>{data => <Looked batch={data} />}</Answered>
    </Page>
  )
}

function Looked({ batch }: { readonly batch: Batch }) {
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const keep = useKeeping()
  const place = { params: { path: { practice, id: batch.id }, header: {} } }
  const approve = (letters: number[]) =>
    keep(() => told(client.POST('/api/practices/{practice}/batches/{id}/approve', { ...place, body: { letters } })))
  return (
    <>
      <Totals batch={batch} />
      <div className="actions">
        <a
          className="button-link"
          href={`/api/practices/${practice}/batches/${batch.id}/payer-list/sheet?format=xlsx`}
          download
        >
          {says.sheet}
        </a>
        {mayWork && batch.made > batch.sent ? <Sending batch={batch} /> : null}
      </div>
      {batch.open > 0 ? <InAllLetters key={batch.id} batch={batch} /> : null}
      <BatchLetters batch={batch} approve={mayWork ? approve : undefined} />
    </>
  )
}

function Totals({ batch }: { readonly batch: Batch }) {
  const { columns } = says
  const shown: readonly (readonly [string, string | number])[] = [
    [columns.letters, batch.count],
    [columns.open, batch.open],
    [columns.made, batch.made],
    [columns.sent, batch.sent],
    [columns.granted, `${batch.granted}/${batch.decided}`],
    [says.leftOut, batch.leftOut],
    [says.atStake, money(batch.atStakeCents)],
    [columns.asked, money(batch.askedCents)],
    [columns.came, money(batch.recoveredCents)],
  ]
  return (
    <dl className="batch-totals" aria-label={says.totals}>
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What is said when the made letters went out together. */
function Sending({ batch }: { readonly batch: Batch }) {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const [open, setOpen] = useState(false)
  const action = useActionsOn('batch').find(({ verb }) => verb === 'send')
  if (action === undefined) return null
  const submit = async (input: object) => {
    const place = { params: { path: { practice, id: batch.id }, header: {} } }
    if (
      await keep(() =>
        told(client.POST('/api/practices/{practice}/batches/{id}/send', { ...place, body: input as never })),
      )
    )
      setOpen(false)
  }
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {action.title}
      </Button>
      {open ? (
        <Dialog opened close={() => setOpen(false)} title={action.title}>
          <ActionForm action={action} lead={action.says} submit={submit} />
        </Dialog>
      ) : null}
    </>
  )
}
