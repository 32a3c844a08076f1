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
    row =>
      `${right(String(row.id), 8)}  ${row.madeAt.slice(0, 10)}  ${left(row.kind, 12)} ${left(plain(row.account), 20)} ${left(stateText(row), 34)} ${plain(row.madeBy)}`,
  )
}

/** `written, not sent yet; due 2026-05-30`. */
function stateText({ status, sentOn, silentDays, dueDate }: Outbox['items'][number]): string {
  if (status === 'written') return `written, not sent yet${dueDate === undefined ? '' : `; due ${dueDate}`}`
  if (silentDays !== undefined) return `sent ${sentOn}, no 999 for ${silentDays} d`
  return sentOn === undefined ? status : `${status}, sent ${sentOn}`
}
