// What a person reads of `overturn patterns`: where denials come from, month by month, and what has changed.
import type { Patterns } from '../../work/insight/patterns.ts'
import { amount, left, plain, right, styled, type Terminal } from '../terminal.ts'

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const SHOWN = 15

export function text(
  { of, several, groups, months, changes, method }: Patterns,
  _now: string,
  terminal: Terminal,
): string {
  const heading = (words: string) => styled(terminal, 'bold', words)
  const more = groups.length > SHOWN ? [`and ${groups.length - SHOWN} more: --json has all.`] : []
  return `${[
    heading(
      `${left(`By ${of}`, 34)}${right('denials', 9)}${right('denied', 15)}${right('recovered', 15)}${right('share', 9)}${right('together', 10)}`,
    ),
    ...groups
      .slice(0, SHOWN)
      .map(
        each =>
          `${left(plain(each.name), 34)}${right(String(each.denials), 9)}${right(`$${amount(each.cents)}`, 15)}${right(`$${amount(each.recoveredCents)}`, 15)}${right(percent(each.share), 9)}${right(each.upTo === undefined ? '' : percent(each.upTo), 10)}`,
      ),
    ...more,
    ...(several ? [styled(terminal, 'dim', 'A denial with several of these is counted under each.')] : []),
    '',
    heading(
      `${left('Month', 10)}${right('answered', 10)}${right('denied', 9)}${right('rate', 9)}${right('denied', 15)}`,
    ),
    ...months.map(
      ({ month, claims, denied, deniedCents }) =>
        `${left(month, 10)}${right(String(claims), 10)}${right(String(denied), 9)}${right(claims === 0 ? '' : percent(denied / claims), 9)}${right(`$${amount(deniedCents)}`, 15)}`,
    ),
    '',
    heading('What has changed'),
    ...(changes.length === 0
      ? ['No rate has changed by more than chance makes it.']
      : changes.map(({ says }) => plain(says))),
    styled(terminal, 'dim', method),
  ].join('\n')}\n`
}
