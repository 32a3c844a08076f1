// What a person reads of `overturn deliveries`: files that went out, or are to go out, by themselves.
import type { z } from 'zod'
import type { view } from '../../work/claim/deliveries.ts'
import { left, listed, plain, right } from '../terminal.ts'

export function text({ items }: z.output<typeof view.answer>): string {
  return listed(
    items,
    'Nothing went out by itself yet: "overturn send-to" names a server, "overturn deliver NO." sends a claim made here.',
    ({ id, kind, status, name, server, says, madeAt, placedAt }) =>
      `${right(String(id), 8)}  ${(placedAt ?? madeAt).slice(0, 16).replace('T', ' ')}  ${left(kind, 7)} ${left(status, 8)} ${plain(name)}  ${plain(server)}${says === '' ? '' : `  ${plain(says)}`}`,
  )
}
