// The terms with one payer as they are told: who it is, and the deadlines of its contract; and the rows they are kept as.
import { z } from 'zod'
import type { Level } from '../../knowledge/load.ts'
import { PRODUCTS, payerNames, payerOf } from '../../knowledge/load.ts'
import { moveClockOverrides } from '../../store/clock-override.ts'
import { namePayer } from '../../store/payer.ts'
import type { Row, Unit } from '../../store/store.ts'
import type { Actor } from '../action.ts'
import { choice, maybeLine, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'

/** Deadlines that a contract may set, by the field each is told in. Later levels are the law's or wait for a notice of their own. */
export const TERM_LEVELS = {
  timelyFiling: 'timely-filing',
  correctedClaim: 'corrected-claim',
  appeal: 'appeal',
  secondAppeal: 'second-appeal',
  paymentDispute: 'payment-dispute',
  reconsideration: 'reconsideration',
  recordsRequest: 'records-request',
} as const satisfies Readonly<Record<string, Level>>
export type TermField = keyof typeof TERM_LEVELS
const FIELDS = Object.keys(TERM_LEVELS) as readonly TermField[]

const UNITS = { day: 'calendar-days', 'business day': 'business-days', month: 'months', year: 'years' } as const

/** `90 days`, `30 business days`, `12 months`, `1 year`; a number alone is days. */
const within = (title: string) =>
  titled(
    z
      .string()
      .trim()
      .toLowerCase()
      .refine(
        text => /^[1-9]\d{0,3}( *(calendar |business )?days?| *months?| *years?)?$/.test(text),
        'is no time; write it as 90 days, 30 business days, 12 months or 1 year',
      ),
    title,
    { description: 'As the contract has it: 90 days, 30 business days, 12 months, 1 year' },
  ).optional()

export const termsInput = z.object({
  entry: titled(z.enum(payerNames() as readonly [string, ...string[]]).nullable(), 'Payer or kind of plan', {
    description: 'Which payer it is, or which kind of plan; nothing: its claims alone say',
  }).optional(),
  timelyFiling: within('First claim'),
  correctedClaim: within('Corrected claim'),
  appeal: within('Appeal'),
  secondAppeal: within('Second appeal'),
  paymentDispute: within('Payment dispute'),
  reconsideration: within('Reconsideration'),
  recordsRequest: within('Records asked for'),
  source: maybeLine('Where it stands', { most: 500, description: 'Contract and page, or the payer’s manual' }),
  product: choice('Product', PRODUCTS, {
    description: 'Where it holds for this product of the payer only, as the filing indicator of a claim says it',
  }).optional(),
})
export type Terms = z.output<typeof termsInput>

/**
 * The rows of the deadlines that were told, for a payer that is worked under an entry. Throws Refusal `not-known` for a deadline that such a payer does not
 * have, `empty` where nothing says where they stand.
 */
export function termRows(
  payer: Pick<Row<'payer'>, 'id' | 'name'>,
  uses: string | null,
  terms: Terms,
  { who, now }: Actor,
): readonly Omit<Row<'clockOverride'>, 'practiceId' | 'id'>[] {
  const told = FIELDS.flatMap(field => {
    const text = terms[field]
    return text === undefined ? [] : [{ level: TERM_LEVELS[field], ...timeOf(text) }]
  })
  if (told.length === 0) return []
  const has: readonly Level[] = (uses === null ? undefined : payerOf(uses))?.clocks.map(clock => clock.level) ?? []
  const strange = told.find(each => !has.includes(each.level))
  if (uses === null)
    throw new Refusal('not-known', `Say first which kind of plan ${payer.name} is: nothing in its claims does.`)
  if (strange !== undefined)
    throw new Refusal(
      'not-known',
      `There is no ${strange.level.replaceAll('-', ' ')} at ${payerOf(uses)?.title ?? uses}; it has: ${has.join(', ')}.`,
    )
  if (terms.source === '')
    throw new Refusal('empty', 'Say where these deadlines stand: contract and page, or the manual.')
  return told.map(each => ({
    ...each,
    payer: uses,
    payerId: payer.id,
    product: terms.product ?? null,
    state: null,
    filedMeans: null,
    source: terms.source,
    enteredAt: now,
    enteredBy: who,
  }))
}

function timeOf(text: string) {
  const [amount = ''] = /^\d+/.exec(text) ?? []
  const unit = text.slice(amount.length).trim().replace('calendar ', '').replace(/s$/, '')
  return { within: Number(amount), unit: UNITS[(unit === '' ? 'day' : unit) as keyof typeof UNITS] }
}

/** Says which entry a payer is, `uses` what then holds for it; its terms go along. Answers whether there is such a payer. */
export async function nameIn(unit: Unit, payer: number, entry: string | null, uses: string | null): Promise<boolean> {
  if (!(await namePayer(unit, payer, entry))) return false
  if (uses !== null) await moveClockOverrides(unit, payer, uses)
  return true
}
