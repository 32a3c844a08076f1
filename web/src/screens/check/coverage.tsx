// What payers said of coverage: active or not, what is left to pay, who else pays; and from it what a visit that is planned is likely to cost the patient.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askCoverages, type Coverage as Card, type Estimate } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { useAttempt } from '../../parts/attempt.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { day, money, today } from '../../parts/figures.ts'
import { Fault, typedIn } from '../../parts/forms.tsx'
import { Section } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { KeyedTable, ListTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const { cards, estimate: says } = words.authorizations

const left = (shares: Card['deductibles']) =>
  shares
    .map(({ who, network, leftCents, amountCents }) => cards.left(who, network, leftCents, amountCents, money))
    .join('; ')

export function Coverage() {
  const [asked, setAsked] = useState<Card | undefined>(undefined)
  return (
    <Section title={cards.title}>
      <ListTable
        list={useAsked(askCoverages)}
        empty={cards.empty}
        label={cards.title}
        columns={[
          { name: cards.patient, show: row => [row.patient, row.memberId].filter(Boolean).join(', ') },
          { name: cards.payer, show: row => [row.payer, row.plan, row.product].filter(Boolean).join(', ') },
          { name: cards.said, show: row => (row.saidOn === undefined ? '' : day(row.saidOn, today())) },
          {
            name: cards.state,
            show: row => (
              <span className={row.state !== 'active' ? 'bad' : row.aged ? 'warn' : 'good'}>{row.says}</span>
            ),
          },
          { name: cards.deductible, show: row => left(row.deductibles) },
          { name: cards.visit, show: visitOf },
          { name: cards.others, show: bewareOf },
          { name: cards.needs, show: row => row.needsAuthorization.join('; ') },
          {
            name: '',
            show: row =>
              row.memberId === undefined ? null : (
                <Button
                  variant="default"
                  onClick={() => setAsked(row)}
                  aria-label={says.of(row.patient ?? row.memberId)}
                >
                  {says.open}
                </Button>
              ),
          },
        ]}
      />
      {asked === undefined ? null : (
        <Dialog opened close={() => setAsked(undefined)} title={says.title} size="lg">
          <EstimateForm card={asked} />
        </Dialog>
      )}
    </Section>
  )
}

const visitOf = ({ copays, coinsurance }: Card) =>
  [
    ...copays.map(({ services, amountCents }) => `${services} ${money(amountCents)}`),
    ...coinsurance.map(({ services, percent }) => `${services} ${percent} %`),
  ].join('; ')

const bewareOf = ({ otherPayers, qmb, hospice }: Card) =>
  [
    ...otherPayers.map(({ name, kind }) => `${name ?? ''} (${kind})`),
    ...(qmb ? [cards.qmb] : []),
    ...(hospice ? [cards.hospice] : []),
  ].join('; ')

function EstimateForm({ card }: { readonly card: Card }) {
  const { practice } = useWorkplace()
  const { busy, fault, attempt } = useAttempt()
  const [found, setFound] = useState<{ readonly estimate: Estimate; readonly query: Query } | undefined>(undefined)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { services = '', on = '', network = 'in', language = 'en' } = typedIn(event.currentTarget)
    const query: Query = {
      ...{ member: card.memberId ?? '', payer: card.payer ?? '', services },
      ...(on === '' ? {} : { on }),
      ...{ network: network as 'in', language: language as 'en' },
    }
    void attempt(async () => {
      const path = '/api/practices/{practice}/coverages/estimate'
      const estimate = await told(client.GET(path, { params: { path: { practice }, query } }))
      setFound({ estimate, query })
    })
  }
  return (
    <>
      <form onSubmit={submit} className="stack">
        <p className="soft">{says.lead}</p>
        <TextInput
          label={says.services}
          description={says.servicesHint}
          name="services"
          maxLength={1000}
          required
          data-autofocus
        />
        <TextInput label={says.on} name="on" type="date" defaultValue={today()} />
        <NativeSelect label={says.network} name="network" data={says.networks} />
        <NativeSelect label={says.language} name="language" data={says.languages} />
        <Fault says={fault} />
        <div className="actions">
          <Button type="submit" loading={busy}>
            {says.count}
          </Button>
        </div>
      </form>
      {found === undefined ? null : <Told {...found} practice={practice} />}
    </>
  )
}

interface Query {
  readonly member: string
  readonly payer: string
  readonly services: string
  readonly on?: string
  readonly network: 'in' | 'out'
  readonly language: 'en' | 'es'
}

function Told({
  estimate,
  query,
  practice,
}: {
  readonly estimate: Estimate
  readonly query: Query
  readonly practice: number
}) {
  const { counts, services, open, cites } = estimate
  const sheet = `/api/practices/${practice}/coverages/estimate/sheet?${new URLSearchParams({ ...query, format: 'pdf' })}`
  return (
    <section aria-live="polite">
      <p>
        <strong>{estimate.says}</strong>
      </p>
      {counts ? (
        <>
          <KeyedTable
            label={says.title}
            still
            rows={services.map((each, at) => ({ ...each, at }))}
            keyOf={each => each.at}
            columns={[
              { name: says.service, show: each => [each.procedure, ...each.modifiers].join('-') },
              {
                name: says.allowed,
                right: true,
                show: each => (each.allowedCents === undefined ? '' : money(each.allowedCents)),
              },
              { name: says.least, right: true, show: each => (each.state === 'counted' ? money(each.leastCents) : '') },
              {
                name: says.most,
                right: true,
                show: each => (each.state === 'counted' ? money(each.mostCents) : says.states[each.state]),
              },
              { name: says.basis, show: each => each.basis ?? '' },
            ]}
          />
          <p className="soft">{says.noPromise}</p>
        </>
      ) : null}
      {open.length === 0 ? null : (
        <ul>
          {open.map(each => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      {cites.map(({ title }) => (
        <p key={title} className="soft">
          {title}
        </p>
      ))}
      <a className="button-link" href={sheet} download>
        {says.print}
      </a>
    </section>
  )
}
