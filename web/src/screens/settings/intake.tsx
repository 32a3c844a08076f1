// How files come in by themselves, what background work waits, how a whole copy is made.
import { useQuery } from '@tanstack/react-query'
import { askJobs, askWatches } from '../../api/questions.ts'
import { Answered, Section } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { ListTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.settings

export function Intake() {
  const { practice } = useWorkplace()
  const watches = useQuery(askWatches(practice))
  const jobs = useQuery(askJobs(practice))
  return (
    <>
      <Section title={says.watches}>
        <p className="soft">{says.watchesLead}</p>
        <Answered of={watches}>
          {({ folders, servers }) => (
            <ul>
              {folders.length + servers.length === 0 ? <li>{says.watchesEmpty}</li> : null}
              {folders.map(folder => (
                <li key={folder} className="mono">
                  {folder}
                </li>
              ))}
              {servers.map(server => (
                <li key={server.url}>
                  <span className="mono">{server.url}</span> {server.hostKey}
                  {server.stopped === null ? null : (
                    <p className="bad">
                      {says.stopped}: {server.stopped}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Answered>
        <pre>{says.watchCommand}</pre>
      </Section>
      <Section title={says.backup}>
        <p className="soft">{says.backupLead}</p>
        <pre>{says.backupCommand}</pre>
      </Section>
      <Section title={says.jobs}>
        <ListTable
          list={jobs}
          empty={says.jobsEmpty}
          label={says.jobs}
          columns={[
            { name: words.claims.kind, show: row => row.kind },
            { name: words.claims.status, show: row => row.status },
            { name: words.claims.due, show: row => row.runAt.slice(0, 16).replace('T', ' ') },
            { name: words.claims.says, show: row => row.trouble },
          ]}
        />
      </Section>
    </>
  )
}
