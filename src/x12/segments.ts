// Segments that several transactions share, described once. Element names are ours; positions are the standard's.
import {
  code,
  composite,
  date,
  decimal,
  group,
  list,
  money,
  repeated,
  segment,
  text,
  time,
  unused,
} from './describe.ts'

const required = { required: true } as const

/** A slot's condition: its first element (or another) has one of these values. */
export const entity = (...values: readonly string[]) => ({ when: { element: 1, values } })
export const level = (...values: readonly string[]) => ({ when: { element: 3, values } })

export const BHT = segment('BHT', 'Beginning', {
  structure: code('Hierarchical structure', undefined, required),
  purpose: code('Purpose', undefined, required),
  reference: text('Reference of the originator', { max: 50 }),
  date: date('Date created'),
  time: time('Time created'),
  type: code('Transaction type'),
})
export const HL = segment('HL', 'Level', {
  id: text('Number of this level', { required: true, max: 12 }),
  parent: text('Number of the level above', { max: 12 }),
  level: code('Level', undefined, required),
  child: code('Has levels below', ['0', '1']),
})
export const NM1 = segment('NM1', 'Name of a person or organization', {
  entity: code('Entity', undefined, required),
  type: code('Person or organization', ['1', '2'], required),
  last: text('Last or organization name'),
  first: text('First name'),
  middle: text('Middle name'),
  prefix: text('Prefix'),
  suffix: text('Suffix'),
  idQualifier: code('Identifier qualifier'),
  id: text('Identifier'),
})
export const N2 = segment('N2', 'More of the name', { name: text('Name'), more: text('Name') })
export const N3 = segment('N3', 'Street', { line: text('Address line', required), line2: text('Address line 2') })
export const N4 = segment('N4', 'City', {
  city: text('City'),
  state: text('State'),
  zip: text('Postal code'),
  country: text('Country'),
  locationQualifier: unused(),
  location: unused(),
  subdivision: text('Country subdivision'),
})
export const PER = segment('PER', 'Contact', {
  function: code('Contact function', undefined, required),
  name: text('Contact name'),
  numbers: group(3, { qualifier: code('Number qualifier'), number: text('Number', { max: 256 }) }),
  reference: unused(),
})
export const REF = segment('REF', 'Reference', {
  qualifier: code('Reference qualifier', undefined, required),
  number: text('Reference number'),
  description: text('Description'),
  more: composite('More references', {
    qualifier: code('Reference qualifier'),
    number: text('Reference number'),
  }),
})
/** The value is a date, a date and time or a range, as DTP02 says (`periodOf` in `values.ts` reads it). */
export const DTP = segment('DTP', 'Date', {
  qualifier: code('Date qualifier', undefined, required),
  format: code('Date format', ['D8', 'RD8', 'DT', 'TM', 'D6', 'RDT'], required),
  value: text('Date, time or period', { required: true, max: 35 }),
})
export const TRN = segment('TRN', 'Trace', {
  type: code('Trace type', undefined, required),
  number: text('Trace number', required),
  originator: text('Originating company'),
  supplement: text('Originating company supplement'),
})
export const PRV = segment('PRV', 'Provider', {
  role: code('Provider role', undefined, required),
  qualifier: code('Reference qualifier'),
  taxonomy: text('Taxonomy code', { max: 50 }),
  state: code('State'),
  specialty: composite('Specialty', { code: code('Specialty code') }),
  organization: code('Organization'),
})
export const CUR = segment('CUR', 'Foreign currency', {
  entity: code('Entity', undefined, required),
  currency: code('Currency', undefined, required),
  rate: decimal('Exchange rate'),
})
export const DMG = segment('DMG', 'Demographics', {
  format: code('Date format'),
  born: date('Date of birth'),
  gender: code('Gender'),
})
export const INS = segment('INS', 'Insured', {
  subscriber: code('Is the subscriber', ['Y', 'N']),
  relationship: code('Relationship'),
  maintenance: code('Maintenance type'),
  reason: code('Maintenance reason'),
  benefitStatus: code('Benefit status'),
  medicare: composite('Medicare', { plan: code('Medicare plan'), reason: code('Eligibility reason') }),
  cobra: code('Qualifying event'),
  employment: code('Employment'),
  student: code('Student'),
  handicap: code('Handicap'),
  deathFormat: code('Date format'),
  death: text('Date of death', { max: 35 }),
  confidentiality: code('Confidentiality'),
  city: text('City'),
  state: code('State'),
  country: code('Country'),
  birthSequence: decimal('Birth sequence'),
})
export const AMT = segment('AMT', 'Amount', {
  qualifier: code('Amount qualifier', undefined, required),
  amountCents: money('Amount', required),
  sign: code('Credit or debit'),
})
export const QTY = segment('QTY', 'Quantity', {
  qualifier: code('Quantity qualifier', undefined, required),
  quantity: decimal('Quantity'),
})
export const CAS = segment('CAS', 'Adjustments', {
  group: code('Adjustment group', ['CO', 'CR', 'OA', 'PI', 'PR'], required),
  adjustments: group(
    6,
    {
      reason: code('Adjustment reason', undefined, { required: true, max: 5 }),
      amountCents: money('Adjustment amount', required),
      quantity: decimal('Adjustment quantity'),
    },
    { runsOn: true },
  ),
})
export const LX = segment('LX', 'Line number', { number: text('Assigned number', required) })
export const LQ = segment('LQ', 'Code of a list', {
  list: code('Code list', undefined, required),
  code: code('Code', undefined, required),
})
export const PWK = segment('PWK', 'Paperwork', {
  report: code('Report type', undefined, required),
  transmission: code('How it is sent'),
  copies: unused(),
  entity: code('Entity'),
  idQualifier: code('Identifier qualifier'),
  control: text('Attachment control number'),
  description: text('Description'),
})
export const HI = segment('HI', 'Health codes', {
  codes: group(12, {
    code: composite(
      'Health code',
      {
        qualifier: code('Code list', undefined, required),
        code: text('Code', required),
        dateFormat: code('Date format'),
        date: text('Date or period', { max: 35 }),
        amountCents: money('Amount'),
        quantity: decimal('Quantity'),
        version: text('Version'),
        through: text('Last code of a range'),
        presentOnAdmission: code('Present on admission'),
      },
      required,
    ),
  }),
})
export const MSG = segment('MSG', 'Message', { text: text('Message', { required: true, max: 264 }) })
export const NTE = segment('NTE', 'Note', {
  reference: code('Note reference'),
  text: text('Note', { required: true, max: 80 }),
})
/** A medical procedure as every transaction writes it. */
export const PROCEDURE = {
  qualifier: code('Code set', undefined, required),
  code: text('Procedure code', required),
  modifiers: list(4, code('Modifier')),
  description: text('Description'),
  lastCode: text('Last code of a range'),
} as const
const status = {
  category: code('Status category', undefined, required),
  status: code('Status', undefined, required),
  entity: code('Entity'),
  list: code('Code list'),
} as const
export const STC = segment('STC', 'Status', {
  status: composite('Status', status, required),
  date: date('Status date'),
  action: code('Action'),
  chargeCents: money('Charge'),
  paidCents: money('Payment'),
  paymentDate: date('Payment date'),
  method: code('Payment method'),
  checkDate: date('Check date'),
  check: text('Check number'),
  second: composite('Second status', status),
  third: composite('Third status', status),
  message: text('Message', { max: 264 }),
})
export const AAA = segment('AAA', 'Request validation', {
  valid: code('Valid request', ['Y', 'N'], required),
  agency: code('Agency'),
  reason: code('Reject reason'),
  followUp: code('What to do next'),
})
export const HSD = segment('HSD', 'Delivery of services', {
  qualifier: code('Quantity qualifier'),
  quantity: decimal('Quantity'),
  unit: code('Unit'),
  sample: decimal('Every so many'),
  period: code('Period'),
  periods: decimal('Number of periods'),
  pattern: code('Pattern'),
  time: code('Time of day'),
})
export const III = segment('III', 'Further information', {
  list: code('Code list'),
  code: code('Code'),
  category: code('Category'),
  text: text('Text', { max: 264 }),
})
export const EQUIVALENT_TYPES = repeated(code('Service type'))
export const MOA = segment('MOA', 'Outpatient adjudication', {
  rate: decimal('Reimbursement rate'),
  hcpcsPayableCents: money('HCPCS payable'),
  remarks: list(5, code('Remark')),
  esrdCents: money('ESRD payment'),
  professionalCents: money('Non-payable professional component'),
})
