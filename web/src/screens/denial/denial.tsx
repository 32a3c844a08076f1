// A denial on one screen: what to do, why the payer refused, and beside them the call sheet, the claim as sent, the timeline, or the form of a
// verb. Next and previous without going back.

import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { askDenial, askQueuePage, type DenialStory, PAGE } from '../../api/questions.ts'
import { useActions } from '../../parts/actions.tsx'
import { useAsked } from '../../parts/asked.ts'
import { type Audience, CodeAudience } from '../../parts/code-hover.tsx'
import { useKeys } from '../../parts/keys.tsx'
import { denialAt, listCameFrom, rememberList } from '../../parts/list-memory.ts'
import { Answered, useTitle } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import { Facts } from './facts.tsx'
import { NextPayer } from './next-payer.tsx'
import { PaidPane } from './paid-pane.tsx'
import { Side } from './side.tsx'
import { TodoPane } from './todo-pane.tsx'

const says = words.denial

export function DenialScreen() {
  const id = Number(useParams({ from: '/inside/denials/$id' }).id)
  const story = useAsked(askDenial, id)
  useTitle(words.denial.title(id))
  return (
    <Answered of={story}>
      {data => (
        <CodeAudience.Provider value={audienceOf(data)}>
          <Denial story={data} />
        </CodeAudience.Provider>
      )}
    </Answered>
  )
}

/** Pages of codes are read as the payer of the denial takes them. */
function audienceOf({ audience: { payerClass, payer } }: DenialStory): Audience {
  return { class: payerClass, ...(payer === undefined ? {} : { payer }) }
}

function Denial({ story }: { readonly story: DenialStory }) {
  const { denial } = story
  const navigate = useNavigate()
  const actions = useActions()
  const mayWork = useMay('biller')
  const walk = useWalk()
  const [billing, setBilling] = useState(false)
  const ask = (verb: string) => actions.ask(verb, { ids: [denial.id], count: 1, cents: denial.atStakeCents })
  const offered = actions.all.filter(({ verb, aside }) => !aside && fits(verb, denial))
  const correct = () => void navigate({ to: '/denials/$id/correct', params: { id: String(denial.id) } })
  const similar = () =>
    void navigate({
      to: '/queue',
      search: { payerId: denial.payerId, carc: denial.carc, cause: denial.cause as 'coding' },
    })
  useKeys([
    { keys: 'j', says: says.next, run: () => void walk.go(1) },
    { keys: 'k', says: says.previous, run: () => void walk.go(-1) },
    ...offered.flatMap(({ key, title, verb }) =>
      key === undefined ? [] : [{ keys: key, says: title, run: () => ask(verb) }],
    ),
    ...(mayWork ? [{ keys: 'c', says: words.keys.correct, run: correct }] : []),
    { keys: 'm', says: words.keys.similar, run: similar },
    { keys: 'Escape', says: words.keys.back, run: walk.back },
  ])
  const open = denial.status !== 'closed'
  const first = firstStep(story)
  const main = MAIN[first]
  const step = story.plan.steps.find(({ action }) => action === 'bill-other-payer')
  const order = step?.order ?? 'next'
  const holding = story.adjudications.find(each => each.role === 'current')
  return (
    <div className="page page-fill denial">
      <header className="denial-head">
        <Facts story={story} />
        <Steps walk={walk} />
      </header>
      {mayWork ? (
        <div className="verbs" role="toolbar" aria-label={says.verbs}>
          {open ? (
            <Button {...lookOf(main === 'correct')} onClick={correct}>
              {words.action.correct}
            </Button>
          ) : null}
          {open ? (
            <Button
              {...lookOf(main === 'appeal')}
              onClick={() => void navigate({ to: '/denials/$id/appeal', params: { id: String(denial.id) } })}
            >
              {words.appeal.open}
            </Button>
          ) : null}
          {offered.map(({ verb, title }) => (
            <Button
              key={verb}
              {...lookOf(verb === main, verb === 'approve' ? 'light' : 'default')}
              onClick={() => ask(verb)}
            >
              {title}
            </Button>
          ))}
          {open && step !== undefined && holding !== undefined ? (
            <Button {...lookOf(main === 'other-payer')} onClick={() => setBilling(true)}>
              {words.nextPayer.open[order]}
            </Button>
          ) : null}
          <Button variant="subtle" onClick={similar}>
            {words.action.similar}
          </Button>
        </div>
      ) : null}
      <div className="panes denial-panes">
        <div className="facts-panes">
          <TodoPane story={story} mayWork={mayWork && open} />
          <PaidPane story={story} />
        </div>
        <Side
          key={denial.id}
          story={story}
          mayWork={mayWork && open}
          instead={
            billing && holding !== undefined ? (
              <NextPayer
                adjudication={holding.id}
                order={order}
                filing={step?.filing}
                close={() => setBilling(false)}
              />
            ) : undefined
          }
        />
      </div>
    </div>
  )
}

/** Filled in the page's own color, which is that of a button without a variant of its own. */
function lookOf(isMain: boolean, other: 'default' | 'light' = 'default') {
  return isMain ? {} : { variant: other }
}

/** The button of the step to begin with: what is recommended stands out, and nothing else does. */
const MAIN: Readonly<Record<DenialStory['denial']['action'], string | undefined>> = {
  'correct-claim': 'correct',
  'new-claim': 'correct',
  'void-claim': 'correct',
  appeal: 'appeal',
  'send-records': 'appeal',
  'bill-other-payer': 'other-payer',
  'query-payer': 'call',
  'verify-coverage': 'call',
  'obtain-authorization': 'call',
  'fix-enrollment': 'call',
  'find-original': 'call',
  reopen: 'call',
  review: 'note',
  wait: 'snooze',
  'bill-patient': 'close',
  'write-off': 'write-off',
  none: undefined,
}

/** The step to begin with: of the plan where one is shown, else what was decided. */
function firstStep({ denial, plan: { steps, recommended } }: DenialStory): DenialStory['denial']['action'] {
  const planned = steps.length > 1 && recommended !== undefined ? steps[recommended] : undefined
  return planned?.action ?? denial.action
}

/** The list that one came from, to go through it without going back. */
interface Walk {
  /** Undefined where one came from no list. */
  readonly at: number | undefined
  readonly total: { readonly denials: number; readonly atLeast: boolean } | undefined
  readonly go: (by: number) => Promise<void>
  readonly back: () => void
}

function useWalk(): Walk {
  const { practice } = useWorkplace()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const list = listCameFrom(practice)
  const page = useQuery({
    ...askQueuePage(practice, list?.filter ?? {}, list?.sort ?? 'score', Math.floor((list?.at ?? 0) / PAGE)),
    enabled: list !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  // The next one is fetched while this one is read.
  useEffect(() => {
    if (list === undefined) return
    void denialAt(queries, list, list.at + 1).then(next =>
      next === undefined ? undefined : queries.prefetchQuery(askDenial(practice, next)),
    )
  }, [list, queries, practice])
  const go = async (by: number) => {
    if (list === undefined) return
    const at = list.at + by
    const next = await denialAt(queries, list, at)
    if (next === undefined) return
    rememberList({ ...list, at })
    await navigate({ to: '/denials/$id', params: { id: String(next) }, replace: true })
  }
  const back = () =>
    void navigate({ to: '/queue', search: { ...list?.filter, ...(list === undefined ? {} : { sort: list.sort }) } })
  return { at: list?.at, total: page.data?.total, go, back }
}

/** Previous, next and back to the list. */
function Steps({ walk: { at, total, go, back } }: { readonly walk: Walk }) {
  return (
    <div className="actions">
      {at === undefined ? null : (
        <>
          <span className="soft">
            {says.place(
              at + 1,
              total === undefined
                ? '…'
                : total.atLeast
                  ? words.atLeast(total.denials)
                  : total.denials.toLocaleString('en-US'),
            )}
          </span>
          <Button variant="default" onClick={() => void go(-1)} aria-label={says.previous} disabled={at === 0}>
            ‹
          </Button>
          <Button variant="default" onClick={() => void go(1)} aria-label={says.next}>
            ›
          </Button>
        </>
      )}
      <Button variant="default" onClick={back}>
        {words.keys.back}
      </Button>
    </div>
  )
}

/** What may be done to it as it stands. */
function fits(verb: string, denial: DenialStory['denial']): boolean {
  if (verb === 'approve' || verb === 'refuse') return denial.askedCents !== undefined
  if (verb === 'reopen') return denial.status === 'closed'
  if (verb === 'resume') return denial.status === 'snoozed'
  return denial.status !== 'closed' || verb === 'note'
}
