// A payer's answer as the adjudications and totals that explanations of benefits and claim responses share: what was charged, allowed, taken off
// and paid, each adjustment with its codes. Amounts are the file's own, signed as there.
import type { AnsweredAdjustment, AnsweredClaim, AnsweredLine } from './answered-claim.ts'
import { type Coding, concept, money, SYSTEMS } from './values.ts'

const standard = (code: string): Coding => ({ system: SYSTEMS.adjudication, code })
const carin = (code: string): Coding => ({ system: SYSTEMS.carinAmount, code })

/** An amount and what it is. */
interface Amount {
  readonly is: Coding
  readonly cents: number
}

const PATIENT_PARTS: ReadonlyMap<string, Coding> = new Map([
  ['1', standard('deductible')],
  ['2', carin('coinsurance')],
  ['3', standard('copay')],
])

/** Which sum an adjustment belongs to beside its own entry; undefined where it belongs to none. */
function partOf({ group, carc, kind }: AnsweredAdjustment): Coding | undefined {
  const share = group === 'PR' ? PATIENT_PARTS.get(carc) : undefined
  if (share !== undefined) return share
  if (carc === '23') return carin('priorpayerpaid')
  if (kind === 'denial') return carin('noncovered')
  return kind === 'contractual' && carc === '45' ? carin('discount') : undefined
}

/** Adds up what is of the same kind, in the order in which it came. */
function together(amounts: readonly Amount[]): readonly Amount[] {
  return [...Map.groupBy(amounts, ({ is }) => is.code).values()].flatMap(same => {
    const [first] = same
    return first === undefined ? [] : [{ is: first.is, cents: same.reduce((sum, { cents }) => sum + cents, 0) }]
  })
}

const partsOf = (adjustments: readonly AnsweredAdjustment[]) =>
  together(
    adjustments.flatMap(each => {
      const is = partOf(each)
      return is === undefined ? [] : [{ is, cents: each.amountCents }]
    }),
  )

const sumOfPatient = (adjustments: readonly AnsweredAdjustment[]) =>
  adjustments.filter(({ group }) => group === 'PR').reduce((sum, each) => sum + each.amountCents, 0)

const entry = ({ is, cents }: Amount) => ({ category: concept(is), amount: money(cents) })

/** Each adjustment with its group and reason, then the remarks that stand beside them. */
export function reasonsAt(claim: AnsweredClaim, line: number): readonly object[] {
  const category = concept({ system: SYSTEMS.carinPart, code: 'adjustmentreason' })
  return [
    ...claim.adjustments
      .filter(each => each.line === line)
      .map(({ group, carc, amountCents }) => ({
        category,
        reason: concept({ system: SYSTEMS.carc, code: carc }, { system: SYSTEMS.group, code: group }),
        amount: money(amountCents),
      })),
    ...claim.remarks
      .filter(each => each.line === line)
      .map(({ code }) => ({ category, reason: concept({ system: SYSTEMS.rarc, code }) })),
  ]
}

/** What the payer made of one line. */
export function ofLine(claim: AnsweredClaim, line: AnsweredLine): readonly object[] {
  const own = claim.adjustments.filter(each => each.line === line.line)
  const submitted = entry({ is: standard('submitted'), cents: line.chargeCents })
  if (line.paidCents === null) return [submitted]
  return [
    submitted,
    ...(line.allowedCents === null ? [] : [entry({ is: standard('eligible'), cents: line.allowedCents })]),
    ...partsOf(own).map(entry),
    entry({ is: standard('benefit'), cents: line.paidCents }),
    entry({ is: carin('memberliability'), cents: sumOfPatient(own) }),
    ...reasonsAt(claim, line.line),
  ]
}

/** The sums of the claim. */
export const totalsOf = ({ chargeCents, paidCents, patientCents, adjustments }: AnsweredClaim): readonly object[] =>
  [
    { is: standard('submitted'), cents: chargeCents },
    ...partsOf(adjustments),
    { is: standard('benefit'), cents: paidCents },
    { is: carin('paidtoprovider'), cents: paidCents },
    { is: carin('memberliability'), cents: patientCents },
  ].map(entry)

/** Denied, paid or in part, as it came out; undefined while it is not decided. */
export function paymentStatus({ outcome }: AnsweredClaim): string | undefined {
  if (outcome === 'pending') return undefined
  if (outcome === 'denied') return 'denied'
  return outcome === 'partly-denied' ? 'partiallypaid' : 'paid'
}

/** Whether the payer is done with it. */
export const outcomeOf = ({ outcome }: AnsweredClaim) => (outcome === 'pending' ? 'queued' : 'complete')

/** A payer's taking back of what it had answered cancels that answer. */
export const statusOf = ({ reversal }: AnsweredClaim) => (reversal ? 'cancelled' : 'active')

/** The day of the decision, else the instant at which it came. */
export const createdOn = ({ paymentDate, postedAt }: AnsweredClaim) => paymentDate ?? postedAt
