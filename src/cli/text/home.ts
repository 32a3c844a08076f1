// What a person reads of `overturn home`: what to know first in the morning.
import type { Home } from '../../work/practice/home.ts'
import { amount, counted, left, plain, right, styled, type Terminal } from '../terminal.ts'

export function text(home: Home, _now: string, terminal: Terminal): string {
  const figure = (name: string, { denials, atLeast, atStakeCents }: Home['overdue']) =>
    `${left(name, 26)}${right(`${denials.toLocaleString('en-US')}${atLeast ? '+' : ''}`, 8)}${atStakeCents === undefined ? '' : right(`$${amount(atStakeCents)}`, 16)}`
  return `${[
    styled(terminal, 'bold', home.today),
    ...home.peerCalls.map(({ denial, payer, day, time }) =>
      day === home.today
        ? `Peer-to-peer call today at ${time}: ${plain(payer)}, denial ${denial}`
        : `Peer-to-peer call of ${day}: ${plain(payer)}, denial ${denial}; say what came of it ("overturn peer-outcome ${denial}")`,
    ),
    figure('Past their deadline', home.overdue),
    figure('Due within 7 days', home.thisWeek),
    ...(home.assumed.denials === 0 ? [] : [figure('  of them assumed', home.assumed)]),
    figure('New within 7 days', home.fresh),
    figure('Remitted within 7 days', home.paidLately),
    figure('Waiting for approval', home.approvals),
    ...home.moves.map(move => figure(`Move: ${move.move}`, move)),
    `${left('Recovered this month', 26)}${right(String(home.recovered.denials), 8)}${right(`$${amount(home.recovered.cents)}`, 16)}`,
    ...home.ways.map(way => figure(`Next: ${wayText(way)}`, way)),
    `${counted(home.notSent, 'claim')} written and not sent yet, ${counted(home.notAcknowledged, 'claim')} sent days ago without a 999.`,
    `${counted(home.rejections, 'rejected claim')}, ${counted(home.requests, 'request for records', 'requests for records')}, ${counted(home.discrepancies, 'discrepancy', 'discrepancies')}, ${home.quarantine} in quarantine.`,
  ].join('\n')}\n`
}

function wayText({ level, over }: Home['ways'][number]): string {
  if (level === undefined) return 'no deadline'
  return over ? `all over (${plain(level)})` : plain(level)
}
