// What a person reads of `overturn claim NO.`: one claim as it was sent.
import type { z } from 'zod'
import type { sentClaimRecord } from '../../work/claim/show.ts'
import { amount, left, plain, right, styled, type Terminal } from '../terminal.ts'

export function text(
  { claim, file, lines, diagnoses, payers }: z.output<typeof sentClaimRecord>,
  _now: string,
  terminal: Terminal,
): string {
  const section = (title: string, rows: readonly string[]) =>
    rows.length === 0 ? [] : ['', styled(terminal, 'bold', title), ...rows.map(row => `  ${row}`)]
  return `${[
    styled(
      terminal,
      'bold',
      `Claim ${claim.id}: account ${plain(claim.account)}, ${plain(claim.patientName ?? 'patient not named')}, $${amount(claim.chargeCents)}`,
    ),
    `To ${plain(claim.payerName ?? 'a payer that is not named')}, sent ${claim.sentOn ?? 'on an unknown day'}, service ${claim.serviceFrom ?? 'without a date'}; frequency ${plain(claim.frequency)}, ${plain(file)} segment ${claim.segment}`,
    ...section(
      'Lines',
      lines.map(
        line =>
          `${right(String(line.line), 3)}  ${left(plain(line.procedure ?? line.revenue ?? '-'), 7)} ${left(plain(line.modifiers), 12)} ${line.serviceFrom ?? claim.serviceFrom ?? '-'} ${right(amount(line.chargeCents), 11)}  ${plain(line.units ?? '-')} units, diagnoses ${plain(line.pointers)}`,
      ),
    ),
    ...section(
      'Diagnoses',
      diagnoses.map(({ ordinal, code }) => `${right(String(ordinal), 3)}  ${plain(code)}`),
    ),
    ...section(
      'Other payers',
      payers.map(each => `${plain(each.sequence)}  ${plain(each.name ?? '-')}`),
    ),
  ].join('\n')}\n`
}
