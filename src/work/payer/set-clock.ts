// Sets a deadline of a payer otherwise than its default: by contract, product or state, with the source it stands in.
import { z } from 'zod'
import { LEVELS, PRODUCTS, payerNames } from '../../knowledge/load.ts'
import { STATES } from '../../knowledge/states.ts'
import { addClockOverride } from '../../store/clock-override.ts'
import { defineAction } from '../action.ts'
import { choice, line, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'

const UNITS = ['calendar-days', 'business-days', 'months', 'years'] as const

export const action = defineAction({
  noun: 'payer',
  verb: 'set-clock',
  title: 'Set a deadline',
  says: 'Set a deadline of a payer as your contract, product or state has it; it holds for denials opened from now on.',
  right: 'lead',
  on: 'practice',
  undo: '"overturn unset-clock" takes it back; of equals the newest holds.',
  refuses: ['not-known'],
  http: { method: 'POST', path: '/clock-overrides', status: 204 },
  command: 'set-clock',
  screen: '/payers/$id',
  input: z.object({
    payer: line('Payer', { most: 100, description: 'As "overturn clock" names them' }),
    level: choice('Deadline', LEVELS),
    within: titled(z.number().int().min(1).max(3660), 'Within', { description: 'How many' }),
    unit: choice('Unit', UNITS).default('calendar-days'),
    source: line('Source', { most: 500, description: 'Where it stands: contract and page, or the law' }),
    product: choice('Product', PRODUCTS, {
      description: 'For this kind of plan only, as the filing indicator of a claim says it',
    }).optional(),
    state: choice('State', STATES, {
      description: 'For this state only: the practice’s own, as its settings say',
    }).optional(),
  }),
  async run({ store, actor: { who, now } }, _targets, given) {
    const { payer, level, within, unit: per, source, product, state } = given
    if (!payerNames().includes(payer))
      throw new Refusal('not-known', `No payer is named "${payer}"; there are: ${payerNames().join(', ')}.`)
    await store.write(async unit => {
      await addClockOverride(unit, {
        payer,
        level,
        product: product ?? null,
        state: state ?? null,
        within,
        unit: per,
        filedMeans: null,
        source,
        enteredAt: now,
        enteredBy: who,
      })
      unit.event({ at: now, who, verb: 'clock-set', data: { ...given } })
    })
    return {
      changed: 1,
      says: `Set: ${payer}, ${level}: ${within} ${per.replace('-', ' ')}${product === undefined ? '' : ` for ${product}`}${state === undefined ? '' : ` in ${state}`} (${source}). It holds for denials opened from now on.`,
    }
  },
})
