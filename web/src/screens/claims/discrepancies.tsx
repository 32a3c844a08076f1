// What does not fit and is no denial: contradictions, questions, money paid twice; each with a place to say what was found out.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client, told } from '../../api/client.ts'
import { askDiscrepancies } from '../../api/questions.ts'
import { day, money, today } from '../../parts/figures.ts'
import { OneField } from '../../parts/forms.tsx'
import { Empty, Listed } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { Table } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.claims

export function Discrepancies() {
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const list = useQuery(askDiscrepancies(practice))
  const resolve = (id: number, reason: string) =>
    told(
      client.POST('/api/practices/{practice}/discrepancies/{id}/resolve', {
        params: { path: { practice, id } },
        body: { reason },
      }),
    )
  return (
    <Listed of={list} none={<Empty title={says.discrepanciesEmpty} says={says.discrepanciesEmptySays} />}>
      {({ items, total }) => (
        <>
          {total > items.length ? <p className="soft">{says.shownOf(items.length, total)}</p> : null}
          <Table
            label={says.tabs.discrepancies ?? ''}
            rows={items}
            columns={[
              { name: says.kind, show: row => says.discrepancyKinds[row.kind] ?? row.kind },
              {
                name: says.account,
                show: row => (
                  <Link to="/claims" search={{ search: row.account }}>
                    {row.account}
                  </Link>
                ),
              },
              { name: says.payer, show: row => row.payer },
              { name: says.amount, right: true, show: row => money(row.cents) },
              {
                name: says.what,
                show: row => (
                  <>
                    {row.says} {row.kind === 'question' ? <Link to="/payers">{says.sayWhich}</Link> : null}
                  </>
                ),
              },
              { name: says.since, show: row => day(row.openedAt, today()) },
              {
                name: says.foundOut,
                show: row =>
                  mayWork ? (
                    <OneField
                      name="reason"
                      label={`${says.foundOut}: ${row.account}`}
                      button={says.resolve}
                      send={reason => resolve(row.id, reason)}
                    />
                  ) : null,
              },
            ]}
          />
        </>
      )}
    </Listed>
  )
}
