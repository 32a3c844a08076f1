// A cleaned remittance on a terminal: what there is of it; the bytes are written to files, where no terminal changes them.
import type { z } from 'zod'
import type { view } from '../../work/remittance/cleaned.ts'
import { amount, counted, plain } from '../terminal.ts'

export function text({ remittance, parts, says }: z.output<typeof view.answer>): string {
  return `${[
    ...parts.map(
      ({ name, claims, paymentCents }) =>
        `${plain(name)}: ${counted(claims, 'claim')}, payment $${amount(paymentCents)}`,
    ),
    ...says.map(plain),
    `"overturn cleaned ${remittance} --out FOLDER" writes ${parts.length === 1 ? 'it' : 'them'} there.`,
  ].join('\n')}\n`
}
