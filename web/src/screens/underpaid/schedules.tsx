// The fee schedules that hold, each taken back by who leads the practice.
import { client, told } from '../../api/client.ts'
import type { Schedule } from '../../api/questions.ts'
import { day } from '../../parts/figures.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { RowButton, Table } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.underpaid

export function Schedules({ items }: { readonly items: readonly Schedule[] }) {
  const { practice } = useWorkplace()
  const mayLead = useMay('lead')
  const keep = useKeeping()
  if (items.length === 0) return <p className="soft">{says.noSchedules}</p>
  const withdraw = (id: number) =>
    keep(
      () =>
        told(
          client.DELETE('/api/practices/{practice}/schedules/{id}', { params: { path: { practice, id }, header: {} } }),
        ),
      says.withdrawn,
    )
  return (
    <Table
      label={says.schedules}
      rows={items}
      columns={[
        { name: says.payer, show: ({ payer }) => payer },
        { name: says.name, show: ({ name }) => name },
        { name: says.fees, right: true, show: ({ fees }) => fees.toLocaleString('en-US') },
        { name: says.terms, show: ({ terms }) => terms },
        { name: says.brought, show: ({ broughtAt, broughtBy }) => says.broughtBy(day(broughtAt), broughtBy) },
        {
          name: says.takeBack,
          show: ({ id, name }) =>
            mayLead ? <RowButton says={says.takeBack} to={name} run={() => withdraw(id)} /> : null,
        },
      ]}
    />
  )
}
