// Lines as payers priced them beside what they should have allowed: by the schedule that holds for the payer, else by what it allows itself most often for the same
// code, modifiers and year. Reads the store; what a line comes to is worked out in decide/expected.ts.

import { dollars } from '../../decide/decide.ts'
import {
  allowedFor,
  expectedFor,
  type Fee,
  isAnesthesia,
  type PricedLine,
  usualReduction,
} from '../../decide/expected.ts'
import { payersByName } from '../../store/payer.ts'
import { feesOf, type PricedRow, pricedLines, schedules } from '../../store/schedule.ts'
import type { Store } from '../../store/store.ts'

const AT_CLAIM = 'Money was adjusted at the claim, so that no line says what was allowed for it.'

/** Of so many lines at least, so many of a hundred have to agree before a payer is held to its own. */
const OWN_LEAST = 10
const OWN_SHARE = 0.6

export interface PricedBeside extends PricedRow {
  readonly payer: string
  readonly expectedCents: number
  readonly allowed: number
  /** Expected − allowed; below nothing where more was allowed. */
  readonly shortCents: number
  /** In words: which fee of which schedule, or how often the payer allows it. */
  readonly basis: string
  readonly by: 'schedule' | 'own'
  /** Low where something else than the schedule may have set the price. */
  readonly sure: 'high' | 'medium' | 'low'
}

export interface Asked {
  readonly payerId?: number | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Also lines without a schedule, held to what the payer allows most often. */
  readonly own: boolean
}

export interface Priced {
  readonly lines: readonly PricedBeside[]
  /** Lines that were held to a schedule or to the payer's own; and those that could not be, by why. */
  readonly compared: number
  readonly open: ReadonlyMap<string, number>
}

/** Every line that could be compared. */
export async function priceLines(store: Store, asked: Asked): Promise<Priced> {
  const books = await booksOf(store)
  const names = new Map((await payersByName(store)).map(({ id, name }) => [id, name]))
  const rows: PricedRow[] = []
  for await (const row of pricedLines(store, asked)) rows.push(row)
  const usual = asked.own ? usualOf(rows) : new Map<string, Usual>()
  const open = new Map<string, number>()
  const lines: PricedBeside[] = []
  let compared = 0
  for (const ofClaim of Map.groupBy(rows, ({ id }) => id).values()) {
    const priced = ofClaim.flatMap(row => {
      const allowed = allowedFor(row, row.adjustments)
      if (allowed === undefined || row.procedure === null) return []
      if (row.claimAdjusted && row.allowedCents === null) {
        open.set(AT_CLAIM, (open.get(AT_CLAIM) ?? 0) + 1)
        return []
      }
      const found = priceOf(row, books, usual)
      if (typeof found === 'string') {
        if (found !== '') open.set(found, (open.get(found) ?? 0) + 1)
        return []
      }
      compared++
      return [{ row, allowed, ...found }]
    })
    for (const each of priced) {
      const shortCents = each.expectedCents - each.allowed
      const beside = priced.filter(other => other !== each).map(other => other.expectedCents)
      const reduced = shortCents > 0 ? usualReduction(each.allowed, each.expectedCents, beside) : undefined
      lines.push({
        ...each.row,
        payer: names.get(each.row.payerId) ?? '',
        expectedCents: each.expectedCents,
        allowed: each.allowed,
        shortCents,
        basis: reduced === undefined ? each.basis : `${each.basis}; ${reduced}: check your contract`,
        ...{ by: each.by, sure: reduced === undefined ? each.sure : 'low' },
      })
    }
  }
  return { lines, compared, open }
}

interface Book {
  readonly name: string
  readonly lesserOfCharge: boolean
  readonly fees: ReadonlyMap<string, readonly Fee[]>
}

/** Schedules by payer, the newest first. */
async function booksOf(store: Store): Promise<ReadonlyMap<number, readonly Book[]>> {
  const books = new Map<number, Book[]>()
  for (const { id, payerId, name, terms } of await schedules(store)) {
    const fees = Map.groupBy(await feesOf(store, id), ({ code }) => code)
    const own = books.get(payerId) ?? []
    own.push({ name, lesserOfCharge: terms.lesserOfCharge, fees })
    books.set(payerId, own)
  }
  return books
}

type Price = Pick<PricedBeside, 'expectedCents' | 'basis' | 'by' | 'sure'>

/** What the line comes to; else why that is open, '' where nothing is known to hold it to. */
function priceOf(
  row: PricedRow,
  books: ReadonlyMap<number, readonly Book[]>,
  usual: ReadonlyMap<string, Usual>,
): Price | string {
  const line: PricedLine = { ...row, modifiers: modifiersOf(row), anesthesia: isAnesthesia(row.procedure ?? '') }
  let why = ''
  for (const { name, fees, lesserOfCharge } of books.get(row.payerId) ?? []) {
    const own = fees.get(row.procedure ?? '')
    if (own === undefined) continue
    const found = expectedFor(own, line, { lesserOfCharge })
    if ('open' in found) {
      why ||= found.open
      continue
    }
    const { cents, fee, units, capped } = found
    const code = [row.procedure, ...line.modifiers].join('-')
    const times = units === 1 ? '' : ` × ${units}`
    const limit = capped ? `, no more than the charge of ${dollars(row.chargeCents)}` : ''
    return {
      expectedCents: cents,
      basis: `${name}: ${code} at ${dollars(fee.amountCents)}${times}${limit}`,
      by: 'schedule',
      sure: 'high',
    }
  }
  const found = usual.get(keyOf(row))
  return found === undefined
    ? why
    : {
        expectedCents: found.cents,
        basis: `most often allowed by this payer in ${found.year}: ${dollars(found.cents)} in ${found.times} of ${found.of} lines`,
        by: 'own',
        sure: 'medium',
      }
}

const modifiersOf = ({ modifiers }: PricedRow) => modifiers.split(/[^0-9A-Z]+/i).filter(each => each !== '')
const keyOf = (row: PricedRow) =>
  [
    row.payerId,
    row.procedure,
    modifiersOf(row).toSorted().join(' '),
    row.units ?? '1',
    (row.servedOn ?? '').slice(0, 4),
  ].join('|')

interface Usual {
  readonly cents: number
  readonly times: number
  readonly of: number
  readonly year: string
}

/** What each payer allows most often, where it does so often enough to be its price; a charge below that is no price of the payer's. */
function usualOf(rows: readonly PricedRow[]): ReadonlyMap<string, Usual> {
  const counts = new Map<string, Map<number, number>>()
  for (const row of rows) {
    const allowed = allowedFor(row, row.adjustments)
    if (allowed === undefined || allowed <= 0 || allowed >= row.chargeCents || row.procedure === null) continue
    if (row.claimAdjusted && row.allowedCents === null) continue
    const own = counts.get(keyOf(row)) ?? new Map<number, number>()
    own.set(allowed, (own.get(allowed) ?? 0) + 1)
    counts.set(keyOf(row), own)
  }
  return new Map(
    [...counts].flatMap(([key, own]) => {
      const of = [...own.values()].reduce((sum, times) => sum + times, 0)
      const [cents, times] = [...own].reduce((best, each) => (each[1] > best[1] ? each : best))
      return of >= OWN_LEAST && times / of >= OWN_SHARE
        ? [[key, { cents, times, of, year: key.slice(key.lastIndexOf('|') + 1) }] as const]
        : []
    }),
  )
}
