// The bank statements that are here, each taken back where it was the wrong one.
import { client, told } from '../../api/client.ts'
import type { Deposits } from '../../api/questions.ts'
import { day, money } from '../../parts/figures.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { RowButton, Table } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.deposits

export function Statements({ items }: { readonly items: Deposits['statements'] }) {
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const keep = useKeeping()
  if (items.length === 0) return null
  const withdraw = (id: number) =>
    keep(
      () =>
        told(
          client.DELETE('/api/practices/{practice}/bank-statements/{id}', {
            params: { path: { practice, id }, header: {} },
          }),
        ),
      says.withdrawn,
    )
  return (
    <Table
      label={says.statements}
      rows={items}
      columns={[
        { name: says.name, show: ({ name }) => name },
        { name: says.days, show: ({ from, to }) => says.daysOf(day(from), day(to)) },
        { name: says.count, right: true, show: ({ deposits }) => deposits.toLocaleString('en-US') },
        { name: says.sum, right: true, show: ({ cents }) => money(cents) },
        { name: says.brought, show: ({ broughtAt, broughtBy }) => says.broughtBy(day(broughtAt), broughtBy) },
        {
          name: says.takeBack,
          show: ({ id, name }) =>
            mayWork ? <RowButton says={says.takeBack} to={name} run={() => withdraw(id)} /> : null,
        },
      ]}
    />
  )
}
