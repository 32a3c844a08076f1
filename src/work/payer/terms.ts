// What set-up still lacks: for each payer in the files who it is and which of its deadlines are only assumed, the one with most money open first.
import { z } from 'zod'
import { LEVELS, type Level, payerOf, SURE } from '../../knowledge/load.ts'
import { newestClockOverrides } from '../../store/clock-override.ts'
import { openByPayer } from '../../store/denial-row.ts'
import { payersByName } from '../../store/payer.ts'
import type { Row } from '../../store/store.ts'
import { defineView } from '../view.ts'
import { rowsThatHold } from './clock-overrides.ts'
import { TERM_LEVELS } from './terms-input.ts'
import { usedEntries } from './uses.ts'

const term = z.object({
  level: z.enum(LEVELS),
  within: z.number(),
  unit: z.string(),
  from: z.string().describe('From which day it counts'),
  sure: z.enum(SURE),
  own: z.boolean().describe('The practice has set it'),
  id: z.number().optional().describe('To take it back by'),
  product: z.string().optional().describe('Of this product alone'),
  source: z.string().optional().describe('Where the practice’s own stands'),
})
const record = z.object({
  id: z.number(),
  name: z.string(),
  identifier: z.string(),
  entry: z.string().nullable().describe('As the practice or its name says'),
  uses: z.string().nullable().describe('The entry that holds for it; null where nothing says which kind of plan it is'),
  usesTitle: z.string().optional(),
  open: z.number().describe('Open denials'),
  atStakeCents: z.number().int(),
  terms: z.array(term).readonly(),
  missing: z.array(z.enum(LEVELS)).readonly().describe('Deadlines that are only assumed: the contract says them'),
})
export type PayerTerms = z.infer<typeof record>

export const view = defineView(import.meta.url, {
  title: 'Payers and terms',
  says: 'The payers in your files, each with its deadlines; those that are only assumed come first, by the money that hangs on them.',
  right: 'read',
  looks: false,
  path: '/payer-terms',
  command: 'payer-terms',
  screen: '/payers/terms',
  answer: z.object({
    items: z.array(record).readonly(),
    missing: z.number().describe('Payers with a deadline that is only assumed, or of no known kind'),
    missingCents: z.number().int().describe('At stake in open denials of these'),
  }),
  async read({ store }) {
    const overrides = await newestClockOverrides(store)
    const { state } = await store.settings()
    const sums = new Map((await openByPayer(store)).map(row => [row.payerId, row]))
    const uses = await usedEntries(store)
    const items = (await payersByName(store)).map(payer => {
      const sum = sums.get(payer.id)
      const open = { open: sum?.denials ?? 0, atStakeCents: sum?.atStakeCents ?? 0 }
      return termsOf(payer, uses(payer), overrides, state, open)
    })
    items.sort((one, other) => Number(lacks(other)) - Number(lacks(one)) || other.atStakeCents - one.atStakeCents)
    const lacking = items.filter(lacks)
    return {
      items,
      missing: lacking.length,
      missingCents: lacking.reduce((sum, each) => sum + each.atStakeCents, 0),
    }
  },
})

const lacks = ({ uses, missing }: PayerTerms): boolean => uses === null || missing.length > 0

const LEVELS_OF_CONTRACT: readonly Level[] = Object.values(TERM_LEVELS)

function termsOf(
  { id, name, identifier, entry }: Row<'payer'>,
  uses: string | null,
  overrides: readonly Row<'clockOverride'>[],
  state: string | null,
  sums: Pick<PayerTerms, 'open' | 'atStakeCents'>,
): PayerTerms {
  const known = uses === null ? undefined : payerOf(uses)
  const its = overrides.filter(row => row.payer === uses && (row.payerId === null || row.payerId === id))
  const holding = rowsThatHold(its, { payerId: id, product: null, state })
  const rules = LEVELS_OF_CONTRACT.flatMap(each => known?.clocks.find(({ level }) => level === each) ?? [])
  const terms = rules.map(({ level, within, unit, from, sure }) => {
    const own = holding.find(each => each.level === level)
    if (own === undefined) return { level, within, unit, from, sure, own: false }
    return {
      ...{ level, within: own.within ?? within, unit: own.unit ?? unit, from, sure: 'high' as const, own: true },
      ...{ id: own.id, source: own.source },
    }
  })
  const ofProducts = its.flatMap(({ id: number, level, within, unit, product, source }) => {
    const rule = rules.find(each => each.level === level)
    if (product === null || within === null || unit === null || rule === undefined) return []
    const { from } = rule
    return [{ level: rule.level, within, unit, from, sure: 'high' as const, own: true, id: number, product, source }]
  })
  return {
    ...{ id, name, identifier, entry, uses },
    ...(known === undefined ? {} : { usesTitle: known.title }),
    ...sums,
    terms: [...terms, ...ofProducts],
    missing: terms.filter(each => !each.own && each.sure === 'low').map(each => each.level),
  }
}
