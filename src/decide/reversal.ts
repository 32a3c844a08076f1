// Reversals that do not bear the opposite sign of what they undo: which they are, and with which sign the payment balances.
// Source: 835 guide 005010X221A1 on reversals: status 22, every amount of the original negated. Pure.
import { type Fault, warningAt } from '../x12/fault.ts'
import { type RemitClaim, sourceOf } from '../x12/index.ts'
import { dollars } from './decide.ts'

/** True for a reversal (CLP02 22) that takes nothing: its charge or payment stands as in the claim it undoes. */
export function isNotNegated({ payment }: RemitClaim): boolean {
  if (payment?.status !== '22') return false
  const paid = payment.paidCents ?? 0
  return paid > 0 || (paid === 0 && (payment.chargeCents ?? 0) > 0)
}

/** How such reversals are read. `as-stated` where both signs or neither make the payment balance: then nothing is guessed. */
export type ReversalSign = 'negated' | 'as-stated-balances' | 'as-stated'

/**
 * With which sign the payment balances. `differenceCents`: claims paid, as they stand, less provider adjustments less the
 * payment; undefined when one of them cannot be read. `reversedCents`: what the reversals that are not negated pay.
 */
export function signOfReversals(differenceCents: number | undefined, reversedCents: number): ReversalSign {
  if (differenceCents === undefined || reversedCents === 0) return 'as-stated'
  if (differenceCents === 0) return 'as-stated-balances'
  return differenceCents === 2 * reversedCents ? 'negated' : 'as-stated'
}

/** The claim with every amount of charge, payment, patient's part and adjustment negated; where each stood is kept. */
export function negated(node: RemitClaim): RemitClaim {
  const { payment } = node
  return {
    ...node,
    payment: payment && {
      ...payment,
      chargeCents: opposite(payment.chargeCents),
      paidCents: opposite(payment.paidCents),
      patientCents: opposite(payment.patientCents),
    },
    adjustments: node.adjustments.map(negatedAdjustments),
    lines: node.lines.map(line => ({
      ...line,
      service: line.service && {
        ...line.service,
        chargeCents: opposite(line.service.chargeCents),
        paidCents: opposite(line.service.paidCents),
      },
      adjustments: line.adjustments.map(negatedAdjustments),
    })),
  }
}

function negatedAdjustments(segment: RemitClaim['adjustments'][number]): RemitClaim['adjustments'][number] {
  return {
    ...segment,
    adjustments: (segment.adjustments ?? []).map(part => ({ ...part, amountCents: opposite(part.amountCents) })),
  }
}

function opposite(cents: number | undefined): number | undefined {
  return cents === undefined || cents === 0 ? cents : -cents
}

const READ_AS: Readonly<Record<ReversalSign, string>> = {
  negated: 'they are read with the other sign, because only so the payment balances',
  'as-stated-balances':
    'they are read as they stand, because only so the payment balances: look before anything is posted',
  'as-stated':
    'they are read as they stand, because the payment does not show which sign is meant: look before anything is posted',
}

/** What is said of a reversal that is not negated. `node` as it stands in the file. */
export function notNegated(node: RemitClaim, sign: ReversalSign): Fault {
  const { payment } = node
  return warningAt(sourceOf(payment), {
    id: 'CLP',
    element: 'CLP04',
    code: 'reversal:not-negated',
    says: `Claim ${payment?.account ?? ''} is a reversal (22) whose amounts are not negated (charge ${dollars(payment?.chargeCents ?? 0)}, paid ${dollars(payment?.paidCents ?? 0)}); ${READ_AS[sign]}.`,
  })
}
