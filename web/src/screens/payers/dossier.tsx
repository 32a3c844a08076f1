// What a payer did to this practice's claims, as files to take along; and what is published of it beside the practice's own figures.
import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askPublished } from '../../api/questions.ts'
import { FileForm } from '../../parts/file-form.tsx'
import { useTakingBack } from '../../parts/keeping.ts'
import { Answered, Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { KeyedTable, RowButton } from '../../parts/table.tsx'
import { words } from '../../words.ts'

const says = words.payers.dossier

/** `payer` is the number that it goes by in files. */
export function DossierOf({ payer }: { readonly payer: string }) {
  return (
    <>
      <Section title={says.title}>
        <p className="soft">{says.lead}</p>
        <Files payer={payer} />
      </Section>
      <Section title={says.published}>
        <Published payer={payer} />
        <Bring payer={payer} />
      </Section>
    </>
  )
}

function Files({ payer }: { readonly payer: string }) {
  const { practice } = useWorkplace()
  const [span, setSpan] = useState({ from: '', to: '' })
  const address = (format: string) => {
    const asked = new URLSearchParams({ payer, format })
    for (const [name, value] of Object.entries(span)) if (value !== '') asked.set(name, value)
    return `/api/practices/${practice}/insight/dossier/sheet?${asked}`
  }
  return (
    <div className="fields">
      {(['from', 'to'] as const).map(name => (
        <TextInput
          key={name}
          type="date"
          label={words.patterns[name]}
          value={span[name]}
          onChange={event => setSpan({ ...span, [name]: event.currentTarget.value })}
        />
      ))}
      <a href={address('pdf')} download>
        {says.pdf}
      </a>
      <a href={address('xlsx')} download>
        {says.xlsx}
      </a>
    </div>
  )
}

function Published({ payer }: { readonly payer: string }) {
  const { practice } = useWorkplace()
  const may = useMay('lead')
  const takeBack = useTakingBack('/api/practices/{practice}/payers/published/{id}')
  return (
    <Answered of={useQuery(askPublished(practice, payer))}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="soft">{says.none}</p>
        ) : (
          <>
            <KeyedTable
              label={says.published}
              rows={items}
              keyOf={({ sheet, metric, about }) => `${sheet} ${metric} ${about}`}
              columns={[
                { name: says.metric, show: ({ metric }) => metric },
                { name: says.year, show: ({ period }) => period },
                { name: says.about, show: ({ about }) => about },
                { name: says.told, right: true, show: row => row.told },
                {
                  name: says.own,
                  right: true,
                  show: ({ own, ownIs }) => (own === undefined ? words.none : <span title={ownIs}>{own}</span>),
                },
                { name: says.source, show: ({ source }) => source },
              ]}
            />
            {may ? (
              <p className="actions">
                {[...new Set(items.map(({ sheet }) => sheet))].map(id => (
                  <RowButton
                    key={id}
                    says={says.takeBack(id)}
                    to={String(id)}
                    run={() => takeBack(id, says.takenBack)}
                  />
                ))}
              </p>
            ) : null}
          </>
        )
      }
    </Answered>
  )
}

function Bring({ payer }: { readonly payer: string }) {
  const { practice } = useWorkplace()
  if (!useMay('lead')) return null
  return (
    <FileForm
      asks={{ title: says.bring, lead: says.bringLead, file: says.file }}
      says={words.deposits}
      send={(sheet, _name, dryRun, { kind, period, source, issuer }) =>
        told(
          client.POST('/api/practices/{practice}/payers/published', {
            params: { path: { practice }, header: {} },
            body: { payer, sheet, dryRun, kind, period, source, issuer: issuer ?? '' } as never,
          }),
        )
      }
    >
      <NativeSelect
        name="kind"
        label={says.kind}
        data={Object.entries(says.kinds).map(([value, label]) => ({ value, label }))}
      />
      <TextInput name="period" label={says.year} required inputMode="numeric" pattern="\d{4}" />
      <TextInput name="source" label={says.source} required />
      <TextInput name="issuer" label={says.issuer} />
    </FileForm>
  )
}
