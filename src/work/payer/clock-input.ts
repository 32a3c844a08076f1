// A deadline of one's own as it is told, and as it is kept.
import { z } from 'zod'
import { LEVELS, PRODUCTS, payerNames } from '../../knowledge/load.ts'
import { STATES } from '../../knowledge/states.ts'
import type { Row } from '../../store/store.ts'
import type { Actor } from '../action.ts'
import { choice, line, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'

const UNITS = ['calendar-days', 'business-days', 'months', 'years'] as const

export const clockInput = z.object({
  payer: line('Payer', { most: 100, description: 'As "overturn clock" names them' }),
  level: choice('Deadline', LEVELS),
  within: titled(z.coerce.number().int().min(1).max(3660), 'Within', { description: 'How many' }),
  unit: choice('Unit', UNITS).default('calendar-days'),
  source: line('Source', { most: 500, description: 'Where it stands: contract and page, or the law' }),
  product: choice('Product', PRODUCTS, {
    description: 'For this kind of plan only, as the filing indicator of a claim says it',
  }).optional(),
  state: choice('State', STATES, {
    description: 'For this state only: the practice’s own, as its settings say',
  }).optional(),
})

/** The row it is kept as. Throws Refusal `not-known` for a payer that is none. */
export function overrideOf(
  { payer, level, within, unit, source, product, state }: z.output<typeof clockInput>,
  { who, now }: Actor,
): Omit<Row<'clockOverride'>, 'practiceId' | 'id'> {
  if (!payerNames().includes(payer))
    throw new Refusal('not-known', `No payer is named "${payer}"; there are: ${payerNames().join(', ')}.`)
  return {
    ...{ payer, level, product: product ?? null, state: state ?? null, within, unit, filedMeans: null, source },
    ...{ enteredAt: now, enteredBy: who, payerId: null },
  }
}
