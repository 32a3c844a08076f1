// What a payer is likely to allow for services that nobody has answered yet: by its schedule, else by what it allowed itself most often within a year.
import { dollars } from '../../decide/decide.ts'
import { newestLinesOf, type PricedRow } from '../../store/schedule.ts'
import type { Store } from '../../store/store.ts'
import { openReferences } from '../reference/ask.ts'
import { booksOf, keyOf, loadLists, type PricedBeside, priceOf, type Usual, usualOf } from './price.ts'

/** A service that nobody has answered yet. */
export interface BareLine {
  readonly procedure: string
  readonly modifiers: readonly string[]
  readonly units: number
  /** Undefined where it is not known: then a part of the charge says nothing. */
  readonly chargeCents: number | undefined
  /** ISO date. */
  readonly servedOn: string
}

export type BarePrice = Pick<PricedBeside, 'expectedCents' | 'basis' | 'by' | 'sure'>

/** Claims of a payer that are looked at for what it allows itself, in one year. */
const NEWEST = 400
/** More than any line comes to: the charge of a service without one. */
const NO_CHARGE = 1e12

/** What a payer is likely to allow for each of them: by its schedule, else by what it allowed most often in the last year. Undefined where neither says. */
export async function priceBare(
  store: Store,
  payerId: number,
  lines: readonly BareLine[],
): Promise<readonly (BarePrice | undefined)[]> {
  const books = await booksOf(store, payerId)
  const references = await openReferences(store)
  const rows = lines.map((line, at) => rowOfBare(line, payerId, at))
  await loadLists(references, rows, books)
  const held = { books, references, usual: new Map<string, Usual>() }
  const found: (BarePrice | undefined)[] = []
  for (const row of rows) {
    const price = await priceOf(row, held)
    found.push(
      typeof price === 'string' || price.expectedCents >= NO_CHARGE / 1000 ? await ownPrice(store, row) : price,
    )
  }
  return found
}

function rowOfBare(
  { procedure, modifiers, units, chargeCents, servedOn }: BareLine,
  payerId: number,
  at: number,
): PricedRow {
  return {
    ...{
      id: 0,
      remittanceId: 0,
      payerId,
      account: '',
      paymentDate: null,
      serviceFrom: servedOn,
      servedOn,
      line: at + 1,
    },
    ...{ procedure, modifiers: modifiers.join(' '), units: String(units), chargeCents: chargeCents ?? NO_CHARGE },
    ...{ allowedCents: null, adjustments: [], place: null, rendering: null, claimAdjusted: false },
  }
}

/** What the payer allowed most often for the same code, modifiers and units within a year before. */
async function ownPrice(store: Store, row: PricedRow): Promise<BarePrice | undefined> {
  const since = Temporal.PlainDate.from(row.servedOn ?? '')
    .subtract({ years: 1 })
    .toString()
  const { payerId, procedure } = row
  const lines = await newestLinesOf(store, { payerId, procedure: procedure ?? '', since, most: NEWEST })
  const alike = lines.map(line => ({ ...line, servedOn: row.servedOn, place: row.place }))
  const found = (await usualOf(alike)).get(keyOf(row))
  if (found === undefined) return undefined
  const { cents, times, of } = found
  const basis = `most often allowed by this payer within a year: ${dollars(cents)} in ${times} of ${of} lines`
  return { expectedCents: cents, basis, by: 'own', sure: 'medium' }
}
