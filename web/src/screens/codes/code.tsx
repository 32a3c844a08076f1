// The page of a code: what it means and what it does not, what to do, and what it has come to in this practice.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { askCode, askCodeFigures, type CodePage } from '../../api/questions.ts'
import { money, plain } from '../../parts/figures.ts'
import { Code, Sources } from '../../parts/marks.tsx'
import { Answered, Page, Section } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'

const says = words.codes

export function CodeScreen() {
  const { code } = useParams({ from: '/inside/codes/$code' })
  const page = useQuery(askCode(code))
  const navigate = useNavigate()
  return (
    <Answered of={page}>
      {data => (
        <Page
          title={`${code}: ${data.title}`}
          lead={
            data.status === 'active'
              ? says.active
              : `${says.retired}${data.until === undefined ? '' : ` ${data.until}`}`
          }
          actions={
            <>
              <Button variant="default" onClick={() => window.print()}>
                {words.print}
              </Button>
              <Button variant="default" onClick={() => void navigate({ to: '/codes' })}>
                {words.nav.codes}
              </Button>
            </>
          }
        >
          <div className="columns columns-page">
            <div>
              <Body page={data} />
            </div>
            <Here code={data.code} list={data.list} />
          </div>
        </Page>
      )}
    </Answered>
  )
}

function Body({ page }: { readonly page: CodePage }) {
  const list = (title: string, items: readonly string[] | undefined, ordered = false): ReactNode =>
    items === undefined || items.length === 0 ? null : (
      <Section title={title}>
        {ordered ? (
          <ol>
            {items.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        ) : (
          <ul>
            {items.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </Section>
    )
  return (
    <>
      {page.remarks?.map(remark => (
        <Section key={remark.code} title={`${says.remark} ${remark.code}`}>
          <p>{remark.meaning}</p>
          <Asked of={remark} />
        </Section>
      ))}
      <Section title={says.meaning}>
        <p>{page.meaning}</p>
        <Asked of={page} />
      </Section>
      {page.misreadings === undefined || page.misreadings.length === 0 ? null : (
        <Section title={says.misreadings}>
          {page.misreadings.map(each => (
            <div className="misreading" key={each.says}>
              <p>
                <strong>{says.misreadingSays}:</strong> {each.says}
              </p>
              <p>
                <strong>{says.misreadingTruth}:</strong> {each.truth}
              </p>
            </div>
          ))}
        </Section>
      )}
      <Section title={says.verdict}>
        <dl className="pairs">
          {(
            [
              [says.kind, plain(page.kind)],
              [says.cause, plain(page.cause)],
              [says.family, plain(page.family)],
              [says.action, plain(page.action)],
              [words.denial.liable, plain(page.liable)],
              [words.denial.mayBill, page.mayBillPatient ? words.denial.yes : words.denial.no],
              [words.denial.appealable, page.appealable ? words.denial.yes : words.denial.no],
            ] as const
          ).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {page.byGroup === undefined ? null : (
        <Section title={says.byGroup}>
          <dl className="glossary">
            {Object.entries(page.byGroup).map(([group, text]) => (
              <div key={group}>
                <dt className="mono">{group}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {page.sign === undefined
        ? null
        : list(says.sign, [`${says.positive}: ${page.sign.positive}`, `${says.negative}: ${page.sign.negative}`])}
      {list(says.trace, page.trace)}
      {list(says.causes, page.causes)}
      {list(says.steps, page.steps, true)}
      {list(says.dispute, page.dispute === undefined ? undefined : [page.dispute])}
      {list(says.posting, page.posting === undefined ? undefined : [page.posting])}
      {list(says.evidence, page.evidence)}
      {list(says.prevention, page.prevention)}
      {page.arguments === undefined || page.arguments.length === 0 ? null : (
        <Section title={says.arguments}>
          {page.arguments.map(each => (
            <details key={each.says}>
              <summary>
                {says.level(each.level)}: {each.when}
              </summary>
              <p>{each.says}</p>
              <Sources cites={each.cites} />
            </details>
          ))}
          {list(
            says.chance,
            page.chance?.map(({ when, from, to }) => says.chanceOf(when, Math.round(from * 100), Math.round(to * 100))),
          )}
        </Section>
      )}
      {page.inFile === undefined ? null : (
        <Section title={says.inFile}>
          <pre>{page.inFile}</pre>
        </Section>
      )}
      {page.workedNumbers === undefined ? null : (
        <Section title={says.numbers}>
          <p>{page.workedNumbers}</p>
        </Section>
      )}
      {page.examples === undefined || page.examples.length === 0 ? null : (
        <Section title={says.examples}>
          {page.examples.map(example => (
            <details key={example.title}>
              <summary>{example.title}</summary>
              <pre>{example.claim.replaceAll('~', '~\n')}</pre>
            </details>
          ))}
        </Section>
      )}
      {page.related === undefined || page.related.length === 0 ? null : (
        <Section title={says.related}>
          <dl className="glossary">
            {page.related.map(each => (
              <div key={each.code}>
                <dt>
                  <Code code={each.code} />
                </dt>
                <dd>{each.why}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {page.replacedBy === undefined || page.replacedBy.length === 0 ? null : (
        <Section title={says.replacedBy}>
          <p>
            {page.replacedBy.map(code => (
              <Code key={code} code={code} />
            ))}
          </p>
        </Section>
      )}
      {page.guides === undefined || page.guides.length === 0 ? null : (
        <Section title={says.guides}>
          <ul>
            {page.guides.map(({ name, title }) => (
              <li key={name}>
                <Link to="/guides/$name" params={{ name }}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={says.sources}>
        <Sources cites={page.cites} />
      </Section>
    </>
  )
}

/** Where on the claim, or which document, a remark asks for. */
function Asked({ of }: { readonly of: Pick<CodePage, 'fields' | 'document'> }) {
  const { fields = [], document } = of
  if (fields.length === 0 && document === undefined) return null
  return (
    <dl className="pairs">
      {document === undefined ? null : (
        <div>
          <dt>{says.document}</dt>
          <dd>{document}</dd>
        </div>
      )}
      {fields.map(({ name, loop, element, form }) => (
        <div key={`${loop} ${element} ${name}`}>
          <dt>{name}</dt>
          <dd className="mono">
            {loop} {element}
            {form === undefined ? '' : ` · ${says.paper} ${form}`}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Here({ code, list }: { readonly code: string; readonly list: CodePage['list'] }) {
  const { practice } = useWorkplace()
  const figures = useQuery(askCodeFigures(practice, code))
  return (
    <aside className="card-side">
      <h2>{says.here}</h2>
      <Answered of={figures}>
        {data => (
          <dl className="pairs">
            <div>
              <dt>{says.times}</dt>
              <dd>{data.times.toLocaleString('en-US')}</dd>
            </div>
            {data.cents === undefined ? null : (
              <div>
                <dt>{says.sum}</dt>
                <dd>{money(data.cents)}</dd>
              </div>
            )}
            <div>
              <dt>{says.denials}</dt>
              <dd>{data.denials.toLocaleString('en-US')}</dd>
            </div>
            <div>
              <dt>{says.open}</dt>
              <dd>
                {list === 'carc' && data.open > 0 ? (
                  <Link to="/queue" search={{ carc: code }}>
                    {data.open.toLocaleString('en-US')} · {money(data.openCents)}
                  </Link>
                ) : (
                  `${data.open.toLocaleString('en-US')} · ${money(data.openCents)}`
                )}
              </dd>
            </div>
            <div>
              <dt>{says.won}</dt>
              <dd>{says.wonOf(data.won, data.closed)}</dd>
            </div>
            <div>
              <dt>{says.recovered}</dt>
              <dd>{money(data.recoveredCents)}</dd>
            </div>
            <div>
              <dt>{says.writtenOff}</dt>
              <dd>{money(data.writtenOffCents)}</dd>
            </div>
          </dl>
        )}
      </Answered>
    </aside>
  )
}
