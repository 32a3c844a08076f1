// The bank statements that are here, each taken back where it was the wrong one.
import type { Deposits } from '../../api/questions.ts'
import { day, money } from '../../parts/figures.ts'
import { useTakingBack } from '../../parts/keeping.ts'
import { useMay } from '../../parts/practice.tsx'
import { RowButton, Table } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.deposits

export function Statements({ items }: { readonly items: Deposits['statements'] }) {
  const mayWork = useMay('biller')
  const takeBack = useTakingBack('/api/practices/{practice}/bank-statements/{id}')
  if (items.length === 0) return null
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
            mayWork ? <RowButton says={says.takeBack} to={name} run={() => takeBack(id, says.withdrawn)} /> : null,
        },
      ]}
    />
  )
}
