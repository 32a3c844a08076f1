// The deadlines that the practice has set otherwise than the payer's default: which of them hold for a claim, and all of them to look at.
import { z } from 'zod'
import type { ClockOverride } from '../../decide/clocks.ts'
import { FILINGS, type Level, type PayerEntry, PRODUCTS, type Product } from '../../knowledge/load.ts'
import { newestClockOverrides } from '../../store/clock-override.ts'
import type { Row, Store } from '../../store/store.ts'
import { present } from '../present.ts'
import { defineView } from '../view.ts'

/** What is known of a claim that a deadline of one's own may be set for; null where the store does not know it. */
export interface ClaimPlace {
  /** Whose contract it may be of; null where none is meant. */
  readonly payerId: number | null
  readonly product: string | null
  readonly state: string | null
}

export type OwnClock = ClockOverride & { readonly payer: string }

/** The kind of plan: as the claim's filing indicator says it, else as the payer's entry does where it is of one kind alone. */
export function productOf(filing: string | undefined, entry: PayerEntry | undefined): Product | null {
  const named = entry?.product?.toLowerCase()
  return FILINGS.get(filing ?? '')?.product ?? PRODUCTS.find(product => product === named) ?? null
}

/** Those that hold for a payer, product and state; the nearest first: the payer's contract before all, then product, then state; the newest of equals. */
export function rowsThatHold(
  rows: readonly Row<'clockOverride'>[],
  { payerId, product, state }: ClaimPlace,
): readonly Row<'clockOverride'>[] {
  const near = (row: Row<'clockOverride'>) =>
    (row.payerId === null ? 0 : 4) + (row.product === null ? 0 : 2) + (row.state === null ? 0 : 1)
  return rows
    .filter(row => row.payerId === null || row.payerId === payerId)
    .filter(row => (row.product === null || row.product === product) && (row.state === null || row.state === state))
    .sort((one, other) => near(other) - near(one))
}

/** The same as deadlines to count by. */
export function clocksThatHold(rows: readonly Row<'clockOverride'>[], place: ClaimPlace): readonly OwnClock[] {
  return rowsThatHold(rows, place).map(row => ({
    payer: row.payer,
    level: row.level as Level,
    ...(row.within === null ? {} : { within: row.within }),
    ...(row.unit === null ? {} : { unit: row.unit as NonNullable<ClockOverride['unit']> }),
    sure: 'high' as const,
    note: `Set by the practice${placeText(row)}.`,
    cites: [{ title: row.source, read: row.enteredAt.slice(0, 10) }],
  }))
}

/** Why deadlines of one's own are not counted: the store does not know the product or the state they are set for. */
function clocksPassedOver(
  rows: readonly Row<'clockOverride'>[],
  { product, state }: Pick<ClaimPlace, 'product' | 'state'>,
): readonly string[] {
  return rows.flatMap(row => {
    const unknown = [
      ...(row.product !== null && product === null
        ? ['the claim does not say which product it is of (its filing indicator)']
        : []),
      ...(row.state !== null && state === null ? ['the state of the practice is not set (settings)'] : []),
    ]
    const other =
      (row.product !== null && product !== null && row.product !== product) ||
      (row.state !== null && state !== null && row.state !== state)
    return unknown.length === 0 || other
      ? []
      : [
          `Your own deadline for ${row.level} (${timeText(row)}${placeText(row)}) is not counted here: ${unknown.join(', and ')}.`,
        ]
  })
}

/** `90 calendar days`, `1 year`; nothing where no time is set. */
export function timeText({ within, unit }: { readonly within?: number | null; readonly unit?: string | null }): string {
  const plural = (unit ?? 'calendar-days').replaceAll('-', ' ')
  if (within === undefined || within === null) return ''
  return `${within} ${within === 1 ? plural.replace(/s$/, '') : plural}`
}

/** ` for hmo in ME`; nothing where it holds everywhere. */
function placeText({ product, state }: Pick<Row<'clockOverride'>, 'product' | 'state'>): string {
  return `${product === null ? '' : ` for ${product}`}${state === null ? '' : ` in ${state}`}`
}

/** Those that hold for a claim at one payer, and why others for that payer are not counted. */
export function ownClocksFor(
  rows: readonly Row<'clockOverride'>[],
  payer: PayerEntry,
  { payerId, filing, state }: Pick<ClaimPlace, 'payerId' | 'state'> & { readonly filing: string },
): { readonly own: readonly OwnClock[]; readonly passedOver: readonly string[] } {
  const its = rows.filter(row => row.payer === payer.id && (row.payerId === null || row.payerId === payerId))
  if (its.length === 0) return { own: [], passedOver: [] }
  const place = { payerId, product: productOf(filing, payer), state }
  return { own: clocksThatHold(its, place), passedOver: clocksPassedOver(its, place) }
}

/** As the practice has set them, for a product and state that a person names. */
export async function clockOverrides(store: Store, product?: string, state?: string): Promise<readonly OwnClock[]> {
  return clocksThatHold(await newestClockOverrides(store), {
    payerId: null,
    product: product ?? null,
    state: state ?? null,
  })
}

export const view = defineView(import.meta.url, {
  title: 'Own deadlines',
  says: 'Deadlines that the practice has set otherwise than the payer’s default, each with the product and state it holds for.',
  right: 'read',
  looks: false,
  screen: '/payers/$id',
  answer: z.object({
    items: z
      .array(
        z.object({
          id: z.number().describe('To take it back by'),
          payer: z.string(),
          level: z.string(),
          within: z.number().optional(),
          unit: z.string().optional(),
          payerId: z.number().optional().describe('Of the contract with this payer alone'),
          product: z.string().optional().describe('Of this product alone'),
          state: z.string().optional().describe('In this state alone'),
          source: z.string(),
          enteredAt: z.string(),
          enteredBy: z.string(),
        }),
      )
      .readonly()
      .describe('The newest first; of two for the same it is the one that holds'),
  }),
  read: async ({ store }) => ({
    items: (await newestClockOverrides(store)).map(row => {
      const { practiceId: _practice, filedMeans: _means, ...shown } = row
      return present(shown)
    }),
  }),
})
