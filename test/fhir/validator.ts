// Whether resources are what they say they are: R4's own JSON schema, and CARIN's profiles by the cardinalities and slices that their definitions name
// (HL7/carin-bb, input/fsh, STU 2.2, read 2026-11-28). R4's schema is HL7's, cut down to what is used here; HL7 gives its specification to the public domain
// (CC0, https://hl7.org/fhir/R4/license.html, read 2026-11-28).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'

const { definitions } = JSON.parse(readFileSync(join(import.meta.dirname, 'r4.schema.json'), 'utf8')) as {
  readonly definitions: Readonly<Record<string, object>>
}
const ajv = new Ajv({ strict: false, allErrors: false })
ajv.addSchema({ $id: 'r4', definitions })

interface Coded {
  readonly coding?: readonly { readonly system: string; readonly code: string }[]
}
interface Sliced {
  readonly category?: Coded
  readonly amount?: { readonly value?: number }
  readonly reason?: Coded
}
interface Benefit {
  readonly resourceType: string
  readonly meta?: { readonly lastUpdated?: string; readonly profile?: readonly string[] }
  readonly identifier?: readonly { readonly type?: Coded; readonly value?: string }[]
  readonly type?: Coded
  readonly subType?: Coded
  readonly billablePeriod?: { readonly start?: string }
  readonly diagnosis?: readonly { readonly type?: readonly Coded[]; readonly diagnosisCodeableConcept?: Coded }[]
  readonly supportingInfo?: readonly Sliced[]
  readonly insurance?: readonly { readonly focal?: boolean }[]
  readonly adjudication?: readonly Sliced[]
  readonly total?: readonly Sliced[]
  readonly item?: readonly {
    readonly adjudication?: readonly Sliced[]
    readonly productOrService?: Coded
    readonly locationCodeableConcept?: Coded
    readonly servicedDate?: string
    readonly servicedPeriod?: object
    readonly revenue?: Coded
  }[]
}

const codesOf = (coded: Coded | undefined) => (coded?.coding ?? []).map(({ code }) => code)
const has = (coded: Coded | undefined, code: string) => codesOf(coded).includes(code)
const withCategory = (slices: readonly Sliced[] | undefined, code: string) =>
  (slices ?? []).filter(({ category }) => has(category, code))

/** Amounts of CARIN's value set C4BBAdjudication. */
const AMOUNTS = new Set(
  `submitted copay eligible deductible benefit coinsurance noncovered priorpayerpaid paidbypatient paidtoprovider paidtopatient memberliability discount drugcost`.split(
    ' ',
  ),
)
const amounts = (slices: readonly Sliced[] | undefined) =>
  (slices ?? []).filter(({ category }) => codesOf(category).some(code => AMOUNTS.has(code)))

/** What is wrong with a resource; nothing where it is as it says. */
export function faultsOf(resource: object): readonly string[] {
  const { resourceType, meta } = resource as Benefit
  if (definitions[resourceType] === undefined) return [`${resourceType} is no type that is known here`]
  const validate = ajv.getSchema(`r4#/definitions/${resourceType}`)
  if (validate === undefined) throw new Error(`no schema of ${resourceType}`)
  const schema = validate(resource) === true ? [] : [`R4: ${ajv.errorsText(validate.errors)}`]
  const profile = (meta?.profile ?? []).find(each => each.includes('C4BB-ExplanationOfBenefit-'))
  return profile === undefined ? schema : [...schema, ...profileFaults(profile, resource as Benefit)]
}

function profileFaults(profile: string, benefit: Benefit): readonly string[] {
  const faults: string[] = []
  const must = (holds: boolean, says: string) => {
    if (!holds) faults.push(`${profile.split('/').at(-1)}: ${says}`)
  }
  const { meta, identifier, billablePeriod, insurance, item = [], total, supportingInfo = [], diagnosis = [] } = benefit
  must(meta?.lastUpdated !== undefined, 'meta.lastUpdated 1..1')
  must((identifier ?? []).filter(({ type, value }) => has(type, 'uc') && value).length === 1, 'identifier[uc] 1..1')
  must(billablePeriod?.start !== undefined, 'billablePeriod.start 1..1')
  must((insurance ?? []).filter(({ focal }) => focal === true).length === 1, 'insurance focal once')
  must(item.length > 0, 'item 1..*')
  must(amounts(total).length > 0, 'total[adjudicationamounttype] 1..*')
  for (const { code } of [{ code: 'patientaccountnumber' }, { code: 'clmrecvddate' }, { code: 'typeofbill' }])
    must(withCategory(supportingInfo, code).length <= 1, `supportingInfo[${code}] 0..1`)
  for (const { type, diagnosisCodeableConcept } of diagnosis)
    must((type ?? []).length === 1 && diagnosisCodeableConcept !== undefined, 'diagnosis.type and code 1..1')
  for (const { category, amount } of [...(total ?? []), ...item.flatMap(({ adjudication }) => amounts(adjudication))])
    must(category !== undefined && amount?.value !== undefined, 'an amount of each category')
  for (const { adjudication } of item)
    for (const { reason } of withCategory(adjudication, 'adjustmentreason'))
      must(codesOf(reason).length > 0, 'adjustmentreason.reason 1..1')
  KINDS[Object.keys(KINDS).find(kind => profile.includes(kind)) ?? '']?.(benefit, must)
  return faults
}

const dated = ({ servicedDate, servicedPeriod }: NonNullable<Benefit['item']>[number]) =>
  (servicedDate === undefined) !== (servicedPeriod === undefined)

const KINDS: Readonly<Record<string, (benefit: Benefit, must: (holds: boolean, says: string) => void) => void>> = {
  'Professional-NonClinician'({ type, diagnosis = [], item = [] }, must) {
    must(has(type, 'professional'), 'type professional')
    must(diagnosis.length > 0, 'diagnosis 1..*')
    for (const each of item) {
      must(dated(each), 'item.serviced[x] 1..1')
      must(each.locationCodeableConcept !== undefined, 'item.location 1..1')
      must(amounts(each.adjudication).length > 0, 'item amounts 1..*')
      must(withCategory(each.adjudication, 'benefitpaymentstatus').length === 1, 'item benefitpaymentstatus 1..1')
    }
  },
  'Outpatient-Institutional'({ type, subType, diagnosis = [], item = [], adjudication }, must) {
    must(has(type, 'institutional') && has(subType, 'outpatient'), 'type institutional, outpatient')
    must(diagnosis.length > 0, 'diagnosis 1..*')
    must(withCategory(adjudication, 'benefitpaymentstatus').length === 1, 'benefitpaymentstatus 1..1')
    // EOB-institutional-item-or-header-adjudication.
    must(
      amounts(adjudication).length > 0 !== item.some(each => amounts(each.adjudication).length > 0),
      'amounts of the claim or of its lines, not of both',
    )
    for (const each of item) must(dated(each) && each.revenue !== undefined, 'item.serviced[x] and revenue 1..1')
  },
  Oral({ type, item = [], adjudication }, must) {
    must(has(type, 'oral'), 'type oral')
    must(withCategory(adjudication, 'renderingnetworkstatus').length === 1, 'renderingnetworkstatus 1..1')
    must(withCategory(adjudication, 'benefitpaymentstatus').length > 0, 'benefitpaymentstatus 1..*')
    for (const each of item) {
      must(dated(each) && each.locationCodeableConcept !== undefined, 'item.serviced[x] and location 1..1')
      must(withCategory(each.adjudication, 'benefitpaymentstatus').length === 1, 'item benefitpaymentstatus 1..1')
    }
  },
}
