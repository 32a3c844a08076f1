// The bank statements that are here, each taken back where it was the wrong one.
import type { Deposits } from '../../api/questions.ts'
import { BroughtInTable } from '../../parts/brought-in.tsx'
import { day, money } from '../../parts/figures.ts'
import { words } from '../../words.ts'

const says = words.deposits

export function Statements({ items }: { readonly items: Deposits['statements'] }) {
  if (items.length === 0) return null
  return (
    <BroughtInTable
      says={says}
      label={says.statements}
      rows={items}
      path="/api/practices/{practice}/bank-statements/{id}"
      right="biller"
      columns={[
        { name: says.name, show: ({ name }) => name },
        { name: says.days, show: ({ from, to }) => says.daysOf(day(from), day(to)) },
        { name: says.count, right: true, show: ({ deposits }) => deposits.toLocaleString('en-US') },
        { name: says.sum, right: true, show: ({ cents }) => money(cents) },
      ]}
    />
  )
}
