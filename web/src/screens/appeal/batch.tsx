// A batch looked through: what all letters say once, below it each letter with what differs; approved one by one, or all that were chosen.
import { Button } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { askBatch, type Batch } from '../../api/appeal-questions.ts'
import { client, told } from '../../api/client.ts'
import { useAsked } from '../../parts/asked.ts'
import { money } from '../../parts/figures.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { useKeys } from '../../parts/keys.tsx'
import { ToSheet } from '../../parts/links.tsx'
import { Answered, Page } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import { BatchAction } from './batch-action.tsx'
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
        <ToSheet of={`batches/${batch.id}/payer-list`} button>
          {says.sheet}
        </ToSheet>
        {mayWork && batch.made > batch.sent ? (
          <BatchAction
            batch={batch}
            verb="send"
            send={(place, input) =>
              told(client.POST('/api/practices/{practice}/batches/{id}/send', { ...place, body: input as never }))
            }
          />
        ) : null}
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
