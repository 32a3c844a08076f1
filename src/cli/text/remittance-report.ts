// What a person reads of `overturn remittance-report NO.`: the adjustments that were denied, adjusted or left to the patient, a line each.
import type { z } from 'zod'
import type { view } from '../../work/remittance/report.ts'
import { amount, left, plain, right } from '../terminal.ts'

export function text({ items, more }: z.output<typeof view.answer>): string {
  if (items.length === 0) return 'No such adjustment stands in it.\n'
  const lines = items.map(
    each =>
      `${left(plain(each.account), 20)} ${left(plain(each.patient ?? '-'), 22)} ${right(String(each.line), 3)} ${left(plain(each.procedure ?? '-'), 7)} ${left(`${plain(each.group)}-${plain(each.carc)}`, 8)} ${right(amount(each.amountCents), 11)}  ${each.kind}, ${each.action}\n`,
  )
  return `${lines.join('')}${more ? 'There are more than are shown.\n' : ''}`
}
