// Builds evidence for cases in a few words: payers, claims as sent, adjudications with their adjustments. Used by the tests of the case and by
// the generator of lives.
import type {
  AdjudicatedLine,
  CaseAdjudication,
  CaseAdjustment,
  CaseEvidence,
  CaseProviderAdjustment,
  PayerName,
  SentClaim,
} from '../src/decide/case.ts'

export function payer(name: string, id: string, key = id): PayerName {
  return { key, name, ids: id === '' ? [] : [id] }
}

export const SAGE = payer('SAGEBRUSH HEALTH', 'SBH01')
export const JUNIPER = payer('JUNIPER SUPPLEMENT', 'JUN02')
export const MEDICAID = payer('INVENTED STATE MEDICAID', 'MCD09')

/** `CO 45 4000`, `PR 2 2000`, `CO 197 9000 denial`; a line is put in front with `1:`. */
export function adjustment(text: string, id: number): CaseAdjustment {
  const [, line, group = '', carc = '', cents = '0', kind] =
    /^(?:(\d+): )?(\w+) (\w+) (-?\d+)(?: ([a-z-]+))?$/.exec(text) ?? []
  const worked = kind === 'denial' || kind === 'underpayment'
  const decided = kind ?? (group === 'PR' ? 'patient-share' : carc === '23' ? 'coordination' : 'contractual')
  return {
    id,
    line: Number(line ?? 0),
    group,
    carc,
    amountCents: Number(cents),
    kind: decided as CaseAdjustment['kind'],
    cause: carc === '22' ? 'other-payer' : worked ? 'claim-data' : 'contract',
    action: carc === '22' ? 'bill-other-payer' : worked ? 'correct-claim' : 'none',
    liable: group === 'PR' ? 'patient' : 'provider',
    mayBillPatient: group === 'PR',
    mayBillPatientBecause: group === 'PR' ? 'The payer puts this on the patient (PR).' : 'A contract puts this on us.',
  }
}

/** `99213 10000 paid 8000`, `81002 5000 paid 0 6R B47B as 80048`: code as submitted, charge, payment, number, code as adjudicated. */
export function line(text: string, at: number): AdjudicatedLine {
  const [, procedure = '', charge = '0', paid = '0', control, as] =
    /^(\w+) (-?\d+) paid (-?\d+)(?: 6R (\w+))?(?: as (\w+))?$/.exec(text) ?? []
  return {
    line: at + 1,
    control: control ?? null,
    procedure: as ?? procedure,
    submitted: as === undefined ? null : procedure,
    modifiers: [],
    chargeCents: Number(charge),
    paidCents: Number(paid),
  }
}

let ids = 0

type Clp = Partial<Omit<CaseAdjudication, 'adjustments' | 'lines'>> & {
  readonly adjustments?: readonly string[]
  readonly lines?: readonly string[]
}

/** One CLP: charge 100.00, first payer, paid on 2026-08-05 unless it is said otherwise. */
export function clp({ adjustments = [], lines = [], ...parts }: Clp): CaseAdjudication {
  const id = parts.id ?? ++ids
  const made = adjustments.map((text, at) => adjustment(text, id * 100 + at))
  const status = parts.status ?? '1'
  return {
    id,
    payer: SAGE,
    account: 'A1',
    payerControl: 'ICN1',
    originalControl: null,
    status,
    frequency: '1',
    filing: '12',
    reversal: status === '22',
    split: false,
    paymentDate: '2026-08-05',
    serviceFrom: '2026-07-28',
    serviceTo: '2026-07-28',
    receivedDate: null,
    chargeCents: 10000,
    paidCents: 0,
    patientCents: made.reduce((sum, each) => sum + (each.group === 'PR' ? each.amountCents : 0), 0),
    statedPatientCents: null,
    crossoverTo: null,
    balancesWhen: null,
    remittance: `T${id}`,
    ordinal: 0,
    ...parts,
    adjustments: made,
    lines: lines.map(line),
  }
}

/** The second payer's answer: it paid as the second, number J1, on 2026-08-12 unless it is said otherwise. */
export function secondAnswer(parts: Clp): CaseAdjudication {
  return clp({ payer: JUNIPER, status: '2', payerControl: 'J1', paymentDate: '2026-08-12', ...parts })
}

/** A denial of the whole charge under an adjustment: `CO 50`. */
export function deniedUnder(code: string, parts: Clp = {}): CaseAdjudication {
  return clp({ status: '4', adjustments: [`${code} 10000 denial`], ...parts })
}

/** A reversal of it on a day: everything negated, its adjustments a take-back. */
export function reversalOf(original: CaseAdjudication, parts: Partial<CaseAdjudication> = {}): CaseAdjudication {
  const id = parts.id ?? ++ids
  return {
    ...original,
    status: '22',
    reversal: true,
    paymentDate: '2026-08-20',
    chargeCents: -original.chargeCents,
    paidCents: -original.paidCents,
    patientCents: -original.patientCents,
    statedPatientCents: null,
    crossoverTo: null,
    adjustments: original.adjustments.map(each => ({ ...each, amountCents: -each.amountCents, kind: 'take-back' })),
    lines: original.lines.map(each => ({
      ...each,
      chargeCents: -each.chargeCents,
      paidCents: -each.paidCents,
    })),
    remittance: `T${id}`,
    ...parts,
    id,
  }
}

/** A claim as sent on 2026-08-01 to the first payer, 100.00. */
export function sent(parts: Partial<SentClaim> = {}): SentClaim {
  return {
    id: parts.id ?? ++ids,
    account: 'A1',
    frequency: '1',
    originalControl: null,
    sentOn: '2026-08-01',
    sequence: 'P',
    payer: SAGE,
    chargeCents: 10000,
    serviceFrom: '2026-07-28',
    serviceTo: '2026-07-28',
    lines: [],
    otherPayers: [],
    ...parts,
  }
}

export function plb(parts: Partial<CaseProviderAdjustment> = {}): CaseProviderAdjustment {
  const id = parts.id ?? ++ids
  return {
    id,
    payer: SAGE,
    reason: 'WO',
    reference: 'ICN1',
    amountCents: 8000,
    paymentDate: '2026-08-26',
    remittance: `T${id}`,
    ordinal: 0,
    ...parts,
  }
}

export function evidence(parts: Partial<CaseEvidence>): CaseEvidence {
  return {
    sent: [],
    acknowledgments: [],
    statusAnswers: [],
    adjudications: [],
    providerAdjustments: [],
    payerLinks: [],
    ...parts,
  }
}
