// Segments that several transactions share, described once. Element names are ours; positions are the standard's.
import * as x from './describe.ts'

/** A slot's condition: its first element (or another) has one of these values. */
export const entity = (...values: readonly string[]) => ({ when: { element: 1, values } })

export const BHT = x.segment('BHT', 'Beginning', {
  structure: x.code('Hierarchical structure', undefined, x.required),
  purpose: x.code('Purpose', undefined, x.required),
  reference: x.text('Reference of the originator', { max: 50 }),
  date: x.date('Date created'),
  time: x.time('Time created'),
  type: x.code('Transaction type'),
})
/** What CL1 says of a stay, under whatever name a guide has it. */
export const STAY = {
  admissionType: x.code('Admission type'),
  admissionSource: x.code('Admission source'),
  patientStatus: x.code('Patient status'),
} as const
export const HL = x.segment('HL', 'Level', {
  id: x.text('Number of this level', { required: true, max: 12 }),
  parent: x.text('Number of the level above', { max: 12 }),
  level: x.code('Level', undefined, x.required),
  child: x.code('Has levels below', ['0', '1']),
})
export const NM1 = x.segment('NM1', 'Name of a person or organization', {
  entity: x.code('Entity', undefined, x.required),
  type: x.code('Person or organization', ['1', '2'], x.required),
  last: x.text('Last or organization name'),
  first: x.text('First name'),
  middle: x.text('Middle name'),
  prefix: x.text('Prefix'),
  suffix: x.text('Suffix'),
  idQualifier: x.code('Identifier qualifier'),
  id: x.text('Identifier'),
})
export const N2 = x.segment('N2', 'More of the name', { name: x.text('Name'), more: x.text('Name') })
export const N3 = x.segment('N3', 'Street', {
  line: x.text('Address line', x.required),
  line2: x.text('Address line 2'),
})
export const N4 = x.segment('N4', 'City', {
  city: x.text('City'),
  state: x.text('State'),
  zip: x.text('Postal code'),
  country: x.text('Country'),
  locationQualifier: x.unused(),
  location: x.unused(),
  subdivision: x.text('Country subdivision'),
})
export const PER = x.segment('PER', 'Contact', {
  function: x.code('Contact function', undefined, x.required),
  name: x.text('Contact name'),
  numbers: x.group(3, { qualifier: x.code('Number qualifier'), number: x.text('Number', { max: 256 }) }),
  reference: x.unused(),
})
export const REF = x.segment('REF', 'Reference', {
  qualifier: x.code('Reference qualifier', undefined, x.required),
  number: x.text('Reference number'),
  description: x.text('Description'),
  more: x.composite('More references', {
    qualifier: x.code('Reference qualifier'),
    number: x.text('Reference number'),
  }),
})
/** The value is a date, a date and time or a range, as DTP02 says (`periodOf` in `values.ts` reads it). */
export const DTP = x.segment('DTP', 'Date', {
  qualifier: x.code('Date qualifier', undefined, x.required),
  format: x.code('Date format', ['D8', 'RD8', 'DT', 'TM', 'D6', 'RDT'], x.required),
  value: x.text('Date, time or period', { required: true, max: 35 }),
})
export const TRN = x.segment('TRN', 'Trace', {
  type: x.code('Trace type', undefined, x.required),
  number: x.text('Trace number', x.required),
  originator: x.text('Originating company'),
  supplement: x.text('Originating company supplement'),
})
export const PRV = x.segment('PRV', 'Provider', {
  role: x.code('Provider role', undefined, x.required),
  qualifier: x.code('Reference qualifier'),
  taxonomy: x.text('Taxonomy code', { max: 50 }),
  state: x.code('State'),
  specialty: x.composite('Specialty', { code: x.code('Specialty code') }),
  organization: x.code('Organization'),
})
export const CUR = x.segment('CUR', 'Foreign currency', {
  entity: x.code('Entity', undefined, x.required),
  currency: x.code('Currency', undefined, x.required),
  rate: x.decimal('Exchange rate'),
})
export const DMG = x.segment('DMG', 'Demographics', {
  format: x.code('Date format'),
  born: x.date('Date of birth'),
  gender: x.code('Gender'),
})
export const INS = x.segment('INS', 'Insured', {
  subscriber: x.code('Is the subscriber', ['Y', 'N']),
  relationship: x.code('Relationship'),
  maintenance: x.code('Maintenance type'),
  reason: x.code('Maintenance reason'),
  benefitStatus: x.code('Benefit status'),
  medicare: x.composite('Medicare', { plan: x.code('Medicare plan'), reason: x.code('Eligibility reason') }),
  cobra: x.code('Qualifying event'),
  employment: x.code('Employment'),
  student: x.code('Student'),
  handicap: x.code('Handicap'),
  deathFormat: x.code('Date format'),
  death: x.text('Date of death', { max: 35 }),
  confidentiality: x.code('Confidentiality'),
  city: x.text('City'),
  state: x.code('State'),
  country: x.code('Country'),
  birthSequence: x.decimal('Birth sequence'),
})
export const AMT = x.segment('AMT', 'Amount', {
  qualifier: x.code('Amount qualifier', undefined, x.required),
  amountCents: x.money('Amount', x.required),
  sign: x.code('Credit or debit'),
})
export const QTY = x.segment('QTY', 'Quantity', {
  qualifier: x.code('Quantity qualifier', undefined, x.required),
  quantity: x.decimal('Quantity'),
})
/** The triplets of a CAS; senders write more of them than the guide allows, and they are money. */
export const ADJUSTMENTS = x.group(
  6,
  {
    reason: x.code('Adjustment reason', undefined, { required: true, max: 5 }),
    amountCents: x.money('Adjustment amount', x.required),
    quantity: x.decimal('Adjustment quantity'),
  },
  { runsOn: true },
)
export const CAS = x.segment('CAS', 'Adjustments', {
  group: x.code('Adjustment group', ['CO', 'CR', 'OA', 'PI', 'PR'], x.required),
  adjustments: ADJUSTMENTS,
})
export const LX = x.segment('LX', 'Line number', { number: x.text('Assigned number', x.required) })
export const LQ = x.segment('LQ', 'Code of a list', {
  list: x.code('Code list', undefined, x.required),
  code: x.code('Code', undefined, x.required),
})
export const PWK = x.segment('PWK', 'Paperwork', {
  report: x.code('Report type', undefined, x.required),
  transmission: x.code('How it is sent'),
  copies: x.unused(),
  entity: x.code('Entity'),
  idQualifier: x.code('Identifier qualifier'),
  control: x.text('Attachment control number'),
  description: x.text('Description'),
})
export const HI = x.segment('HI', 'Health codes', {
  codes: x.group(12, {
    code: x.composite(
      'Health code',
      {
        qualifier: x.code('Code list', undefined, x.required),
        code: x.text('Code', x.required),
        dateFormat: x.code('Date format'),
        date: x.text('Date or period', { max: 35 }),
        amountCents: x.money('Amount'),
        quantity: x.decimal('Quantity'),
        version: x.text('Version'),
        through: x.text('Last code of a range'),
        presentOnAdmission: x.code('Present on admission'),
      },
      x.required,
    ),
  }),
})
export const MSG = x.segment('MSG', 'Message', { text: x.text('Message', { required: true, max: 264 }) })
export const NTE = x.segment('NTE', 'Note', {
  reference: x.code('Note reference'),
  text: x.text('Note', { required: true, max: 80 }),
})
/** What an illness or injury came of: work, a car, another accident, and where. */
export const RELATED_CAUSES = x.composite('Related causes', {
  first: x.code('Related cause'),
  second: x.code('Related cause'),
  third: x.code('Related cause'),
  state: x.code('State'),
  country: x.code('Country'),
})
/** A medical procedure as every transaction writes it. */
export const PROCEDURE = {
  qualifier: x.code('Code set', undefined, x.required),
  code: x.text('Procedure code', x.required),
  modifiers: x.list(4, x.code('Modifier')),
  description: x.text('Description'),
  lastCode: x.text('Last code of a range'),
} as const
const status = {
  category: x.code('Status category', undefined, x.required),
  status: x.code('Status', undefined, x.required),
  entity: x.code('Entity'),
  list: x.code('Code list'),
} as const
export const STC = x.segment('STC', 'Status', {
  status: x.composite('Status', status, x.required),
  date: x.date('Status date'),
  action: x.code('Action'),
  chargeCents: x.money('Charge'),
  paidCents: x.money('Payment'),
  paymentDate: x.date('Payment date'),
  method: x.code('Payment method'),
  checkDate: x.date('Check date'),
  check: x.text('Check number'),
  second: x.composite('Second status', status),
  third: x.composite('Third status', status),
  message: x.text('Message', { max: 264 }),
})
export const AAA = x.segment('AAA', 'Request validation', {
  valid: x.code('Valid request', ['Y', 'N'], x.required),
  agency: x.code('Agency'),
  reason: x.code('Reject reason'),
  followUp: x.code('What to do next'),
})
export const HSD = x.segment('HSD', 'Delivery of services', {
  qualifier: x.code('Quantity qualifier'),
  quantity: x.decimal('Quantity'),
  unit: x.code('Unit'),
  sample: x.decimal('Every so many'),
  period: x.code('Period'),
  periods: x.decimal('Number of periods'),
  pattern: x.code('Pattern'),
  time: x.code('Time of day'),
})
export const III = x.segment('III', 'Further information', {
  list: x.code('Code list'),
  code: x.code('Code'),
  category: x.code('Category'),
  text: x.text('Text', { max: 264 }),
})
export const EQUIVALENT_TYPES = x.repeated(x.code('Service type'))
export const MOA = x.segment('MOA', 'Outpatient adjudication', {
  rate: x.decimal('Reimbursement rate'),
  hcpcsPayableCents: x.money('HCPCS payable'),
  remarks: x.list(5, x.code('Remark')),
  esrdCents: x.money('ESRD payment'),
  professionalCents: x.money('Non-payable professional component'),
})
