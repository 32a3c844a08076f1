// One claim of a remittance alone, for the next payer: other patients of the same remittance are left out.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { askAdjudication, askRemittance } from '../../api/questions.ts'
import { day, money, today } from '../../parts/figures.ts'
import { Answered, Page, Pair } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import { Glossary, PaperClaim } from './paper-claim.tsx'

const says = words.remittances

export function OneClaimScreen() {
  const { id, claim: claimId } = useParams({ from: '/inside/remittances/$id/claims/$claim' })
  const { practice } = useWorkplace()
  const remittance = useQuery(askRemittance(practice, Number(id)))
  const claim = useQuery(askAdjudication(practice, Number(claimId)))
  const navigate = useNavigate()
  return (
    <Page
      title={says.printed}
      lead={says.printedLead}
      actions={
        <>
          <Button onClick={() => window.print()}>{words.print}</Button>
          <Button variant="default" onClick={() => void navigate({ to: '/remittances/$id', params: { id } })}>
            {words.back}
          </Button>
        </>
      }
    >
      <Answered of={remittance}>
        {({ payer, payeeName, payeeNpi, paymentDate, trace, paymentCents }) => (
          <dl className="pairs">
            <Pair name={says.payer}>{payer}</Pair>
            <Pair name={says.payee}>
              {payeeName} {payeeNpi}
            </Pair>
            <Pair name={says.paymentDate}>{paymentDate === undefined ? words.unknown : day(paymentDate, today())}</Pair>
            <Pair name={says.trace} className="mono">
              {trace} ({money(paymentCents)})
            </Pair>
          </dl>
        )}
      </Answered>
      <Answered of={claim}>
        {data => (
          <>
            <div className="paper">
              <PaperClaim claim={data} />
            </div>
            <Glossary claims={[data]} />
          </>
        )}
      </Answered>
    </Page>
  )
}
