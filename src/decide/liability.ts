// Who owes an adjustment, and whether the patient may be billed for it: the group code, bounded by what the law and the
// remarks forbid. Errs on the patient's side. Source: domain page on group codes ("may we send a patient statement?").
import { GROUPS, type Kind, type Liable } from '../knowledge/load.ts'
import { FACTS, type Subject } from './facts.ts'

export interface Liability {
  readonly liable: Liable
  readonly mayBillPatient: boolean
  /** One sentence: why, or why not. */
  readonly reason: string
}

/** Remarks that forbid billing the patient, each with its reason. */
const FORBIDDING: ReadonlyMap<string, string> = new Map([
  ['N192', 'The patient has Medicaid or is a Qualified Medicare Beneficiary (N192).'],
  ['N781', 'The patient is a Qualified Medicare Beneficiary (N781).'],
  ['N782', 'The patient is a Qualified Medicare Beneficiary (N782).'],
  ['N783', 'The patient is a Qualified Medicare Beneficiary (N783).'],
  ['N842', 'The payer says the patient may not be billed (N842).'],
  ['N563', 'No advance notice was given (N563).'],
  ['M39', 'The advance notice was defective (M39).'],
  ['M27', 'The patient was relieved of liability (M27).'],
  ['N172', 'The patient is not liable for the upgrade (N172).'],
  ['N905', 'The provider opted out and the patient is not liable (N905).'],
  ['MA113', 'The payer says not to bill the patient (MA113).'],
  ['N878', "The patient's consent to balance billing was defective (N878)."],
  ['N879', 'Consent to balance billing is not allowed for this service (N879).'],
])
const FORBIDDING_CODES: ReadonlyMap<string, string> = new Map([
  ['253', "The federal cut is never the patient's on an assigned claim."],
  ['209', 'The payer says the amount cannot be collected from the patient (209).'],
  ['303', 'The patient is a Qualified Medicare Beneficiary (303).'],
  ['233', "A hospital-acquired condition or preventable error is never the patient's (233)."],
  ['116', 'The advance notice was defective (116).'],
])
/** Notices under which the patient agreed to pay. */
const AGREED = new Set(['M38', 'N124', 'N492', 'N882'])

const NOBODY: Liability = { liable: 'undetermined', mayBillPatient: false, reason: 'No money changes hands here.' }

/**
 * Decides liability of one adjustment. `stated` is what the rule said, where it said something; it is taken for who
 * owes, never as leave to bill.
 */
export function decideLiability(subject: Subject, kind: Kind, stated: Liable | undefined): Liability {
  const { adjustment, claim } = subject
  const { group, carc } = adjustment
  if (kind === 'take-back')
    return {
      ...NOBODY,
      liable: stated ?? 'undetermined',
      reason: 'A reversal undoes an earlier payment; what the patient owes follows from the corrected claim.',
    }
  if (adjustment.amountCents === 0 || kind === 'informational') return NOBODY
  const settled = stated === undefined && kind !== 'coordination' ? SETTLED.get(group) : undefined
  if (settled !== undefined && subject.carc?.cause !== 'other-payer') return settled
  const liable = stated ?? liableOf(subject, kind)
  const no = (reason: string): Liability => ({ liable, mayBillPatient: false, reason })
  if (group !== 'PR') return no(NOT_PATIENT.get(group) ?? 'The group code does not put this on the patient.')
  const forbiddenCode = FORBIDDING_CODES.get(carc)
  if (forbiddenCode !== undefined) return no(forbiddenCode)
  const allowed = subject.carc?.groups ?? []
  if (allowed.length > 0 && !allowed.includes(group))
    return no(`The official text does not allow PR with ${carc}: the payer contradicts itself.`)
  for (const remark of subject.remarks) {
    const forbidden = FORBIDDING.get(remark.code)
    if (forbidden !== undefined) return no(forbidden)
  }
  if (kind === 'pending') return no('The payer has not decided yet.')
  if (claim.balance.repeated !== undefined)
    return no('The claim and its lines state the same amounts: somebody has to look before anything is billed.')
  if (claim.balance.patientInDoubt)
    return no(
      "The claim does not balance, and states another patient's part than its adjustments: somebody has to look before anything is billed.",
    )
  if (adjustment.amountCents < 0) return no('The amount gives money back.')
  if (claim.crossover)
    return {
      liable: 'other-payer',
      mayBillPatient: false,
      reason: 'The claim went on to another payer; what the patient owes is known when the last one has answered.',
    }
  if (liable !== 'patient') return no('It is not settled who owes this.')
  const agreed = subject.remarks.find(remark => AGREED.has(remark.code))
  if (agreed === undefined) return ON_PATIENT
  return {
    ...ON_PATIENT,
    reason: `The payer puts this on the patient (PR), who agreed to it beforehand (${agreed.code}).`,
  }
}

const ON_PATIENT: Liability = {
  liable: 'patient',
  mayBillPatient: true,
  reason:
    'The payer puts this on the patient (PR) and nothing in the remittance forbids a bill; first make sure that no other payer is left.',
}

const NOT_PATIENT: ReadonlyMap<string, string> = new Map([
  ['CO', 'A contract or a law puts this on the provider (CO).'],
  ['OA', "OA puts this on nobody; only PR makes it the patient's."],
  ['PI', 'The payer holds that the patient does not owe this (PI).'],
  ['CR', 'An old correction code says nothing of who owes.'],
])

/** What the group alone settles, made once. */
const SETTLED: ReadonlyMap<string, Liability> = new Map(
  (['CO', 'PI'] as const).map(group => [
    group,
    { liable: 'provider', mayBillPatient: false, reason: NOT_PATIENT.get(group) ?? '' },
  ]),
)

function liableOf(subject: Subject, kind: Kind): Liable {
  if (kind === 'coordination') return FACTS.crossover.value(subject) === true ? 'other-payer' : 'undetermined'
  if (subject.carc?.cause === 'other-payer' && kind === 'denial') return 'other-payer'
  return GROUPS.get(subject.adjustment.group)?.liable ?? 'undetermined'
}
