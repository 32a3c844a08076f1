// The letter as it will be printed. Every value can be pointed at or stepped to, and says where it comes from; gaps lead to their questions.
import type { Letter } from '../../api/questions.ts'
import { At } from '../../parts/segments.tsx'
import { words } from '../../words.ts'

const says = words.appeal

type Run = NonNullable<Letter['blocks'][number]['lines']>[number][number]
type Fact = Letter['facts'][number]

export function Sheet({
  letter,
  chosen,
  choose,
}: {
  readonly letter: Letter
  readonly chosen: string | undefined
  readonly choose: (fact: string) => void
}) {
  const runs = (all: readonly Run[]) => <Runs all={all} chosen={chosen} choose={choose} />
  return (
    <article className="letter-sheet" aria-label={says.sheet}>
      <h3>{letter.title}</h3>
      {letter.blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a letter stand in a fixed order
        <section key={at}>
          {block.title === undefined ? null : <h4>{block.title}</h4>}
          {block.lines?.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines in their own order
            <p key={index} className="letter-line">
              {runs(line)}
            </p>
          ))}
          {block.values === undefined ? null : (
            <dl className="letter-values">
              {block.values.map(({ name, runs: value }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{runs(value)}</dd>
                </div>
              ))}
            </dl>
          )}
          {block.columns === undefined ? null : <Rows columns={block.columns} rows={block.rows ?? []} show={runs} />}
          {block.paragraphs?.map((sentences, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs in their own order
            <p key={index}>
              {sentences.map((sentence, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: sentences in their own order
                <span key={place}>{runs(sentence.runs)} </span>
              ))}
            </p>
          ))}
        </section>
      ))}
      {letter.form === undefined ? null : (
        <section>
          <h4>{`${says.form}: ${letter.form.title}`}</h4>
          <dl className="letter-values">
            {letter.form.fields.map(({ label, runs: value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{runs(value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </article>
  )
}

function Rows({
  columns,
  rows,
  show,
}: {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (readonly Run[])[])[]
  readonly show: (runs: readonly Run[]) => React.ReactNode
}) {
  return (
    <div className="table-scroll">
      <table className="lines table">
        <thead>
          <tr>
            {columns.map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of the claim in their own order
            <tr key={at}>
              {row.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns in their own order
                <td key={place}>{show(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Runs({
  all,
  chosen,
  choose,
}: {
  readonly all: readonly Run[]
  readonly chosen: string | undefined
  readonly choose: (fact: string) => void
}) {
  return all.map((run, at) => {
    const { fact, missing, text } = run
    if (missing !== undefined)
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: runs in their own order
        <a key={at} className="letter-gap" href={`#answer-${missing}`}>
          {text}
        </a>
      )
    if (fact === undefined) return text
    return (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: runs in their own order
        key={at}
        type="button"
        className={fact === chosen ? 'letter-fact letter-chosen' : 'letter-fact'}
        onFocus={() => choose(fact)}
        onMouseEnter={() => choose(fact)}
        onClick={() => choose(fact)}
      >
        {text}
      </button>
    )
  })
}

/** Where a value comes from, in words; a segment can be seen in its file. */
export function SourceOf({ fact }: { readonly fact: Fact | undefined }) {
  if (fact === undefined) return <p className="soft">{says.noSource}</p>
  const { source } = fact
  return (
    <div>
      <p>
        <strong>{fact.title}</strong>: {fact.value}
      </p>
      <p>{sourceInWords(source)}</p>
      {source.kind === 'segment' && source.fileId !== undefined && source.segment !== undefined ? (
        <At place={{ fileId: source.fileId, file: source.file ?? '', segment: source.segment }}>{says.showSegment}</At>
      ) : null}
    </div>
  )
}

function sourceInWords(source: Fact['source']): string {
  const { sources } = says
  switch (source.kind) {
    case 'segment':
      return sources.segment(source.file ?? '', source.segment ?? 0, (source.elements ?? []).join(', '))
    case 'document':
      return sources.document(source.document ?? 0, source.page ?? 0)
    case 'knowledge':
      return sources.knowledge(source.entry ?? '')
    case 'person':
      return sources.person(source.field ?? '')
    case 'decision':
      return sources.decision(source.decision ?? 0)
    case 'clock':
      return sources.clock(source.level ?? '')
    case 'facts':
      return sources.facts((source.of ?? []).join(', '))
    case 'practice':
      return sources.practice(source.record ?? '')
  }
}
