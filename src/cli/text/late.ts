// What a person reads of `overturn late`: the law, payers that pay late, then claim by claim.
import type { view } from '../../work/schedule/late.ts'
import type { AnswerOf } from '../../work/view.ts'
import { amount, counted, left, plain, right, styled, type Terminal, wrap } from '../terminal.ts'

const SHOWN = 40

export function text(found: AnswerOf<typeof view>, _now: string, terminal: Terminal): string {
  const { state, statute, interest, covers, items, groups, timed, untimed, otherLaw } = found
  const told = [
    `${counted(timed, 'payment')} with a day of receipt, ${counted(untimed, 'payment')} without one (no DTM*050, no 277CA).`,
    ...otherLaw.map(each => `${counted(each.claims, 'payment')} under another law: ${plain(each.says)}`),
  ]
  return `${[
    styled(terminal, 'bold', `${state}: ${plain(statute)}; ${plain(interest)}`),
    ...wrap(plain(covers), 96),
    '',
    ...(items.length === 0 ? ['No payment came later than this law has it.'] : []),
    ...groups.map(
      each =>
        `${left(plain(each.payer), 34)}${right(counted(each.claims, 'claim'), 12)}${right(`$${amount(each.paidCents)}`, 15)} interest ${right(`$${amount(each.interestCents)}`, 11)}, paid outside of claims $${amount(each.interestPaidCents)}; up to ${each.mostDays} days late`,
    ),
    ...(items.length === 0 ? [] : ['']),
    ...items
      .slice(0, SHOWN)
      .map(
        each =>
          `${left(plain(each.account), 18)} received ${each.received}, due ${each.due}, paid ${each.paid}: ${each.days} d late, $${amount(each.paidCents)}${each.interestCents === undefined ? '' : `, interest $${amount(each.interestCents)}`}${each.reach === 'ask' ? ' (if fully insured)' : ''}`,
      ),
    ...(items.length > SHOWN ? [`and ${items.length - SHOWN} more: --out FILE.xlsx has all.`] : []),
    ...told,
  ].join('\n')}\n`
}
