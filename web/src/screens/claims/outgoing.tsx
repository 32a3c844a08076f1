// Claims made here: what is ready to send as one file for each payer and day, and what became of each.
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { client, told } from '../../api/client.ts'
import { askDeliveries, askOutgoing, type OutgoingClaim } from '../../api/outward.ts'
import { askSettings } from '../../api/questions.ts'
import { day, money, plain, today } from '../../parts/figures.ts'
import { Fault } from '../../parts/forms.tsx'
import { useDoing } from '../../parts/keeping.ts'
import { ToDenial } from '../../parts/links.tsx'
import { Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { KeyedTable, ListTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.claims

export function Outgoing() {
  const { practice } = useWorkplace()
  const list = useQuery(askOutgoing(practice))
  const mayWork = useMay('biller')
  return (
    <>
      {mayWork ? <Together items={list.data?.items ?? []} /> : null}
      <Deliveries />
      <ListTable
        list={list}
        empty={says.outgoingEmpty}
        label={says.tabs.outgoing ?? ''}
        columns={[
          { name: says.account, show: row => <ToDenial id={row.denialId}>{row.account}</ToDenial> },
          { name: says.payer, show: row => row.payer ?? '' },
          {
            name: says.charge,
            right: true,
            show: row => (row.chargeCents === undefined ? '' : money(row.chargeCents)),
          },
          { name: says.kind, show: row => plain(row.kind) },
          { name: says.status, show: row => <State of={row} /> },
          { name: says.madeBy, show: row => `${row.madeBy}, ${day(row.madeAt, today())}` },
          ...(mayWork
            ? [
                {
                  name: words.correct.download,
                  show: (row: OutgoingClaim) => (
                    <a href={`/api/practices/${practice}/outgoing/${row.id}/file`} download>
                      {words.correct.download}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

/** What became of it; while nobody says that it went out its deadline still runs. */
function State({ of: row }: { readonly of: OutgoingClaim }) {
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const queries = useQueryClient()
  const putOut = usePutOut()
  const tell = async (what: 'sent' | 'not-sent') => {
    await told(
      client.POST(`/api/practices/{practice}/outgoing/{id}/${what}`, {
        params: { path: { practice, id: row.id } },
        body: {},
      }),
    )
    await queries.invalidateQueries({ queryKey: [practice] })
  }
  const outbound = useQuery(askSettings(practice)).data?.outbound
  const { status, sentOn, silentDays, dueDate } = row
  if (status === 'written')
    return (
      <>
        {says.notSentYet} {dueDate === undefined ? '' : says.dueStill(day(dueDate, today()))}{' '}
        {mayWork ? (
          <Button size="compact-xs" variant="default" onClick={() => void tell('sent')}>
            {says.itWasSent}
          </Button>
        ) : null}{' '}
        {mayWork && outbound === true ? (
          <Button size="compact-xs" variant="default" loading={putOut.busy} onClick={() => void putOut.run([row.id])}>
            {says.putOut}
          </Button>
        ) : null}
        {putOut.fault === '' ? null : <Fault says={putOut.fault} />}
      </>
    )
  return (
    <>
      {silentDays === undefined ? plain(status) : says.no999(silentDays)}
      {sentOn === undefined ? '' : `, ${says.sentOn.toLowerCase()} ${day(sentOn, today())}`}{' '}
      {mayWork && status === 'sent' ? (
        <Button size="compact-xs" variant="default" onClick={() => void tell('not-sent')}>
          {says.itWasNotSent}
        </Button>
      ) : null}
    </>
  )
}

/** Lays claims into the outbound folder. */
function usePutOut() {
  const { practice } = useWorkplace()
  const { busy, fault, run } = useDoing()
  const put = (claims: number[]) =>
    run(() =>
      told(
        client.POST('/api/practices/{practice}/outgoing/put-out', { params: { path: { practice } }, body: { claims } }),
      ),
    )
  return { busy, fault, run: put }
}

/** What nobody has answered yet, by payer and day, each as one file. */
function Together({ items }: { readonly items: readonly OutgoingClaim[] }) {
  const { practice } = useWorkplace()
  const settings = useQuery(askSettings(practice)).data
  const sends = settings?.sends.includes('claims') === true
  const putOut = usePutOut()
  const { busy, fault, run } = useDoing()
  const deliver = (claims: number[]) =>
    run(() =>
      told(
        client.POST('/api/practices/{practice}/outgoing/deliver', { params: { path: { practice } }, body: { claims } }),
      ),
    )
  const deliveries = useQuery(askDeliveries(practice))
  const onTheWay = new Set(
    (deliveries.data?.items ?? []).flatMap(({ status, outgoing }) => (status === 'failed' ? [] : (outgoing ?? []))),
  )
  // Documents go by themselves: a receiver takes them in by another door than claims.
  const ready = items.filter(
    ({ id, status, kind }) => status === 'written' && kind !== 'attachment' && !onTheWay.has(id),
  )
  if (ready.length === 0) return null
  const groups = [...Map.groupBy(ready, ({ payer = '', madeAt }) => `${madeAt.slice(0, 10)} ${payer}`).values()]
  return (
    <Section title={says.together}>
      <p className="soft">{says.togetherLead}</p>
      <Fault says={fault === '' ? putOut.fault : fault} />
      <ul className="plain-list">
        {groups.map(group => {
          const [{ payer = words.unknown, madeAt } = { madeAt: '' }] = group
          const ids = group.map(({ id }) => id).sort((one, other) => one - other)
          const cents = group.reduce((sum, { chargeCents = 0 }) => sum + chargeCents, 0)
          return (
            <li key={`${madeAt} ${payer}`}>
              {says.togetherFile(payer, day(madeAt, today()), group.length, money(cents))}{' '}
              <a href={`/api/practices/${practice}/outgoing/together?ids=${ids.join(',')}`} download>
                {says.togetherGet}
              </a>{' '}
              {sends ? (
                <Button size="compact-xs" variant="default" loading={busy} onClick={() => void deliver(ids)}>
                  {says.deliver}
                </Button>
              ) : null}{' '}
              {settings?.outbound === true && ids.length > 1 ? (
                <Button size="compact-xs" variant="default" loading={putOut.busy} onClick={() => void putOut.run(ids)}>
                  {says.putOut}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** What went out to servers by itself, or waits to. */
function Deliveries() {
  const { practice } = useWorkplace()
  const list = useQuery(askDeliveries(practice))
  const items = list.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={says.deliveries}>
      <KeyedTable
        label={says.deliveries}
        rows={items}
        keyOf={row => String(row.id)}
        columns={[
          { name: says.sentOn, show: row => (row.placedAt ?? row.madeAt).slice(0, 16).replace('T', ' ') },
          { name: says.kind, show: row => says.deliveryKinds[row.kind] ?? row.kind },
          {
            name: says.status,
            show: row => (
              <span className={row.status === 'failed' ? 'bad' : ''}>
                {says.deliveryStates[row.status] ?? row.status} {row.says}
              </span>
            ),
          },
          { name: says.deliveredAs, show: row => row.name },
          { name: says.deliveredTo, show: row => row.server },
          { name: says.madeBy, show: row => row.madeBy },
        ]}
      />
    </Section>
  )
}
