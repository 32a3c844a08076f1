// A payer's answer to one claim as an ExplanationOfBenefit of FHIR R4, by the CARIN profile of its kind where all that it requires is known.
import { createdOn, ofLine, outcomeOf, paymentStatus, reasonsAt, statusOf, totalsOf } from './amounts.ts'
import type { AnsweredClaim, AnsweredLine } from './answered-claim.ts'
import { kindOf, placeOf, profileOf, typesOf } from './claim-kind.ts'
import { payerReference, providerReference } from './parties.ts'
import {
  ACCOUNTS,
  concept,
  money,
  namespace,
  procedureCoding,
  type Resource,
  reference,
  SYSTEMS,
  served,
} from './values.ts'

export function explanationOfBenefit(claim: AnsweredClaim): Resource {
  const profile = profileOf(claim)
  const id = String(claim.id)
  const member = String(claim.patientId)
  return {
    resourceType: 'ExplanationOfBenefit',
    id,
    meta: { lastUpdated: claim.postedAt, ...(profile === undefined ? {} : { profile: [profile] }) },
    identifier: identifiersOf(claim),
    status: statusOf(claim),
    ...typesOf(claim),
    use: 'claim',
    patient: reference('Patient', member),
    ...periodOf(claim),
    created: createdOn(claim),
    insurer: payerReference(claim),
    provider: providerReference(claim),
    ...relatedOf(claim),
    payee: { type: concept({ system: 'http://terminology.hl7.org/CodeSystem/payeetype', code: 'provider' }) },
    outcome: outcomeOf(claim),
    supportingInfo: informationOf(claim),
    ...diagnosesOf(claim),
    insurance: [{ focal: true, coverage: reference('Coverage', member) }],
    item: itemsOf(claim),
    ...headOf(claim),
    total: totalsOf(claim),
    payment: paymentOf(claim),
  }
}

/** By the payer's number, and the practice's. */
function identifiersOf({ payer, payerControl, account }: AnsweredClaim) {
  const type = (code: string) => concept({ system: SYSTEMS.carinIdentifier, code })
  return [
    ...(payerControl === null
      ? []
      : [{ type: type('uc'), system: namespace('claims', payer.identifier), value: payerControl }]),
    { type: type('pat'), system: ACCOUNTS, value: account },
  ]
}

const periodOf = ({ serviceFrom, serviceTo }: AnsweredClaim) =>
  serviceFrom === null
    ? {}
    : { billablePeriod: { start: serviceFrom, ...(serviceTo === null ? {} : { end: serviceTo }) } }

function relatedOf({ payer, originalControl }: AnsweredClaim) {
  if (originalControl === null) return {}
  const relationship = concept({ system: SYSTEMS.priorClaim, code: 'prior' })
  return {
    related: [{ relationship, reference: { system: namespace('claims', payer.identifier), value: originalControl } }],
  }
}

function informationOf(claim: AnsweredClaim) {
  const { receivedDate, account, sent } = claim
  const category = (code: string) => ({ category: concept({ system: SYSTEMS.carinInformation, code }) })
  const bill = kindOf(claim) === 'institutional' && sent?.facility ? `0${sent.facility}${sent.frequency}` : undefined
  return [
    { ...category('patientaccountnumber'), valueString: account },
    ...(receivedDate === null ? [] : [{ ...category('clmrecvddate'), timingDate: receivedDate }]),
    ...(bill === undefined
      ? []
      : [{ ...category('typeofbill'), code: concept({ system: SYSTEMS.typeOfBill, code: bill }) }]),
  ].map((each, at) => ({ sequence: at + 1, ...each }))
}

/** Diagnoses of a claim by their qualifiers (HI01-1): what they are, ICD-10-CM or ICD-9-CM. */
const QUALIFIERS: ReadonlyMap<
  string,
  { readonly is: 'principal' | 'more' | 'admitting' | 'reason' | 'cause'; readonly old?: true }
> = new Map([
  ['ABK', { is: 'principal' }],
  ['ABF', { is: 'more' }],
  ['ABJ', { is: 'admitting' }],
  ['APR', { is: 'reason' }],
  ['ABN', { is: 'cause' }],
  ['BK', { is: 'principal', old: true }],
  ['BF', { is: 'more', old: true }],
  ['BJ', { is: 'admitting', old: true }],
  ['PR', { is: 'reason', old: true }],
  ['BN', { is: 'cause', old: true }],
])

function diagnosesOf(claim: AnsweredClaim) {
  const institutional = kindOf(claim) === 'institutional'
  const carin = (code: string) => ({ system: SYSTEMS.carinDiagnosis, code })
  const types = {
    principal: { system: SYSTEMS.diagnosisType, code: 'principal' },
    admitting: { system: SYSTEMS.diagnosisType, code: 'admitting' },
    more: carin(institutional ? 'other' : 'secondary'),
    reason: carin('patientreasonforvisit'),
    cause: carin('externalcauseofinjury'),
  }
  const diagnosis = (claim.sent?.diagnoses ?? []).flatMap(({ qualifier, code }, at) => {
    const known = QUALIFIERS.get(qualifier)
    if (known === undefined) return []
    const coding = { system: known.old ? SYSTEMS.icd9 : SYSTEMS.icd10, code: dotted(code) }
    return [{ sequence: at + 1, diagnosisCodeableConcept: concept(coding), type: [concept(types[known.is])] }]
  })
  return diagnosis.length === 0 ? {} : { diagnosis }
}

/** `M5450` as the classification writes it: `M54.50`. */
const dotted = (code: string) =>
  code.length > 3 && !code.includes('.') ? `${code.slice(0, 3)}.${code.slice(3)}` : code

function itemsOf(claim: AnsweredClaim): readonly object[] {
  const told = new Set(
    (claim.sent?.diagnoses ?? []).flatMap(({ qualifier }, at) => (QUALIFIERS.has(qualifier) ? [at + 1] : [])),
  )
  if (claim.lines.length === 0)
    // A claim that was answered as a whole has no line, and the resource must have one.
    return [
      {
        sequence: 1,
        productOrService: notApplicable,
        ...(claim.serviceFrom === null ? {} : served(claim.serviceFrom, claim.serviceTo)),
      },
    ]
  return claim.lines.map(line => {
    const pointers = line.sent?.pointers.filter(each => told.has(each)) ?? []
    const place = placeOf(claim, line)
    const from = line.serviceFrom ?? claim.serviceFrom
    const modifier = line.modifiers.map(code => concept({ system: systemOf(code), code }))
    return {
      sequence: line.line,
      ...(pointers.length === 0 ? {} : { diagnosisSequence: pointers }),
      ...(line.sent?.revenue == null ? {} : { revenue: concept({ system: SYSTEMS.revenue, code: line.sent.revenue }) }),
      productOrService: productOf(line),
      ...(modifier.length === 0 ? {} : { modifier }),
      ...(from === null ? {} : served(from, line.serviceFrom === null ? claim.serviceTo : line.serviceTo)),
      ...(place === null ? {} : { locationCodeableConcept: concept({ system: SYSTEMS.place, code: place }) }),
      ...quantityOf(line),
      adjudication: [...ofLine(claim, line), ...(kindOf(claim) === 'institutional' ? [] : [network(claim)])],
    }
  })
}

/** Modifiers of two digits are CPT's, others HCPCS's. */
const systemOf = (modifier: string) => (/^\d\d$/.test(modifier) ? SYSTEMS.cpt : SYSTEMS.hcpcs)

const notApplicable = concept({ system: SYSTEMS.absent, code: 'not-applicable' })

export function productOf({ procedure }: Pick<AnsweredLine, 'procedure'>) {
  if (procedure === null) return notApplicable
  const coding = procedureCoding(procedure)
  return coding === undefined ? { text: procedure } : concept(coding)
}

function quantityOf({ units }: AnsweredLine) {
  const value = units === null || units === '' ? Number.NaN : Number(units)
  return Number.isFinite(value) ? { quantity: { value } } : {}
}

/** As of which network the claim was paid; `other` where that is not known. */
const network = ({ inNetwork }: AnsweredClaim) => ({
  category: concept({ system: SYSTEMS.carinPart, code: 'benefitpaymentstatus' }),
  reason: concept({ system: SYSTEMS.carinStatus, code: inNetwork ? 'innetwork' : 'other' }),
})

/** What is said of the claim as a whole. */
function headOf(claim: AnsweredClaim) {
  const kind = kindOf(claim)
  const provider = (code: string) => ({
    category: concept({ system: SYSTEMS.carinPart, code }),
    reason: concept({ system: SYSTEMS.carinStatus, code: 'innetwork' }),
  })
  const adjudication = [
    ...(kind === 'institutional' || kind === 'oral' ? [network(claim)] : []),
    ...(claim.inNetwork ? [provider('billingnetworkstatus')] : []),
    ...(claim.inNetwork && kind === 'oral' ? [provider('renderingnetworkstatus')] : []),
    ...reasonsAt(claim, 0),
  ]
  return adjudication.length === 0 ? {} : { adjudication }
}

function paymentOf(claim: AnsweredClaim) {
  const { paymentDate, paidCents, trace, payer } = claim
  const code = paymentStatus(claim)
  return {
    ...(code === undefined ? {} : { type: concept({ system: SYSTEMS.carinStatus, code }) }),
    ...(paymentDate === null ? {} : { date: paymentDate }),
    amount: money(paidCents),
    ...(trace === null ? {} : { identifier: { system: namespace('payments', payer.identifier), value: trace } }),
  }
}
