// What a person reads of `overturn home`: what to know first in the morning.
import type { Home } from '../../work/practice/home.ts'
import { amount, counted, left, right, styled, type Terminal } from '../terminal.ts'

export function text(home: Home, _now: string, terminal: Terminal): string {
  const figure = (name: string, { denials, atLeast, atStakeCents }: Home['overdue']) =>
    `${left(name, 26)}${right(`${denials.toLocaleString('en-US')}${atLeast ? '+' : ''}`, 8)}${atStakeCents === undefined ? '' : right(`$${amount(atStakeCents)}`, 16)}`
  return `${[
    styled(terminal, 'bold', home.today),
    figure('Past their deadline', home.overdue),
    figure('Due within 7 days', home.thisWeek),
    figure('New within 7 days', home.fresh),
    figure('Waiting for approval', home.approvals),
    ...home.moves.map(move => figure(`Move: ${move.move}`, move)),
    `${left('Recovered this month', 26)}${right(String(home.recovered.denials), 8)}${right(`$${amount(home.recovered.cents)}`, 16)}`,
    `${counted(home.rejections, 'rejected claim')}, ${counted(home.requests, 'request for records', 'requests for records')}, ${counted(home.discrepancies, 'discrepancy', 'discrepancies')}, ${home.quarantine} in quarantine.`,
  ].join('\n')}\n`
}
