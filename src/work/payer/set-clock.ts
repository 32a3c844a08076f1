// Sets a deadline of a payer otherwise than its default: by contract, product or state, with the source it stands in.

import type { ClockOverride } from '../../decide/clocks.ts'
import { LEVELS, type Level, payerNames } from '../../knowledge/load.ts'
import { addClockOverride, newestClockOverrides } from '../../store/clock-override.ts'
import type { Row, Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'

export interface NewOverride {
  /** As the payers are named: `aetna`, `commercial-default`. */
  readonly payer: string
  readonly level: string
  readonly within: number
  readonly unit: string
  /** Where it stands: `contract of 2025, page 14`. */
  readonly source: string
  readonly product?: string
  readonly state?: string
}

const UNITS = ['calendar-days', 'business-days', 'months', 'years']

/** Keeps it; it holds for denials opened from now on. Throws Refusal when a word is not known. */
export async function setClock(store: Store, given: NewOverride, who: string, now: string): Promise<void> {
  if (!payerNames().includes(given.payer))
    throw new Refusal('not-known', `No payer is named "${given.payer}"; there are: ${payerNames().join(', ')}.`)
  if (!(LEVELS as readonly string[]).includes(given.level))
    throw new Refusal('not-known', `"${given.level}" is no deadline; there are: ${LEVELS.join(', ')}.`)
  if (!UNITS.includes(given.unit))
    throw new Refusal('not-known', `"${given.unit}" is no unit; there are: ${UNITS.join(', ')}.`)
  if (!Number.isInteger(given.within) || given.within < 1 || given.within > 3660)
    throw new Refusal('not-known', 'Say how many: a whole number from 1 on.')
  if (given.source.trim() === '')
    throw new Refusal('empty', 'Say where it stands: the contract and its page, or the law.')
  await store.write(async unit => {
    await addClockOverride(unit, {
      payer: given.payer,
      level: given.level,
      product: given.product ?? null,
      state: given.state ?? null,
      within: given.within,
      unit: given.unit,
      filedMeans: null,
      source: given.source,
      enteredAt: now,
      enteredBy: who,
    })
    unit.event({ at: now, who, verb: 'clock-set', data: { ...given } })
  })
}

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
