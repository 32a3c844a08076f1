// The fee schedules that hold, each taken back by who leads the practice.
import type { Schedule } from '../../api/questions.ts'
import { day } from '../../parts/figures.ts'
import { useTakingBack } from '../../parts/keeping.ts'
import { useMay } from '../../parts/practice.tsx'
import { RowButton, Table } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.underpaid

export function Schedules({ items }: { readonly items: readonly Schedule[] }) {
  const mayLead = useMay('lead')
  const takeBack = useTakingBack('/api/practices/{practice}/schedules/{id}')
  if (items.length === 0) return <p className="soft">{says.noSchedules}</p>
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
            mayLead ? <RowButton says={says.takeBack} to={name} run={() => takeBack(id, says.withdrawn)} /> : null,
        },
      ]}
    />
  )
}
