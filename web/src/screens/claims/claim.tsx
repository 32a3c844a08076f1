// A claim's story: how it was sent, everything that happened to it, its denials.
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { askClaim, askClaimStory } from '../../api/questions.ts'
import { money, plain } from '../../parts/figures.ts'
import { ToDenial } from '../../parts/links.tsx'
import { Code, codeName } from '../../parts/marks.tsx'
import { Answered, Page, Section } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import { Sent } from '../denial/sent-pane.tsx'
import { Entries, Ledger } from '../denial/timeline.tsx'

const says = words.claims

export function ClaimScreen() {
  const id = Number(useParams({ from: '/inside/claims/$id' }).id)
  const { practice } = useWorkplace()
  const claim = useQuery(askClaim(practice, id))
  const story = useQuery(askClaimStory(practice, id))
  return (
    <Answered of={claim}>
      {data => (
        <Page title={says.story(data.claim.account)} lead={data.claim.patientName ?? words.unknown}>
          <div className="columns">
            <Section title={words.denial.sent}>
              <Sent data={data} />
            </Section>
            <Section title={words.codes.denials}>
              <Answered of={story}>
                {({ denials, patient }) => (
                  <>
                    {denials.length === 0 ? <p className="soft">{says.noDenial}</p> : null}
                    <ul>
                      {denials.map(denial => (
                        <li key={denial.id}>
                          <ToDenial id={denial.id}>{words.denial.title(denial.id)}</ToDenial>{' '}
                          <Code code={codeName(denial.groupCode, denial.carc)} /> {money(denial.atStakeCents)},{' '}
                          {plain(denial.status)}
                        </li>
                      ))}
                    </ul>
                    <h3>{words.denial.patient}</h3>
                    <p>
                      <strong>{money(patient.cents)}</strong> {patient.says}
                    </p>
                    <p>
                      <Link to="/patient-part/$account" params={{ account: data.claim.account }}>
                        {says.part.link}
                      </Link>
                    </p>
                  </>
                )}
              </Answered>
            </Section>
          </div>
          <Section title={words.denial.timeline}>
            <Answered of={story}>
              {({ entries, standing, services }) => (
                <>
                  <Ledger standing={standing} links={services[0]?.links ?? []} />
                  <Entries entries={entries} />
                </>
              )}
            </Answered>
          </Section>
        </Page>
      )}
    </Answered>
  )
}
