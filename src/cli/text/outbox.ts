// What a person reads of `overturn outbox`: claims made here and what became of them.
import type { z } from 'zod'
import type { outgoingRecord } from '../../work/claim/outgoing.ts'
import { left, listed, plain, right } from '../terminal.ts'

interface Outbox {
  readonly items: readonly z.output<typeof outgoingRecord>[]
}

export function text({ items }: Outbox): string {
  return listed(
    items,
    'Nothing was made yet: "overturn correct" makes a corrected claim.',
    ({ id, madeAt, kind, account, status, madeBy }) =>
      `${right(String(id), 8)}  ${madeAt.slice(0, 10)}  ${left(kind, 12)} ${left(plain(account), 20)} ${left(status, 9)} ${plain(madeBy)}`,
  )
}
