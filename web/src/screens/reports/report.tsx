// A report: a view of the service that no screen was made for, shown by the parts of its answer as the service describes them.

import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { askReportOf } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { type Part, type Report, useReports } from '../../parts/catalog.tsx'
import { money } from '../../parts/figures.ts'
import { PrintOrBack } from '../../parts/marks.tsx'
import { NotHere } from '../../parts/not-here.tsx'
import { Answered, Head, Page, Pair, Section, WideTable } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import { toSearch } from '../queue/search.ts'

const says = words.reports
type Values = Readonly<Record<string, unknown>>

export function ReportScreen() {
  const { name } = useParams({ from: '/inside/reports/$name' })
  const report = useReports().find(each => each.name === name)
  return report === undefined ? <NotHere /> : <Shown report={report} />
}

function Shown({ report: { title, says: lead, path, parts } }: { readonly report: Report }) {
  const answer = useAsked(askReportOf, path)
  return (
    <Page
      title={title}
      lead={lead}
      actions={
        <>
          {parts.some(({ name, kind }) => name === 'items' && kind === 'rows') ? <Files path={path} /> : null}
          <PrintOrBack to="/" />
        </>
      }
    >
      <Answered of={answer}>{values => <Parts parts={parts} values={values} />}</Answered>
    </Page>
  )
}

/** The same rows as files. */
function Files({ path }: { readonly path: string }) {
  const { practice } = useWorkplace()
  return Object.entries(says.files).map(([format, name]) => (
    <a key={format} href={`/api/practices/${practice}${path}/sheet?format=${format}`} download>
      {name}
    </a>
  ))
}

function Parts({ parts, values }: { readonly parts: readonly Part[]; readonly values: Values }) {
  const single = parts.filter(isShown)
  return (
    <>
      {single.length === 0 ? null : (
        <dl className="pairs">
          {single.map(part => (
            <Pair key={part.name} name={part.title}>
              {shown(part, values[part.name])}
            </Pair>
          ))}
        </dl>
      )}
      {parts.map(part => {
        const value = values[part.name]
        if (part.kind === 'rows') return <Rows key={part.name} part={part} rows={(value ?? []) as readonly Values[]} />
        if (part.kind !== 'group' || value === undefined || value === null) return null
        return (
          <Section key={part.name} title={part.title}>
            <Parts parts={part.parts ?? []} values={value as Values} />
          </Section>
        )
      })}
    </>
  )
}

function Rows({ part: { title, parts = [] }, rows }: { readonly part: Part; readonly rows: readonly Values[] }) {
  const columns = parts.filter(part => isShown(part) || part.kind === 'filter')
  return (
    <Section title={title}>
      {rows.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        <WideTable label={title}>
          <thead>
            <tr>
              {columns.map(column => (
                <Head key={column.name} right={isFigure(column)}>
                  {column.kind === 'filter' ? '' : column.title}
                </Head>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={columns.map(({ name }) => JSON.stringify(row[name])).join(' ')}>
                {columns.map(column => (
                  <td key={column.name} className={isFigure(column) ? 'right' : undefined}>
                    {shown(column, row[column.name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </Section>
  )
}

const isFigure = ({ kind }: Pick<Part, 'kind'>) => kind === 'cents' || kind === 'number'
const isShown = ({ kind }: Pick<Part, 'kind'>) => isFigure({ kind }) || kind === 'text' || kind === 'flag'

function shown({ kind }: Pick<Part, 'kind'>, value: unknown): ReactNode {
  if (value === undefined || value === null) return words.none
  if (kind === 'cents') return money(Number(value))
  if (kind === 'number') return Number(value).toLocaleString('en-US')
  if (kind === 'flag') return value === true ? says.yes : says.no
  if (kind === 'filter')
    return (
      <Link to="/queue" search={toSearch(value as Record<string, unknown>)}>
        {says.inQueue}
      </Link>
    )
  return String(value)
}
