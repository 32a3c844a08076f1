// What the three 837s (professional, institutional, dental) share: providers, payers, subscribers, other payers, and how they nest.
// Each guide's own file puts its claim and its lines together from these.
import {
  code,
  composite,
  decimal,
  type Loop,
  list,
  loop,
  loops,
  many,
  money,
  one,
  oneLoop,
  segment,
  type Transaction,
  text,
} from '../describe.ts'
import {
  AMT,
  BHT,
  CAS,
  CUR,
  DMG,
  DTP,
  entity,
  HI,
  HL,
  LQ,
  level,
  MOA,
  N2,
  N3,
  N4,
  NM1,
  NTE,
  PER,
  PROCEDURE,
  PRV,
  PWK,
  QTY,
  REF,
} from '../segments.ts'

const required = { required: true } as const

const SBR = segment('SBR', 'Subscriber', {
  sequence: code('Payer responsibility sequence', undefined, required),
  relationship: code('Relationship'),
  groupNumber: text('Group or policy number'),
  groupName: text('Group name'),
  insuranceType: code('Insurance type'),
  coordination: code('Coordination of benefits'),
  condition: code('Yes or no'),
  employment: code('Employment'),
  filing: code('Filing indicator'),
})
const PAT = segment('PAT', 'Patient', {
  relationship: code('Relationship'),
  location: code('Location'),
  employment: code('Employment'),
  student: code('Student'),
  deathFormat: code('Date format'),
  death: text('Date of death', { max: 35 }),
  unit: code('Unit'),
  weight: decimal('Weight'),
  pregnant: code('Pregnant'),
})
const CLM = segment('CLM', 'Claim', {
  account: text('Patient control number', required),
  chargeCents: money('Total charge', required),
  filing: code('Filing indicator'),
  format: code('Format'),
  place: composite(
    'Place and frequency',
    {
      facility: code('Place or facility type', undefined, required),
      qualifier: code('Code list'),
      frequency: code('Claim frequency'),
    },
    required,
  ),
  signature: code('Provider signature'),
  assignment: code('Assignment'),
  benefits: code('Benefits assigned'),
  release: code('Release of information'),
  patientSignature: code('Patient signature source'),
  causes: composite('Related causes', {
    first: code('Related cause'),
    second: code('Related cause'),
    third: code('Related cause'),
    state: code('State'),
    country: code('Country'),
  }),
  program: code('Special program'),
  yesNo: code('Yes or no'),
  service: code('Level of service'),
  conditions: code('Yes or no'),
  participation: code('Participation'),
  yesNo2: code('Yes or no'),
  explanation: code('Explanation of benefits'),
  status: code('Predetermination'),
  delay: code('Delay reason'),
})
const CN1 = segment('CN1', 'Contract', {
  type: code('Contract type', undefined, required),
  amountCents: money('Contract amount'),
  percent: decimal('Contract percent'),
  code: text('Contract code'),
  terms: decimal('Terms discount'),
  version: text('Contract version'),
})
const K3 = segment('K3', 'File information', { text: text('Fixed format information', { required: true, max: 80 }) })
const CRC = segment('CRC', 'Conditions', {
  category: code('Category', undefined, required),
  holds: code('Holds', undefined, required),
  conditions: list(5, code('Condition')),
})
const CR1 = segment('CR1', 'Ambulance', {
  unit: code('Unit'),
  weight: decimal('Patient weight'),
  code: code('Transport code'),
  reason: code('Transport reason'),
  distanceUnit: code('Unit'),
  distance: decimal('Distance'),
  from: text('From'),
  to: text('To'),
  roundTrip: text('Round trip purpose'),
  stretcher: text('Stretcher purpose'),
})
const CR2 = segment('CR2', 'Spinal manipulation', {
  treatment: decimal('Treatment number'),
  count: decimal('Treatments'),
  from: code('Subluxation level'),
  to: code('Subluxation level'),
  unit: code('Unit'),
  period: decimal('Treatment period'),
  monthly: decimal('Monthly treatments'),
  nature: code('Nature of the condition'),
  complication: code('Complication'),
  description: text('Description'),
  description2: text('Description'),
  xray: code('X-ray available'),
})
const CR3 = segment('CR3', 'Durable equipment', {
  type: code('Certification type'),
  unit: code('Unit'),
  duration: decimal('Duration'),
})
const HCP = segment('HCP', 'Pricing', {
  methodology: code('Pricing methodology'),
  allowedCents: money('Allowed amount'),
  savingCents: money('Saving amount'),
  organization: text('Repricing organization'),
  rate: decimal('Rate'),
  group: text('Approved group'),
  groupCents: money('Approved group amount'),
  revenue: text('Approved revenue code'),
  qualifier: code('Code set'),
  procedure: text('Approved procedure'),
  unit: code('Unit'),
  units: decimal('Approved units'),
  reject: code('Reject reason'),
  compliance: code('Policy compliance'),
  exception: code('Exception'),
})
const OI = segment('OI', 'Other insurance', {
  filing: code('Filing indicator'),
  submission: code('Submission reason'),
  benefits: code('Benefits assigned'),
  signature: code('Patient signature source'),
  agreement: code('Provider agreement'),
  release: code('Release of information'),
})
const MIA = segment('MIA', 'Inpatient adjudication', {
  coveredDays: decimal('Covered days'),
  amounts: list(3, text('Amount')),
  remark: code('Remark'),
  moreAmounts: list(14, text('Amount')),
  moreRemarks: list(4, code('Remark')),
  exception: text('Amount'),
})
const SVD = segment('SVD', 'Line adjudication', {
  payer: text('Other payer', required),
  paidCents: money('Payment', required),
  procedure: composite('Adjudicated procedure', PROCEDURE),
  revenue: text('Revenue code'),
  paidUnits: decimal('Units paid'),
  bundledInto: decimal('Bundled into line'),
})
const LIN = segment('LIN', 'Drug', {
  id: text('Assigned identification'),
  qualifier: code('Qualifier', undefined, required),
  code: text('Product code', required),
})
const CTP = segment('CTP', 'Drug quantity', {
  class: code('Class of trade'),
  price: code('Price'),
  unitCents: money('Unit price'),
  quantity: decimal('Quantity'),
  unit: composite('Unit', { unit: code('Unit') }),
})
const MEA = segment('MEA', 'Measurement', {
  reference: code('Measurement reference'),
  qualifier: code('Measurement qualifier'),
  value: decimal('Value'),
})
const FRM = segment('FRM', 'Form answer', {
  question: text('Question', required),
  yesNo: code('Yes or no'),
  text: text('Answer', { max: 50 }),
  date: text('Answer as a date'),
  percent: decimal('Answer as a percentage'),
})

/** Names with their address and numbers. */
export const party = {
  n2: many(N2),
  address: one(N3),
  city: one(N4),
  demographics: one(DMG),
  specialty: one(PRV),
  references: many(REF),
  contacts: many(PER),
  dates: many(DTP),
} as const
const named = <const Id extends string>(id: Id, label: string, ...values: readonly string[]) =>
  loop(id, label, { name: one(NM1, entity(...values)), ...party })
const anyone = loop('23XX', 'Another party', { name: one(NM1), ...party })

export const subscriberName = named('2010BA', 'Subscriber name', 'IL')
export const payerName = named('2010BB', 'Payer name', 'PR')
export const patientName = named('2010CA', 'Patient name', 'QC')

const otherSubscriber = loop('2320', 'Other payer', {
  subscriber: one(SBR),
  adjustments: many(CAS),
  amounts: many(AMT),
  demographics: one(DMG),
  insurance: one(OI),
  inpatient: one(MIA),
  outpatient: one(MOA),
  name: oneLoop(named('2330A', 'Other subscriber name', 'IL')),
  payer: oneLoop(named('2330B', 'Other payer name', 'PR')),
  others: loops(anyone),
})
const lineAdjudication = loop('2430', 'Line adjudication', {
  payment: one(SVD),
  adjustments: many(CAS),
  dates: many(DTP),
  amounts: many(AMT),
})

/** The slots of a claim (2300) before its own and its lines; `own` are the guide's own segments. */
export const claimHead = {
  claim: one(CLM),
  dates: many(DTP),
  attachments: many(PWK),
  contract: one(CN1),
  amounts: many(AMT),
  references: many(REF),
  fileInformation: many(K3),
  notes: many(NTE),
} as const
export const claimHealth = {
  ambulance: one(CR1),
  conditions: many(CRC),
  health: many(HI),
  quantities: many(QTY),
  pricing: one(HCP),
} as const
export const spinal = { spinal: one(CR2) } as const
export const referring = named('2310A', 'Referring provider', 'DN', 'P3')
export const rendering = named('2310B', 'Rendering provider', '82')
export const facility = named('2310C', 'Service facility', '77', 'FA')
export const supervising = named('2310D', 'Supervising provider', 'DQ')
export const attending = named('2310A', 'Attending provider', '71')
export const operating = named('2310B', 'Operating physician', '72')
export const assisting = named('2310D', 'Assistant surgeon', 'DD')
export const claimTail = {
  otherParties: loops(anyone),
  otherPayers: loops(otherSubscriber),
} as const
/** The slots of a line (2400) around its own service segment. */
export const lineTail = {
  attachments: many(PWK),
  ambulance: one(CR1),
  equipment: one(CR3),
  conditions: many(CRC),
  dates: many(DTP),
  quantities: many(QTY),
  measurements: many(MEA),
  contract: one(CN1),
  references: many(REF),
  amounts: many(AMT),
  fileInformation: many(K3),
  notes: many(NTE),
  pricing: one(HCP),
} as const
export const lineLoops = {
  drugs: loops(loop('2410', 'Drug', { drug: one(LIN), quantity: one(CTP), references: many(REF) })),
  otherParties: loops(anyone),
  adjudications: loops(lineAdjudication),
  forms: loops(loop('2440', 'Form', { form: one(LQ), answers: many(FRM) })),
} as const
export const pointers = composite('Diagnosis pointers', { pointers: list(4, decimal('Pointer')) })

/** The body of an 837 around its claim loop. */
export function claimBody<const Claim extends Loop>(claim: Claim) {
  const patient = loop('2000C', 'Patient', {
    level: one(HL, level('23')),
    patient: one(PAT),
    name: oneLoop(patientName),
    others: loops(anyone),
    claims: loops(claim),
  })
  const subscriber = loop('2000B', 'Subscriber', {
    level: one(HL, level('22')),
    subscriber: one(SBR, required),
    patient: one(PAT),
    name: oneLoop(subscriberName, required),
    payer: oneLoop(payerName, required),
    others: loops(anyone),
    claims: loops(claim),
    patients: loops(patient),
  })
  const provider = loop('2000A', 'Billing provider', {
    level: one(HL, level('20')),
    specialty: one(PRV),
    currency: one(CUR),
    billing: oneLoop(named('2010AA', 'Billing provider name', '85'), required),
    payTo: oneLoop(named('2010AB', 'Pay-to address', '87')),
    payToPlan: oneLoop(named('2010AC', 'Pay-to plan', 'PE')),
    others: loops(anyone),
    subscribers: loops(subscriber),
  })
  const body = loop('body', 'Claims', {
    beginning: one(BHT, required),
    references: many(REF),
    submitter: oneLoop(named('1000A', 'Submitter', '41'), required),
    receiver: oneLoop(named('1000B', 'Receiver', '40'), required),
    providers: loops(provider),
  })
  return { body, subscriber }
}

/** One of the three, from its guide and body. */
export function claims837<const Body extends Loop>(guide: string, label: string, body: Body) {
  return { set: '837', guide, label, functionalId: 'HC', body } as const satisfies Transaction
}
