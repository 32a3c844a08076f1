// A deadline of one's own as it is told, and as it is kept.
import { z } from 'zod'
import { addBusinessDays } from '../../decide/holidays.ts'
import { LEVELS, PRODUCTS, payerNames, payerOf } from '../../knowledge/load.ts'
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

/** The row it is kept as. Throws Refusal `not-known` for a payer that is none, or that has no such deadline. */
export function overrideOf(
  { payer, level, within, unit, source, product, state }: z.output<typeof clockInput>,
  { who, now }: Actor,
): Omit<Row<'clockOverride'>, 'practiceId' | 'id'> {
  if (!payerNames().includes(payer))
    throw new Refusal('not-known', `No payer is named "${payer}"; there are: ${payerNames().join(', ')}.`)
  const has = payerOf(payer)?.clocks.map(clock => clock.level) ?? []
  if (!has.includes(level))
    throw new Refusal(
      'not-known',
      `There is no ${level.replaceAll('-', ' ')} at ${payerOf(payer)?.title ?? payer}; it has: ${has.join(', ')}.`,
    )
  return {
    ...{ payer, level, product: product ?? null, state: state ?? null, within, unit, filedMeans: null, source },
    ...{ enteredAt: now, enteredBy: who, payerId: null },
  }
}

type Unit = (typeof UNITS)[number]

/** Days from which times are counted, all through two years, one of them a leap year. */
const STARTS = Array.from({ length: 105 }, (_, week) => Temporal.PlainDate.from('2024-01-01').add({ weeks: week }))

/** The fewest and the most days that a time comes to, by the calendar. */
function daysOf(within: number, unit: Unit): readonly [number, number] {
  const days = STARTS.map(start => {
    if (unit === 'business-days') return start.until(addBusinessDays(start, within), { largestUnit: 'day' }).days
    const end = start.add(
      unit === 'months' ? { months: within } : unit === 'years' ? { years: within } : { days: within },
    )
    return start.until(end, { largestUnit: 'day' }).days
  })
  return [Math.min(...days), Math.max(...days)]
}

const isUnit = (unit: string): unit is Unit => (UNITS as readonly string[]).includes(unit)

/**
 * A warning, with a blank before it, for each deadline that is longer than the one that is known of the payer with its source: where that one is law or
 * stands in the payer's own manual, a longer one loses the right. '' where there is none.
 */
export function longerSays(rows: readonly Pick<Row<'clockOverride'>, 'payer' | 'level' | 'within' | 'unit'>[]): string {
  return rows
    .flatMap(({ payer, level, within, unit }) => {
      const own = payerOf(payer)?.clocks.find(clock => clock.level === level)
      if (own === undefined || own.unsourced || within === null || unit === null) return []
      if (!isUnit(unit) || !isUnit(own.unit)) return []
      const longer = unit === own.unit ? within > own.within : daysOf(within, unit)[1] > daysOf(own.within, own.unit)[0]
      if (!longer) return []
      const known = `${own.within} ${own.unit.replace('-', ' ')}`
      return ` Mind: ${level.replaceAll('-', ' ')} may be longer so than the ${known} that are known of this payer; where those are law, a later appeal is lost.`
    })
    .join('')
}
