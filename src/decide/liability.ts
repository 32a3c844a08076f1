// Who owes an adjustment, and whether the patient may be billed for it: law first, then contract, then what the group code says. Errs on
// the patient's side, and says which law it was. Source: the laws of knowledge/law; domain page on group codes.
import { type Action, GROUPS, type Kind, type Liable, listNamed, type PayerClass } from '../knowledge/load.ts'
import { FACTS, payerClassOf, type Subject } from './facts.ts'
import { type CompiledLaw, patientLawOf } from './law.ts'

export interface Liability {
  readonly liable: Liable
  readonly mayBillPatient: boolean
  /** One sentence: why, or why not. */
  readonly reason: string
  /** The law that settled it; absent where the group code did. */
  readonly law?: CompiledLaw<'patient'>
  /** What the law asks for where the code alone would bill the patient. */
  readonly instead?: Action
}

/** Notices under which the patient agreed to pay. */
const AGREED: ReadonlySet<string> = new Set(listNamed('agreed'))

const NOBODY: Liability = { liable: 'undetermined', mayBillPatient: false, reason: 'No money changes hands here.' }

/**
 * Decides liability of one adjustment. `stated` is what the rule said, where it said something; it is taken for who
 * owes, never as leave to bill.
 */
export function decideLiability(subject: Subject, kind: Kind, stated: Liable | undefined): Liability {
  const { adjustment } = subject
  if (kind === 'take-back')
    return {
      ...NOBODY,
      liable: stated ?? 'undetermined',
      reason: 'A reversal undoes an earlier payment; what the patient owes follows from the corrected claim.',
    }
  if (adjustment.amountCents === 0 || kind === 'informational') return NOBODY
  const law = patientLawOf(subject)
  if (law !== undefined) return underLaw(law, subject, kind, stated)
  return byGroup(subject, kind, stated)
}

const underLaws = new WeakMap<CompiledLaw, Map<string, Liability>>()

/** What a law makes of it; one object per law, bearer and remarks, because verdicts are kept by it. */
function underLaw(law: CompiledLaw<'patient'>, subject: Subject, kind: Kind, stated: Liable | undefined): Liability {
  const { patient } = law.law
  const { group } = subject.adjustment
  // A law never moves to another what contract or group already put on the provider.
  const provider = (group === 'CO' || group === 'PI') && kind !== 'coordination'
  const liable = provider ? 'provider' : stated === undefined || stated === 'patient' ? patient.liable : stated
  let remarks = ''
  if (law.mentions.size > 0)
    for (const { code } of subject.remarks) if (law.mentions.has(code)) remarks += remarks === '' ? code : `, ${code}`
  const key = remarks === '' ? liable : `${liable} ${remarks}`
  const made = underLaws.get(law) ?? new Map<string, Liability>()
  if (made.size === 0) underLaws.set(law, made)
  const known = made.get(key)
  if (known !== undefined) return known
  const reason = `${patient.says}${remarks === '' ? '' : ` (${remarks})`}.`
  const liability = { liable, mayBillPatient: false, reason, law, instead: patient.instead }
  if (made.size < 64) made.set(key, liability)
  return liability
}

function byGroup(subject: Subject, kind: Kind, stated: Liable | undefined): Liability {
  const { adjustment, claim } = subject
  const { group, carc } = adjustment
  const held = HELD_BY_PATIENT.has(carc) && !PAY_PROVIDERS_ALONE.has(payerClassOf(claim))
  const settled = !held && stated === undefined && kind !== 'coordination' ? SETTLED.get(group) : undefined
  if (settled !== undefined && subject.carc?.cause !== 'other-payer') return settled
  const liable = stated ?? liableOf(subject, kind)
  const no = (reason: string): Liability => ({ liable, mayBillPatient: false, reason })
  if (!held && group === 'OA' && claim.crossover) return ON_NEXT_PAYER
  if (!held && group !== 'PR') return no(NOT_PATIENT.get(group) ?? 'The group code does not put this on the patient.')
  const allowed = subject.carc?.groups ?? []
  if (allowed.length > 0 && !allowed.includes(group))
    return no(`The official text does not allow PR with ${carc}: the payer contradicts itself.`)
  if (kind === 'pending') return no('The payer has not decided yet.')
  if (claim.balance.repeated !== undefined)
    return no('The claim and its lines state the same amounts: somebody has to look before anything is billed.')
  if (claim.balance.patientInDoubt)
    return no(
      "The claim does not balance, and states another patient's part than its adjustments: somebody has to look before anything is billed.",
    )
  if (adjustment.amountCents < 0) return no('The amount gives money back.')
  if (held) return PAID_TO_PATIENT
  if (HELD_BY_PATIENT.has(carc)) return NO_PATIENT_IS_PAID
  if (claim.crossover) return ON_NEXT_PAYER
  if (liable === 'other-payer') return no('Another payer comes before the patient.')
  if (liable !== 'patient') return no('It is not settled who owes this.')
  const agreed = subject.remarks.find(remark => AGREED.has(remark.code))
  if (agreed === undefined) return ON_PATIENT
  return {
    ...ON_PATIENT,
    reason: `The payer puts this on the patient (PR), who agreed to it beforehand (${agreed.code}).`,
  }
}

/** The group code alone puts it on the patient: no law forbids a bill, and no agreement is shown. */
export const ON_PATIENT: Liability = {
  liable: 'patient',
  mayBillPatient: true,
  reason:
    'The payer puts this on the patient (PR) and nothing in the remittance forbids a bill; first make sure that no other payer is left.',
}

/** The plan's payment lies with the patient (100): what is asked for is that payment and no balance, whatever the group. Our judgment. */
export const HELD_BY_PATIENT: ReadonlySet<string> = new Set(['100'])

/** Programs that pay providers and not the patient (Medicaid: 42 CFR 447.10; the others by our judgment): there it is a mistake to be asked about. */
const PAY_PROVIDERS_ALONE: ReadonlySet<PayerClass> = new Set(['medicaid', 'va', 'workers-compensation'])

const PAID_TO_PATIENT: Liability = {
  liable: 'patient',
  mayBillPatient: true,
  reason:
    'The plan paid this sum to the patient: ask the patient for that sum and no more. Under a contract or assignment the plan should have paid you; ask it to correct the payee as well.',
}

const NO_PATIENT_IS_PAID: Liability = {
  liable: 'undetermined',
  mayBillPatient: false,
  instead: 'query-payer',
  reason: 'This program pays providers and no patient: ask it where the payment went and have the payee corrected.',
}

const ON_NEXT_PAYER: Liability = {
  liable: 'other-payer',
  mayBillPatient: false,
  reason: 'The claim went on to another payer; what the patient owes is known when the last one has answered.',
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
