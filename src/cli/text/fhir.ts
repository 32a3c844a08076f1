// Which resources there are, a line each; the resources themselves are printed with --json and written with --out.

import type { view } from '../../work/fhir/resources.ts'
import type { AnswerOf } from '../../work/view.ts'
import { plain } from '../terminal.ts'

export function text({ type, found, along, accounts, next }: AnswerOf<typeof view>): string {
  if (found.length === 0) return `There is no ${type} of this kind.\n`
  const of = (at: number) => (type === 'PaymentReconciliation' ? '' : `  ${plain(accounts[at]?.account ?? '')}`)
  return [
    ...found.map(({ id }, at) => `${type}/${plain(String(id))}${of(at)}`),
    `${found.length} of them, and ${along.length} that they refer to. --json prints them, --out FOLDER writes all.`,
    ...(next === undefined ? [] : [`There are more: --cursor ${next}`]),
    '',
  ].join('\n')
}
