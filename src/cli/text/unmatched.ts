// What a person reads of `overturn unmatched`: both sides of what does not fit.
import type { z } from 'zod'
import type { view } from '../../work/claim/unmatched.ts'
import { amount, left, plain, right, styled, type Terminal } from '../terminal.ts'

export function text(
  { adjudications, claims }: z.output<typeof view.answer>,
  _now: string,
  terminal: Terminal,
): string {
  const start = ({ id, account, patient, chargeCents }: (typeof adjudications | typeof claims)[number]) =>
    `  ${right(String(id), 8)}  ${left(plain(account), 20)} ${left(plain(patient ?? '-'), 22)} ${right(amount(chargeCents), 11)}`
  return `${[
    styled(terminal, 'bold', 'Remittances whose claim is not known for sure'),
    ...(adjudications.length === 0 ? ['  none'] : []),
    ...adjudications.map(
      each =>
        `${start(each)}  ${each.paymentDate ?? '-'}  ${left(each.sure, 7)} ${plain(each.why)}${each.claimId === undefined ? '' : ` (claim ${each.claimId})`}`,
    ),
    '',
    styled(terminal, 'bold', 'Claims that no remittance has answered'),
    ...(claims.length === 0 ? ['  none'] : []),
    ...claims.map(each => `${start(each)}  sent ${each.sentOn ?? '-'}  ${plain(each.payer ?? '')}`),
    '',
    'Say which belong together: overturn match <remittance claim> --claim <claim>; "overturn unmatch" takes it back.',
  ].join('\n')}\n`
}
