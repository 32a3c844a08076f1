// Disputes with payers: what was asked of whom, what was answered, what came; letter, sheet and the next step of each.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { askDisputes, type Dispute } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { useActionsOn } from '../../parts/catalog.tsx'
import { day, money } from '../../parts/figures.ts'
import { Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { SaidDialog } from '../../parts/said-dialog.tsx'
import { ListTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.underpaid.disputes

/** What can be said next of one that has come so far. */
const THEN: Readonly<Record<Dispute['status'], readonly string[]>> = {
  made: ['send', 'withdraw'],
  sent: ['answer', 'withdraw'],
  answered: ['answer'],
  withdrawn: [],
}

export function Disputes() {
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const actions = useActionsOn('dispute')
  const [open, setOpen] = useState<{ readonly verb: string; readonly dispute: Dispute } | undefined>(undefined)
  const at = (id: number) => `/api/practices/${practice}/disputes/${id}`
  return (
    <Section title={says.title}>
      <ListTable
        list={useAsked(askDisputes)}
        empty={says.empty}
        label={says.title}
        columns={[
          { name: says.number, show: ({ id }) => id },
          { name: words.underpaid.payer, show: ({ payer }) => payer },
          { name: says.about, show: ({ title }) => title },
          { name: words.underpaid.lines, right: true, show: ({ lines }) => lines.toLocaleString('en-US') },
          { name: says.asked, right: true, show: ({ askedCents }) => money(askedCents) },
          { name: says.came, right: true, show: ({ cameCents }) => money(cameCents) },
          { name: says.state, show: dispute => <State of={dispute} /> },
          {
            name: says.files,
            show: ({ id }) =>
              mayWork ? (
                <>
                  <a href={`${at(id)}/letter.pdf`} target="_blank" rel="noreferrer">
                    {says.letter(id)}
                  </a>{' '}
                  <a href={`${at(id)}/sheet?format=xlsx`} download>
                    {says.sheet(id)}
                  </a>
                </>
              ) : null,
          },
          {
            name: says.next,
            show: dispute =>
              mayWork ? (
                <span className="actions">
                  {actions
                    .filter(({ verb }) => THEN[dispute.status].includes(verb))
                    .map(({ verb, title }) => (
                      <Button
                        key={verb}
                        size="compact-xs"
                        variant="default"
                        aria-label={says.of(title, dispute.id)}
                        onClick={() => setOpen({ verb, dispute })}
                      >
                        {title}
                      </Button>
                    ))}
                </span>
              ) : null,
          },
        ]}
      />
      {open === undefined ? null : (
        <SaidDialog
          noun="dispute"
          of="disputes"
          verb={open.verb}
          id={open.dispute.id}
          lead={says.lead(open.dispute.id, open.dispute.payer, open.dispute.title)}
          close={() => setOpen(undefined)}
        />
      )}
    </Section>
  )
}

function State({ of }: { readonly of: Dispute }) {
  const { status, sentOn, answerBy, silent, ruling, answeredOn } = of
  if (status === 'answered' && ruling !== undefined && answeredOn !== undefined)
    return says.answered(says.rulings[ruling] ?? ruling, day(answeredOn))
  if (status !== 'sent' || sentOn === undefined || answerBy === undefined) return says.states[status]
  const text = says.sentOn(day(sentOn), day(answerBy))
  return silent ? <strong>{says.silent(text)}</strong> : text
}
