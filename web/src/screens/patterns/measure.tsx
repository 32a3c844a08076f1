// The claims, denials or appeals behind one figure, each leading to where it is worked.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { askInsightRows, type InsightRow } from '../../api/questions.ts'
import { day, money } from '../../parts/figures.ts'
import { ToDenial } from '../../parts/links.tsx'
import { Answered, Empty, Page } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { KeyedTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.patterns
const SHOWN = 500

export function MeasureScreen() {
  const { practice } = useWorkplace()
  const { measure } = useParams({ from: '/inside/patterns/$measure' })
  const span = useSearch({ from: '/inside/patterns/$measure' })
  const { of: _of, ...asked } = span
  const rows = useQuery(askInsightRows(practice, measure, { ...asked, limit: SHOWN }))
  const sheet = new URLSearchParams({ ...asked, format: 'xlsx', limit: '5000' })
  return (
    <Page
      title={rows.data?.title ?? says.behind}
      lead={says.behindLead}
      actions={
        <>
          <a href={`/api/practices/${practice}/insight/${measure}/rows/sheet?${sheet}`} download>
            {says.sheet}
          </a>
          <Button variant="default" onClick={() => window.print()}>
            {words.print}
          </Button>
          <Link to="/patterns" search={span}>
            {says.back}
          </Link>
        </>
      }
    >
      <Answered of={rows}>
        {({ items, total, title }) =>
          items.length === 0 ? (
            <Empty title={says.noRows} says={says.noRowsSays} />
          ) : (
            <>
              <p className="soft">{says.rowsShown(items.length, total)}</p>
              <KeyedTable
                label={title}
                rows={items}
                keyOf={({ kind, id }) => `${kind} ${id}`}
                columns={[
                  { name: says.account, show: row => <Account row={row} /> },
                  { name: says.payer, show: ({ payer }) => payer },
                  { name: says.day, show: ({ day: on }) => (on === undefined ? '' : day(on)) },
                  { name: says.what, show: ({ says: told }) => told },
                  {
                    name: says.charges,
                    right: true,
                    show: ({ chargeCents }) => (chargeCents === undefined ? '' : money(chargeCents)),
                  },
                  { name: says.cents, right: true, show: ({ cents }) => money(cents) },
                ]}
              />
            </>
          )
        }
      </Answered>
    </Page>
  )
}

function Account({ row: { kind, id, remittance, account } }: { readonly row: InsightRow }) {
  if (kind === 'denial') return <ToDenial id={id}>{account}</ToDenial>
  return remittance === undefined ? (
    account
  ) : (
    <Link to="/remittances/$id" params={{ id: String(remittance) }}>
      {account}
    </Link>
  )
}
