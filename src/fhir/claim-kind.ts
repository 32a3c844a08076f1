// What kind of claim it was, and which CARIN profile its explanation of benefits can say of itself. A profile is claimed only where what it requires of the explanation
// itself is known: nothing is invented to satisfy one. The Coverage beside it claims none, since a remittance does not say what that profile requires; a network that is
// not known is told as "other", for which the list has no better word.
import type { AnsweredClaim } from './answered-claim.ts'
import { concept, SYSTEMS, unknown } from './values.ts'

/** The release whose profiles are followed, as it was read. */
const PROFILE = (name: string) =>
  `http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-ExplanationOfBenefit-${name}|2.2.0`

export type ClaimKind = 'professional' | 'institutional' | 'oral'

/** As it was sent, else by its codes where all of them are dental; undefined where neither says it. */
export function kindOf({ sent, lines }: AnsweredClaim): ClaimKind | undefined {
  if (sent !== undefined) return sent.kind === 'dental' ? 'oral' : sent.kind
  const dental = lines.length > 0 && lines.every(({ procedure }) => /^D\d{4}$/.test(procedure ?? ''))
  return dental ? 'oral' : undefined
}

/** Bills of an overnight stay, by the first two digits: hospitals, skilled nursing, critical access hospitals and the like (CMS, UB-04). */
const INPATIENT = new Set(['11', '18', '21', '28', '41', '65', '66', '86', '89'])

export function isInpatient({ sent }: AnsweredClaim): boolean {
  return INPATIENT.has((sent?.facility ?? '').slice(0, 2))
}

/** The type of the claim, and of an institution's the subtype. */
export function typesOf(claim: AnsweredClaim) {
  const kind = kindOf(claim)
  if (kind === undefined) return { type: unknown }
  const type = concept({ system: SYSTEMS.claimType, code: kind })
  if (kind !== 'institutional') return { type }
  const code = isInpatient(claim) ? 'inpatient' : 'outpatient'
  return { type, subType: concept({ system: SYSTEMS.carinSubtype, code }) }
}

/** The profile that holds; undefined where something it requires is not known. */
export function profileOf(claim: AnsweredClaim): string | undefined {
  const { sent, lines, payerControl, serviceFrom, memberId, patientName } = claim
  const kind = kindOf(claim)
  const identified = [payerControl, serviceFrom, memberId, patientName].every(part => part !== null)
  if (sent === undefined || lines.length === 0 || !identified) return undefined
  if (kind === 'professional') {
    const whole =
      sent.diagnoses.length > 0 && lines.every(line => isCoded(line.procedure) && placeOf(claim, line) !== null)
    return whole ? PROFILE('Professional-NonClinician') : undefined
  }
  if (kind === 'institutional') {
    // Of a stay the days of admission and discharge are required, which the answer does not say.
    // A line of an outpatient bill has one day (serviced[x] only date).
    const dated = lines.every(line => oneDay(line.serviceFrom === null ? claim : line))
    const coded = sent.diagnoses.length > 0 && lines.every(line => line.sent?.revenue != null)
    const whole = !isInpatient(claim) && dated && coded
    return whole ? PROFILE('Outpatient-Institutional') : undefined
  }
  const coded = lines.every(line => /^D\d{4}$/.test(line.procedure ?? '') && placeOf(claim, line) !== null)
  // Whether the provider was in the network is required of a dental claim; a remittance does not say it.
  return coded && claim.inNetwork ? PROFILE('Oral') : undefined
}

const oneDay = ({ serviceFrom, serviceTo }: Pick<AnsweredClaim, 'serviceFrom' | 'serviceTo'>) =>
  serviceTo === null || serviceTo === serviceFrom

const isCoded = (procedure: string | null) => /^[0-9A-V]\d{3}[0-9AFMTU]$/.test(procedure ?? '')

/** Where a line was served: its own place of service, else the claim's; null of institutions, and where neither is known. */
export function placeOf({ sent }: AnsweredClaim, line: AnsweredClaim['lines'][number]): string | null {
  return sent === undefined || sent.kind === 'institutional' ? null : (line.sent?.place ?? sent.facility)
}
