// The patient's part of an account, visit by visit: what may be asked for and why, a note for the patient that prints alone, what to say on the telephone.
import { Button, NativeSelect } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { client, told } from '../../api/client.ts'
import { day, money, today } from '../../parts/figures.ts'
import { Answered, Page, Section } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { KeyedTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { NotedOnAccount } from './noted.tsx'

const says = words.claims.part
type Language = keyof typeof says.languages

/** Asked here alone. */
const askPatientPart = (practice: number, account: string, language: 'en' | 'es') =>
  queryOptions({
    queryKey: [practice, 'claim', 'patient-part', account, language],
    queryFn: () =>
      told(
        client.GET('/api/practices/{practice}/patient-part', {
          params: { path: { practice }, query: { account, language } },
        }),
      ),
  })

export function PatientPartScreen() {
  const { account } = useParams({ from: '/inside/patient-part/$account' })
  const { practice } = useWorkplace()
  const [language, setLanguage] = useState<Language>('en')
  const asked = useQuery(askPatientPart(practice, account, language))
  const pdf = new URLSearchParams({ account, language, format: 'pdf' })
  return (
    <Page
      title={says.title(account)}
      lead={says.lead}
      actions={
        <>
          <a href={`/api/practices/${practice}/patient-part/sheet?${pdf}`} download>
            {says.pdf}
          </a>
          <Button onClick={() => window.print()}>{words.print}</Button>
        </>
      }
    >
      <div className="no-print fields">
        <NativeSelect
          label={says.language}
          value={language}
          data={Object.entries(says.languages).map(([value, label]) => ({ value, label }))}
          onChange={event => setLanguage(event.currentTarget.value === 'es' ? 'es' : 'en')}
        />
      </div>
      <Answered of={asked}>
        {({ items }) => (
          <>
            <NotedOnAccount account={account} noted={items[0]?.noted ?? []} estimate={items[0]?.estimate} />
            {items.map(part => (
              <Visit
                key={`${part.serviceFrom ?? ''} ${part.chargeCents} ${part.receivedCents}`}
                part={part}
                language={language}
              />
            ))}
          </>
        )}
      </Answered>
    </Page>
  )
}

type Part = Awaited<ReturnType<NonNullable<ReturnType<typeof askPatientPart>['queryFn']>>>['items'][number]

function Visit({ part, language }: { readonly part: Part; readonly language: Language }) {
  const { serviceFrom, owesCents, patientCents, because, shares, note, script } = part
  return (
    <Section title={serviceFrom === undefined ? says.undated : says.visit(day(serviceFrom, today()))}>
      <div className="no-print">
        <p>
          <strong>{owesCents > 0 ? says.owes(money(owesCents)) : says.nothing(money(patientCents))}</strong> {because}
        </p>
        {shares.length === 0 ? null : (
          <KeyedTable
            label={says.shares}
            rows={shares}
            keyOf={row => row.code}
            columns={[
              { name: says.share, show: row => says.names[row.share] },
              { name: says.code, show: row => row.code },
              { name: says.cents, right: true, show: row => money(row.cents) },
            ]}
          />
        )}
      </div>
      {note === undefined ? null : (
        <>
          <h3 className="no-print">{says.note}</h3>
          <div className="letter-sheet paper" lang={language}>
            {note.split('\n').map(text => (
              <p key={text}>{text}</p>
            ))}
          </div>
        </>
      )}
      <div className="no-print">
        <h3>{says.script}</h3>
        <ol>
          {script.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
    </Section>
  )
}
