// All remittances with their balance.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { askRemittances } from '../../api/questions.ts'
import { day, money, today } from '../../parts/figures.ts'
import { Empty, Page } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { PagedTable } from '../../parts/table.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { words } from '../../words.ts'

const says = words.remittances

export function RemittancesScreen() {
  const { practice } = useWorkplace()
  const [tab, setTab] = useState<'all' | 'unbalanced'>('all')
  const list = useInfiniteQuery(askRemittances(practice, tab === 'all' ? {} : { balanced: 'false' }))
  return (
    <Page title={says.title} lead={says.lead}>
      <Tabs
        label={says.balance}
        names={[
          ['all', says.all],
          ['unbalanced', says.unbalanced],
        ]}
        chosen={tab}
        choose={setTab}
      />
      <PagedTable
        list={list}
        empty={<Empty title={says.empty} says={says.emptySays} />}
        label={says.title}
        columns={[
          { name: says.paymentDate, show: row => (row.paymentDate === undefined ? '' : day(row.paymentDate, today())) },
          { name: says.payer, show: row => row.payer },
          {
            name: says.trace,
            show: row => (
              <Link to="/remittances/$id" params={{ id: String(row.id) }} className="mono">
                {row.trace ?? row.control}
              </Link>
            ),
          },
          { name: says.method, show: row => row.method },
          { name: says.claims, right: true, show: row => row.claims },
          { name: says.amount, right: true, show: row => money(row.paymentCents) },
          {
            name: says.balance,
            show: row =>
              row.balanced ? (
                <span className="good">✓ {says.balanced}</span>
              ) : (
                <span className="bad">
                  ✗ {row.differenceCents === 0 ? says.differsWithin : says.differs(money(row.differenceCents))}
                </span>
              ),
          },
        ]}
      />
    </Page>
  )
}
