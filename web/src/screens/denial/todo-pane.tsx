// What to do: the playbook's steps as a checklist that is remembered, the clocks side by side, evidence, how it is ranked, the patient's part.

import { Checkbox } from '@mantine/core'
import { askProof, askTimeline, type DenialStory } from '../../api/questions.ts'
import { useActions } from '../../parts/actions.tsx'
import { useAsked } from '../../parts/asked.ts'
import { day, daysTo, money, percent, plain, today } from '../../parts/figures.ts'
import { Due, Sources, Sure } from '../../parts/marks.tsx'
import { words } from '../../words.ts'
import { Notices } from './notices.tsx'

const says = words.denial

export function TodoPane({ story, mayWork }: { readonly story: DenialStory; readonly mayWork: boolean }) {
  const { playbook, clocks } = story
  return (
    <section className="pane" aria-labelledby="pane-todo">
      <h2 id="pane-todo">{says.todo}</h2>
      <p>
        <strong>{playbook.title}.</strong> {playbook.meaning}
      </p>
      <Plan plan={story.plan} />
      {story.onHand.length === 0 ? null : (
        <>
          <h3>{says.onHand}</h3>
          {story.onHand.map(text => (
            <p key={text}>{text}</p>
          ))}
        </>
      )}
      <Steps story={story} of="remark" title={says.remarkSteps} mayWork={mayWork} />
      <Steps story={story} of="confirm" title={says.confirmSteps} mayWork={mayWork} />
      <Steps story={story} of="work" title={says.workSteps} mayWork={mayWork} />
      <Steps story={story} of="payer" title={says.payerSteps} mayWork={mayWork} />
      <h3>{says.clocks}</h3>
      {clocks.length === 0 && story.noAppealClock === undefined ? <p className="soft">{says.clocksNone}</p> : null}
      {story.noAppealClock === undefined ? null : <p className="soft">{story.noAppealClock}</p>}
      <ul className="clocks">
        {clocks.map(clock => (
          <li key={clock.level}>
            <details>
              <summary>
                <strong>{plain(clock.level)}</strong>{' '}
                <Due date={clock.due} left={daysTo(clock.due)} sure={clock.sure} />{' '}
                <span className="soft">
                  {says.workBy} {day(clock.workBy, today())}
                </span>
              </summary>
              <p className="soft">
                {clock.unit}, {clock.anchor}; {plain(clock.filedMeans)}
              </p>
              <p className="soft">
                {clock.rule} <Sure sure={clock.sure} />
              </p>
            </details>
            {clock.doesNotStop === '' ? null : (
              <p className="warn">
                {says.doesNotStop} {clock.doesNotStop.split(' ').map(plain).join(', ')}
              </p>
            )}
          </li>
        ))}
        {story.passedOver.map(text => (
          <li key={text}>
            <p className="warn">{text}</p>
          </li>
        ))}
      </ul>
      <Notices story={story} mayWork={mayWork} />
      <details>
        <summary>{says.more}</summary>
        <More story={story} />
      </details>
    </section>
  )
}

/** What is needed now and then. */
function More({ story }: { readonly story: DenialStory }) {
  const { playbook, denial, scoreTerms } = story
  return (
    <>
      {playbook.closes.length === 0 ? null : (
        <>
          <h3>{says.closes}</h3>
          <ul>
            {playbook.closes.map(({ path, closes }) => (
              <li key={path}>
                {path}: {closes}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{says.evidence}</h3>
      <ul>
        {playbook.evidence.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Arguments story={story} />
      <Proof id={denial.id} />
      <Patient id={denial.id} />
      <h3>{says.score}</h3>
      <p>{story.scoreSays}</p>
      <ul className="soft">
        {scoreTerms.terms.map(term => (
          <li key={term.of}>{says.scoreTerm(plain(term.of), percent(term.chance), term.wins, term.tries)}</li>
        ))}
        {scoreTerms.judgementOnly ? <li>{says.judgement}</li> : null}
      </ul>
    </>
  )
}

/** What an appeal can argue, or what can be requested in its place; the service leaves out what is not open. */
function Arguments({ story: { playbook } }: { readonly story: DenialStory }) {
  if (playbook.arguments.length === 0) return null
  return (
    <>
      <h3>{words.codes.arguments}</h3>
      {playbook.arguments.map(each => (
        <details key={each.says}>
          <summary>
            {words.codes.level(each.level)}: {each.when}
          </summary>
          <p>{each.says}</p>
          <Sources cites={each.cites} />
        </details>
      ))}
    </>
  )
}

/** What all of its causes need, in order; shown where one step is not all. */
function Plan({ plan: { steps, recommended } }: { readonly plan: DenialStory['plan'] }) {
  // One step alone is the button's; one that goes to another payer says how, and what to ask first.
  const [only, second] = steps
  if (only === undefined) return null
  if (second === undefined) return only.order === undefined ? null : <p>{only.says}</p>
  return (
    <>
      <h3>{says.plan}</h3>
      <ol className="plan">
        {steps.map((step, at) => (
          <li key={step.says} aria-current={at === recommended ? 'step' : undefined}>
            {step.says} {step.atStakeCents > 0 ? <span className="soft">{money(step.atStakeCents)}</span> : null}
          </li>
        ))}
      </ol>
    </>
  )
}

function Steps({
  story: { denial, playbook },
  of,
  title,
  mayWork,
}: {
  readonly story: DenialStory
  readonly of: 'remark' | 'confirm' | 'work' | 'payer'
  readonly title: string
  readonly mayWork: boolean
}) {
  const actions = useActions()
  const steps = playbook.steps.filter(step => step.of === of)
  if (steps.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ol className="steps">
        {steps.map(step => (
          <li key={step.text}>
            <Checkbox
              label={step.text}
              checked={step.doneBy !== undefined}
              disabled={!mayWork}
              description={
                step.doneBy === undefined ? undefined : says.stepDone(step.doneBy, day(step.doneAt ?? '', today()))
              }
              onChange={event =>
                void actions.run(
                  'step',
                  { ids: [denial.id], count: 1 },
                  { text: step.text, done: event.currentTarget.checked },
                )
              }
            />
          </li>
        ))}
      </ol>
    </>
  )
}

function Proof({ id }: { readonly id: number }) {
  const proof = useAsked(askProof, id)
  const found = proof.data?.items.filter(each => each.steps.length > 0) ?? []
  return (
    <>
      <h3>{says.proof}</h3>
      {found.length === 0 ? (
        <p className="soft">{proof.isPending ? words.loading : says.proofNone}</p>
      ) : (
        <ol className="proof">
          {found
            .flatMap(each => each.steps)
            .map(step => (
              <li key={`${step.kind} ${step.file} ${step.segment}`}>
                <strong>{step.kind}</strong> {step.on === undefined ? '' : day(step.on, today())}: {step.says}{' '}
                <span className="soft">
                  ({step.file}, {says.segment(step.segment)})
                </span>
              </li>
            ))}
        </ol>
      )}
    </>
  )
}

function Patient({ id }: { readonly id: number }) {
  const story = useAsked(askTimeline, id)
  if (story.data === undefined) return null
  const { patient } = story.data
  return (
    <>
      <h3>{says.patient}</h3>
      <p>
        <strong>{money(patient.cents)}</strong> {patient.says}
      </p>
    </>
  )
}
