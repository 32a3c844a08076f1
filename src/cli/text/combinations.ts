// What a person reads of `overturn combinations`: what payers sent outside of the list that was brought in.
import type { z } from 'zod'
import type { view } from '../../work/payer/off-list.ts'
import { amount, left, listed, plain, right } from '../terminal.ts'

export function text({ version, found }: z.output<typeof view.answer>): string {
  return listed(
    found,
    `Every denial is among the combinations of version ${version}.`,
    ({ times, group, carc, remarks, cents, payer }) =>
      `${right(String(times), 6)} × ${left(`${plain(group)}-${plain(carc)}`, 8)}${left(plain(remarks === '' ? 'no remark' : remarks), 20)} ${right(amount(cents), 12)}  ${plain(payer)}`,
  )
}
