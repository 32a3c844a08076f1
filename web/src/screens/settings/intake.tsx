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
import { Mail } from './mail.tsx'

const says = words.settings

export function Intake() {
  const mayAdmin = useMay('admin')
  return (
    <>
      <Watches />
      <Sending />
      <Mail />
      {mayAdmin ? <Backups /> : null}
      <Jobs />
    </>
  )
}

const moment = (iso: string) => iso.slice(0, 16).replace('T', ' ')

/** The servers that files come from and go to, and how one is taken out. */
function useServers(
  removal: '/api/practices/{practice}/watches/servers/remove' | '/api/practices/{practice}/sends/servers/remove',
) {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  return {
    watches: useQuery(askWatches(practice)),
    mayAdmin: useMay('admin'),
    remove: (url: string) => keep(() => told(client.POST(removal, { params: { path: { practice } }, body: { url } }))),
  }
}

/** A server, what is said of it, how it is taken out, and why it is stopped where it is. */
function ServerLine({
  server: { url, stopped },
  about = '',
  remove,
  removeSays,
}: {
  readonly server: { readonly url: string; readonly stopped: string | null }
  readonly about?: string
  readonly remove: ((url: string) => unknown) | undefined
  readonly removeSays: string
}) {
  return (
    <li>
      <span className="mono">{url}</span> {about}{' '}
      {remove === undefined ? null : (
        <Button size="compact-xs" variant="subtle" aria-label={removeSays} onClick={() => void remove(url)}>
          {says.remove}
        </Button>
      )}
      {stopped === null ? null : (
        <p className="bad">
          {says.stopped}: {stopped}
        </p>
      )}
    </li>
  )
}

function Watches() {
  const { watches, mayAdmin, remove } = useServers('/api/practices/{practice}/watches/servers/remove')
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
                <ServerLine
                  key={server.url}
                  server={server}
                  remove={mayAdmin ? remove : undefined}
                  removeSays={says.unwatch(server.url)}
                />
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
  const { watches, mayAdmin, remove } = useServers('/api/practices/{practice}/sends/servers/remove')
  return (
    <Section title={says.sending}>
      <p className="soft">{says.sendingLead}</p>
      <Answered of={watches}>
        {({ sending }) => (
          <ul>
            {sending.length === 0 ? <li>{says.sendingEmpty}</li> : null}
            {sending.map(server => (
              <ServerLine
                key={server.url}
                server={server}
                about={says.sendsAs(server.takes.join(', '), server.receiver, server.named)}
                remove={mayAdmin ? remove : undefined}
                removeSays={says.unsend(server.url)}
              />
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
