// What a person reads of `overturn remittance NO.`: its head, its balance, the money outside of claims.
import type { z } from 'zod'
import { dollars } from '../../decide/decide.ts'
import type { view } from '../../work/remittance/show.ts'
import { amount, counted, left, plain, right, styled, type Terminal } from '../terminal.ts'

export function text(
  { providerAdjustments, posted, ...remittance }: z.output<typeof view.answer>,
  _now: string,
  terminal: Terminal,
): string {
  const { id, payer, file, trace, control, paymentDate, paymentCents, paidCents, differenceCents, claims } = remittance
  const row = (name: string, cents: number) => `${left(name, 34)}${right(amount(cents), 14)}`
  return `${[
    styled(
      terminal,
      'bold',
      `Remittance ${id}: ${plain(payer)}, ${paymentDate ?? 'without a date'}, trace ${plain(trace ?? '-')}`,
    ),
    `${counted(claims, 'claim')}; number ${plain(control)} in ${plain(file)}`,
    '',
    row('Claims paid', paidCents),
    ...providerAdjustments.map(({ reason, reference, amountCents, meaning }) =>
      [row(`less ${plain(reason)} ${plain(reference ?? '')}`, amountCents), `  ${plain(meaning)}`].join(''),
    ),
    row('Payment', paymentCents),
    remittance.balanced
      ? 'It balances, in every claim and line.'
      : styled(terminal, 'yellow', `It does not balance; the difference over all is ${dollars(differenceCents)}.`),
    ...(posted === undefined
      ? []
      : [
          `Posted in your practice system on ${posted.postedOn}${posted.amountCents === undefined ? '' : `, ${dollars(posted.amountCents)}`}.`,
        ]),
    '',
    `"overturn remittance-claims ${id}" shows its claims, "overturn remittance-report ${id} --of denied" the lines that were denied.`,
  ].join('\n')}\n`
}
