// What the 837 guides demand only in some situations, told in plain words: what a description cannot say, because it hangs on what else
// stands in the claim. Faults bear the 999's codes for implementation-dependent data. Each rule names its place in the guide; the words
// are ours.
import { CODE, type Fault, warningAt } from './fault.ts'
import type { SubmittedClaim, SubmittedLine } from './submitted.ts'
import { periodOf } from './values.ts'

interface Found {
  /** `CLM05-3`, `REF`, `DTP*472`. */
  readonly element: string
  readonly says: string
  readonly code?: string
  readonly line?: SubmittedLine
}
type Situation = (claim: SubmittedClaim) => readonly (Found | undefined)[]

/** Faults of a claim by the situational rules of its guide; none when it may be sent. */
export function situationsOf(claim: SubmittedClaim): readonly Fault[] {
  const faults: Fault[] = []
  for (const situation of SITUATIONS)
    for (const found of situation(claim)) if (found !== undefined) faults.push(faultOf(found, claim))
  return faults
}

function faultOf({ element, says, code, line }: Found, claim: SubmittedClaim): Fault {
  return warningAt(line?.source ?? claim.source, {
    id: 'CLM',
    element,
    code: code ?? CODE.situation,
    says: `Claim ${claim.account}${line === undefined ? '' : `, line ${line.line}`}: ${says}`,
  })
}

/** NPIs bear a check digit: Luhn over 80840 and the number (45 CFR 162.406; CMS NPI check digit). */
export function isNpi(text: string): boolean {
  if (text.length !== 10 || (text[0] !== '1' && text[0] !== '2')) return false
  // What Luhn makes of 80840 before ten digits.
  let sum = 24
  for (let at = 0; at < 10; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return false
    const value = at % 2 === 0 ? digit * 2 : digit
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

const present = (text: string | undefined): text is string => text !== undefined && text !== ''
const names = (claim: SubmittedClaim) => {
  const { node, levels } = claim
  return [
    levels.provider?.billing,
    node.rendering,
    node.facility,
    node.referring,
    ...('supervising' in node ? [node.supervising] : []),
    ...('attending' in node ? [node.attending] : []),
    ...('operating' in node ? [node.operating] : []),
    ...node.otherParties,
  ]
}

const SITUATIONS: readonly Situation[] = [
  // 2300 CLM02
  claim => {
    const sum = claim.lines.reduce((total, line) => total + line.chargeCents, 0)
    return [
      claim.lines.length > 0 && sum !== claim.chargeCents
        ? { element: 'CLM02', code: 'balance:claim', says: 'the total charge is not the sum of its lines.' }
        : undefined,
      claim.lines.length === 0 ? { element: 'LX', says: 'there is no service line.' } : undefined,
    ]
  },
  // 2300 CLM05-3, REF*F8
  claim => [
    ['6', '7', '8'].includes(claim.frequency) && !present(claim.originalControl)
      ? {
          element: 'REF*F8',
          says: `frequency ${claim.frequency} ${claim.frequency === '8' ? 'voids' : 'replaces'} an earlier claim, and the payer's number of that one (REF*F8) is missing.`,
        }
      : undefined,
    claim.frequency === '1' && present(claim.originalControl)
      ? { element: 'CLM05-3', says: 'it names an original claim (REF*F8) but is sent as a first claim (frequency 1).' }
      : undefined,
  ],
  // 2300 HI, 2400 SV107
  claim => {
    if (claim.kind === 'dental' && claim.diagnoses.length === 0) return []
    const principal = claim.diagnoses[0]
    return [
      principal === undefined ? { element: 'HI', says: 'there is no diagnosis.' } : undefined,
      principal !== undefined && !['ABK', 'BK'].includes(principal.qualifier)
        ? { element: 'HI01-1', says: 'the first diagnosis is not marked as the principal one (ABK).' }
        : undefined,
      ...claim.lines.flatMap(line => [
        claim.kind === 'professional' && line.pointers.length === 0
          ? { element: 'SV107', says: 'it points at no diagnosis.', line }
          : undefined,
        ...line.pointers
          .filter(pointer => Number(pointer) < 1 || Number(pointer) > claim.diagnoses.length)
          .map(pointer => ({
            element: 'SV107',
            says: `it points at diagnosis ${pointer}, and the claim has ${claim.diagnoses.length}.`,
            line,
          })),
      ]),
    ]
  },
  // 2400 DTP*472
  claim =>
    claim.lines.map(line =>
      line.period === undefined &&
      (claim.kind === 'professional' || (claim.kind === 'dental' && claim.period === undefined))
        ? { element: 'DTP*472', says: 'it has no date of service.', line }
        : undefined,
    ),
  // 2000B SBR02, 2000C
  ({ levels: { subscriber, patient } }) => {
    const self = subscriber.subscriber?.relationship === '18'
    return [
      self && patient !== undefined
        ? { element: 'SBR02', says: 'the subscriber is called the patient (18), and another patient is named.' }
        : undefined,
      !self && patient === undefined && subscriber.subscriber?.relationship === undefined
        ? { element: 'SBR02', says: 'it is not said whether the subscriber is the patient, and no patient is named.' }
        : undefined,
      self && subscriber.name?.demographics?.born === undefined
        ? { element: 'DMG02', says: 'the subscriber is the patient, and the date of birth is missing.' }
        : undefined,
      self && (subscriber.name?.address === undefined || subscriber.name.city === undefined)
        ? { element: 'N3', says: 'the subscriber is the patient, and the address is missing.' }
        : undefined,
      patient !== undefined && patient.name?.demographics?.born === undefined
        ? { element: 'DMG02', says: "the patient's date of birth is missing." }
        : undefined,
    ]
  },
  // 2010AA NM109, REF
  ({ levels: { provider } }) => [
    provider?.billing?.name?.id === undefined
      ? { element: 'NM109', says: 'the billing provider has no NPI.' }
      : undefined,
    provider !== undefined &&
    !provider.billing?.references.some(reference => reference.qualifier === 'EI' || reference.qualifier === 'SY')
      ? { element: 'REF*EI', says: "the billing provider's tax number is missing." }
      : undefined,
    provider !== undefined && (provider.billing?.address === undefined || provider.billing.city === undefined)
      ? { element: 'N3', says: "the billing provider's address is missing." }
      : undefined,
  ],
  // NM109 with XX
  claim =>
    names(claim).map(party =>
      party?.name?.idQualifier === 'XX' && present(party.name.id) && !isNpi(party.name.id)
        ? { element: 'NM109', code: 'IK403:7', says: `${party.name.id} is no NPI: its check digit is wrong.` }
        : undefined,
    ),
  // 2010BB NM109
  ({ payer }) => [
    present(payer.name) && present(payer.id)
      ? undefined
      : { element: 'NM109', says: 'the payer has no name or no identifier.' },
  ],
  // PWK02, PWK06
  ({ node, lines }) =>
    [
      { attachments: node.attachments, line: undefined },
      ...node.lines.map((each, at) => ({ attachments: each.attachments, line: lines[at] })),
    ].flatMap(({ attachments, line }) =>
      attachments.map(paper =>
        paper.transmission !== undefined && paper.transmission !== 'AA' && !present(paper.control)
          ? {
              element: 'PWK06',
              says: `papers are sent another way (${paper.transmission}), and the number that joins them to the claim is missing.`,
              ...(line === undefined ? {} : { line }),
            }
          : undefined,
      ),
    ),
  // 2320, 2330B, 2430
  claim => {
    const { otherPayers, lines } = claim.node
    const ids = new Set(otherPayers.map(other => other.payer?.name?.id))
    return [
      ...otherPayers.map(other =>
        other.subscriber?.sequence === claim.sequence
          ? { element: 'SBR01', says: `two payers are called ${claim.sequence ?? 'the same'} in line.` }
          : undefined,
      ),
      ...lines.flatMap((line, at) =>
        line.adjudications.map(({ payment }) =>
          payment?.payer !== undefined && !ids.has(payment.payer)
            ? {
                element: 'SVD01',
                says: `it tells what payer ${payment.payer} paid, which is none of the other payers of the claim.`,
                ...(claim.lines[at] === undefined ? {} : { line: claim.lines[at] }),
              }
            : undefined,
        ),
      ),
      ...otherPayers.map(other => imbalanceOf(claim, other)),
    ]
  },
  // 2300 DTP*434, DTP*435, CL1
  claim => {
    const has = (qualifier: string) => claim.node.dates.some(date => date.qualifier === qualifier)
    if (claim.kind === 'institutional')
      return [
        has('434') ? undefined : { element: 'DTP*434', says: 'the statement dates are missing.' },
        'stay' in claim.node && claim.node.stay === undefined
          ? { element: 'CL1', says: 'admission type and patient status (CL1) are missing.' }
          : undefined,
        claim.facility?.startsWith('11') === true && !has('435')
          ? { element: 'DTP*435', says: 'it is an inpatient stay, and the admission date is missing.' }
          : undefined,
      ]
    return claim.kind === 'professional' && ['21', '51', '61'].includes(claim.facility ?? '') && !has('435')
      ? [
          {
            element: 'DTP*435',
            says: `the place of service (${claim.facility}) is an inpatient one, and the admission date is missing.`,
          },
        ]
      : []
  },
  // 2300 CLM11, DTP*439
  ({ node }) => {
    const causes = [node.claim?.causes?.first, node.claim?.causes?.second, node.claim?.causes?.third]
    const accident = causes.some(cause => cause === 'AA' || cause === 'OA')
    return [
      accident && !node.dates.some(date => date.qualifier === '439')
        ? { element: 'DTP*439', says: 'an accident is named as the cause, and its date is missing.' }
        : undefined,
      causes.includes('AA') && !present(node.claim?.causes?.state) && !present(node.claim?.causes?.country)
        ? { element: 'CLM11-4', says: 'a car accident is named as the cause, and the state it happened in is missing.' }
        : undefined,
    ]
  },
  // REF*6R
  claim => {
    const seen = new Set<string>()
    return claim.lines.map(line => {
      if (line.control === undefined) return undefined
      if (seen.has(line.control))
        return { element: 'REF*6R', says: `line number ${line.control} came before in it.`, line }
      seen.add(line.control)
      return undefined
    })
  },
  // 2400 DTP*472 against 2300 DTP*434
  claim => {
    const stated = periodOf(claim.node.dates.find(date => date.qualifier === '434'))
    if (stated === undefined) return []
    return claim.lines.map(line =>
      line.period !== undefined && (line.period.from < stated.from || line.period.to > stated.to)
        ? { element: 'DTP*472', says: 'its date lies outside of the statement dates.', line }
        : undefined,
    )
  },
]

/** What another payer paid and adjusted has to come to the whole charge, at claim and line level together (2320 balancing). */
function imbalanceOf(claim: SubmittedClaim, other: SubmittedClaim['node']['otherPayers'][number]): Found | undefined {
  const paid = other.amounts.find(amount => amount.qualifier === 'D')?.amountCents
  const id = other.payer?.name?.id
  if (paid === undefined || id === undefined) return undefined
  const sum = (segments: (typeof other)['adjustments']) =>
    segments.reduce(
      (total, cas) => total + (cas.adjustments ?? []).reduce((part, { amountCents }) => part + (amountCents ?? 0), 0),
      0,
    )
  const lines = claim.node.lines.flatMap(line => line.adjudications.filter(({ payment }) => payment?.payer === id))
  const adjusted = sum(other.adjustments) + lines.reduce((total, line) => total + sum(line.adjustments), 0)
  const off = claim.chargeCents - paid - adjusted
  return off === 0
    ? undefined
    : {
        element: 'AMT*D',
        code: 'balance:claim',
        says: `what payer ${id} paid and adjusted differs from the charge by ${(off / 100).toFixed(2)}.`,
      }
}
