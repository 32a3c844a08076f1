// The claim as it was sent, line by line; every figure leads to its segment in the 837.
import { useQuery } from '@tanstack/react-query'
import { askClaim, type DenialStory, type SentClaim } from '../../api/questions.ts'
import { day, today } from '../../parts/figures.ts'
import { Answered, Lines, Pair } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { MoneyAt } from '../../parts/segments.tsx'
import { words } from '../../words.ts'

const says = words.denial

export function SentPart({ story: { match } }: { readonly story: DenialStory }) {
  const { practice } = useWorkplace()
  const claimId = match?.claimId ?? undefined
  const claim = useQuery({ ...askClaim(practice, claimId ?? 0), enabled: claimId !== undefined })
  if (claimId === undefined) return <p className="soft">{says.notSent}</p>
  return (
    <>
      {match?.sure === 'unsure' ? <p className="notice">{says.unsure(match.why)}</p> : null}
      <Answered of={claim}>{data => <Sent data={data} />}</Answered>
    </>
  )
}

export function Sent({ data }: { readonly data: SentClaim }) {
  const { claim, lines, diagnoses, fileId, file } = data
  const at = (segment: number) => ({ fileId, file, segment })
  const facts: readonly (readonly [string, string | undefined])[] = [
    [says.payer, claim.payerName],
    [says.member, claim.memberId],
    [says.sentOn, claim.sentOn === undefined ? undefined : day(claim.sentOn, today())],
    [says.frequency, claim.frequency],
    [says.place_, claim.facility],
    [says.authorization, claim.authorizationNumber ?? words.none],
    [says.diagnoses, diagnoses.map(each => each.code).join(', ')],
  ]
  return (
    <>
      <dl className="pairs">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? words.unknown}</dd>
          </div>
        ))}
        <Pair name={says.charge}>
          <MoneyAt place={at(claim.segment)} cents={claim.chargeCents} />
        </Pair>
      </dl>
      <Lines heads={[says.line, says.procedure, says.units, says.diagnoses, { right: says.charge }]}>
        {lines.map(line => (
          <tr key={line.line}>
            <td>{line.line}</td>
            <td>
              <span className="mono">{line.procedure ?? line.revenue}</span> {line.modifiers}
            </td>
            <td>{line.units}</td>
            <td>{line.pointers}</td>
            <td className="right">
              <MoneyAt place={at(line.segment)} cents={line.chargeCents} />
            </td>
          </tr>
        ))}
      </Lines>
    </>
  )
}
