// What a person reads of `overturn story`: one timeline of a claim over every file, and the patient's part.
import type { z } from 'zod'
import type { timelineRecord } from '../../work/claim/record.ts'
import { amount, left, plain, styled, type Terminal, wrap } from '../terminal.ts'

export function text(
  { account, claims: [first], entries, patient }: z.output<typeof timelineRecord>,
  _now: string,
  terminal: Terminal,
): string {
  const head = `Account ${plain(account)}${first === undefined ? '; the claim as it was sent is not in the store' : `: ${plain(first.patientName ?? '')}, service ${first.serviceFrom ?? '-'}`}`
  const lines = entries.flatMap(entry => [
    ...wrap(plain(entry.says), Math.max(40, terminal.width - 26)).map(
      (part, at) => `${at === 0 ? `${left(entry.at.slice(0, 10), 12)}${left(entry.kind, 14)}` : ' '.repeat(26)}${part}`,
    ),
    styled(terminal, 'dim', `${' '.repeat(26)}${plain(entry.from)}`),
  ])
  return `${styled(terminal, 'bold', head)}\n${lines.join('\n')}\n\nThe patient's part: ${styled(terminal, 'bold', `$${amount(patient.cents)}`)}. ${plain(patient.says)}\n`
}
