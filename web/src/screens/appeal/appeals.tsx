// Appeals on a board: by how far they have come, with the day on which an answer, or the next level, is due; what comes next is said from here.

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Appeal, askAppeals } from '../../api/questions.ts'
import { useActionsOn } from '../../parts/catalog.tsx'
import { day, money, plain } from '../../parts/figures.ts'
import { ToDenial } from '../../parts/links.tsx'
import { Answered, Empty, Page, Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { SaidDialog } from '../../parts/said-dialog.tsx'
import { Table } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { Batches } from './batches.tsx'
import { Chances } from './chances.tsx'

const says = words.appeals
const STATES = ['made', 'sent', 'acknowledged', 'decided', 'withdrawn'] as const

/** What can be said next of one that has come so far. */
const THEN: Readonly<Record<Appeal['status'], readonly string[]>> = {
  made: ['send', 'withdraw'],
  sent: ['acknowledge', 'decide', 'withdraw'],
  acknowledged: ['decide', 'withdraw'],
  decided: [],
  withdrawn: [],
}

interface Open {
  readonly verb: string
  readonly appeal: Appeal
}

export function AppealsScreen() {
  const { practice } = useWorkplace()
  const asked = useQuery(askAppeals(practice))
  const [open, setOpen] = useState<Open | undefined>(undefined)
  return (
    <Page title={says.title} lead={says.lead}>
      <Answered of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={says.title} says={says.empty} />
          ) : (
            STATES.map(state => {
              const own = items.filter(({ status }) => status === state)
              return own.length === 0 ? null : (
                <Section key={state} title={`${says.states[state]} (${own.length})`}>
                  <Board label={says.states[state]} rows={own} ask={setOpen} />
                </Section>
              )
            })
          )
        }
      </Answered>
      <Batches />
      <Chances />
      <p>
        <Link to="/templates">{words.templates.open}</Link> <Link to="/decisions">{words.decisions.title}</Link>
      </p>
      {open === undefined ? null : (
        <SaidDialog
          noun="appeal"
          of="appeals"
          verb={open.verb}
          id={open.appeal.id}
          lead={`${open.appeal.title}, ${open.appeal.account}`}
          close={() => setOpen(undefined)}
        />
      )}
    </Page>
  )
}

function Board({
  label,
  rows,
  ask,
}: {
  readonly label: string
  readonly rows: readonly Appeal[]
  readonly ask: (open: Open) => void
}) {
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const actions = useActionsOn('appeal')
  const { columns } = says
  return (
    <Table
      label={label}
      rows={rows}
      columns={[
        {
          name: columns.denial,
          show: ({ denialId, account, patient, code }) => (
            <ToDenial id={denialId}>{[account, patient, code].filter(part => part !== undefined).join(' · ')}</ToDenial>
          ),
        },
        { name: columns.level, show: ({ level }) => plain(level) },
        { name: columns.payer, show: ({ payer }) => payer },
        { name: columns.asked, right: true, show: ({ askedCents }) => money(askedCents) },
        {
          name: columns.sent,
          show: ({ sentOn, channel }) => (sentOn === undefined ? '' : `${day(sentOn)}, ${plain(channel ?? '')}`),
        },
        {
          name: columns.answer,
          show: ({ answerBy, late }) =>
            answerBy === undefined ? (
              ''
            ) : late === true ? (
              <strong>{`${day(answerBy)} (${says.late})`}</strong>
            ) : (
              day(answerBy)
            ),
        },
        {
          name: columns.due,
          show: ({ dueDate, dueLevel }) => (dueDate === undefined ? '' : `${day(dueDate)}, ${plain(dueLevel ?? '')}`),
        },
        {
          name: columns.outcome,
          show: ({ outcome, grantedCents }) =>
            [outcome === undefined ? '' : plain(outcome), grantedCents === undefined ? '' : money(grantedCents)]
              .filter(part => part !== '')
              .join(', '),
        },
        {
          name: columns.files,
          show: ({ id }) => (
            <a href={`/api/practices/${practice}/appeals/${id}/files/packet.pdf`} target="_blank" rel="noreferrer">
              {says.packet}
            </a>
          ),
        },
        {
          name: columns.next,
          show: appeal =>
            mayWork ? (
              <span className="actions">
                {actions
                  .filter(({ verb }) => THEN[appeal.status].includes(verb))
                  .map(({ verb, title }) => (
                    <Button key={verb} size="compact-sm" variant="default" onClick={() => ask({ verb, appeal })}>
                      {title}
                    </Button>
                  ))}
              </span>
            ) : null,
        },
      ]}
    />
  )
}
