// What a person reads of `overturn patient-part ACCOUNT`: each visit with what is owed, why or why not, and the note.
import type { z } from 'zod'
import type { view } from '../../work/claim/patient-part.ts'
import { amount, plain, styled, type Terminal } from '../terminal.ts'

export function text({ items }: z.output<typeof view.answer>, _now: string, terminal: Terminal): string {
  return items
    .map(({ account, serviceFrom, patientCents, owesCents, because, note, script, noted, estimate }) => {
      const head = `${plain(account)}, service of ${serviceFrom ?? 'a day not known'}`
      const owed =
        note === undefined
          ? `Ask the patient for nothing now (the last payer leaves $${amount(patientCents)}): ${plain(because)}`
          : `The patient may be asked for $${amount(owesCents)}: ${plain(because)}`
      const shown = note === undefined ? '' : `\n${note.split('\n').map(plain).join('\n')}\n`
      const said = script.map((step, at) => `${at + 1}. ${plain(step)}\n`).join('')
      const told = noted.map(
        each =>
          `Noted ${each.on}, ${each.kind}${each.amountCents === undefined ? '' : ` $${amount(each.amountCents)}`}: ${plain(each.says)} (${plain(each.by)})\n`,
      )
      const over =
        estimate === undefined
          ? ''
          : `Estimated $${amount(estimate.expectedCents)}, billed $${amount(estimate.billedCents)}. ${estimate.says}\n`
      return `${styled(terminal, 'bold', head)}\n${owed}\n${told.join('')}${over}${shown}\nOn the telephone:\n${said}`
    })
    .join('\n')
}
