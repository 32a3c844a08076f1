// The fee schedules that hold, each taken back by who leads the practice.
import type { Schedule } from '../../api/questions.ts'
import { BroughtInTable } from '../../parts/brought-in.tsx'
import { words } from '../../words.ts'

const says = words.underpaid

export function Schedules({ items }: { readonly items: readonly Schedule[] }) {
  if (items.length === 0) return <p className="soft">{says.noSchedules}</p>
  return (
    <BroughtInTable
      says={says}
      label={says.schedules}
      rows={items}
      path="/api/practices/{practice}/schedules/{id}"
      right="lead"
      columns={[
        { name: says.payer, show: ({ payer }) => payer },
        { name: says.name, show: ({ name }) => name },
        { name: says.fees, right: true, show: ({ fees }) => fees.toLocaleString('en-US') },
        { name: says.terms, show: ({ terms }) => terms },
      ]}
    />
  )
}
