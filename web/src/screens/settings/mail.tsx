// Reports that go out by mail: which, to whom, how often, by which server. Off until a server is set; none of them names a patient.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askMailed } from '../../api/questions.ts'
import { AskDialog } from '../../parts/ask-dialog.tsx'
import { useAsked } from '../../parts/asked.ts'
import { type Action, useActionsOn } from '../../parts/catalog.tsx'
import { day } from '../../parts/figures.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { Answered, Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { KeyedTable, RowButton } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.settings.mail

export function Mail() {
  const mayAdmin = useMay('admin')
  const actions = useActionsOn('practice')
  const [open, setOpen] = useState<Action | undefined>(undefined)
  const ask = (verb: string) => setOpen(actions.find(each => each.verb === verb))
  return (
    <Section title={says.title}>
      <p className="soft">{says.lead}</p>
      <Answered of={useAsked(askMailed)}>
        {({ server, from, items }) => (
          <>
            <p>{server === null ? says.off : says.by(server, from ?? '')}</p>
            {items.length === 0 ? null : <Reports items={items} />}
            <div className="actions">
              <Button variant="default" onClick={() => ask('mail-report')}>
                {says.add}
              </Button>
              {mayAdmin ? (
                <Button variant="default" onClick={() => ask('set-mail')}>
                  {says.server}
                </Button>
              ) : null}
              {mayAdmin && server !== null ? <Off /> : null}
            </div>
          </>
        )}
      </Answered>
      {/* A file is named on the machine itself alone. */}
      {open === undefined ? null : (
        <AskDialog action={open} without={['passwordFile']} close={() => setOpen(undefined)} />
      )}
    </Section>
  )
}

interface Report {
  readonly name: string
  readonly report: keyof typeof says.reports
  readonly every: keyof typeof says.everies
  readonly to: string
  readonly payer?: string | undefined
  readonly sentFor?: string | undefined
}

function Reports({ items }: { readonly items: readonly Report[] }) {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const remove = (name: string) =>
    keep(() =>
      told(
        client.POST('/api/practices/{practice}/mail/reports/remove', {
          params: { path: { practice }, header: {} },
          body: { name } as never,
        }),
      ),
    )
  return (
    <KeyedTable
      label={says.title}
      rows={items}
      keyOf={({ name }) => name}
      columns={[
        { name: says.name, show: ({ name }) => name },
        { name: says.report, show: ({ report }) => says.reports[report] },
        { name: says.every, show: ({ every }) => says.everies[every] },
        { name: says.to, show: ({ to }) => to },
        { name: words.patterns.payer, show: ({ payer }) => payer ?? words.patterns.allPayers },
        { name: says.sent, show: ({ sentFor }) => (sentFor === undefined ? '' : day(sentFor)) },
        {
          name: words.settings.remove,
          show: ({ name }) => <RowButton says={words.settings.remove} to={name} run={() => remove(name)} />,
        },
      ]}
    />
  )
}

function Off() {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const off = () =>
    keep(() =>
      told(
        client.POST('/api/practices/{practice}/mail/server/remove', {
          params: { path: { practice }, header: {} },
          body: {} as never,
        }),
      ),
    )
  return (
    <Button variant="default" onClick={() => void off()}>
      {says.turnOff}
    </Button>
  )
}
