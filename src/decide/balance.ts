// Balances a remittance in cents: each line, each claim, the whole. Pure arithmetic; an imbalance is an answer, not a fault.
// Source: 835 (005010X221A1) balancing, domain rules "line", "claim", "transaction": a positive provider adjustment reduces the payment.
import type { RemitClaim, RemitLine } from '../x12/transactions/835.ts'

export interface ClaimBalance {
  /** True when the claim and every line balance and every amount could be read. */
  readonly balanced: boolean
  /** Charge − all adjustments − paid. */
  readonly differenceCents: number
  /** Ordinals (from 1) of lines out of balance, each with its difference: charge − adjustments − paid. */
  readonly lines: readonly { readonly line: number; readonly differenceCents: number }[]
  /** CLP03 − sum of line charges, and CLP04 − (sum of line payments − claim adjustments); 0 without lines. */
  readonly chargeDifferenceCents: number
  readonly paidDifferenceCents: number
  /** Sum of all PR adjustments; what the claim only repeats of its lines counts once. */
  readonly patientCents: number
  /** What the claim says again that its lines say already; undefined where nothing is said twice. */
  readonly repeated: RepeatedAdjustments | undefined
  /** True when the claim does not balance and CLP05 says another patient's part than the adjustments: neither can be billed. */
  readonly patientInDoubt: boolean
}

/**
 * Adjustments that stand at the claim and at its lines too. An adjustment is reported at one level (835 §CAS), so the claim is
 * out of balance by just these amounts, and counting them twice would charge the patient twice.
 */
export interface RepeatedAdjustments {
  readonly cents: number
  readonly patientCents: number
  /** True for the claim-level adjustment of this group and reason. */
  readonly has: (group: string, carc: string) => boolean
}

/** Balances one claim (835 §CLP, CAS, SVC). An amount that could not be read counts as 0 and leaves the claim unbalanced. */
export function balanceClaim(claim: RemitClaim): ClaimBalance {
  const charge = claim.payment?.chargeCents
  const paid = claim.payment?.paidCents
  let read = charge !== undefined && paid !== undefined
  tally.patientCents = 0
  tally.unread = false
  const claimAdjusted = sum(claim.adjustments)
  let lineAdjusted = 0
  let lineCharges = 0
  let linePayments = 0
  let lines: { line: number; differenceCents: number }[] | undefined
  for (let at = 0; at < claim.lines.length; at++) {
    const line = claim.lines[at] as RemitLine
    const lineCharge = line.service?.chargeCents
    const linePaid = line.service?.paidCents
    if (lineCharge === undefined || linePaid === undefined) read = false
    const adjusted = sum(line.adjustments)
    const differenceCents = (lineCharge ?? 0) - adjusted - (linePaid ?? 0)
    if (differenceCents !== 0) {
      lines ??= []
      lines.push({ line: at + 1, differenceCents })
    }
    lineAdjusted += adjusted
    lineCharges += lineCharge ?? 0
    linePayments += linePaid ?? 0
  }
  const differenceCents = (charge ?? 0) - claimAdjusted - lineAdjusted - (paid ?? 0)
  const repeated =
    differenceCents !== 0 && claim.adjustments.length > 0 && lineAdjusted !== 0
      ? findRepeated(claim, differenceCents, tally.patientCents, lines === undefined)
      : undefined
  const patientCents = tally.patientCents - (repeated?.patientCents ?? 0)
  const hasLines = claim.lines.length > 0
  const chargeDifferenceCents = hasLines ? (charge ?? 0) - lineCharges : 0
  const paidDifferenceCents = hasLines ? (paid ?? 0) - (linePayments - claimAdjusted) : 0
  const balanced =
    read &&
    !tally.unread &&
    differenceCents === 0 &&
    lines === undefined &&
    chargeDifferenceCents === 0 &&
    paidDifferenceCents === 0
  const stated = claim.payment?.patientCents
  return {
    balanced,
    differenceCents,
    lines: lines ?? NONE,
    chargeDifferenceCents,
    paidDifferenceCents,
    patientCents,
    repeated,
    patientInDoubt: !balanced && stated !== undefined && stated !== patientCents,
  }
}

/**
 * Finds what the claim repeats of its lines: where the lines balance and the claim is off by exactly these amounts, and CLP05,
 * if it is sent, does not say that the patient owes both. First by group and reason; where the claim sums its lines up under
 * other reasons, by group alone, and then all of it. Where more is wrong with the claim, the patient's part alone, if CLP05
 * says that it counts once.
 */
function findRepeated(
  claim: RemitClaim,
  differenceCents: number,
  patientCents: number,
  linesBalance: boolean,
): RepeatedAdjustments | undefined {
  const atClaim = sumByCode([claim])
  const atLines = sumByCode(claim.lines)
  const again = new Map([...atClaim].filter(([key, cents]) => cents !== 0 && atLines.get(key) === cents))
  if (linesBalance && total(again) === -differenceCents) return repeatedOf(claim, again, patientCents)
  const groups = sumByGroup(atClaim)
  const groupsAtLines = sumByGroup(atLines)
  const summedUp = [...groups].every(([group, cents]) => cents === groupsAtLines.get(group))
  if (linesBalance && summedUp && total(groups) === -differenceCents) return repeatedOf(claim, atClaim, patientCents)
  const ofPatient = new Map([...again].filter(([key]) => key.startsWith('PR ')))
  return ofPatient.size > 0 && claim.payment?.patientCents === patientCents - total(ofPatient)
    ? repeatedOf(claim, ofPatient, patientCents)
    : undefined
}

function repeatedOf(
  claim: RemitClaim,
  again: ReadonlyMap<string, number>,
  patientCents: number,
): RepeatedAdjustments | undefined {
  const ofPatient = sumByGroup(again).get('PR') ?? 0
  const stated = claim.payment?.patientCents
  // The payer says that the patient owes both: then it is not the amounts that were said twice.
  if (stated !== undefined && ofPatient !== 0 && stated === patientCents) return undefined
  return { cents: total(again), patientCents: ofPatient, has: (group, carc) => again.has(`${group} ${carc}`) }
}

type Sums = ReadonlyMap<string, number>

/** `CO 45` and what it comes to in all of these. */
function sumByCode(nodes: readonly Pick<RemitLine, 'adjustments'>[]): Sums {
  const sums = new Map<string, number>()
  for (const { adjustments } of nodes)
    for (const { group = '', adjustments: parts = NONE } of adjustments)
      for (const { reason = '', amountCents = 0 } of parts) {
        const key = `${group} ${reason}`
        sums.set(key, (sums.get(key) ?? 0) + amountCents)
      }
  return sums
}

function sumByGroup(byCode: Sums): Sums {
  const sums = new Map<string, number>()
  for (const [key, cents] of byCode) {
    const group = key.slice(0, key.indexOf(' '))
    sums.set(group, (sums.get(group) ?? 0) + cents)
  }
  return sums
}

function total(sums: Sums): number {
  let cents = 0
  for (const each of sums.values()) cents += each
  return cents
}

const NONE: readonly never[] = []

/** What `sum` finds besides the sum; one object for all claims, because this runs for every one. */
const tally = { patientCents: 0, unread: false }

function sum(segments: RemitClaim['adjustments']): number {
  let total = 0
  for (const segment of segments) {
    const toPatient = segment.group === 'PR'
    for (const { amountCents } of segment.adjustments ?? NONE) {
      if (amountCents === undefined) tally.unread = true
      else {
        total += amountCents
        if (toPatient) tally.patientCents += amountCents
      }
    }
  }
  return total
}

/** Sums up a remittance claim by claim, in constant memory. */
export interface RemittanceBalance {
  add(claim: RemitClaim, balance: ClaimBalance): void
  /** Σ claims paid − Σ provider adjustments − payment; balanced only when every claim is. `paymentCents` undefined = unreadable. */
  close(
    paymentCents: number | undefined,
    providerAdjustmentCents: readonly (number | undefined)[],
  ): { readonly balanced: boolean; readonly differenceCents: number }
}

export function createRemittanceBalance(): RemittanceBalance {
  let paid = 0
  let all = true
  return {
    add(claim, balance) {
      paid += claim.payment?.paidCents ?? 0
      if (!balance.balanced) all = false
    },
    close(paymentCents, providerAdjustmentCents) {
      let adjusted = 0
      let read = paymentCents !== undefined
      for (const cents of providerAdjustmentCents) {
        if (cents === undefined) read = false
        adjusted += cents ?? 0
      }
      const differenceCents = paid - adjusted - (paymentCents ?? 0)
      return { balanced: read && all && differenceCents === 0, differenceCents }
    },
  }
}
