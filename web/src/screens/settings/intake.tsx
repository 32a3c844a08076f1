// How files come in by themselves, with what was met last; backups made and verified; background work that waits.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { client, told } from '../../api/client.ts'
import { askJobs, askMachine, askWatches } from '../../api/questions.ts'
import { Fault } from '../../parts/forms.tsx'
import { useDoing, useKeeping } from '../../parts/keeping.ts'
import { Answered, Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { KeyedTable, ListTable, RowButton } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { AddServer } from './add-server.tsx'

const says = words.settings

export function Intake() {
  const mayAdmin = useMay('admin')
  return (
    <>
      <Watches />
      <Sending />
      {mayAdmin ? <Backups /> : null}
      <Jobs />
    </>
  )
}

const moment = (iso: string) => iso.slice(0, 16).replace('T', ' ')

function Watches() {
  const { practice } = useWorkplace()
  const watches = useQuery(askWatches(practice))
  const mayAdmin = useMay('admin')
  const keep = useKeeping()
  const remove = (url: string) =>
    keep(() =>
      told(
        client.POST('/api/practices/{practice}/watches/servers/remove', {
          params: { path: { practice } },
          body: { url },
        }),
      ),
    )
  return (
    <Section title={says.watches}>
      <p className="soft">{says.watchesLead}</p>
      <Answered of={watches}>
        {({ folders, checked, servers, last }) => (
          <>
            <ul>
              {folders.length + checked.length + servers.length === 0 ? <li>{says.watchesEmpty}</li> : null}
              {folders.map(folder => (
                <li key={folder} className="mono">
                  {folder}
                </li>
              ))}
              {checked.map(({ folder, clean, held }) => (
                <li key={folder}>
                  <span className="mono">{folder}</span> <span className="soft">{says.checkedTo(clean, held)}</span>
                </li>
              ))}
              {servers.map(server => (
                <li key={server.url}>
                  <span className="mono">{server.url}</span>{' '}
                  {mayAdmin ? (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={says.unwatch(server.url)}
                      onClick={() => void remove(server.url)}
                    >
                      {says.remove}
                    </Button>
                  ) : null}
                  {server.stopped === null ? null : (
                    <p className="bad">
                      {says.stopped}: {server.stopped}
                    </p>
                  )}
                </li>
              ))}
            </ul>
            {last.length === 0 ? null : (
              <KeyedTable
                label={says.lastMet}
                rows={last}
                keyOf={row => `${row.source} ${row.name}`}
                columns={[
                  { name: says.lastMet, show: row => row.name },
                  { name: words.claims.status, show: row => says.met[row.status] ?? row.status },
                  { name: words.claims.says, show: row => row.says },
                  { name: says.looks.when, show: row => moment(row.seenAt) },
                ]}
              />
            )}
          </>
        )}
      </Answered>
      {mayAdmin ? <AddServer /> : null}
      <pre>{says.watchCommand}</pre>
    </Section>
  )
}

/** Servers that files of ours go out to. */
function Sending() {
  const { practice } = useWorkplace()
  const watches = useQuery(askWatches(practice))
  const mayAdmin = useMay('admin')
  const keep = useKeeping()
  const asked = { params: { path: { practice } } }
  const remove = (url: string) =>
    keep(() => told(client.POST('/api/practices/{practice}/sends/servers/remove', { ...asked, body: { url } })))
  return (
    <Section title={says.sending}>
      <p className="soft">{says.sendingLead}</p>
      <Answered of={watches}>
        {({ sending }) => (
          <ul>
            {sending.length === 0 ? <li>{says.sendingEmpty}</li> : null}
            {sending.map(({ url, takes, receiver, named, stopped }) => (
              <li key={url}>
                <span className="mono">{url}</span> {says.sendsAs(takes.join(', '), receiver, named)}{' '}
                {mayAdmin ? (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={says.unsend(url)}
                    onClick={() => void remove(url)}
                  >
                    {says.remove}
                  </Button>
                ) : null}
                {stopped === null ? null : (
                  <p className="bad">
                    {says.stopped}: {stopped}
                  </p>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answered>
      {mayAdmin ? <AddServer sends /> : null}
      <pre>{says.sendCommand}</pre>
    </Section>
  )
}

function Backups() {
  const { practice } = useWorkplace()
  const machine = useQuery(askMachine(practice))
  const { busy, fault, run } = useDoing()
  const path = { params: { path: { practice } } }
  const make = () => run(() => told(client.POST('/api/practices/{practice}/backups', { ...path, body: {} })))
  const verify = (name: string) =>
    run(() => told(client.POST('/api/practices/{practice}/backups/verify', { ...path, body: { name } })))
  return (
    <Section title={says.backup}>
      <p className="soft">{says.backupLead}</p>
      <Answered of={machine}>
        {({ backups }) =>
          backups === null ? (
            <>
              <p>{says.backupNoFolder}</p>
              <pre>{says.backupCommand}</pre>
            </>
          ) : (
            <>
              <Button variant="default" loading={busy} onClick={() => void make()}>
                {says.backupMake}
              </Button>
              <Fault says={fault} />
              {backups.length === 0 ? (
                <p className="soft">{says.backupNone}</p>
              ) : (
                <KeyedTable
                  label={says.backup}
                  rows={backups}
                  keyOf={row => row.name}
                  columns={[
                    { name: says.looks.when, show: row => moment(row.madeAt) },
                    { name: says.backupName, show: row => <span className="mono">{row.name}</span> },
                    { name: says.backupRows, right: true, show: row => row.rows.toLocaleString('en-US') },
                    { name: says.backupFiles, right: true, show: row => row.files.toLocaleString('en-US') },
                    {
                      name: says.backupVerify,
                      show: row => <RowButton says={says.backupVerify} to={row.name} run={() => verify(row.name)} />,
                    },
                  ]}
                />
              )}
            </>
          )
        }
      </Answered>
    </Section>
  )
}

function Jobs() {
  const { practice } = useWorkplace()
  const jobs = useQuery(askJobs(practice))
  return (
    <Section title={says.jobs}>
      <ListTable
        list={jobs}
        empty={says.jobsEmpty}
        label={says.jobs}
        columns={[
          { name: words.claims.kind, show: row => says.jobKinds[row.kind] ?? row.kind },
          { name: words.claims.status, show: row => row.status },
          { name: words.claims.due, show: row => moment(row.runAt) },
          { name: words.claims.says, show: row => row.trouble },
        ]}
      />
    </Section>
  )
}
