// The page of a code: what it means and what it does not, what to do, and what it has come to in this practice.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { askCode, askCodeFigures, type CodePage } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { CodeAudience } from '../../parts/code-hover.tsx'
import { money, plain } from '../../parts/figures.ts'
import { Code, PrintOrBack, Sources } from '../../parts/marks.tsx'
import { Answered, Page, Pair, Section } from '../../parts/page.tsx'
import { words } from '../../words.ts'

const says = words.codes

export function CodeScreen() {
  const { code } = useParams({ from: '/inside/codes/$code' })
  const audience = useSearch({ from: '/inside/codes/$code' })
  const page = useQuery(askCode(code, audience))
  const asFor = audience.payer ?? audience.class
  return (
    <CodeAudience.Provider value={audience}>
      <Answered of={page}>
        {data => (
          <Page
            title={`${code}: ${data.title}`}
            lead={
              data.status === 'active'
                ? says.active
                : `${says.retired}${data.until === undefined ? '' : ` ${data.until}`}`
            }
            actions={<PrintOrBack />}
          >
            {asFor === undefined || asFor === 'unknown' ? null : (
              <p className="notice">
                {says.asFor(plain(asFor))}{' '}
                <Link to="/codes/$code" params={{ code }} search={{}}>
                  {says.forAll}
                </Link>
              </p>
            )}
            <div className="columns columns-page">
              <div>
                <Body page={data} />
              </div>
              <Here code={data.code} list={data.list} />
            </div>
          </Page>
        )}
      </Answered>
    </CodeAudience.Provider>
  )
}

function Body({ page }: { readonly page: CodePage }) {
  return (
    <>
      <Meaning page={page} />
      <Outcome page={page} />
      {page.sign === undefined ? null : (
        <ListSection
          title={says.sign}
          items={[`${says.positive}: ${page.sign.positive}`, `${says.negative}: ${page.sign.negative}`]}
        />
      )}
      <ListSection title={says.trace} items={page.trace} />
      <ListSection title={says.causes} items={page.causes} />
      <ListSection title={says.steps} items={page.steps} ordered />
      <ListSection title={says.dispute} items={page.dispute === undefined ? [] : [page.dispute]} />
      <ListSection title={says.posting} items={page.posting === undefined ? [] : [page.posting]} />
      <ListSection title={says.evidence} items={page.evidence} />
      <ListSection title={says.prevention} items={page.prevention} />
      <Arguments page={page} />
      <InFile page={page} />
      <Related page={page} />
      <Section title={says.sources}>
        <Sources cites={page.cites} />
      </Section>
    </>
  )
}

/** Nothing where there is nothing to list. */
function ListSection({
  title,
  items = [],
  ordered = false,
}: {
  readonly title: string
  readonly items: readonly string[] | undefined
  readonly ordered?: boolean
}) {
  if (items.length === 0) return null
  const List = ordered ? 'ol' : 'ul'
  return (
    <Section title={title}>
      <List>
        {items.map(text => (
          <li key={text}>{text}</li>
        ))}
      </List>
    </Section>
  )
}

/** What it says, with its remarks before it, and what it is misread as. */
function Meaning({ page }: { readonly page: CodePage }) {
  const { remarks = [], misreadings = [] } = page
  return (
    <>
      {remarks.map(remark => (
        <Section key={remark.code} title={`${says.remark} ${remark.code}`}>
          <p>{remark.meaning}</p>
          <Asked of={remark} />
        </Section>
      ))}
      <Section title={says.meaning}>
        <p>{page.meaning}</p>
        <Asked of={page} />
      </Section>
      {misreadings.length === 0 ? null : (
        <Section title={says.misreadings}>
          {misreadings.map(each => (
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
    </>
  )
}

/** What it is decided to be, and what each group makes of it. */
function Outcome({ page }: { readonly page: CodePage }) {
  const pairs = [
    [says.kind, plain(page.kind)],
    [says.cause, plain(page.cause)],
    [says.family, plain(page.family)],
    [says.action, plain(page.action)],
    [words.denial.liable, plain(page.liable)],
    [words.denial.mayBill, page.mayBillPatient ? words.denial.yes : words.denial.no],
    [words.denial.appealable, page.appealable ? words.denial.yes : words.denial.no],
  ] as const
  return (
    <>
      <Section title={says.verdict}>
        <dl className="pairs">
          {pairs.map(([name, value]) => (
            <Pair key={name} name={name}>
              {value}
            </Pair>
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
    </>
  )
}

/** What an appeal can argue, and how often it wins. */
function Arguments({ page }: { readonly page: CodePage }) {
  if (page.arguments === undefined || page.arguments.length === 0) return null
  return (
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
      <ListSection
        title={says.chance}
        items={page.chance?.map(({ when, from, to }) =>
          says.chanceOf(when, Math.round(from * 100), Math.round(to * 100)),
        )}
      />
    </Section>
  )
}

/** How it looks in a file, with numbers and with whole claims. */
function InFile({ page }: { readonly page: CodePage }) {
  const { examples = [] } = page
  return (
    <>
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
      {examples.length === 0 ? null : (
        <Section title={says.examples}>
          {examples.map(example => (
            <details key={example.title}>
              <summary>{example.title}</summary>
              <pre>{example.claim.replaceAll('~', '~\n')}</pre>
            </details>
          ))}
        </Section>
      )}
    </>
  )
}

/** Other codes and guides that one may want to read. */
function Related({ page: { related = [], replacedBy = [], guides = [] } }: { readonly page: CodePage }) {
  return (
    <>
      {related.length === 0 ? null : (
        <Section title={says.related}>
          <dl className="glossary">
            {related.map(each => (
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
      {replacedBy.length === 0 ? null : (
        <Section title={says.replacedBy}>
          <p>
            {replacedBy.map(code => (
              <Code key={code} code={code} />
            ))}
          </p>
        </Section>
      )}
      {guides.length === 0 ? null : (
        <Section title={says.guides}>
          <ul>
            {guides.map(({ name, title }) => (
              <li key={name}>
                <Link to="/guides/$name" params={{ name }}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

/** Where on the claim, or which document, a remark asks for. */
function Asked({ of }: { readonly of: Pick<CodePage, 'fields' | 'document'> }) {
  const { fields = [], document } = of
  if (fields.length === 0 && document === undefined) return null
  return (
    <dl className="pairs">
      {document === undefined ? null : <Pair name={says.document}>{document}</Pair>}
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
  const figures = useAsked(askCodeFigures, code)
  return (
    <aside className="card-side">
      <h2>{says.here}</h2>
      <Answered of={figures}>
        {data => (
          <dl className="pairs">
            <Pair name={says.times}>{data.times.toLocaleString('en-US')}</Pair>
            {data.cents === undefined ? null : <Pair name={says.sum}>{money(data.cents)}</Pair>}
            <Pair name={says.denials}>{data.denials.toLocaleString('en-US')}</Pair>
            <Pair name={says.open}>
              {list === 'carc' && data.open > 0 ? (
                <Link to="/queue" search={{ carc: code }}>
                  {data.open.toLocaleString('en-US')} · {money(data.openCents)}
                </Link>
              ) : (
                `${data.open.toLocaleString('en-US')} · ${money(data.openCents)}`
              )}
            </Pair>
            <Pair name={says.won}>{says.wonOf(data.won, data.closed)}</Pair>
            <Pair name={says.recovered}>{money(data.recoveredCents)}</Pair>
            <Pair name={says.writtenOff}>{money(data.writtenOffCents)}</Pair>
          </dl>
        )}
      </Answered>
    </aside>
  )
}
