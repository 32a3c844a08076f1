// At the bank: what is missing on either side first, how both sides add up, and the statements that it is read from.
import { Link } from '@tanstack/react-router'
import { askDeposits, type Deposits } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { day, money } from '../../parts/figures.ts'
import { ToSheet } from '../../parts/links.tsx'
import { Answered, Empty, Page, Pair, Section } from '../../parts/page.tsx'
import { KeyedTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { BringIn } from './bring-in.tsx'
import { Statements } from './statements.tsx'

const says = words.deposits
const SHOWN = 200
type Line = Deposits['items'][number]
const STATES = ['missing', 'differs', 'no-remittance', 'other-money', 'under-way', 'paired'] as const

export function DepositsScreen() {
  const found = useAsked(askDeposits)
  return (
    <Page title={says.title} lead={says.lead} actions={<ToSheet of="deposits">{says.sheet}</ToSheet>}>
      <Answered of={found}>
        {({ items, sums, statements }) => (
          <>
            {statements.length === 0 ? (
              <Empty title={says.none} says={says.noneSays} />
            ) : (
              <>
                {STATES.map(state => (
                  <Lines key={state} state={state} items={items.filter(each => each.state === state)} />
                ))}
                <Proof sums={sums} />
              </>
            )}
            <Section title={says.statements}>
              <Statements items={statements} />
              <BringIn />
            </Section>
          </>
        )}
      </Answered>
    </Page>
  )
}

function Lines({ state, items }: { readonly state: Line['state']; readonly items: readonly Line[] }) {
  if (items.length === 0) return null
  const title = says.state[state]
  return (
    <Section title={title}>
      <p className="soft">{says.stateSays[state]}</p>
      {items.length <= SHOWN ? null : <p className="soft">{says.some(SHOWN, items.length)}</p>}
      <KeyedTable
        still
        label={title}
        rows={items.slice(0, SHOWN).map((each, at) => ({ ...each, at }))}
        keyOf={({ at }) => String(at)}
        columns={[
          { name: says.payer, show: ({ payer }) => payer },
          {
            name: says.trace,
            show: ({ trace, remittances: [first] }) =>
              first === undefined ? null : (
                <Link to="/remittances/$id" params={{ id: String(first) }}>
                  {trace ?? first}
                </Link>
              ),
          },
          { name: says.paidOn, show: ({ paidOn }) => (paidOn === undefined ? '' : day(paidOn)) },
          { name: says.paid, right: true, show: ({ paidCents }) => (paidCents === undefined ? '' : money(paidCents)) },
          { name: says.bookedOn, show: ({ bookedOn }) => (bookedOn === undefined ? '' : day(bookedOn)) },
          {
            name: says.booked,
            right: true,
            show: ({ bookedCents }) => (bookedCents === undefined ? '' : money(bookedCents)),
          },
          { name: says.bank, show: ({ bank }) => bank },
          { name: says.how, show: ({ by }) => (by === undefined ? '' : says.by[by]) },
          { name: says.posted, show: ({ posted }) => (posted ? says.yes : '') },
        ]}
      />
    </Section>
  )
}

function Proof({ sums }: Pick<Deposits, 'sums'>) {
  return (
    <Section title={says.proof}>
      <dl className="pairs sums">
        <Pair name={says.payments}>{money(sums.paymentsCents)}</Pair>
        <Pair name={`− ${says.missing}`}>{money(sums.missingCents)}</Pair>
        <Pair name={`− ${says.underWay}`}>{money(sums.underWayCents)}</Pair>
        <Pair name={`+ ${says.differs}`}>{money(sums.differsCents)}</Pair>
        <Pair name={`+ ${says.noRemittance}`}>{money(sums.noRemittanceCents)}</Pair>
        <Pair name={`+ ${says.otherMoney}`}>{money(sums.otherMoneyCents)}</Pair>
        <Pair name={`= ${says.deposits}`}>{money(sums.depositsCents)}</Pair>
        <Pair name={says.rest} className={sums.restCents === 0 ? 'good' : 'bad'}>
          {money(sums.restCents)}
        </Pair>
      </dl>
      {sums.beyond === 0 ? null : <p className="soft">{says.beyond(sums.beyond)}</p>}
    </Section>
  )
}
