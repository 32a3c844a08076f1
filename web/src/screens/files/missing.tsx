// Claims that nobody has answered, the questions about them that were put to payers, and what came back.
import { useQuery } from '@tanstack/react-query'
import { client, told } from '../../api/client.ts'
import { askMissing, askStatusQuestions, type StatusQuestion } from '../../api/outward.ts'
import { useAskedInPages } from '../../parts/asked.ts'
import { day, money, today } from '../../parts/figures.ts'
import { ToClaim } from '../../parts/links.tsx'
import { Empty } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { PagedTable } from '../../parts/table.tsx'
import { TaskSection } from '../../parts/task-section.tsx'
import { words } from '../../words.ts'

const says = words.files

export function Missing() {
  const list = useAskedInPages(askMissing)
  const [first] = list.data?.pages ?? []
  const shown = list.data?.pages.reduce((count, { items }) => count + items.length, 0) ?? 0
  return (
    <>
      {first === undefined || first.total === 0 ? null : (
        <p className="soft">
          {says.missingLead(first.days)} {shown < first.total ? says.missingShown(shown, first.total) : null}
        </p>
      )}
      <Questions />
      <PagedTable
        list={list}
        empty={<Empty title={says.missingEmpty} says={says.missingEmptySays} />}
        label={says.tabs.missing ?? ''}
        columns={[
          { name: words.claims.account, show: row => <ToClaim id={row.id}>{row.account}</ToClaim> },
          { name: words.claims.patient, show: row => row.patient },
          { name: words.claims.payer, show: row => row.payer },
          { name: words.claims.charge, right: true, show: row => money(row.chargeCents) },
          { name: words.claims.sentOn, show: row => `${day(row.sentOn, today())} · ${row.days} d` },
          { name: says.acknowledged, show: row => (row.acknowledged ? words.denial.yes : words.denial.no) },
          {
            name: says.asked,
            show: ({ askedOn, answer }) =>
              askedOn === null ? (
                ''
              ) : (
                <>
                  {day(askedOn, today())}
                  <p className={answer?.unknown === true ? 'bad' : 'soft'}>
                    {answer === null ? says.noAnswer : answer.says} {answer?.unknown === true ? says.unknownThere : ''}
                  </p>
                </>
              ),
          },
        ]}
      />
    </>
  )
}

/** What was asked, file by file, each to be fetched and sent; and asking about what is due. */
function Questions() {
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const list = useQuery(askStatusQuestions(practice))
  const files = [...Map.groupBy(list.data?.items ?? [], ({ fileId }) => fileId).values()]
  if (!mayWork && files.length === 0) return null
  return (
    <TaskSection
      says={{ title: says.questions, lead: says.askLead, task: says.ask }}
      may={mayWork}
      send={() =>
        told(client.POST('/api/practices/{practice}/status-questions', { params: { path: { practice } }, body: {} }))
      }
    >
      <ul className="plain-list">
        {files.map(questions => (
          <AskedFile key={questions[0]?.fileId} of={questions} />
        ))}
      </ul>
    </TaskSection>
  )
}

function AskedFile({ of: questions }: { readonly of: readonly StatusQuestion[] }) {
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const [first] = questions
  if (first === undefined) return null
  const answered = questions.filter(({ answer }) => answer !== undefined).length
  return (
    <li>
      {mayWork ? (
        <a href={`/api/practices/${practice}/files/${first.fileId}/bytes`} download={first.file}>
          {first.file}
        </a>
      ) : (
        first.file
      )}{' '}
      {says.askedFile(day(first.askedAt, today()), questions.length, answered)}
    </li>
  )
}
