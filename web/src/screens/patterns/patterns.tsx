// Where denials come from and what they come to: figures with their formula and the claims behind them, groups by dollars, months, and what has changed.
import { NativeSelect, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { askInsight, askPatterns, askPayers, type Patterns } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { money, plain } from '../../parts/figures.ts'
import { Answered, Empty, Page, Section, WideTable } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { KeyedTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { BringStaff } from './bring-staff.tsx'
import { Measures } from './measures.tsx'
import { MonthChart } from './month-chart.tsx'
import { Saved } from './saved.tsx'
import { GROUPINGS, type Span, toSpan } from './span.ts'

const says = words.patterns
const percent = (share: number) => `${(share * 100).toFixed(1)} %`

export function PatternsScreen() {
  const { practice } = useWorkplace()
  const span = useSearch({ from: '/inside/patterns' })
  const measures = useQuery({ ...askInsight(practice, span), placeholderData: keepPreviousData })
  const patterns = useQuery({ ...askPatterns(practice, span), placeholderData: keepPreviousData })
  return (
    <Page title={says.title} lead={says.lead}>
      <Saved span={span} />
      <Asking span={span} />
      <Answered of={patterns}>
        {found =>
          found.months.length === 0 && found.groups.length === 0 ? (
            <Empty title={says.empty} says={says.emptySays} />
          ) : (
            <>
              <Changes changes={found.changes} method={found.method} />
              <Answered of={measures}>{({ measures: rows }) => <Measures rows={rows} span={span} />}</Answered>
              <Months months={found.months} />
              <Groups found={found} />
              <Cells cells={found.cells} />
              <BringStaff />
            </>
          )
        }
      </Answered>
    </Page>
  )
}

/** Which time, payer and day: kept in the address, so that what is seen can be sent to somebody. */
function Asking({ span }: { readonly span: Span }) {
  const navigate = useNavigate()
  const payers = useAsked(askPayers)
  const set = (change: Readonly<Record<string, string>>) =>
    void navigate({ to: '/patterns', search: toSpan({ ...span, ...change }), replace: true })
  return (
    <search className="narrowing narrowing-tall" aria-label={says.asking}>
      <TextInput
        type="date"
        label={says.from}
        value={span.from ?? ''}
        onChange={event => set({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={says.to}
        value={span.to ?? ''}
        onChange={event => set({ to: event.currentTarget.value })}
      />
      <NativeSelect
        label={says.payer}
        value={span.payer ?? ''}
        data={[
          { value: '', label: says.allPayers },
          ...(payers.data?.items ?? []).map(({ identifier, name }) => ({ value: identifier, label: name })),
        ]}
        onChange={event => set({ payer: event.currentTarget.value })}
      />
      <NativeSelect
        label={says.by}
        value={span.by ?? 'payment'}
        data={[
          { value: 'payment', label: says.byPayment },
          { value: 'service', label: says.byService },
        ]}
        onChange={event => set({ by: event.currentTarget.value })}
      />
      <NativeSelect
        label={says.grouped}
        value={span.of ?? 'payer'}
        data={GROUPINGS.map(value => ({ value, label: says.groupings[value] }))}
        onChange={event => set({ of: event.currentTarget.value })}
      />
    </search>
  )
}

function Changes({ changes, method }: Pick<Patterns, 'changes' | 'method'>) {
  return (
    <Section title={says.changes}>
      {changes.length === 0 ? (
        <p>{says.noChanges}</p>
      ) : (
        <ul>
          {changes.map(each => (
            <li key={each.says}>{each.says}</li>
          ))}
        </ul>
      )}
      <p className="soft">{method}</p>
    </Section>
  )
}

function Months({ months }: Pick<Patterns, 'months'>) {
  return (
    <Section title={says.months}>
      <MonthChart months={months} />
      <KeyedTable
        still
        label={says.months}
        rows={months}
        keyOf={({ month }) => month}
        columns={[
          { name: says.month, show: ({ month }) => month },
          { name: says.answered, right: true, show: ({ claims }) => claims.toLocaleString('en-US') },
          { name: says.denied, right: true, show: ({ denied }) => denied.toLocaleString('en-US') },
          {
            name: says.rate,
            right: true,
            show: ({ claims, denied }) => (claims === 0 ? '' : percent(denied / claims)),
          },
          { name: says.deniedDollars, right: true, show: ({ deniedCents }) => money(deniedCents) },
          { name: says.charges, right: true, show: ({ chargeCents }) => money(chargeCents) },
        ]}
      />
    </Section>
  )
}

function Groups({ found: { of, groups, several } }: { readonly found: Patterns }) {
  return (
    <Section title={says.groups(says.groupings[of])}>
      {several ? <p className="soft">{says.several}</p> : null}
      <KeyedTable
        still
        label={says.groups(says.groupings[of])}
        rows={groups}
        keyOf={({ name }) => name}
        columns={[
          {
            name: says.groupings[of],
            show: ({ name }) => (of === 'cause' || of === 'family' || of === 'product' ? plain(name) : name),
          },
          { name: says.denials, right: true, show: ({ denials }) => denials.toLocaleString('en-US') },
          { name: says.deniedDollars, right: true, show: ({ cents }) => money(cents) },
          { name: says.recovered, right: true, show: ({ recoveredCents }) => money(recoveredCents) },
          { name: says.lost, right: true, show: ({ lostCents }) => money(lostCents) },
          { name: says.share, right: true, show: ({ share }) => percent(share) },
          { name: says.together, right: true, show: ({ upTo }) => (upTo === undefined ? '' : percent(upTo)) },
        ]}
      />
    </Section>
  )
}

/** Payer by cause: the darker, the more dollars; the figure stands in each. */
function Cells({ cells }: Pick<Patterns, 'cells'>) {
  const payers = [...new Set(cells.map(({ payer }) => payer))]
  const causes = [...new Set(cells.map(({ cause }) => cause))]
  const at = new Map(cells.map(cell => [`${cell.payer}\n${cell.cause}`, cell]))
  const most = Math.max(1, ...cells.map(({ cents }) => cents))
  return (
    <Section title={says.heat}>
      <WideTable label={says.heat} heat>
        <thead>
          <tr>
            <th scope="col">{says.payer}</th>
            {causes.map(cause => (
              <th key={cause} scope="col" className="right">
                {plain(cause)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {payers.map(payer => (
            <tr key={payer}>
              <th scope="row">{payer}</th>
              {causes.map(cause => {
                const cell = at.get(`${payer}\n${cause}`)
                const step = cell === undefined ? 0 : Math.ceil((cell.cents / most) * 5)
                return (
                  <td key={cause} className={`right heat-${step}`}>
                    {cell === undefined ? '' : money(cell.cents)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </Section>
  )
}
