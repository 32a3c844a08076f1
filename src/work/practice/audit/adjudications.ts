// Adjudications: each comes out to the cent, has its lines, each adjustment its decision, and stands in a case.
import { dollars } from '../../../decide/decide.ts'
import { wrongForms } from '../../../store/adjustment.ts'
import {
  claimsWithoutCase,
  claimsWithoutLines,
  countOrphans,
  looseDecisions,
  unbalancedClaims,
  undecidedAdjustments,
} from '../../../store/audit/adjudications.ts'
import type { Store } from '../../../store/store.ts'
import { type AuditCheck, found } from './check.ts'

/** Each claim's charge is its adjustments and its payment, or differs as the payer's own file does. */
export async function checkClaims(store: Store): Promise<AuditCheck> {
  let difference = 0
  const wrong = (await unbalancedClaims(store)).map(row => {
    const off = row.chargeCents - row.paidCents - row.differenceCents - row.adjustedCents
    difference += Math.abs(off)
    return `Claim ${row.account} (${row.id}): charge less adjustments and payment is off by ${dollars(off)}.`
  })
  return found('claims = payment + adjustments', difference, wrong, 'Every claim comes out to the cent.')
}

/** Every line that was read is there. */
export async function checkLines(store: Store): Promise<AuditCheck> {
  const wrong = (await claimsWithoutLines(store)).map(
    row => `Claim ${row.account} (${row.id}): ${row.lines} lines were read, ${row.foundLines} are posted.`,
  )
  return found('lines', 0, wrong, 'Every line is there.')
}

/** Every adjustment was decided, and nothing else was. */
export async function checkDecisions(store: Store): Promise<AuditCheck> {
  const undecided = await undecidedAdjustments(store)
  const loose = await looseDecisions(store)
  const forms = await wrongForms(store)
  return found(
    'decisions',
    undecided.reduce((sum, row) => sum + Math.abs(row.amountCents), 0),
    [
      ...undecided.map(row => `Adjustment ${row.id} of ${dollars(row.amountCents)} has no decision.`),
      ...loose.map(id => `A decision is about adjustment ${id}, which is not there.`),
      ...forms.map(id => `The reasons that decisions have in common (${id}) are not as they were written.`),
    ],
    'Every adjustment has its decision.',
  )
}

export async function checkCases(store: Store): Promise<AuditCheck> {
  const wrong = (await claimsWithoutCase(store)).map(row => `Claim ${row.account} (${row.id}) belongs to no case.`)
  const orphans = await countOrphans(store)
  return found(
    'claims laid together',
    0,
    wrong,
    `Every claim is in its case; ${orphans} reversals wait for the payment they undo.`,
  )
}
