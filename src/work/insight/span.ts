// Of which time and which payer figures are asked, as every door says it.
import { z } from 'zod'
import type { Span } from '../../store/insight.ts'
import type { Store } from '../../store/store.ts'
import { titled } from '../input.ts'
import { payerNamed } from '../payer/named.ts'
import { Refusal } from '../refusal.ts'

export const spanShape = {
  from: titled(z.iso.date().optional(), 'From', {
    description: 'The first day (2026-01-01); from the beginning where none is said',
  }),
  to: titled(z.iso.date().optional(), 'To', {
    description: 'The last day (2026-12-31); until today where none is said',
  }),
  payer: titled(z.string().max(200).optional(), 'Payer', {
    description: 'A payer as your files name it, or the beginning of its name',
  }),
  by: titled(z.enum(['payment', 'service']).default('payment'), 'By the day of', {
    description: 'payment: of the remittance, the letter, the sending; service: of the service',
  }),
}

interface Asked {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly payer?: string | undefined
  readonly by: 'payment' | 'service'
}

/** Throws Refusal where there is no such payer, or the last day comes before the first. */
export async function spanOf(store: Store, { from, to, payer, by }: Asked): Promise<Span> {
  if (from !== undefined && to !== undefined && to < from)
    throw new Refusal('not-a-date', `${to} comes before ${from}: the last day before the first.`)
  return { from, to, by, payerId: payer === undefined ? undefined : (await payerNamed(store, payer)).id }
}

/** The same days a year before; undefined where not both ends are said. */
export function yearBefore(span: Span): Span | undefined {
  if (span.from === undefined || span.to === undefined) return undefined
  const before = (day: string) => Temporal.PlainDate.from(day).subtract({ years: 1 }).toString()
  return { ...span, from: before(span.from), to: before(span.to) }
}
