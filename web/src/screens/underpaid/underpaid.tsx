// What payers allowed less than they should have: errors of a kind together, then line by line with the terms; the fee schedules that they are held to.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { askSchedules, askUnderpaid, type Underpaid } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { day, money } from '../../parts/figures.ts'
import { ToSheet } from '../../parts/links.tsx'
import { Answered, Empty, Page, Section } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { KeyedTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { BringSchedule } from './bring-schedule.tsx'
import { Disputes } from './disputes.tsx'
import { PaidLate } from './late.tsx'
import { MakeDispute } from './make-dispute.tsx'
import { Schedules } from './schedules.tsx'

const says = words.underpaid
const SHOWN = 300

export function UnderpaidScreen() {
  const { practice } = useWorkplace()
  const found = useQuery(askUnderpaid(practice))
  const schedules = useAsked(askSchedules)
  return (
    <Page title={says.title} lead={says.lead} actions={<ToSheet of="underpaid">{says.sheet}</ToSheet>}>
      <Answered of={found}>{answer => <Found answer={answer} />}</Answered>
      <PaidLate />
      <Disputes />
      <Section title={says.schedules}>
        <Answered of={schedules}>{({ items }) => <Schedules items={items} />}</Answered>
        <BringSchedule />
      </Section>
    </Page>
  )
}

function Found({
  answer: { items, groups, compared, shortCents, askCents, overCents, overLines, open },
}: {
  readonly answer: Underpaid
}) {
  const { practice } = useWorkplace()
  if (compared === 0) return <Empty title={says.nothing} says={says.nothingSays} />
  return (
    <>
      <p>{says.compared(compared, items.filter(({ sure }) => sure !== 'low').length, money(shortCents))}</p>
      {askCents === 0 ? null : <p>{says.ask(money(askCents))}</p>}
      {overLines === 0 ? null : <p className="soft">{says.over(overLines, money(overCents))}</p>}
      {open.map(each => (
        <p key={each.says} className="soft">
          {says.open(each.lines, each.says)}
        </p>
      ))}
      {groups.length === 0 ? null : (
        <Section title={says.together}>
          <KeyedTable
            label={says.together}
            rows={groups}
            keyOf={({ payer, procedure, modifiers }) => `${payer} ${procedure} ${modifiers}`}
            columns={[
              { name: says.payer, show: ({ payer }) => payer },
              { name: says.code, show: row => <span className="mono">{codeOf(row)}</span> },
              { name: says.since, show: ({ since }) => (since === undefined ? '' : day(since)) },
              { name: says.lines, right: true, show: ({ lines }) => lines.toLocaleString('en-US') },
              { name: says.short, right: true, show: row => money(row.shortCents) },
              {
                name: says.dispute,
                show: row =>
                  row.disputed > 0 ? (
                    says.inDispute(row.disputed, row.lines)
                  ) : (
                    <MakeDispute of={row.payer}>
                      {{ kind: 'underpaid', payer: row.payer, procedure: row.procedure, modifiers: row.modifiers }}
                    </MakeDispute>
                  ),
              },
              {
                name: says.disputeSheet,
                show: row => (
                  <a href={sheetOf(practice, row)} download>
                    {says.sheet}
                  </a>
                ),
              },
            ]}
          />
        </Section>
      )}
      {items.length === 0 ? null : <Lines items={items} />}
    </>
  )
}

/** The lines of one group: what a dispute with the payer encloses. */
const sheetOf = (practice: number, { payer, procedure, modifiers }: Underpaid['groups'][number]) =>
  `/api/practices/${practice}/underpaid/sheet?${new URLSearchParams({ format: 'xlsx', payer, procedure, modifiers })}`

const codeOf = ({ procedure, modifiers }: { readonly procedure: string; readonly modifiers: string }) =>
  modifiers === '' ? procedure : `${procedure}-${modifiers}`

function Lines({ items }: Pick<Underpaid, 'items'>) {
  return (
    <Section title={says.byLine}>
      {items.length <= SHOWN ? null : <p className="soft">{says.some(SHOWN, items.length)}</p>}
      <KeyedTable
        label={says.byLine}
        rows={items.slice(0, SHOWN)}
        keyOf={({ claim, line }) => `${claim} ${line}`}
        columns={[
          {
            name: says.account,
            show: ({ remittance, account, line }) => (
              <Link to="/remittances/$id" params={{ id: String(remittance) }}>
                {says.accountLine(account, line)}
              </Link>
            ),
          },
          { name: says.payer, show: ({ payer }) => payer },
          { name: says.code, show: row => <span className="mono">{codeOf(row)}</span> },
          { name: says.service, show: ({ service }) => (service === undefined ? '' : day(service)) },
          { name: says.expected, right: true, show: ({ expectedCents }) => money(expectedCents) },
          { name: says.allowed, right: true, show: ({ allowedCents }) => money(allowedCents) },
          { name: says.short, right: true, show: row => money(row.shortCents) },
          {
            name: says.basis,
            show: ({ basis, sure }) => (sure === 'high' ? basis : `${basis} (${says.confidence[sure]})`),
          },
        ]}
      />
    </Section>
  )
}
