// The 835, Health Care Claim Payment/Advice (005010X221A1): a remittance. Read also for 4010 (X091A1), whose segments
// differ in details that the reader tells as warnings. Element names are ours; positions are the standard's.
import type { LoopNode, SegmentNode, TreeOf } from '../describe.ts'
import {
  code,
  composite,
  date,
  decimal,
  group,
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
  textToEnd,
} from '../describe.ts'
import { CUR, MOA, N2, N3, N4, NM1, PER } from '../segments.ts'

const required = { required: true } as const

const BPR = segment('BPR', 'Payment', {
  handling: code('Transaction handling', ['C', 'D', 'H', 'I', 'P', 'U', 'X'], required),
  paymentCents: money('Payment amount', required),
  sign: code('Credit or debit', ['C', 'D'], required),
  method: code('Payment method', ['ACH', 'BOP', 'CHK', 'FWT', 'NON'], required),
  format: code('Payment format', ['CCP', 'CTX']),
  senderBankQualifier: code('Sender bank qualifier'),
  senderBank: text('Sender bank'),
  senderAccountQualifier: code('Sender account qualifier'),
  senderAccount: text('Sender account'),
  originator: text('Originating company'),
  originatorSupplement: text('Originating company supplement'),
  receiverBankQualifier: code('Receiver bank qualifier'),
  receiverBank: text('Receiver bank'),
  receiverAccountQualifier: code('Receiver account qualifier'),
  receiverAccount: text('Receiver account'),
  date: date('Payment date', required),
})
const TRN = segment('TRN', 'Reassociation trace', {
  type: code('Trace type', ['1'], required),
  number: text('Check or EFT trace number', required),
  originator: text('Payer identifier', required),
  supplement: text('Originating company supplement'),
})
const REF = segment('REF', 'Reference', {
  qualifier: code('Reference qualifier', undefined, required),
  number: text('Reference number'),
  description: text('Description'),
})
const DTM = segment('DTM', 'Date', {
  qualifier: code('Date qualifier', undefined, required),
  date: date('Date', required),
})
const N1 = segment('N1', 'Name', {
  entity: code('Entity', undefined, required),
  name: text('Name'),
  idQualifier: code('Identifier qualifier'),
  id: text('Identifier'),
})
const RDM = segment('RDM', 'How the remittance is delivered', {
  method: code('Delivery method', undefined, required),
  name: text('Name'),
  number: text('Communication number', { max: 256 }),
})
const LX = segment('LX', 'Header number', { number: text('Assigned number', required) })
const TS3 = segment('TS3', 'Provider summary', {
  provider: text('Provider identifier', required),
  facilityType: code('Facility type'),
  fiscalPeriod: date('Fiscal period end', required),
  claims: decimal('Claim count'),
  chargeCents: money('Total charge'),
  coveredChargeCents: money('Covered charge'),
  noncoveredChargeCents: money('Non-covered charge'),
  deniedChargeCents: money('Denied charge'),
  providerPaymentCents: money('Provider payment'),
  interestCents: money('Interest'),
  contractualCents: money('Contractual adjustment'),
  grammRudmanCents: money('Gramm-Rudman reduction'),
  mspPayerCents: money('MSP payer amount'),
  bloodDeductibleCents: money('Blood deductible'),
  nonLabCents: money('Non-lab charge'),
  coinsuranceCents: money('Coinsurance'),
  hcpcsReportedCents: money('HCPCS reported charge'),
  hcpcsPayableCents: money('HCPCS payable'),
  deductibleCents: money('Deductible'),
  professionalCents: money('Professional component'),
  mspPatientCents: money('MSP patient liability'),
  reimbursementCents: money('Patient reimbursement'),
  pipCount: decimal('PIP claims'),
  pipCents: money('PIP adjustment'),
})
const TS2 = segment('TS2', 'Provider summary, inpatient', {
  drgCents: money('DRG amount'),
  federalCents: money('Federal specific amount'),
  hospitalCents: money('Hospital specific amount'),
  disproportionateCents: money('Disproportionate share'),
  capitalCents: money('Capital amount'),
  medicalEducationCents: money('Indirect medical education'),
  outlierDays: decimal('Outlier days'),
  dayOutlierCents: money('Day outlier'),
  costOutlierCents: money('Cost outlier'),
  averageLengthOfStay: decimal('Average length of stay'),
  discharges: decimal('Discharges'),
  costReportDays: decimal('Cost report days'),
  coveredDays: decimal('Covered days'),
  noncoveredDays: decimal('Non-covered days'),
  mspPassThroughCents: money('MSP pass-through'),
  averageDrgWeight: decimal('Average DRG weight'),
  pppsCapitalFspDrgCents: money('Capital, federal'),
  ppsCapitalHspDrgCents: money('Capital, hospital'),
  ppsDshDrgCents: money('Capital, disproportionate share'),
})
const CLP = segment('CLP', 'Claim payment', {
  account: text('Patient control number', required),
  status: code('Claim status', ['1', '2', '3', '4', '19', '20', '21', '22', '23', '25'], required),
  chargeCents: money('Total charge', required),
  paidCents: money('Payment', required),
  patientCents: money('Patient responsibility'),
  filing: code(
    'Filing indicator',
    ['12', '13', '14', '15', '16', '17', 'AM', 'CH', 'DS', 'HM', 'LM', 'MA', 'MB', 'MC', 'OF', 'TV', 'VA', 'WC', 'ZZ'],
    required,
  ),
  payerControl: text('Payer claim control number', required),
  facilityType: text('Facility type'),
  frequency: code('Claim frequency'),
  patientStatus: code('Patient status'),
  drg: text('DRG'),
  drgWeight: decimal('DRG weight'),
  dischargeFraction: decimal('Discharge fraction'),
  consent: code('Yes or no'),
})
const CAS = segment('CAS', 'Adjustments', {
  group: code('Adjustment group', ['CO', 'OA', 'PI', 'PR'], required),
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
const MIA = segment('MIA', 'Inpatient adjudication', {
  coveredDays: decimal('Covered days'),
  ppsOperatingOutlierCents: money('PPS operating outlier'),
  psychiatricDays: decimal('Lifetime psychiatric days'),
  drgCents: money('Claim DRG amount'),
  remark: code('Remark'),
  disproportionateCents: money('Disproportionate share'),
  mspPassThroughCents: money('MSP pass-through'),
  ppsCapitalCents: money('PPS capital'),
  capitalFspCents: money('Capital, federal'),
  capitalHspCents: money('Capital, hospital'),
  capitalDshCents: money('Capital, disproportionate share'),
  oldCapitalCents: money('Old capital'),
  capitalImeCents: money('Capital, medical education'),
  operatingHospitalCents: money('Operating, hospital'),
  costReportDays: decimal('Cost report days'),
  operatingFederalCents: money('Operating, federal'),
  capitalOutlierCents: money('PPS capital outlier'),
  teachingCents: money('Indirect teaching'),
  professionalCents: money('Non-payable professional component'),
  moreRemarks: list(4, code('Remark')),
  capitalExceptionCents: money('Capital exception'),
})
const AMT = segment('AMT', 'Supplemental amount', {
  qualifier: code('Amount qualifier', undefined, required),
  amountCents: money('Amount', required),
})
const QTY = segment('QTY', 'Supplemental quantity', {
  qualifier: code('Quantity qualifier', undefined, required),
  quantity: decimal('Quantity', required),
})
const procedure = {
  qualifier: code('Code set', undefined, required),
  code: text('Procedure code', required),
  modifiers: list(4, code('Modifier')),
  description: text('Description'),
  lastCode: text('Last code of a range'),
} as const
const SVC = segment('SVC', 'Service line', {
  procedure: composite('Adjudicated procedure', procedure, required),
  chargeCents: money('Line charge', required),
  paidCents: money('Line payment', required),
  revenue: text('Revenue code'),
  paidUnits: decimal('Units paid'),
  submitted: composite('Submitted procedure', procedure),
  submittedUnits: decimal('Units submitted'),
})
const LQ = segment('LQ', 'Remark', {
  list: code('Code list', ['HE', 'RX'], required),
  remark: code('Remark code', undefined, required),
})
const PLB = segment('PLB', 'Provider adjustments', {
  provider: text('Provider identifier', required),
  fiscalPeriod: date('Fiscal period end', required),
  adjustments: group(
    6,
    {
      reason: composite(
        'Reason',
        // Payers put account, number and date into one reference, with the component separator between them.
        { code: code('Adjustment reason', undefined, required), reference: textToEnd('Reference') },
        required,
      ),
      amountCents: money('Provider adjustment amount', required),
    },
    { runsOn: true },
  ),
})

const party = {
  n2: many(N2),
  address: one(N3),
  city: one(N4),
  references: many(REF),
  contacts: many(PER),
  delivery: one(RDM),
  dates: many(DTM),
} as const
const payer = loop('1000A', 'Payer', { name: one(N1, { when: { element: 1, values: ['PR'] } }), ...party })
const payee = loop('1000B', 'Payee', { name: one(N1, { when: { element: 1, values: ['PE'] } }), ...party })
const otherParty = loop('1000', 'Another party', { name: one(N1), ...party })

const line = loop('2110', 'Service line', {
  service: one(SVC),
  dates: many(DTM),
  adjustments: many(CAS),
  references: many(REF),
  amounts: many(AMT),
  quantities: many(QTY),
  remarks: many(LQ),
})
const entity = (...values: readonly string[]) => ({ when: { element: 1, values } })
export const claim835 = loop('2100', 'Claim', {
  payment: one(CLP),
  adjustments: many(CAS),
  patient: one(NM1, entity('QC')),
  insured: one(NM1, entity('IL')),
  correctedInsured: one(NM1, entity('74')),
  rendering: one(NM1, entity('82')),
  crossover: one(NM1, entity('TT')),
  correctedPayer: one(NM1, entity('PR')),
  otherSubscriber: one(NM1, entity('GB')),
  otherNames: many(NM1),
  inpatient: one(MIA),
  outpatient: one(MOA),
  references: many(REF),
  dates: many(DTM),
  contacts: many(PER),
  amounts: many(AMT),
  quantities: many(QTY),
  /** Remarks at claim level are no part of the guide, but payers send them. */
  remarks: many(LQ),
  lines: loops(line),
})
const header = loop(
  '2000',
  'Header number',
  { number: one(LX), providerSummary: one(TS3), inpatientSummary: one(TS2), claims: loops(claim835) },
  { implied: true },
)
const body = loop('body', 'Remittance', {
  payment: one(BPR, required),
  trace: one(TRN, required),
  currency: one(CUR),
  references: many(REF),
  dates: many(DTM),
  payer: oneLoop(payer, required),
  payee: oneLoop(payee, required),
  otherParties: loops(otherParty),
  headers: loops(header),
  providerAdjustments: many(PLB),
})

export const transaction835 = {
  set: '835',
  guide: '005010X221A1',
  label: 'Health Care Claim Payment/Advice',
  functionalId: 'HP',
  body,
} as const satisfies Transaction

/** A whole remittance. When it was read claim by claim, its headers hold no claims. */
export type Remittance = TreeOf<typeof transaction835>
/** One claim as one payer adjudicated it (loop 2100). */
export type RemitClaim = LoopNode<typeof claim835>
/** One service line (loop 2110). */
export type RemitLine = LoopNode<typeof line>
export type ClaimAdjustments = SegmentNode<typeof CAS>
export type ProviderAdjustments = SegmentNode<typeof PLB>
export type Party = LoopNode<typeof payer>
export type PersonName = SegmentNode<typeof NM1>
export type ProcedureCode = NonNullable<SegmentNode<typeof SVC>['procedure']>

/** A claim with nothing in it but its payment and lines, to be filled by whoever makes one. */
export function emptyClaim(payment: NonNullable<RemitClaim['payment']>, lines: readonly RemitLine[]): RemitClaim {
  return {
    payment,
    adjustments: [],
    patient: undefined,
    insured: undefined,
    correctedInsured: undefined,
    rendering: undefined,
    crossover: undefined,
    correctedPayer: undefined,
    otherSubscriber: undefined,
    otherNames: [],
    inpatient: undefined,
    outpatient: undefined,
    references: [],
    dates: [],
    contacts: [],
    amounts: [],
    quantities: [],
    remarks: [],
    lines,
  }
}
