// Why the claim came back, beside the fields that are corrected: of a denial each reason by its line, of a rejection what the receiver said.
import { useQuery } from '@tanstack/react-query'
import { askDenial, askWorkItems, type DenialStory, type WorkItem } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { day, daysTo, money, plain, today } from '../../parts/figures.ts'
import { Code, codeName, Due } from '../../parts/marks.tsx'
import { Answered, Pair } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import { Statuses } from '../claims/statuses.tsx'
import type { Subject } from './asking.ts'

const says = words.correct

export function Why({ subject }: { readonly subject: Subject }) {
  return subject.of === 'denial' ? <DenialWhy id={subject.id} /> : <RejectionWhy id={subject.id} />
}

function DenialWhy({ id }: { readonly id: number }) {
  const story = useAsked(askDenial, id)
  return <Answered of={story}>{data => <Reasons story={data} />}</Answered>
}

const WORKED = new Set(['denial', 'underpayment', 'take-back'])

function Reasons({ story: { denial, adjudications, playbook } }: { readonly story: DenialStory }) {
  const current = adjudications.find(each => each.role === 'current') ?? adjudications.at(-1)
  const worked = (current?.adjustments ?? []).filter(({ decision }) => WORKED.has(decision?.kind ?? ''))
  return (
    <>
      <p>
        <strong>{denial.patient ?? words.unknown}</strong> · {denial.payer} · {money(denial.atStakeCents)}{' '}
        {words.home.atStake} <Due date={denial.dueDate} left={denial.daysLeft} sure={denial.dueSure} />
      </p>
      <ul className="reasons">
        {worked.map(each => (
          <li key={each.id} className="adjustment adjustment-worked">
            <p>
              {each.line === 0 ? words.denial.claimLevel : says.lineFields(each.line)}{' '}
              <Code code={codeName(each.groupCode, each.carc)} />{' '}
              {(current?.remarks ?? [])
                .filter(({ line }) => line === each.line)
                .map(({ ordinal, code }) => (
                  <Code key={ordinal} code={code} />
                ))}{' '}
              <strong>{money(each.amountCents)}</strong>
            </p>
            <p>{each.decision?.why}</p>
          </li>
        ))}
      </ul>
      {playbook.steps
        .filter(({ of }) => of === 'remark')
        .map(({ text }) => (
          <p key={text} className="soft">
            {text}
          </p>
        ))}
    </>
  )
}

function RejectionWhy({ id }: { readonly id: number }) {
  const { practice } = useWorkplace()
  const list = useQuery(askWorkItems(practice, 'rejections'))
  return (
    <Answered of={list}>
      {({ items }) => {
        const found = items.find(each => each.id === id || each.others?.includes(id) === true)
        return found === undefined ? <p className="soft">{says.rejectionDone}</p> : <Rejected of={found} />
      }}
    </Answered>
  )
}

function Rejected({ of }: { readonly of: WorkItem }) {
  const { patient, payer, chargeCents, serviceFrom, account, dueDate } = of
  return (
    <>
      <dl className="pairs">
        <Pair name={words.claims.patient}>{patient ?? words.unknown}</Pair>
        <Pair name={words.claims.payer}>{payer ?? words.unknown}</Pair>
        <Pair name={words.claims.account}>{account}</Pair>
        <Pair name={words.claims.charge}>{chargeCents === undefined ? words.unknown : money(chargeCents)}</Pair>
        <Pair name={words.claims.service}>{serviceFrom === undefined ? words.unknown : day(serviceFrom, today())}</Pair>
        <Pair name={words.claims.due}>
          <Due date={dueDate} left={dueDate === undefined ? undefined : daysTo(dueDate)} />
        </Pair>
      </dl>
      <h3>{plain(words.claims.statuses)}</h3>
      <Statuses of={of} />
    </>
  )
}
