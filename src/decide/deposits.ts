// What payers say they have paid beside what the bank has received: which payment came with which deposit, and what is missing on either side. Pure. A number that stands
// on both sides decides; an amount alone does so only where nothing else has it. Whatever is paired, the sums of both sides come out to the cent.

/** A payment as remittances tell it (BPR, TRN); one that came in several remittances is one. */
export interface ToldPayment {
  /** TRN02; null where the remittance has none. */
  readonly trace: string | null
  readonly payer: string
  /** ISO date (BPR16); null where the remittance has none. */
  readonly paidOn: string | null
  readonly cents: number
}

/** Money that came, as the bank tells it. */
export interface Deposit {
  /** ISO date. */
  readonly bookedOn: string
  readonly cents: number
  /** Words of the bank's text with a digit in them, blanks between. */
  readonly numbers: string
  /** The bank's text; '' where it was not kept. */
  readonly says: string
}

/** The days that a statement covers, both included. */
export interface CoveredDays {
  readonly from: string
  readonly to: string
}

/** How they were found to belong together: a number on both sides; the amount and the day alone; several payments that come to one deposit. */
export type PairedBy = 'trace' | 'amount' | 'together'

export interface Pair<P extends ToldPayment, D extends Deposit> {
  readonly payments: readonly P[]
  readonly deposits: readonly D[]
  readonly by: PairedBy
  /** Deposits − payments. */
  readonly differenceCents: number
}

export interface Reconciled<P extends ToldPayment, D extends Deposit> {
  readonly pairs: readonly Pair<P, D>[]
  /** Paid by the remittance, in days that a statement covers, and not at the bank. */
  readonly missing: readonly P[]
  /** The same, where the money may still be on its way. */
  readonly underWay: readonly P[]
  /** Of days that no statement covers, or without a day. */
  readonly beyond: readonly P[]
  readonly withoutRemittance: readonly D[]
}

/** A number in both hands has so many characters at least: shorter ones are the same by chance. */
const LEAST_NUMBER = 4
/** Days that an electronic payment takes to be booked, with a weekend and a holiday; and those that a check takes in the mail. Our judgment, on the late side. */
const ON_ITS_WAY = 10
const CHECK_ON_ITS_WAY = 30
/** A number says the same money only in so many days before and after the day of payment: a bank need not pay a check after six months (UCC 4-404, as it is commonly told), and numbers come again. Our judgment. */
const NUMBER_BEFORE = 5
const NUMBER_AFTER = 184
/** So long a number has to be where the amounts differ: a shorter one, such as a check's four digits, is another's by chance. Our judgment. */
const LEAST_ALONE = 6
/** More payments are not tried together: what comes to a sum by chance grows with each. */
const MOST_TOGETHER = 12

/** A number without case, marks and leading zeros; undefined where it is too short to say anything. */
export function numberKey(text: string | null): string | undefined {
  const key = (text ?? '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replace(/^0+/, '')
  return key.length < LEAST_NUMBER ? undefined : key
}

/** Words of a text that have a digit, whole and in their parts, each once; nothing else of a bank's text is needed to know a payment again. */
export function numbersIn(text: string): string {
  // An address of mail bears a name, and no number of a payment.
  const words = text
    .toUpperCase()
    .split(/[\s*~:;,|/\\]+/)
    .filter(word => !word.includes('@'))
  const all = words.flatMap(word => [word, ...word.split(/[^A-Z0-9]+/)])
  return [...new Set(all.filter(word => /\d/.test(word) && word.length >= LEAST_NUMBER))].join(' ')
}

/** A deposit as a statement has it. */
interface OfStatement {
  readonly statementId: number
  /** ISO date. */
  readonly bookedOn: string
  readonly amountCents: number
  readonly numbers: string
}

/**
 * Statements overlap: what several of them have of the same day, amount and numbers is the same money, as often as it stands on the one that has it most often.
 * A statement may be taken back at any time, so each keeps all of its own.
 */
export function eachOnce<D extends OfStatement>(deposits: readonly D[]): readonly D[] {
  const alike = Map.groupBy(deposits, ({ bookedOn, amountCents, numbers }) => `${bookedOn} ${amountCents} ${numbers}`)
  const counted = new Set(
    [...alike.values()].flatMap(own =>
      [...Map.groupBy(own, ({ statementId }) => statementId).values()].reduce((most, other) =>
        other.length > most.length ? other : most,
      ),
    ),
  )
  return deposits.filter(deposit => counted.has(deposit))
}

const sum = (of: readonly { readonly cents: number }[]) => of.reduce((total, { cents }) => total + cents, 0)
const daysFrom = (one: string, other: string) =>
  Temporal.PlainDate.from(one).until(Temporal.PlainDate.from(other), { largestUnit: 'day' }).days

/** Pairs what belongs together, each payment and each deposit once. */
export function reconcile<P extends ToldPayment, D extends Deposit>(
  payments: readonly P[],
  deposits: readonly D[],
  covered: readonly CoveredDays[],
): Reconciled<P, D> {
  const open = new Open(payments, deposits)
  pairByTrace(open)
  pairByAmount(open)
  pairTogether(open)
  const left = [...open.payments]
  const standing = Map.groupBy(left, payment => standingOf(payment, covered))
  return {
    pairs: open.pairs,
    missing: standing.get('missing') ?? [],
    underWay: standing.get('under-way') ?? [],
    beyond: standing.get('beyond') ?? [],
    withoutRemittance: [...open.deposits],
  }
}

/** What has no other side yet. */
class Open<P extends ToldPayment, D extends Deposit> {
  readonly payments: Set<P>
  readonly deposits: Set<D>
  readonly pairs: Pair<P, D>[] = []
  constructor(payments: readonly P[], deposits: readonly D[]) {
    this.payments = new Set(payments)
    this.deposits = new Set(deposits)
  }
  pair(payments: readonly P[], deposits: readonly D[], by: PairedBy): void {
    for (const each of payments) this.payments.delete(each)
    for (const each of deposits) this.deposits.delete(each)
    this.pairs.push({ payments, deposits, by, differenceCents: sum(deposits) - sum(payments) })
  }
}

/** One with one of the same amount first; then all that hang together by their numbers. What still differs is paired with its difference, since the number says so. */
function pairByTrace<P extends ToldPayment, D extends Deposit>(open: Open<P, D>): void {
  const named = new Map<string, D[]>()
  for (const deposit of open.deposits)
    for (const key of new Set(deposit.numbers.split(' ').flatMap(word => numberKey(word) ?? []))) {
      const own = named.get(key) ?? []
      own.push(deposit)
      named.set(key, own)
    }
  const depositsOf = (payment: P) =>
    (named.get(numberKey(payment.trace) ?? '') ?? []).filter(
      deposit =>
        open.deposits.has(deposit) && (payment.paidOn === null || mayBe(payment, deposit, NUMBER_BEFORE, NUMBER_AFTER)),
    )
  for (const payment of [...open.payments]) {
    const same = depositsOf(payment).find(({ cents }) => cents === payment.cents)
    if (same !== undefined) open.pair([payment], [same], 'trace')
  }
  const left = [...open.payments].filter(
    payment => (numberKey(payment.trace)?.length ?? 0) >= LEAST_ALONE && depositsOf(payment).length > 0,
  )
  for (const payment of left) {
    if (!open.payments.has(payment)) continue
    const deposits = depositsOf(payment)
    if (deposits.length === 0) continue
    // A deposit that names several payments, or a payment that came in parts.
    const beside = left.filter(
      other => open.payments.has(other) && depositsOf(other).some(each => deposits.includes(each)),
    )
    open.pair(beside, deposits, 'trace')
  }
}

/** Whether a deposit of that day may be the payment: so many days before it at most, and so many after it. */
function mayBe({ paidOn }: ToldPayment, { bookedOn }: Deposit, before: number, after: number): boolean {
  if (paidOn === null) return false
  const days = daysFrom(paidOn, bookedOn)
  return days >= -before && days <= after
}

/** The amount and the day decide where one payment and one deposit have them; of several, the bank's text with the payer's name does. */
function pairByAmount<P extends ToldPayment, D extends Deposit>(open: Open<P, D>): void {
  const byCents = Map.groupBy(open.deposits, ({ cents }) => cents)
  for (const [cents, payments] of Map.groupBy([...open.payments], each => each.cents)) {
    const deposits = byCents.get(cents) ?? []
    for (const named of [true, false])
      for (const payment of payments) {
        const fits = (one: P, other: D) =>
          open.payments.has(one) &&
          open.deposits.has(other) &&
          mayBe(one, other, 1, CHECK_ON_ITS_WAY) &&
          (!named || saysName(other, one.payer))
        const own = deposits.filter(deposit => fits(payment, deposit))
        const [only] = own
        if (only !== undefined && own.length === 1 && payments.filter(other => fits(other, only)).length === 1)
          open.pair([payment], [only], 'amount')
      }
  }
}

/** A word of the payer's name, of five letters at least, that stands in the bank's text. */
function saysName({ says }: Deposit, payer: string): boolean {
  const words = new Set(says.toUpperCase().split(/[^A-Z]+/))
  return payer
    .toUpperCase()
    .split(/[^A-Z]+/)
    .some(word => word.length >= 5 && words.has(word))
}

/** Checks that were taken to the bank together: payments of the last month that come to a deposit, where only one choice of them does. */
function pairTogether<P extends ToldPayment, D extends Deposit>(open: Open<P, D>): void {
  for (const deposit of [...open.deposits].toSorted((one, other) => (one.bookedOn < other.bookedOn ? -1 : 1))) {
    // An electronic payment is taken to be one payment, our judgment: only a deposit over the counter holds several.
    if (isElectronic(deposit)) continue
    const near = [...open.payments].filter(each => each.cents > 0 && mayBe(each, deposit, 1, CHECK_ON_ITS_WAY))
    if (near.length < 2 || near.length > MOST_TOGETHER) continue
    const found = choicesThatSum(near, deposit.cents)
    const [choice] = found
    if (choice !== undefined && found.length === 1 && choice.length > 1) open.pair(choice, [deposit], 'together')
  }
}

/** Words by which banks mark payments by ACH, as we know them; HCCLAIMPMT is that of claim payments (Nacha's rules were not read). */
export const isElectronic = ({ says }: Pick<Deposit, 'says'>): boolean => /HCCLAIMPMT|\bACH\b|\bEFT\b/i.test(says)

function choicesThatSum<P extends ToldPayment>(near: readonly P[], cents: number): readonly (readonly P[])[] {
  const found: P[][] = []
  for (let which = 1; which < 1 << near.length && found.length < 2; which++) {
    const choice = near.filter((_, at) => (which >> at) & 1)
    if (sum(choice) === cents) found.push(choice)
  }
  return found
}

function standingOf({ paidOn }: ToldPayment, covered: readonly CoveredDays[]): 'missing' | 'under-way' | 'beyond' {
  if (paidOn === null || !covered.some(({ from, to }) => from <= paidOn && paidOn <= to)) return 'beyond'
  const until = Temporal.PlainDate.from(paidOn).add({ days: ON_ITS_WAY }).toString()
  return isCoveredThrough(paidOn, until, covered) ? 'missing' : 'under-way'
}

/** Whether statements cover every day of it, one after the other. */
function isCoveredThrough(from: string, to: string, covered: readonly CoveredDays[]): boolean {
  const next = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString()
  let reached = from
  for (const each of [...covered].sort((one, other) => (one.from < other.from ? -1 : 1)))
    if (each.from <= reached && each.to >= reached) reached = next(each.to)
  return reached > to
}
