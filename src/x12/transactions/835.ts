// The 835, Health Care Claim Payment/Advice (005010X221A1): a remittance. Read also for 4010 (X091A1), whose segments
// differ in details that the reader tells as warnings. Element names are ours; positions are the standard's.
import * as x from '../describe.ts'
import { ADJUSTMENTS, CUR, entity, MOA, N2, N3, N4, NM1, PER, PROCEDURE } from '../segments.ts'

const BPR = x.segment('BPR', 'Payment', {
  handling: x.code('Transaction handling', ['C', 'D', 'H', 'I', 'P', 'U', 'X'], x.required),
  paymentCents: x.money('Payment amount', x.required),
  sign: x.code('Credit or debit', ['C', 'D'], x.required),
  method: x.code('Payment method', ['ACH', 'BOP', 'CHK', 'FWT', 'NON'], x.required),
  format: x.code('Payment format', ['CCP', 'CTX']),
  senderBankQualifier: x.code('Sender bank qualifier'),
  senderBank: x.text('Sender bank'),
  senderAccountQualifier: x.code('Sender account qualifier'),
  senderAccount: x.text('Sender account'),
  originator: x.text('Originating company'),
  originatorSupplement: x.text('Originating company supplement'),
  receiverBankQualifier: x.code('Receiver bank qualifier'),
  receiverBank: x.text('Receiver bank'),
  receiverAccountQualifier: x.code('Receiver account qualifier'),
  receiverAccount: x.text('Receiver account'),
  date: x.date('Payment date', x.required),
})
const TRN = x.segment('TRN', 'Reassociation trace', {
  type: x.code('Trace type', ['1'], x.required),
  number: x.text('Check or EFT trace number', x.required),
  originator: x.text('Payer identifier', x.required),
  supplement: x.text('Originating company supplement'),
})
const REF = x.segment('REF', 'Reference', {
  qualifier: x.code('Reference qualifier', undefined, x.required),
  number: x.text('Reference number'),
  description: x.text('Description'),
})
const DTM = x.segment('DTM', 'Date', {
  qualifier: x.code('Date qualifier', undefined, x.required),
  date: x.date('Date', x.required),
})
const N1 = x.segment('N1', 'Name', {
  entity: x.code('Entity', undefined, x.required),
  name: x.text('Name'),
  idQualifier: x.code('Identifier qualifier'),
  id: x.text('Identifier'),
})
const RDM = x.segment('RDM', 'How the remittance is delivered', {
  method: x.code('Delivery method', undefined, x.required),
  name: x.text('Name'),
  number: x.text('Communication number', { max: 256 }),
})
const LX = x.segment('LX', 'Header number', { number: x.text('Assigned number', x.required) })
const TS3 = x.segment('TS3', 'Provider summary', {
  provider: x.text('Provider identifier', x.required),
  facilityType: x.code('Facility type'),
  fiscalPeriod: x.date('Fiscal period end', x.required),
  claims: x.decimal('Claim count'),
  chargeCents: x.money('Total charge'),
  coveredChargeCents: x.money('Covered charge'),
  noncoveredChargeCents: x.money('Non-covered charge'),
  deniedChargeCents: x.money('Denied charge'),
  providerPaymentCents: x.money('Provider payment'),
  interestCents: x.money('Interest'),
  contractualCents: x.money('Contractual adjustment'),
  grammRudmanCents: x.money('Gramm-Rudman reduction'),
  mspPayerCents: x.money('MSP payer amount'),
  bloodDeductibleCents: x.money('Blood deductible'),
  nonLabCents: x.money('Non-lab charge'),
  coinsuranceCents: x.money('Coinsurance'),
  hcpcsReportedCents: x.money('HCPCS reported charge'),
  hcpcsPayableCents: x.money('HCPCS payable'),
  deductibleCents: x.money('Deductible'),
  professionalCents: x.money('Professional component'),
  mspPatientCents: x.money('MSP patient liability'),
  reimbursementCents: x.money('Patient reimbursement'),
  pipCount: x.decimal('PIP claims'),
  pipCents: x.money('PIP adjustment'),
})
const TS2 = x.segment('TS2', 'Provider summary, inpatient', {
  drgCents: x.money('DRG amount'),
  federalCents: x.money('Federal specific amount'),
  hospitalCents: x.money('Hospital specific amount'),
  disproportionateCents: x.money('Disproportionate share'),
  capitalCents: x.money('Capital amount'),
  medicalEducationCents: x.money('Indirect medical education'),
  outlierDays: x.decimal('Outlier days'),
  dayOutlierCents: x.money('Day outlier'),
  costOutlierCents: x.money('Cost outlier'),
  averageLengthOfStay: x.decimal('Average length of stay'),
  discharges: x.decimal('Discharges'),
  costReportDays: x.decimal('Cost report days'),
  coveredDays: x.decimal('Covered days'),
  noncoveredDays: x.decimal('Non-covered days'),
  mspPassThroughCents: x.money('MSP pass-through'),
  averageDrgWeight: x.decimal('Average DRG weight'),
  pppsCapitalFspDrgCents: x.money('Capital, federal'),
  ppsCapitalHspDrgCents: x.money('Capital, hospital'),
  ppsDshDrgCents: x.money('Capital, disproportionate share'),
})
const CLP = x.segment('CLP', 'Claim payment', {
  account: x.text('Patient control number', x.required),
  status: x.code('Claim status', ['1', '2', '3', '4', '19', '20', '21', '22', '23', '25'], x.required),
  chargeCents: x.money('Total charge', x.required),
  paidCents: x.money('Payment', x.required),
  patientCents: x.money('Patient responsibility'),
  filing: x.code(
    'Filing indicator',
    ['12', '13', '14', '15', '16', '17', 'AM', 'CH', 'DS', 'HM', 'LM', 'MA', 'MB', 'MC', 'OF', 'TV', 'VA', 'WC', 'ZZ'],
    x.required,
  ),
  payerControl: x.text('Payer claim control number', x.required),
  facilityType: x.text('Facility type'),
  frequency: x.code('Claim frequency'),
  patientStatus: x.code('Patient status'),
  drg: x.text('DRG'),
  drgWeight: x.decimal('DRG weight'),
  dischargeFraction: x.decimal('Discharge fraction'),
  consent: x.code('Yes or no'),
})
const CAS = x.segment('CAS', 'Adjustments', {
  group: x.code('Adjustment group', ['CO', 'OA', 'PI', 'PR'], x.required),
  adjustments: ADJUSTMENTS,
})
const MIA = x.segment('MIA', 'Inpatient adjudication', {
  coveredDays: x.decimal('Covered days'),
  ppsOperatingOutlierCents: x.money('PPS operating outlier'),
  psychiatricDays: x.decimal('Lifetime psychiatric days'),
  drgCents: x.money('Claim DRG amount'),
  remark: x.code('Remark'),
  disproportionateCents: x.money('Disproportionate share'),
  mspPassThroughCents: x.money('MSP pass-through'),
  ppsCapitalCents: x.money('PPS capital'),
  capitalFspCents: x.money('Capital, federal'),
  capitalHspCents: x.money('Capital, hospital'),
  capitalDshCents: x.money('Capital, disproportionate share'),
  oldCapitalCents: x.money('Old capital'),
  capitalImeCents: x.money('Capital, medical education'),
  operatingHospitalCents: x.money('Operating, hospital'),
  costReportDays: x.decimal('Cost report days'),
  operatingFederalCents: x.money('Operating, federal'),
  capitalOutlierCents: x.money('PPS capital outlier'),
  teachingCents: x.money('Indirect teaching'),
  professionalCents: x.money('Non-payable professional component'),
  moreRemarks: x.list(4, x.code('Remark')),
  capitalExceptionCents: x.money('Capital exception'),
})
const AMT = x.segment('AMT', 'Supplemental amount', {
  qualifier: x.code('Amount qualifier', undefined, x.required),
  amountCents: x.money('Amount', x.required),
})
const QTY = x.segment('QTY', 'Supplemental quantity', {
  qualifier: x.code('Quantity qualifier', undefined, x.required),
  quantity: x.decimal('Quantity', x.required),
})
const SVC = x.segment('SVC', 'Service line', {
  procedure: x.composite('Adjudicated procedure', PROCEDURE, x.required),
  chargeCents: x.money('Line charge', x.required),
  paidCents: x.money('Line payment', x.required),
  revenue: x.text('Revenue code'),
  paidUnits: x.decimal('Units paid'),
  submitted: x.composite('Submitted procedure', PROCEDURE),
  submittedUnits: x.decimal('Units submitted'),
})
const LQ = x.segment('LQ', 'Remark', {
  list: x.code('Code list', ['HE', 'RX'], x.required),
  remark: x.code('Remark code', undefined, x.required),
})
const PLB = x.segment('PLB', 'Provider adjustments', {
  provider: x.text('Provider identifier', x.required),
  fiscalPeriod: x.date('Fiscal period end', x.required),
  adjustments: x.group(
    6,
    {
      reason: x.composite(
        'Reason',
        // Payers put account, number and date into one reference, with the component separator between them.
        { code: x.code('Adjustment reason', undefined, x.required), reference: x.textToEnd('Reference') },
        x.required,
      ),
      amountCents: x.money('Provider adjustment amount', x.required),
    },
    { runsOn: true },
  ),
})

const party = {
  n2: x.many(N2),
  address: x.one(N3),
  city: x.one(N4),
  references: x.many(REF),
  contacts: x.many(PER),
  delivery: x.one(RDM),
  dates: x.many(DTM),
} as const
const payer = x.loop('1000A', 'Payer', { name: x.one(N1, entity('PR')), ...party })
const payee = x.loop('1000B', 'Payee', { name: x.one(N1, entity('PE')), ...party })
const otherParty = x.loop('1000', 'Another party', { name: x.one(N1), ...party })

const line = x.loop('2110', 'Service line', {
  service: x.one(SVC),
  dates: x.many(DTM),
  adjustments: x.many(CAS),
  references: x.many(REF),
  amounts: x.many(AMT),
  quantities: x.many(QTY),
  remarks: x.many(LQ),
})
export const claim835 = x.loop('2100', 'Claim', {
  payment: x.one(CLP),
  adjustments: x.many(CAS),
  patient: x.one(NM1, entity('QC')),
  insured: x.one(NM1, entity('IL')),
  correctedInsured: x.one(NM1, entity('74')),
  rendering: x.one(NM1, entity('82')),
  crossover: x.one(NM1, entity('TT')),
  correctedPayer: x.one(NM1, entity('PR')),
  otherSubscriber: x.one(NM1, entity('GB')),
  otherNames: x.many(NM1),
  inpatient: x.one(MIA),
  outpatient: x.one(MOA),
  references: x.many(REF),
  dates: x.many(DTM),
  contacts: x.many(PER),
  amounts: x.many(AMT),
  quantities: x.many(QTY),
  /** Remarks at claim level are no part of the guide, but payers send them. */
  remarks: x.many(LQ),
  lines: x.loops(line),
})
const header = x.loop(
  '2000',
  'Header number',
  { number: x.one(LX), providerSummary: x.one(TS3), inpatientSummary: x.one(TS2), claims: x.loops(claim835) },
  { implied: true },
)
const body = x.loop('body', 'Remittance', {
  payment: x.one(BPR, x.required),
  trace: x.one(TRN, x.required),
  currency: x.one(CUR),
  references: x.many(REF),
  dates: x.many(DTM),
  payer: x.oneLoop(payer, x.required),
  payee: x.oneLoop(payee, x.required),
  otherParties: x.loops(otherParty),
  headers: x.loops(header),
  providerAdjustments: x.many(PLB),
})

export const transaction835 = x.transaction('835', '005010X221A1', 'Health Care Claim Payment/Advice', 'HP', body)

/** A whole remittance. When it was read claim by claim, its headers hold no claims. */
export type Remittance = x.TreeOf<typeof transaction835>
/** One claim as one payer adjudicated it (loop 2100). */
export type RemitClaim = x.LoopNode<typeof claim835>
/** One service line (loop 2110). */
export type RemitLine = x.LoopNode<typeof line>
export type ClaimAdjustments = x.SegmentNode<typeof CAS>
export type ProviderAdjustments = x.SegmentNode<typeof PLB>
export type Party = x.LoopNode<typeof payer>
export type PersonName = x.SegmentNode<typeof NM1>
export type ProcedureCode = NonNullable<x.SegmentNode<typeof SVC>['procedure']>

/** A party (loops 1000A and 1000B) with what is told of it, and nothing else. */
export function emptyParty(parts: Partial<Party>): Party {
  return {
    name: undefined,
    n2: [],
    address: undefined,
    city: undefined,
    references: [],
    contacts: [],
    delivery: undefined,
    dates: [],
    ...parts,
  }
}

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
