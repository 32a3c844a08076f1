// What the first look keeps of each claim, in as little as it can be: a year of a large group has millions of them. Pure.

import type { DecidedClaim } from '../../decide/decide.ts'
import { payerClassOf } from '../../decide/facts.ts'
import { closedOf } from '../../decide/rights.ts'
import type { Cause, Level, PayerClass } from '../../knowledge/load.ts'

/** A claim as its payer answered it last. */
export interface ReviewedClaim {
  readonly account: string
  readonly payer: string
  readonly file: string
  /** ISO date of the remittance; '' where it has none. */
  readonly paymentDate: string
  readonly service: string | undefined
  readonly chargeCents: number
  readonly paidCents: number
  /** Denied of it, and what else is at stake. */
  readonly deniedCents: number
  readonly atStakeCents: number
  readonly cause: Cause | undefined
  /** `CO-197` of the largest denial. */
  readonly code: string
  /** All of it was denied, and the status does not say so. */
  readonly hidden: boolean
  readonly payerClass: PayerClass
  readonly closed: readonly Level[]
}

/** What is kept of a claim: a year of a large group has millions of them, of most of which only the day and the payment matter. */
export interface Kept {
  /** Of the last answer. */
  date: string
  /** Paid by answers that were not reversed: the first, and further ones with it. */
  paid: Payment | undefined
  again: readonly Payment[] | undefined
  /** The last answer, where anything is at stake with it. */
  open: ReviewedClaim | undefined
}
interface Payment {
  /** Two of the same services and amounts have the same. */
  readonly same: number
  readonly cents: number
}

/** Texts that many claims share, once each; copied, since what is cut out of a file would hold all of it. */
export type Texts = Map<string, string>
const copied = (text: string) => Buffer.from(text, 'utf8').toString('utf8')
export function shared(texts: Texts, text: string): string {
  const known = texts.get(text)
  if (known !== undefined) return known
  const own = copied(text)
  texts.set(own, own)
  return own
}

export function deniedCentsOf({ adjustments }: DecidedClaim): number {
  let cents = 0
  for (const { adjustment, decision } of adjustments) if (decision.kind === 'denial') cents += adjustment.amountCents
  return cents
}

/** A payment that is taken back leaves the claim as it was before it. */
export function reverse(claims: Map<string, Kept>, key: string, cents: number): void {
  const known = claims.get(key)
  if (known === undefined) return
  const paid = paymentsOf(known)
  const at = paid.findIndex(each => each.cents === cents)
  if (at >= 0) setPayments(known, paid.toSpliced(at, 1))
}

export const paymentsOf = ({ paid, again = [] }: Kept): readonly Payment[] =>
  paid === undefined ? [] : [paid, ...again]

function setPayments(kept: Kept, [first, ...further]: readonly Payment[]): void {
  kept.paid = first
  kept.again = further.length === 0 ? undefined : further
}

export function keep(
  claims: Map<string, Kept>,
  key: string,
  decided: DecidedClaim,
  { payer, date, file }: { readonly payer: string; readonly date: string; readonly file: string },
  texts: Texts,
): void {
  const { claim, outcome, atStakeCents } = decided
  let known = claims.get(key)
  // An answer of the day before says nothing new; of the same day the later in the files holds.
  const newer = known === undefined || known.date <= date
  if (known === undefined) {
    known = { date, paid: undefined, again: undefined, open: undefined }
    claims.set(copied(key), known)
  }
  if (claim.paidCents > 0)
    setPayments(known, [...paymentsOf(known), { same: sameServices(decided), cents: claim.paidCents }])
  if (!newer) return
  known.date = date
  const hidden = outcome === 'denied' && claim.status !== '4'
  if (atStakeCents <= 0 && !hidden) {
    known.open = undefined
    return
  }
  const worst = worstOf(decided)
  known.open = {
    ...{ account: copied(claim.account), payer, file, paymentDate: date },
    service: claim.from === undefined ? undefined : shared(texts, claim.from),
    ...{ chargeCents: claim.chargeCents, paidCents: claim.paidCents, atStakeCents },
    deniedCents: deniedCentsOf(decided),
    cause: worst?.decision.cause,
    code: worst === undefined ? '' : shared(texts, `${worst.adjustment.group}-${worst.adjustment.carc}`),
    hidden,
    payerClass: payerClassOf(claim),
    closed: atStakeCents > 0 ? closedOf(decided) : [],
  }
}

/** The largest denial. */
const worstOf = ({ adjustments }: DecidedClaim) =>
  adjustments
    .filter(({ decision }) => decision.kind === 'denial')
    .reduce<DecidedClaim['adjustments'][number] | undefined>(
      (most, each) => (most === undefined || each.adjustment.amountCents > most.adjustment.amountCents ? each : most),
      undefined,
    )

/** A number of 52 bits of what was paid for: compared within one claim only, where two that differ never meet in one. */
function sameServices({ claim }: DecidedClaim): number {
  const text = `${claim.from ?? ''} ${claim.chargeCents} ${claim.lines.map(({ procedure, chargeCents }) => `${procedure} ${chargeCents}`).join()}`
  // Two sums of FNV-1a with beginnings of their own.
  let one = 0x811c9dc5
  let other = 0x1b873593
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193)
    other = Math.imul(other ^ text.charCodeAt(at), 0x01000193)
  }
  return (one >>> 0) * 2 ** 20 + ((other >>> 0) >>> 12)
}
