// The deadlines that the practice has set otherwise than the payer's default: what holds for a product and state, and all of them to look at.
import { z } from 'zod'
import type { ClockOverride } from '../../decide/clocks.ts'
import type { Level } from '../../knowledge/load.ts'
import { newestClockOverrides } from '../../store/clock-override.ts'
import type { Row, Store } from '../../store/store.ts'
import { defineView } from '../view.ts'

/** The overrides that hold for a product and state; the nearest first: both, product, state, neither; the newest of equals. */
export async function clockOverrides(
  store: Store,
  product?: string,
  state?: string,
): Promise<readonly (ClockOverride & { readonly payer: string })[]> {
  const rows = await newestClockOverrides(store)
  const near = (row: Row<'clockOverride'>) => (row.product === null ? 0 : 2) + (row.state === null ? 0 : 1)
  return rows
    .filter(row => (row.product === null || row.product === product) && (row.state === null || row.state === state))
    .sort((one, other) => near(other) - near(one))
    .map(row => ({
      payer: row.payer,
      level: row.level as Level,
      ...(row.within === null ? {} : { within: row.within }),
      ...(row.unit === null ? {} : { unit: row.unit as NonNullable<ClockOverride['unit']> }),
      sure: 'high' as const,
      note: 'Set by the practice.',
      cites: [{ title: row.source, read: row.enteredAt.slice(0, 10) }],
    }))
}

export const view = defineView({
  noun: 'payer',
  name: 'clock-overrides',
  title: 'Own deadlines',
  says: 'Deadlines that the practice has set otherwise than the payer’s default.',
  right: 'read',
  looks: false,
  path: '/clock-overrides',
  command: 'clock-overrides',
  screen: '/payers/$id',
  query: z.object({
    product: z.string().max(100).optional().describe('With those that hold for this plan or product'),
    state: z.string().max(2).optional().describe('With those that hold in this state'),
  }),
  answer: z.object({
    items: z
      .array(
        z.object({
          payer: z.string(),
          level: z.string(),
          within: z.number().optional(),
          unit: z.string().optional(),
          cites: z
            .array(z.object({ title: z.string(), url: z.string().optional(), read: z.string().optional() }))
            .readonly(),
        }),
      )
      .readonly(),
  }),
  read: async ({ store }, { product, state }) => ({
    items: (await clockOverrides(store, product, state)).map(({ payer, level, within, unit, cites = [] }) => ({
      payer,
      level,
      ...(within === undefined ? {} : { within }),
      ...(unit === undefined ? {} : { unit }),
      cites,
    })),
  }),
})
