// A denial: the claim as it was sent, the remittance as it was paid, what to do; the timeline below. Next and previous without going back.
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { askDenial, askQueuePage, type DenialStory, PAGE } from '../../api/questions.ts'
import { day, money, plain, today } from '../../parts/figures.ts'
import { useKeys } from '../../parts/keys.tsx'
import { denialAt, listCameFrom, rememberList } from '../../parts/list-memory.ts'
import { Code, codeName, Due, Move } from '../../parts/marks.tsx'
import { Answered, useTitle } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { useDeeds, type Verb } from '../../parts/verbs.tsx'
import { words } from '../../words.ts'
import { NextPayer } from './next-payer.tsx'
import { PaidPane } from './paid-pane.tsx'
import { SentPane } from './sent-pane.tsx'
import { Timeline } from './timeline.tsx'
import { TodoPane } from './todo-pane.tsx'

export function DenialScreen() {
  const id = Number(useParams({ from: '/inside/denials/$id' }).id)
  const { practice } = useWorkplace()
  const story = useQuery(askDenial(practice, id))
  useTitle(words.denial.title(id))
  return <Answered of={story}>{data => <Denial story={data} />}</Answered>
}

function Denial({ story }: { readonly story: DenialStory }) {
  const says = words.denial
  const { denial } = story
  const { practice } = useWorkplace()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const deeds = useDeeds()
  const mayWork = useMay('biller')
  const mayLead = useMay('lead')
  const list = listCameFrom(practice)
  const page = useQuery({
    ...askQueuePage(practice, list?.filter ?? {}, list?.sort ?? 'score', Math.floor((list?.at ?? 0) / PAGE)),
    enabled: list !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const go = async (by: number) => {
    if (list === undefined) return
    const at = list.at + by
    const next = await denialAt(queries, list, at)
    if (next === undefined) return
    rememberList({ ...list, at })
    await navigate({ to: '/denials/$id', params: { id: String(next) }, replace: true })
  }
  // The next one is fetched while this one is read.
  useEffect(() => {
    if (list === undefined) return
    void denialAt(queries, list, list.at + 1).then(next =>
      next === undefined ? undefined : queries.prefetchQuery(askDenial(practice, next)),
    )
  }, [list, queries, practice])
  const targets = { ids: [denial.id], count: 1, cents: denial.atStakeCents }
  const ask = (verb: Verb) => deeds.ask(verb, targets)
  const open = denial.status !== 'closed'
  const back = () =>
    void navigate({ to: '/queue', search: { ...list?.filter, ...(list === undefined ? {} : { sort: list.sort }) } })
  const correct = () => void navigate({ to: '/denials/$id/correct', params: { id: String(denial.id) } })
  const similar = () =>
    void navigate({
      to: '/queue',
      search: { payerId: denial.payerId, carc: denial.carc, cause: denial.cause as 'coding' },
    })
  useKeys([
    { keys: 'j', says: says.next, run: () => void go(1) },
    { keys: 'k', says: says.previous, run: () => void go(-1) },
    { keys: 'a', says: words.keys.assign, run: () => ask('assign') },
    { keys: 'n', says: words.keys.note, run: () => ask('note') },
    { keys: 'l', says: words.keys.call, run: () => ask('call') },
    { keys: 's', says: words.keys.snooze, run: () => ask('snooze') },
    { keys: 'e', says: words.keys.closeDenial, run: () => ask('close') },
    { keys: 'w', says: words.keys.writeOff, run: () => ask('write-off') },
    { keys: 'c', says: words.keys.correct, run: correct },
    { keys: 'm', says: words.keys.similar, run: similar },
    { keys: 'Escape', says: words.keys.back, run: back },
  ])
  const total = page.data?.total
  const [billing, setBilling] = useState(false)
  const holding = story.adjudications.find(each => each.role === 'current')
  return (
    <div className="page">
      <header className="page-head denial-head">
        <div>
          <h1>
            {says.title(denial.id)} <Code code={codeName(denial.group, denial.carc)} />
          </h1>
          <p>
            <strong>{story.payer}</strong> · {denial.account} · {denial.patient ?? words.unknown}
            {denial.serviceFrom === null ? '' : ` · ${day(denial.serviceFrom, today())}`}
          </p>
          <p className="facts">
            <span className="strong">{money(denial.atStakeCents)}</span> {words.home.atStake}
            <Due date={denial.dueDate} left={denial.daysLeft} />
            <Move move={denial.move} />
            <span>{plain(denial.cause)}</span>
            <span>{denial.owner === '' ? words.nobody : denial.owner}</span>
          </p>
          <State story={story} />
        </div>
        <div className="actions">
          {list === undefined ? null : (
            <>
              <span className="soft">
                {says.place(
                  list.at + 1,
                  total === undefined
                    ? '…'
                    : total.atLeast
                      ? words.atLeast(total.denials)
                      : total.denials.toLocaleString('en-US'),
                )}
              </span>
              <Button variant="default" onClick={() => void go(-1)} aria-label={says.previous} disabled={list.at === 0}>
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
      </header>
      {mayWork ? (
        <div className="verbs" role="toolbar" aria-label={says.todo}>
          {open ? (
            <>
              <Button onClick={correct}>{words.verb.correct}</Button>
              <Button variant="default" onClick={() => ask('note')}>
                {words.verb.note}
              </Button>
              <Button variant="default" onClick={() => ask('call')}>
                {words.verb.call}
              </Button>
              <Button variant="default" onClick={() => ask('assign')}>
                {words.verb.assign}
              </Button>
              <Button variant="default" onClick={() => ask('snooze')}>
                {words.verb.snooze}
              </Button>
              <Button variant="default" onClick={() => ask('close')}>
                {words.verb.close}
              </Button>
              <Button variant="default" onClick={() => ask('write-off')}>
                {words.verb.writeOff}
              </Button>
              {denial.action === 'bill-other-payer' && holding !== undefined ? (
                <Button variant="default" onClick={() => setBilling(true)}>
                  {words.nextPayer.open}
                </Button>
              ) : null}
              {denial.askedCents > 0 && mayLead ? (
                <Button variant="light" onClick={() => ask('approve')}>
                  {words.verb.approve}
                </Button>
              ) : null}
            </>
          ) : (
            <Button variant="default" onClick={() => ask('reopen')}>
              {words.verb.reopen}
            </Button>
          )}
          <Button variant="subtle" onClick={similar}>
            {words.verb.similar}
          </Button>
        </div>
      ) : null}
      <div className="panes">
        <SentPane story={story} />
        <PaidPane story={story} />
        <TodoPane story={story} mayWork={mayWork && open} />
      </div>
      <Timeline id={denial.id} />
      {holding === undefined ? null : (
        <NextPayer adjudication={holding.id} opened={billing} close={() => setBilling(false)} />
      )}
    </div>
  )
}

function State({ story: { denial } }: { readonly story: DenialStory }) {
  const says = words.denial
  const notes = [
    denial.status === 'closed'
      ? says.closed(
          denial.closedBecause === null
            ? words.unknown
            : (words.verb.reasons[denial.closedBecause] ?? denial.closedBecause),
        )
      : undefined,
    denial.snoozedUntil === null ? undefined : says.asleep(day(denial.snoozedUntil, today())),
    denial.askedCents > 0 ? says.waitsApproval(money(denial.askedCents)) : undefined,
    denial.recoveredCents > 0
      ? says.recovered(money(denial.recoveredCents), plain(denial.credited ?? words.unknown))
      : undefined,
  ].filter(note => note !== undefined)
  if (notes.length === 0) return null
  return (
    <p className="notice" role="status">
      {notes.join(' · ')}
    </p>
  )
}
