// Lines as payers priced them beside what they should have allowed: by the schedule that holds for the payer, else by what it allows itself most often for the same
// code, modifiers and year. Reads the store; what a line comes to is worked out in decide/expected.ts.

import { byPlace, type ContractTerms, percentOf } from '../../decide/contract-terms.ts'
import { dollars } from '../../decide/decide.ts'
import {
  allowedFor,
  type Expectation,
  expectedFor,
  type Fee,
  isAnesthesia,
  type PricedLine,
  usualReduction,
} from '../../decide/expected.ts'
import { payersByName } from '../../store/payer.ts'
import { feesOf, type PricedRow, pricedLines, schedules } from '../../store/schedule.ts'
import type { Store } from '../../store/store.ts'
import { openReferences, type References } from '../reference/ask.ts'

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
  /** Those where something else was allowed than expected. */
  readonly lines: readonly PricedBeside[]
  /** Lines that were held to a schedule or to the payer's own; and those that could not be, by why. */
  readonly compared: number
  readonly open: ReadonlyMap<string, number>
}

/** Every line that could be compared; read claim by claim, so that a practice of any size fits. */
export async function priceLines(store: Store, asked: Asked): Promise<Priced> {
  const books = await booksOf(store)
  const references = await openReferences(store)
  const names = new Map((await payersByName(store)).map(({ id, name }) => [id, name]))
  const usual = asked.own ? await usualOf(pricedLines(store, asked)) : new Map<string, Usual>()
  const open = new Map<string, number>()
  const lines: PricedBeside[] = []
  let compared = 0
  for await (const ofClaim of byClaim(pricedLines(store, asked))) {
    await loadProcedures(references, ofClaim, books)
    const { priced, left } = pricedOf(ofClaim, { books, usual, references })
    for (const why of left) open.set(why, (open.get(why) ?? 0) + 1)
    compared += priced.length
    lines.push(...besideOf(priced, names))
  }
  return { lines, compared, open }
}

/** Lines stand together by claim. */
async function* byClaim(rows: AsyncIterable<PricedRow>): AsyncGenerator<readonly PricedRow[]> {
  let own: PricedRow[] = []
  for await (const row of rows) {
    if (own[0] !== undefined && own[0].id !== row.id) {
      yield own
      own = []
    }
    own.push(row)
  }
  if (own.length > 0) yield own
}

interface Book {
  readonly name: string
  readonly terms: ContractTerms
  readonly fees: ReadonlyMap<string, readonly Fee[]>
}

/** Schedules by payer, the newest first. */
async function booksOf(store: Store): Promise<ReadonlyMap<number, readonly Book[]>> {
  const books = new Map<number, Book[]>()
  for (const { id, payerId, name, terms } of await schedules(store)) {
    const fees = Map.groupBy(await feesOf(store, id), ({ code }) => code)
    const own = books.get(payerId) ?? []
    own.push({ name, terms, fees })
    books.set(payerId, own)
  }
  return books
}

interface Held {
  readonly books: ReadonlyMap<number, readonly Book[]>
  readonly usual: ReadonlyMap<string, Usual>
  readonly references: References
}

interface PricedLineOf {
  readonly row: PricedRow
  readonly allowed: number
  readonly price: Price
}

/** The lines of one claim with what they come to, and why others could not be compared. */
function pricedOf(
  rows: readonly PricedRow[],
  held: Held,
): { priced: readonly PricedLineOf[]; left: readonly string[] } {
  const left: string[] = []
  const priced = rows.flatMap(row => {
    const allowed = allowedFor(row, row.adjustments)
    if (allowed === undefined || row.procedure === null) return []
    if (row.claimAdjusted && row.allowedCents === null) {
      left.push(AT_CLAIM)
      return []
    }
    const price = priceOf(row, held)
    if (typeof price === 'string') {
      if (price !== '') left.push(price)
      return []
    }
    return [{ row, allowed, price }]
  })
  return { priced: placed(priced, held.references), left }
}

/** Each line by its place among the procedures of the day, where the contract pays further ones less. */
function placed(priced: readonly PricedLineOf[], references: References): readonly PricedLineOf[] {
  const percents = new Map<PricedLineOf, number>()
  for (const [book, own] of Map.groupBy(priced, ({ price }) => price.book))
    if (book?.terms.procedures !== undefined) {
      const ranked = own.map(({ row, price }) => ({
        ...{ cents: price.fullCents, servedOn: row.servedOn },
        procedure: isProcedure(row, references) !== 'no',
      }))
      for (const [at, percent] of byPlace(ranked, book.terms).entries()) {
        const line = own[at]
        if (line !== undefined && percent !== 100) percents.set(line, percent)
      }
    }
  return priced.map(line => {
    const percent = percents.get(line)
    if (percent === undefined) return line
    const { row, price } = line
    const whole = percentOf(price.fullCents, percent)
    const capped = price.book?.terms.lesserOfCharge === true && row.chargeCents < whole
    const guessed = isProcedure(row, references) === 'likely'
    return {
      ...line,
      price: {
        ...price,
        expectedCents: capped ? row.chargeCents : whole,
        roundingCents: capped ? 0 : Math.max(1, price.roundingCents),
        basis: `${price.basis}; ${percent} % of it as a further procedure of the day`,
        sure: guessed ? ('medium' as const) : price.sure,
      },
    }
  })
}

/** Codes of the surgery section, where no list says how many days belong to one. */
const isSurgery = (code: string) => code >= '10004' && code <= '69990' && /^\d{5}$/.test(code)

/** Whether further ones of it are paid less: as Medicare's file has it, those with global days of their own (000, 010, 090); else, likely, those of the surgery section. */
function isProcedure({ procedure, servedOn }: PricedRow, references: References): 'yes' | 'likely' | 'no' {
  if (procedure === null || servedOn === null) return 'no'
  const days = references.entry('pfs', procedure, servedOn)
  if (days !== undefined) return /^(?:000|010|090)$/.test(days) ? 'yes' : 'no'
  return isSurgery(procedure) ? 'likely' : 'no'
}

async function loadProcedures(references: References, rows: readonly PricedRow[], books: Held['books']): Promise<void> {
  const [first] = rows
  if (first === undefined || !books.get(first.payerId)?.some(({ terms }) => terms.procedures !== undefined)) return
  references.begin()
  for (const { procedure, servedOn } of rows)
    if (procedure !== null && servedOn !== null) references.want('pfs', procedure, servedOn)
  await references.load()
}

/** Those of a claim's lines where something else was allowed; what a usual reason may explain is told with it. */
function besideOf(priced: readonly PricedLineOf[], names: ReadonlyMap<number, string>): readonly PricedBeside[] {
  return priced.flatMap(each => {
    const { row, allowed, price } = each
    const { expectedCents, by, sure, basis, book } = price
    const shortCents = expectedCents - allowed
    if (Math.abs(shortCents) <= price.roundingCents) return []
    const beside = priced.filter(other => other !== each).map(other => other.price.expectedCents)
    // What the contract says itself of further procedures is no reason to doubt it.
    const reduced =
      shortCents > 0
        ? usualReduction(allowed, expectedCents, book?.terms.procedures === undefined ? beside : [])
        : undefined
    return [
      {
        ...row,
        payer: names.get(row.payerId) ?? '',
        ...{ expectedCents, allowed, shortCents, by },
        basis: reduced === undefined ? basis : `${basis}; ${reduced}: check your contract`,
        sure: reduced === undefined ? sure : ('low' as const),
      },
    ]
  })
}

interface Price extends Pick<PricedBeside, 'expectedCents' | 'basis' | 'by' | 'sure'> {
  /** Before the limit of the charge. */
  readonly fullCents: number
  /** A difference up to this is how the payer rounds: a cent a unit where a percentage is taken, since contracts do not say how; else nothing. */
  readonly roundingCents: number
  /** Undefined where the payer is held to its own. */
  readonly book: Book | undefined
}

/** What the line comes to; else why that is open, '' where nothing is known to hold it to. */
function priceOf(row: PricedRow, { books, usual }: Held): Price | string {
  const line: PricedLine = { ...row, modifiers: modifiersOf(row), anesthesia: isAnesthesia(row.procedure ?? '') }
  let why = ''
  for (const book of books.get(row.payerId) ?? []) {
    const own = book.fees.get(row.procedure ?? '')
    if (own === undefined && book.terms.percentOfCharge === undefined) continue
    const found = expectedFor(own ?? [], line, book.terms)
    if ('open' in found) {
      why ||= found.open
      continue
    }
    const { cents: expectedCents, fullCents, fee, part, units, capped } = found
    const taken = !capped && (fee === undefined || part !== 1 || book.terms.percent !== undefined)
    const roundingCents = taken ? Math.ceil(units) : 0
    const basis = basisOf(row, line, book, found)
    return { expectedCents, fullCents, roundingCents, basis, by: 'schedule', sure: 'high', book }
  }
  const found = usual.get(keyOf(row))
  return found === undefined
    ? why
    : {
        ...{ expectedCents: found.cents, fullCents: found.cents, roundingCents: 0, book: undefined },
        basis: `most often allowed by this payer in ${found.year}: ${dollars(found.cents)} in ${found.times} of ${found.of} lines`,
        by: 'own',
        sure: 'medium',
      }
}

/** Which fee of which schedule, and each term that has changed it. */
function basisOf(
  row: PricedRow,
  line: PricedLine,
  { name, terms }: Book,
  { fee, part, units, capped }: Exclude<Expectation, { readonly open: string }>,
): string {
  const code = [row.procedure, ...line.modifiers].join('-')
  if (fee === undefined) return `${name}: ${terms.percentOfCharge} % of the charge of ${dollars(row.chargeCents)}`
  const percent = terms.percent === undefined ? '' : ` × ${terms.percent} %`
  const modified = part === 1 ? '' : ` × ${Math.round(part * 10_000) / 100} % by its modifiers`
  const times = units === 1 ? '' : ` × ${units}`
  const limit = capped ? `, no more than the charge of ${dollars(row.chargeCents)}` : ''
  return `${name}: ${code} at ${dollars(fee.amountCents)}${percent}${modified}${times}${limit}`
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
async function usualOf(rows: AsyncIterable<PricedRow>): Promise<ReadonlyMap<string, Usual>> {
  const counts = new Map<string, Map<number, number>>()
  for await (const row of rows) {
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
