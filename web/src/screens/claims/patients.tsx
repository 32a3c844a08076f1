// Patients' money: what they paid above what they owe, what is noted on their accounts, and a sheet of what they paid brought in.
import { Link } from '@tanstack/react-router'
import { client, told } from '../../api/client.ts'
import { askCredits, askNoted } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { money } from '../../parts/figures.ts'
import { FileForm } from '../../parts/file-form.tsx'
import { useTakingBack } from '../../parts/keeping.ts'
import { Answered, Page, Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { KeyedTable, RowButton } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { NotedTable } from './noted.tsx'

const says = words.claims.patients

export function PatientsScreen() {
  const noted = useAsked(askNoted)
  return (
    <Page title={says.title} lead={says.lead} actions={<Files />}>
      <Credits />
      <Section title={says.noted}>
        <Answered of={noted}>{({ items }) => <NotedTable rows={items} accounts />}</Answered>
        <Answered of={noted}>{({ items }) => <Sheets sheets={items.flatMap(({ sheet }) => sheet ?? [])} />}</Answered>
      </Section>
      <BringPaid />
    </Page>
  )
}

function Files() {
  const { practice } = useWorkplace()
  return Object.entries(words.reports.files).map(([format, name]) => (
    <a key={format} href={`/api/practices/${practice}/patients/credits/sheet?format=${format}`} download>
      {name}
    </a>
  ))
}

function Credits() {
  return (
    <Section title={says.credits}>
      <Answered of={useAsked(askCredits)}>
        {({ items, creditCents, says: toKnow }) =>
          items.length === 0 ? (
            <p className="soft">{says.none}</p>
          ) : (
            <>
              <p>
                <strong>{says.inAll(money(creditCents))}</strong> {toKnow}
              </p>
              <KeyedTable
                label={says.credits}
                rows={items}
                keyOf={({ accounts }) => accounts}
                columns={[
                  { name: words.claims.patient, show: ({ patient }) => patient },
                  { name: words.claims.account, show: ({ accounts }) => <Accounts of={accounts.split(', ')} /> },
                  { name: says.paid, right: true, show: ({ paidCents }) => money(paidCents) },
                  { name: says.owes, right: true, show: ({ owesCents }) => money(owesCents) },
                  { name: says.credit, right: true, show: ({ creditCents: credit }) => money(credit) },
                  { name: says.held, right: true, show: ({ heldCents }) => money(heldCents) },
                  { name: words.claims.why, show: row => row.says },
                ]}
              />
            </>
          )
        }
      </Answered>
    </Section>
  )
}

function Accounts({ of }: { readonly of: readonly string[] }) {
  return of.map(account => (
    <span key={account}>
      <Link to="/patient-part/$account" params={{ account }}>
        {account}
      </Link>{' '}
    </span>
  ))
}

function Sheets({ sheets }: { readonly sheets: readonly number[] }) {
  const may = useMay('biller')
  const takeBack = useTakingBack('/api/practices/{practice}/patients/paid/sheets/{id}')
  if (!may) return null
  return (
    <p className="actions">
      {[...new Set(sheets)].map(id => (
        <RowButton key={id} says={says.takeBack(id)} to={String(id)} run={() => takeBack(id, says.takenBack)} />
      ))}
    </p>
  )
}

function BringPaid() {
  const { practice } = useWorkplace()
  if (!useMay('biller')) return null
  return (
    <FileForm
      asks={{ title: says.bring, lead: says.bringLead, file: says.file }}
      says={words.deposits}
      columnsSay={says.columns}
      send={(sheet, _name, dryRun) =>
        told(
          client.POST('/api/practices/{practice}/patients/paid/sheet', {
            params: { path: { practice }, header: {} },
            body: { sheet, dryRun } as never,
          }),
        )
      }
    />
  )
}
