// What every page of measures can be narrowed down by, as it is asked for.
import { z } from 'zod'
import type { Store } from '../../store/store.ts'
import { choice, titled } from '../input.ts'
import { payerNamed } from '../payer/named.ts'
import type { Scope } from './count.ts'

const isMonth = (text: string) => /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/.test(text)
const month = z.string().max(7).refine(isMonth, 'is no month; write it as 2026-03')

export const scopeShape = {
  from: titled(month, 'From', { description: 'first month, as 2026-03' }).optional(),
  to: titled(month, 'To', { description: 'last month, as 2026-03' }).optional(),
  payer: titled(z.string().trim().min(1).max(200), 'Payer', {
    description: 'name of the payer, a part of it, or its number',
  }).optional(),
  by: choice('Month of', ['remittance', 'service']).default('remittance'),
}
const query = z.object(scopeShape)

/** Throws Refusal `not-found` or `ambiguous` for a payer that is none here. */
export async function scopeOf(store: Store, { from, to, payer, by }: z.output<typeof query>): Promise<Scope> {
  if (payer === undefined) return { from, to, by }
  const { id, name, key } = await payerNamed(store, payer)
  return { from, to, by, payer: { id, name, identifier: key } }
}
