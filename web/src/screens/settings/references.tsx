// The official lists that claims are checked against, each with the days of service on which it is in force; a lead takes one back.
import { client, told } from '../../api/client.ts'
import { askReferences } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { day, today } from '../../parts/figures.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { ListTable, RowButton } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.references
/** What bears its own dates row by row is in force since ever. */
const EVER = '1900-01-01'

export function References() {
  const { practice } = useWorkplace()
  const mayLead = useMay('lead')
  const keep = useKeeping()
  const withdraw = (id: number, name: string) =>
    keep(
      () => told(client.DELETE('/api/practices/{practice}/references/{id}', { params: { path: { practice, id } } })),
      says.withdrawn(name),
    )
  return (
    <Section title={says.title}>
      <p className="soft">{says.lead}</p>
      <ListTable
        list={useAsked(askReferences)}
        empty={says.empty}
        label={says.title}
        columns={[
          { name: says.kind, show: ({ kind }) => <span className="mono">{kind}</span> },
          { name: says.name, show: ({ name }) => name },
          {
            name: says.from,
            show: ({ inForceFrom }) => (inForceFrom === EVER ? says.byRow : day(inForceFrom, today())),
          },
          { name: says.to, show: ({ inForceTo }) => (inForceTo === null ? says.open : day(inForceTo, today())) },
          { name: says.entries, right: true, show: ({ entries }) => entries.toLocaleString('en-US') },
          { name: says.brought, show: ({ broughtAt, broughtBy }) => `${day(broughtAt, today())}, ${broughtBy}` },
          {
            name: '',
            show: ({ id, name }) =>
              mayLead ? <RowButton says={says.withdraw} to={name} run={() => withdraw(id, name)} /> : null,
          },
        ]}
      />
    </Section>
  )
}
