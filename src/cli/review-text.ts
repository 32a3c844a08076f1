// What a person reads of `overturn review`: one page.
import type { Money, Review } from '../work/review/review.ts'
import { amount, counted, left, plain, right, styled, type Terminal, wrap } from './terminal.ts'

export interface ReviewCounts {
  readonly files: number
  readonly unreadable: number
  readonly others: number
  readonly remittances: number
  readonly repeated: number
}

const WIDTH = 96

export function reviewText(
  found: Review,
  { files, unreadable, others, remittances, repeated }: ReviewCounts,
  today: string,
  terminal: Terminal,
): string {
  const heading = (text: string) => styled(terminal, 'bold', text)
  const row = (name: string, { claims, cents }: Money, what = 'claims') =>
    `  ${left(name, 44)}${right(claims.toLocaleString('en-US'), 9)} ${left(what, 7)}${right(`$${amount(cents)}`, 16)}`
  const share =
    found.chargeCents === 0 ? '' : ` (${((found.deniedCents / found.chargeCents) * 100).toFixed(1)} % of charges)`
  return `${[
    heading(`A first look at ${counted(remittances, 'remittance')} in ${counted(files, 'file')}, as of ${today}`),
    `${counted(found.claims, 'claim')}: $${amount(found.chargeCents)} charged, $${amount(found.paidCents)} paid, $${amount(found.patientCents)} left to patients, $${amount(found.deniedCents)} denied${share}.`,
    ...(repeated === 0 ? [] : [`${counted(repeated, 'remittance')} stood there twice and count once.`]),
    ...(others === 0
      ? []
      : [`${counted(others, 'file')} hold claims or acknowledgments, which this look does not need.`]),
    ...(unreadable === 0 ? [] : [`${counted(unreadable, 'file')} could not be read whole.`]),
    '',
    heading('What can still be won'),
    row('Denied or underpaid, and a way is open', found.recoverable),
    row('  of it with a deadline within 30 days', found.expiring),
    row('Every known deadline is over', found.lost),
    '',
    heading('What nobody looks at'),
    row('Denied whole, and not called so', found.hidden),
    row('Below what the payer allows most often', found.belowOwn, 'lines'),
    row('Federal cut (253) that is not the law’s', found.wrong253),
    row('Paid more than 45 days after receipt', found.late),
    row('Taken back', found.takenBack),
    row('Seems paid twice', found.giveBack),
    '',
    heading('By cause'),
    ...found.byCause.slice(0, 3).map(each => row(each.name.replaceAll('-', ' '), each)),
    heading('By payer'),
    ...found.byPayer.slice(0, 3).map(each => row(plain(each.name), each)),
    '',
    heading('On Monday'),
    ...(found.next.length === 0
      ? ['  Nothing is open that these files show.']
      : found.next.flatMap(step => wrap(plain(step), WIDTH).map((line, at) => `${at === 0 ? '  - ' : '    '}${line}`))),
    '',
    styled(
      terminal,
      'dim',
      'Deadlines are those of each payer’s class; yours may differ. Nothing was kept: "overturn import" keeps it, and works it. --out FILE.xlsx lists the claims.',
    ),
  ].join('\n')}\n`
}
