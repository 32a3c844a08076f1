// What the three 837s (professional, institutional, dental) share: providers, payers, subscribers, other payers, and how they nest.
// Each guide's own file puts its claim and its lines together from these.
import * as x from '../describe.ts'
import { level, named } from '../loops.ts'
import {
  AMT,
  BHT,
  CAS,
  CUR,
  DMG,
  DTP,
  HI,
  LQ,
  MOA,
  NTE,
  PROCEDURE,
  PRV,
  PWK,
  QTY,
  REF,
  RELATED_CAUSES,
} from '../segments.ts'

const SBR = x.segment('SBR', 'Subscriber', {
  sequence: x.code('Payer responsibility sequence', undefined, x.required),
  relationship: x.code('Relationship'),
  groupNumber: x.text('Group or policy number'),
  groupName: x.text('Group name'),
  insuranceType: x.code('Insurance type'),
  coordination: x.code('Coordination of benefits'),
  condition: x.code('Yes or no'),
  employment: x.code('Employment'),
  filing: x.code('Filing indicator'),
})
const PAT = x.segment('PAT', 'Patient', {
  relationship: x.code('Relationship'),
  location: x.code('Location'),
  employment: x.code('Employment'),
  student: x.code('Student'),
  deathFormat: x.code('Date format'),
  death: x.text('Date of death', { max: 35 }),
  unit: x.code('Unit'),
  weight: x.decimal('Weight'),
  pregnant: x.code('Pregnant'),
})
const CLM = x.segment('CLM', 'Claim', {
  account: x.text('Patient control number', x.required),
  chargeCents: x.money('Total charge', x.required),
  filing: x.code('Filing indicator'),
  format: x.code('Format'),
  place: x.composite(
    'Place and frequency',
    {
      facility: x.code('Place or facility type', undefined, x.required),
      qualifier: x.code('Code list'),
      frequency: x.code('Claim frequency'),
    },
    x.required,
  ),
  signature: x.code('Provider signature'),
  assignment: x.code('Assignment'),
  benefits: x.code('Benefits assigned'),
  release: x.code('Release of information'),
  patientSignature: x.code('Patient signature source'),
  causes: RELATED_CAUSES,
  program: x.code('Special program'),
  yesNo: x.code('Yes or no'),
  service: x.code('Level of service'),
  conditions: x.code('Yes or no'),
  participation: x.code('Participation'),
  yesNo2: x.code('Yes or no'),
  explanation: x.code('Explanation of benefits'),
  status: x.code('Predetermination'),
  delay: x.code('Delay reason'),
})
const CN1 = x.segment('CN1', 'Contract', {
  type: x.code('Contract type', undefined, x.required),
  amountCents: x.money('Contract amount'),
  percent: x.decimal('Contract percent'),
  code: x.text('Contract code'),
  terms: x.decimal('Terms discount'),
  version: x.text('Contract version'),
})
const K3 = x.segment('K3', 'File information', {
  text: x.text('Fixed format information', { required: true, max: 80 }),
})
const CRC = x.segment('CRC', 'Conditions', {
  category: x.code('Category', undefined, x.required),
  holds: x.code('Holds', undefined, x.required),
  conditions: x.list(5, x.code('Condition')),
})
const CR1 = x.segment('CR1', 'Ambulance', {
  unit: x.code('Unit'),
  weight: x.decimal('Patient weight'),
  code: x.code('Transport code'),
  reason: x.code('Transport reason'),
  distanceUnit: x.code('Unit'),
  distance: x.decimal('Distance'),
  from: x.text('From'),
  to: x.text('To'),
  roundTrip: x.text('Round trip purpose'),
  stretcher: x.text('Stretcher purpose'),
})
const CR2 = x.segment('CR2', 'Spinal manipulation', {
  treatment: x.decimal('Treatment number'),
  count: x.decimal('Treatments'),
  from: x.code('Subluxation level'),
  to: x.code('Subluxation level'),
  unit: x.code('Unit'),
  period: x.decimal('Treatment period'),
  monthly: x.decimal('Monthly treatments'),
  nature: x.code('Nature of the condition'),
  complication: x.code('Complication'),
  description: x.text('Description'),
  description2: x.text('Description'),
  xray: x.code('X-ray available'),
})
const CR3 = x.segment('CR3', 'Durable equipment', {
  type: x.code('Certification type'),
  unit: x.code('Unit'),
  duration: x.decimal('Duration'),
})
const HCP = x.segment('HCP', 'Pricing', {
  methodology: x.code('Pricing methodology'),
  allowedCents: x.money('Allowed amount'),
  savingCents: x.money('Saving amount'),
  organization: x.text('Repricing organization'),
  rate: x.decimal('Rate'),
  group: x.text('Approved group'),
  groupCents: x.money('Approved group amount'),
  revenue: x.text('Approved revenue code'),
  qualifier: x.code('Code set'),
  procedure: x.text('Approved procedure'),
  unit: x.code('Unit'),
  units: x.decimal('Approved units'),
  reject: x.code('Reject reason'),
  compliance: x.code('Policy compliance'),
  exception: x.code('Exception'),
})
const OI = x.segment('OI', 'Other insurance', {
  filing: x.code('Filing indicator'),
  submission: x.code('Submission reason'),
  benefits: x.code('Benefits assigned'),
  signature: x.code('Patient signature source'),
  agreement: x.code('Provider agreement'),
  release: x.code('Release of information'),
})
const MIA = x.segment('MIA', 'Inpatient adjudication', {
  coveredDays: x.decimal('Covered days'),
  amounts: x.list(3, x.text('Amount')),
  remark: x.code('Remark'),
  moreAmounts: x.list(14, x.text('Amount')),
  moreRemarks: x.list(4, x.code('Remark')),
  exception: x.text('Amount'),
})
const SVD = x.segment('SVD', 'Line adjudication', {
  payer: x.text('Other payer', x.required),
  paidCents: x.money('Payment', x.required),
  procedure: x.composite('Adjudicated procedure', PROCEDURE),
  revenue: x.text('Revenue code'),
  paidUnits: x.decimal('Units paid'),
  bundledInto: x.decimal('Bundled into line'),
})
const LIN = x.segment('LIN', 'Drug', {
  id: x.text('Assigned identification'),
  qualifier: x.code('Qualifier', undefined, x.required),
  code: x.text('Product code', x.required),
})
const CTP = x.segment('CTP', 'Drug quantity', {
  class: x.code('Class of trade'),
  price: x.code('Price'),
  unitCents: x.money('Unit price'),
  quantity: x.decimal('Quantity'),
  unit: x.composite('Unit', { unit: x.code('Unit') }),
})
const MEA = x.segment('MEA', 'Measurement', {
  reference: x.code('Measurement reference'),
  qualifier: x.code('Measurement qualifier'),
  value: x.decimal('Value'),
})
const FRM = x.segment('FRM', 'Form answer', {
  question: x.text('Question', x.required),
  yesNo: x.code('Yes or no'),
  text: x.text('Answer', { max: 50 }),
  date: x.text('Answer as a date'),
  percent: x.decimal('Answer as a percentage'),
})

const anyone = named('23XX', 'Another party')

const subscriberName = named('2010BA', 'Subscriber name', 'IL')
export const payerName = named('2010BB', 'Payer name', 'PR')
export const patientName = named('2010CA', 'Patient name', 'QC')

const otherSubscriber = x.loop('2320', 'Other payer', {
  subscriber: x.one(SBR),
  adjustments: x.many(CAS),
  amounts: x.many(AMT),
  demographics: x.one(DMG),
  insurance: x.one(OI),
  inpatient: x.one(MIA),
  outpatient: x.one(MOA),
  name: x.oneLoop(named('2330A', 'Other subscriber name', 'IL')),
  payer: x.oneLoop(named('2330B', 'Other payer name', 'PR')),
  others: x.loops(anyone),
})
const lineAdjudication = x.loop('2430', 'Line adjudication', {
  payment: x.one(SVD),
  adjustments: x.many(CAS),
  dates: x.many(DTP),
  amounts: x.many(AMT),
})

/** The slots of a claim (2300) before its own and its lines; `own` are the guide's own segments. */
export const claimHead = {
  claim: x.one(CLM),
  dates: x.many(DTP),
  attachments: x.many(PWK),
  contract: x.one(CN1),
  amounts: x.many(AMT),
  references: x.many(REF),
  fileInformation: x.many(K3),
  notes: x.many(NTE),
} as const
export const claimHealth = {
  ambulance: x.one(CR1),
  conditions: x.many(CRC),
  health: x.many(HI),
  quantities: x.many(QTY),
  pricing: x.one(HCP),
} as const
export const spinal = { spinal: x.one(CR2) } as const
const PROVIDERS = {
  referring: x.oneLoop(named('2310A', 'Referring provider', 'DN', 'P3')),
  rendering: x.oneLoop(named('2310B', 'Rendering provider', '82')),
  facility: x.oneLoop(named('2310C', 'Service facility', '77', 'FA')),
  supervising: x.oneLoop(named('2310D', 'Supervising provider', 'DQ')),
  attending: x.oneLoop(named('2310A', 'Attending provider', '71')),
  operating: x.oneLoop(named('2310B', 'Operating physician', '72')),
  assisting: x.oneLoop(named('2310D', 'Assistant surgeon', 'DD')),
} as const
/** The providers that a guide lets stand behind a claim, in its order. */
function providers<const Role extends keyof typeof PROVIDERS>(...roles: readonly Role[]): Pick<typeof PROVIDERS, Role> {
  return Object.fromEntries(roles.map(role => [role, PROVIDERS[role]])) as Pick<typeof PROVIDERS, Role>
}
/** What ends a claim: its providers in the guide's order, other parties and payers, and its lines. */
export const claimTail = <const Role extends keyof typeof PROVIDERS, const Line extends x.Loop>(
  line: Line,
  ...roles: readonly Role[]
) => ({
  ...providers(...roles),
  otherParties: x.loops(anyone),
  otherPayers: x.loops(otherSubscriber),
  lines: x.loops(line),
})
/** The slots of a line (2400) around its own service segment. */
export const lineTail = {
  attachments: x.many(PWK),
  ambulance: x.one(CR1),
  equipment: x.one(CR3),
  conditions: x.many(CRC),
  dates: x.many(DTP),
  quantities: x.many(QTY),
  measurements: x.many(MEA),
  contract: x.one(CN1),
  references: x.many(REF),
  amounts: x.many(AMT),
  fileInformation: x.many(K3),
  notes: x.many(NTE),
  pricing: x.one(HCP),
} as const
export const lineLoops = {
  drugs: x.loops(x.loop('2410', 'Drug', { drug: x.one(LIN), quantity: x.one(CTP), references: x.many(REF) })),
  otherParties: x.loops(anyone),
  adjudications: x.loops(lineAdjudication),
  forms: x.loops(x.loop('2440', 'Form', { form: x.one(LQ), answers: x.many(FRM) })),
} as const
export const pointers = x.composite('Diagnosis pointers', { pointers: x.list(4, x.decimal('Pointer')) })

/** The body of an 837 around its claim loop. */
function claimBody<const Claim extends x.Loop>(claim: Claim) {
  const patient = level('2000C', 'Patient', '23', {
    patient: x.one(PAT),
    name: x.oneLoop(patientName),
    others: x.loops(anyone),
    claims: x.loops(claim),
  })
  const subscriber = level('2000B', 'Subscriber', '22', {
    subscriber: x.one(SBR, x.required),
    patient: x.one(PAT),
    name: x.oneLoop(subscriberName, x.required),
    payer: x.oneLoop(payerName, x.required),
    others: x.loops(anyone),
    claims: x.loops(claim),
    patients: x.loops(patient),
  })
  const provider = level('2000A', 'Billing provider', '20', {
    specialty: x.one(PRV),
    currency: x.one(CUR),
    billing: x.oneLoop(named('2010AA', 'Billing provider name', '85'), x.required),
    payTo: x.oneLoop(named('2010AB', 'Pay-to address', '87')),
    payToPlan: x.oneLoop(named('2010AC', 'Pay-to plan', 'PE')),
    others: x.loops(anyone),
    subscribers: x.loops(subscriber),
  })
  const body = x.loop('body', 'Claims', {
    beginning: x.one(BHT, x.required),
    references: x.many(REF),
    submitter: x.oneLoop(named('1000A', 'Submitter', '41'), x.required),
    receiver: x.oneLoop(named('1000B', 'Receiver', '40'), x.required),
    providers: x.loops(provider),
  })
  return { body, subscriber }
}

/** One of the three, from its guide and its claim. */
export function claims837<const Claim extends x.Loop>(guide: string, label: string, claim: Claim) {
  const { body, subscriber } = claimBody(claim)
  return { transaction: x.transaction('837', guide, label, 'HC', body), subscriber }
}
