// A cleaned remittance on a terminal: what there is of it; the bytes are written to files, where no terminal changes them.
import type { CleanedFile } from '../../work/remittance/cleaned.ts'
import { amount, counted, plain } from '../terminal.ts'

export function text({ remittance, parts, says }: CleanedFile): string {
  return `${[
    ...parts.map(
      ({ name, claims, paymentCents }) =>
        `${plain(name)}: ${counted(claims, 'claim')}, payment $${amount(paymentCents)}`,
    ),
    ...says.map(plain),
    `"overturn cleaned ${remittance} --out FOLDER" writes ${parts.length === 1 ? 'it' : 'them'} there.`,
  ].join('\n')}\n`
}
