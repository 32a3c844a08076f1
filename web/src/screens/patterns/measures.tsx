// Each figure with what it is made of; its formula, who is counted and what others have published one click away; the claims behind it another.
import { Link } from '@tanstack/react-router'
import type { Insight } from '../../api/questions.ts'
import { money } from '../../parts/figures.ts'
import { Section } from '../../parts/page.tsx'
import { words } from '../../words.ts'
import type { Span } from './span.ts'

const says = words.patterns
type Measure = Insight['measures'][number]

export function Measures({ rows, span }: { readonly rows: readonly Measure[]; readonly span: Span }) {
  return (
    <Section title={says.figures}>
      <div className="measures">
        {rows.map(row => (
          <article key={row.name} className="measure">
            <h3>{row.title}</h3>
            <p className="measure-value">
              {valued(row, row.value)}
              {row.before?.value === undefined ? null : (
                <span className="soft"> {says.yearBefore(valued(row, row.before.value))}</span>
              )}
            </p>
            <p>
              {row.rows && row.numerator > 0 ? (
                <Link to="/patterns/$measure" params={{ measure: row.name }} search={span}>
                  {madeOf(row)}
                </Link>
              ) : (
                madeOf(row)
              )}
            </p>
            <details>
              <summary>{says.formula}</summary>
              <p>{row.formula}.</p>
              <p className="soft">{row.population}</p>
              {row.benchmarks.map(each => (
                <p key={each.says} className="soft">
                  {says.published}{' '}
                  <a href={each.url} rel="noreferrer" target="_blank">
                    {each.says}
                  </a>
                  .
                </p>
              ))}
            </details>
          </article>
        ))}
      </div>
    </Section>
  )
}

function valued({ unit }: Measure, value: number | undefined): string {
  if (value === undefined) return says.nothing
  return unit === 'days' ? says.inDays(value.toFixed(1)) : `${(value * 100).toFixed(1)} %`
}

function madeOf({ unit, numerator, denominator }: Measure): string {
  const [part, whole] =
    unit === 'cents'
      ? [money(numerator), money(denominator)]
      : [numerator.toLocaleString('en-US'), denominator.toLocaleString('en-US')]
  return unit === 'days' ? says.daysOver(part, whole) : says.partOf(part, whole, unit === 'cents' ? '' : unit)
}
