// What a person reads of `overturn remittance-claims NO.`: the claims of a remittance with everything on them.
import type { z } from 'zod'
import type { view } from '../../work/remittance/claims.ts'
import type { Terminal } from '../terminal.ts'
import { text as claimText } from './adjudication.ts'

export function text({ items, next }: z.output<typeof view.answer>, now: string, terminal: Terminal): string {
  if (items.length === 0) return 'No claim stands in it.\n'
  const claims = items.map(claim => claimText(claim, now, terminal)).join('\n')
  return next === undefined ? claims : `${claims}\nThere are more: --limit, or --cursor ${next}\n`
}
