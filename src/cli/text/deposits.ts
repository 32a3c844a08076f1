// What a person reads of `overturn deposits`: what is missing on either side first, then how both sides add up.
import type { DepositLine, view } from '../../work/deposit/deposits.ts'
import type { AnswerOf } from '../../work/view.ts'
import { amount, counted, left, plain, right, styled, type Terminal } from '../terminal.ts'

const TITLES: Readonly<Record<DepositLine['state'], string>> = {
  missing: 'Paid by the remittance, and not at the bank',
  differs: 'At the bank with another amount',
  'no-remittance': 'At the bank from a payer, and no remittance for it',
  'other-money': 'At the bank, and nothing says that a payer sent it',
  'under-way': 'May still come',
  paired: 'At the bank as paid',
}
const SHOWN = 40

export function text({ items, sums, statements }: AnswerOf<typeof view>, _now: string, terminal: Terminal): string {
  if (statements.length === 0)
    return 'No bank statement is here: "overturn deposit import FILE" brings one in (CSV, BAI2 or camt.053).\n'
  const sections = Object.entries(TITLES).flatMap(([state, title]) => {
    const own = items.filter(each => each.state === state)
    if (own.length === 0) return []
    if (state === 'paired') return [`${title}: ${counted(own.length, 'payment')}.`, '']
    return [
      styled(terminal, 'bold', `${title} (${own.length})`),
      ...own.slice(0, SHOWN).map(rowOf),
      ...(own.length > SHOWN ? [`and ${own.length - SHOWN} more: --out FILE.xlsx has all.`] : []),
      '',
    ]
  })
  const row = (name: string, cents: number) => `${left(name, 44)}${right(amount(cents), 16)}`
  return `${[
    ...sections,
    row('Payments that remittances report', sums.paymentsCents),
    row('less missing', -sums.missingCents),
    row('less what may still come', -sums.underWayCents),
    row('booked otherwise than paid', sums.differsCents),
    row('from payers, without a remittance', sums.noRemittanceCents),
    row('other money', sums.otherMoneyCents),
    row('Deposits of the statements', sums.depositsCents),
    row('Rest', sums.restCents),
    ...(sums.beyond === 0 ? [] : ['', `${counted(sums.beyond, 'payment')} of days that no statement covers.`]),
  ].join('\n')}\n`
}

function rowOf({ payer, trace, paidOn, paidCents, bookedOn, bookedCents, differenceCents, bank }: DepositLine): string {
  const told = [
    ...(paidCents === undefined
      ? []
      : [`${paidOn ?? '-'} ${plain(payer ?? '')} ${plain(trace ?? '')} $${amount(paidCents)}`]),
    ...(bookedCents === undefined ? [] : [`${bookedOn} at the bank $${amount(bookedCents)} ${plain(bank ?? '')}`]),
    ...(paidCents === undefined || bookedCents === undefined ? [] : [`difference $${amount(differenceCents)}`]),
  ]
  return `  ${told.map(each => each.trim()).join('; ')}`
}
