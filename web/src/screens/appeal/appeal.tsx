// The appeal letter of a denial: questions on one side, the letter as it will be printed on the other, the source of whatever one points at
// beneath; made with its packet when nothing is missing.
import { Button, Checkbox } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Letter } from '../../api/questions.ts'
import { useKeys } from '../../parts/keys.tsx'
import { Answered, Failed, Page } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { SegmentsProvider } from '../../parts/segments.tsx'
import { LeaveGuard } from '../../parts/unsaved.tsx'
import { words } from '../../words.ts'
import { Answers } from './answers.tsx'
import { NOTHING, type Overruled, useLetter, useMaking, type Wanted } from './asking.ts'
import { DecisionSearch } from './decision-search.tsx'
import { Documents } from './documents.tsx'
import { Precedents } from './precedents.tsx'
import { Sheet, SourceOf } from './sheet.tsx'

const says = words.appeal

export function AppealScreen() {
  const id = Number(useParams({ from: '/inside/denials/$id/appeal' }).id)
  const navigate = useNavigate()
  const back = () => void navigate({ to: '/denials/$id', params: { id: String(id) } })
  useKeys([{ keys: 'Escape', says: says.back, run: back }])
  return (
    <Page
      title={says.title(id)}
      lead={says.lead}
      actions={
        <Button variant="default" onClick={back}>
          {says.back}
        </Button>
      }
    >
      <SegmentsProvider>
        <Editor key={id} id={id} />
      </SegmentsProvider>
    </Page>
  )
}

function Editor({ id }: { readonly id: number }) {
  const mayLead = useMay('lead')
  const [wanted, setWanted] = useState<Wanted>(NOTHING)
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const { letter, settled } = useLetter(id, wanted)
  const { made, kept, fault, busy, make, keep } = useMaking(id)
  const change = (key: string, text: string) => setWanted({ ...wanted, answers: { ...wanted.answers, [key]: text } })
  const overrule = (rule: Overruled) =>
    setWanted({
      ...wanted,
      despite: wanted.despite.includes(rule) ? wanted.despite.filter(each => each !== rule) : [...wanted.despite, rule],
    })
  return (
    <Answered of={letter}>
      {data => (
        <div className="correct letter-editor">
          <LeaveGuard unsaved={wanted !== NOTHING && made === undefined && !kept} />
          <section className="pane" aria-labelledby="letter-questions">
            <h2 id="letter-questions">{data.title}</h2>
            <Answers letter={data} wanted={wanted} change={change} write={note => setWanted({ ...wanted, note })} />
            <Button variant="default" onClick={() => void keep(wanted)} loading={busy}>
              {says.keep}
            </Button>
            {kept ? <p role="status">{says.kept}</p> : null}
          </section>
          <section className="pane" aria-labelledby="letter-sheet">
            <h2 id="letter-sheet">{says.letter}</h2>
            <Sheet letter={data} chosen={chosen} choose={setChosen} />
          </section>
          <section className="pane" aria-labelledby="letter-source">
            <h2 id="letter-source">{says.source}</h2>
            <SourceOf fact={data.facts.find(({ key }) => key === chosen)} />
            <Against letter={data} despite={wanted.despite} overrule={mayLead ? overrule : undefined} />
            <Documents denial={id} />
            <Precedents denial={id} argument={data.argument} choose={argument => change('argument', argument)} />
            <details>
              <summary>{words.decisions.title}</summary>
              <DecisionSearch
                cite={decision => change(`decision.${decision}`, 'yes')}
                cited={decision =>
                  (wanted.answers[`decision.${decision}`] ?? data.answers[`decision.${decision}`]) === 'yes'
                }
              />
            </details>
            {fault === undefined ? null : <Failed error={fault} />}
            {made === undefined ? (
              <Button
                onClick={() => void make(wanted)}
                loading={busy}
                disabled={data.blocked || letter.error !== null || settled !== wanted}
              >
                {says.make}
              </Button>
            ) : (
              <Made {...made} />
            )}
          </section>
        </div>
      )}
    </Answered>
  )
}

/** Guards, and what does not stand in its source. */
function Against({
  letter: { guards, faults },
  despite,
  overrule,
}: {
  readonly letter: Letter
  readonly despite: readonly Overruled[]
  readonly overrule: ((rule: Overruled) => void) | undefined
}) {
  if (guards.length === 0 && faults.length === 0) return null
  return (
    <>
      <h3>{says.guards}</h3>
      <ul className="guards">
        {guards.map(({ rule, weight, says: text, firm }) => (
          <li key={rule} className={weight === 'stop' ? 'guard-stop' : 'guard-warn'}>
            <strong>{weight === 'stop' ? says.stop : says.warn}</strong> {text}
            {weight === 'stop' && !firm && overrule !== undefined ? (
              <Checkbox label={says.overrule} checked={despite.includes(rule)} onChange={() => overrule(rule)} />
            ) : null}
          </li>
        ))}
        {faults.map(text => (
          <li key={text} className="guard-stop">
            <strong>{says.faults}</strong> {text}
          </li>
        ))}
      </ul>
    </>
  )
}

function Made({ appeal, pages }: { readonly appeal: number; readonly pages: number }) {
  const { practice } = useWorkplace()
  const navigate = useNavigate()
  const file = (name: string) => `/api/practices/${practice}/appeals/${appeal}/files/${name}`
  return (
    <div role="status" className="stack">
      <p>
        <strong>{says.made(appeal, pages)}</strong>
      </p>
      <a className="button-link" href={file('packet.pdf')} target="_blank" rel="noreferrer">
        {says.files.packet}
      </a>
      <a className="button-link" href={file('letter.docx')} download>
        {says.files.letter}
      </a>
      <a className="button-link" href={file('facts.json')} download>
        {says.files.facts}
      </a>
      <Button variant="default" onClick={() => void navigate({ to: '/appeals' })}>
        {says.board}
      </Button>
    </div>
  )
}
