// What to know first in the morning; every figure leads to the denials behind it.

import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { askHome, askPayerTerms, askQueuePage, type Home, type QueueFilter } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { useReports, useTitles } from '../../parts/catalog.tsx'
import { day, money, plain, roundMoney } from '../../parts/figures.ts'
import { ToDenial } from '../../parts/links.tsx'
import { Code, codeName, Due, Money } from '../../parts/marks.tsx'
import { Answered, Empty, Lines, Page, Section } from '../../parts/page.tsx'
import { words } from '../../words.ts'
import { toSearch } from '../queue/search.ts'

/** The drawing comes after the figures: its library is the largest of all. */
const CauseChart = lazy(() => import('./cause-chart.tsx').then(module => ({ default: module.CauseChart })))
/** How many of the ranked list stand here. */
const FIRST = 8

const says = words.home

export function HomeScreen() {
  const home = useAsked(askHome)
  return (
    <Page title={says.title} lead={says.lead}>
      <Answered of={home}>
        {data =>
          data.files === 0 ? (
            <Empty title={says.empty} says={says.emptySays}>
              <Link to="/files" className="button-link">
                {says.emptyAction}
              </Link>
            </Empty>
          ) : (
            <Figures home={data} />
          )
        }
      </Answered>
    </Page>
  )
}

function Figures({ home }: { readonly home: Home }) {
  return (
    <>
      <Calls home={home} />
      <div className="figures">
        <Figure title={says.overdue} of={home.overdue} tone={home.overdue.denials > 0 ? 'red' : undefined} />
        <Figure
          title={says.thisWeek}
          of={home.thisWeek}
          tone={home.thisWeek.denials > home.assumed.denials ? 'red' : undefined}
          more={home.assumed.denials > 0 ? says.assumedOf(home.assumed.denials) : undefined}
        />
        <Figure title={says.fresh} of={home.fresh} />
        <Figure title={says.paidLately} of={home.paidLately} />
        {home.approvals.denials > 0 ? <Figure title={says.approvals} of={home.approvals} tone="amber" /> : null}
        <Link to="/queue" search={toSearch(home.recovered.filter)} className="figure figure-green">
          <span className="figure-title">{says.recovered}</span>
          <span className="figure-number">{roundMoney(home.recovered.cents)}</span>
          <span className="soft">
            {words.denials(home.recovered.denials)} · {says.recoveredBefore(roundMoney(home.recoveredBefore))}
          </span>
        </Link>
      </div>
      <div className="columns">
        <Section title={says.moves}>
          <div className="figures">
            {home.moves.map(each => (
              <Figure
                key={each.move}
                title={words.move[each.move] ?? each.move}
                of={each}
                tone={each.move === 'us' ? 'amber' : each.move === 'payer' ? 'blue' : undefined}
              />
            ))}
          </div>
          <Waiting home={home} />
          <Ways ways={home.ways} />
          <First />
        </Section>
        <Section title={says.byCause}>
          <p className="soft">{says.byCauseLead}</p>
          <Suspense fallback={<div className="chart" />}>
            <CauseChart causes={home.causes} />
          </Suspense>
          <Lines heads={[says.cause, { right: says.count }, { right: says.money }]}>
            {home.causes.map(({ cause, denials, atStakeCents }) => (
              <tr key={cause}>
                <td>
                  <Link to="/queue" search={{ cause: cause as NonNullable<QueueFilter['cause']> }}>
                    {plain(cause)}
                  </Link>
                </td>
                <td className="right">{denials.toLocaleString('en-US')}</td>
                <td className="right">{money(atStakeCents)}</td>
              </tr>
            ))}
          </Lines>
        </Section>
      </div>
      <Reports />
    </>
  )
}

/** Talks with payers' physicians, on their day, and until somebody says what came of them. */
function Calls({ home: { peerCalls, today } }: { readonly home: Home }) {
  if (peerCalls.length === 0) return null
  return (
    <Section title={says.peerCalls}>
      <ul className="plain-list">
        {peerCalls.map(({ denial, payer, day: on, time }) => (
          <li key={denial}>
            <ToDenial id={denial}>
              {on === today ? says.peerToday(time, payer) : says.peerOver(day(on, today), payer)}
            </ToDenial>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What more can be looked at, by name. */
function Reports() {
  const reports = useReports()
  if (reports.length === 0) return null
  return (
    <Section title={words.reports.title}>
      <ul>
        {reports.map(({ name, title, says: about }) => (
          <li key={name}>
            <Link to="/reports/$name" params={{ name }}>
              {title}
            </Link>{' '}
            <span className="soft">{about}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Figure({
  title,
  of,
  tone,
  more,
}: {
  readonly title: string
  readonly of: Home['overdue']
  readonly tone?: 'red' | 'amber' | 'blue' | undefined
  readonly more?: string | undefined
}) {
  return (
    <Link to="/queue" search={toSearch(of.filter)} className={tone === undefined ? 'figure' : `figure figure-${tone}`}>
      <span className="figure-title">{title}</span>
      <span className="figure-number">
        {of.atLeast ? words.atLeast(of.denials) : of.denials.toLocaleString('en-US')}
      </span>
      <span className="soft">
        {of.atStakeCents === undefined ? ' ' : `${roundMoney(of.atStakeCents)} ${says.atStake}`}
      </span>
      {more === undefined ? null : <span className="soft">{more}</span>}
    </Link>
  )
}

/** Every open denial once, by the way whose deadline comes next. */
function Ways({ ways }: { readonly ways: Home['ways'] }) {
  if (ways.length === 0) return null
  return (
    <Section title={says.ways}>
      <p className="soft">{says.waysLead}</p>
      <Lines heads={[says.way, { right: says.count }, { right: says.assumedColumn }, { right: says.money }]}>
        {ways.map(({ level, over, denials, assumed, atStakeCents = 0, filter }) => (
          <tr key={`${level} ${over}`}>
            <td>
              <Link to="/queue" search={toSearch(filter)}>
                {level === undefined ? says.undated : over ? says.overWay(plain(level)) : plain(level)}
              </Link>
            </td>
            <td className="right">{denials.toLocaleString('en-US')}</td>
            <td className="right">{assumed === 0 ? '' : assumed.toLocaleString('en-US')}</td>
            <td className="right">{money(atStakeCents)}</td>
          </tr>
        ))}
      </Lines>
    </Section>
  )
}

function Waiting({ home }: { readonly home: Home }) {
  const terms = useAsked(askPayerTerms)
  const { missing = 0, missingCents = 0 } = terms.data ?? {}
  const items = [
    [home.notSent, says.notSent(home.notSent), { to: '/claims', search: { tab: 'outgoing' } }],
    [home.notAcknowledged, says.notAcknowledged(home.notAcknowledged), { to: '/claims', search: { tab: 'outgoing' } }],
    [home.quarantine, says.quarantine(home.quarantine), { to: '/files', search: { tab: 'quarantine' } }],
    [home.rejections, says.rejections(home.rejections), { to: '/claims', search: { tab: 'rejections' } }],
    [home.requests, says.requests(home.requests), { to: '/claims', search: { tab: 'requests' } }],
    [missing, words.payers.terms.left(missing, roundMoney(missingCents)), { to: '/payers/terms' }],
    [home.discrepancies, says.discrepancies(home.discrepancies), { to: '/claims', search: { tab: 'discrepancies' } }],
  ] as const
  if (items.every(([count]) => count === 0)) return null
  return (
    <>
      <h3>{says.alsoWaiting}</h3>
      <ul>
        {items
          .filter(([count]) => count > 0)
          .map(([, text, link]) => (
            <li key={text}>
              <Link {...link}>{text}</Link>
            </li>
          ))}
      </ul>
    </>
  )
}

function First() {
  const page = useAsked(askQueuePage, { move: 'us' }, 'score', 0)
  const titleOf = useTitles('denial')
  return (
    <Section
      title={says.next}
      aside={
        <Button component={Link} to="/queue" variant="default">
          {says.all}
        </Button>
      }
    >
      <p className="soft">{says.nextLead}</p>
      <Answered of={page}>
        {({ items }) => (
          <Lines
            heads={[
              titleOf('account'),
              titleOf('code'),
              titleOf('action'),
              { right: titleOf('amount') },
              titleOf('due'),
            ]}
          >
            {items.slice(0, FIRST).map(row => (
              <tr key={row.id}>
                <td>
                  <ToDenial id={row.id}>{row.account}</ToDenial>
                </td>
                <td>
                  <Code code={codeName(row.group, row.carc)} />
                </td>
                <td>{plain(row.action)}</td>
                <td className="right">
                  <Money cents={row.atStakeCents} />
                </td>
                <td>
                  <Due date={row.dueDate} left={row.daysLeft} sure={row.dueSure} />
                </td>
              </tr>
            ))}
          </Lines>
        )}
      </Answered>
    </Section>
  )
}
