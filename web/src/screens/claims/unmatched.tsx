// Remittances whose claim is not known for sure, each with the claims it may answer and what speaks for and against them; claims nobody answered.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askCandidates, askUnmatched } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { day, money, today } from '../../parts/figures.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { ToClaim } from '../../parts/links.tsx'
import { Answered, Listed, Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { Table } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.claims

export function Unmatched() {
  const { practice } = useWorkplace()
  const list = useQuery(askUnmatched(practice))
  return (
    <Answered of={list}>
      {({ adjudications, claims }) => (
        <>
          <Section title={says.unmatchedRemittances}>
            {adjudications.length === 0 ? (
              <p className="soft">{says.unmatchedEmpty}</p>
            ) : (
              <Table
                label={says.unmatchedRemittances}
                rows={adjudications}
                columns={[
                  {
                    name: says.patient,
                    show: row => (
                      <>
                        {row.patient ?? words.unknown}
                        <br />
                        <span className="soft">{row.account}</span>
                      </>
                    ),
                  },
                  { name: says.charge, right: true, show: row => money(row.chargeCents) },
                  {
                    name: words.remittances.paymentDate,
                    show: row => (row.paymentDate === undefined ? '' : day(row.paymentDate, today())),
                  },
                  { name: says.why, show: row => row.why },
                  { name: says.candidates, show: row => <Candidates id={row.id} account={row.account} /> },
                ]}
              />
            )}
          </Section>
          <Section title={says.unmatchedClaims}>
            <Table
              label={says.unmatchedClaims}
              rows={claims}
              columns={[
                { name: says.account, show: row => <ToClaim id={row.id}>{row.account}</ToClaim> },
                { name: says.patient, show: row => row.patient },
                { name: says.payer, show: row => row.payer },
                { name: says.charge, right: true, show: row => money(row.chargeCents) },
                { name: says.sentOn, show: row => (row.sentOn === undefined ? '' : day(row.sentOn, today())) },
              ]}
            />
          </Section>
        </>
      )}
    </Answered>
  )
}

/** Opened when somebody wants to pick: nothing is looked up for rows that nobody looks at. */
function Candidates({ id, account }: { readonly id: number; readonly account: string }) {
  const [open, setOpen] = useState(false)
  return open ? (
    <List id={id} />
  ) : (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`${says.candidates} ${account}`}
      onClick={() => setOpen(true)}
    >
      {says.candidates}
    </Button>
  )
}

function List({ id }: { readonly id: number }) {
  const { practice } = useWorkplace()
  const mayLead = useMay('lead')
  const keep = useKeeping()
  const found = useAsked(askCandidates, id)
  const match = (claim: number) =>
    keep(
      () =>
        told(
          client.PUT('/api/practices/{practice}/matches/{id}', { params: { path: { practice, id } }, body: { claim } }),
        ),
      says.matched,
    )
  return (
    <Listed of={found} none={<p className="soft">{says.candidatesNone}</p>}>
      {({ items }) => (
        <ul className="plain-list">
          {items.map(each => (
            <li key={each.id} className="candidate">
              <ToClaim id={each.id}>{each.account}</ToClaim> {each.patient} · {money(each.chargeCents)}
              {each.serviceFrom === undefined ? '' : ` · ${day(each.serviceFrom, today())}`}
              <p className="soft">{each.why.join('; ')}</p>
              {mayLead ? (
                <Button size="compact-xs" variant="light" onClick={() => void match(each.id)}>
                  {says.pick(each.account)}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Listed>
  )
}
