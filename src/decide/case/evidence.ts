// What is known of one account's services, as plain data: claims sent, acknowledgments, status answers, adjudications, money moved outside
// of claims, and what is known of payers' names. The input of the case; it knows no store, no file and no clock.
import type { Action, Cause, Kind, Liable } from '../../knowledge/vocabulary.ts'

/**
 * A payer as one document names it. Whoever calls gives the same `key` wherever the document's payer is known to be the same row; names
 * and ids are compared here as well, so a renamed payer under another key is still found.
 */
export interface PayerName {
  readonly key: string
  readonly name: string
  /** Every number it bears there: N104, REF*2U, TRN03 of an 835; NM109 of an 837. Zeros and blanks are no numbers. */
  readonly ids: readonly string[]
}

/** A line of a claim as it was sent (837 loop 2400). */
export interface SentLine {
  /** Ordinal of the LX, from 1. */
  readonly line: number
  /** REF*6R, which comes back in the 835. */
  readonly control: string | null
  readonly procedure: string | null
  readonly modifiers: readonly string[]
  readonly chargeCents: number
  readonly units: string | null
}

/** Another payer that a claim names (837 loop 2320). */
export interface DeclaredPayer {
  /** SBR01: P, S, T, then A to H; null where it is not said. */
  readonly sequence: string | null
  readonly payer: PayerName
}

/** One CLM as it was sent. */
export interface SentClaim {
  readonly id: number
  /** CLM01. */
  readonly account: string
  /** CLM05-3: 1 original, 7 replacement, 8 void (NUBC frequency codes as the 837 guides use them). */
  readonly frequency: string
  /** REF*F8 of loop 2300: the payer's number of the claim that this one replaces or voids. */
  readonly originalControl: string | null
  /** ISO date of the transaction (BHT04). */
  readonly sentOn: string | null
  /** SBR01 of the payer it goes to. */
  readonly sequence: string | null
  readonly payer: PayerName
  readonly chargeCents: number
  readonly serviceFrom: string | null
  readonly serviceTo: string | null
  readonly lines: readonly SentLine[]
  readonly otherPayers: readonly DeclaredPayer[]
}

/** What a receiver said of a claim before anybody adjudicated it (999, 277CA), laid to the claim by whoever calls. */
export interface Acknowledgment {
  readonly id: number
  readonly claimId: number
  readonly verdict: 'accepted' | 'accepted-with-errors' | 'rejected' | 'pending' | 'request' | 'information'
  readonly saidOn: string | null
  /** One sentence: what it says. */
  readonly says: string
}

/** What a payer answered when it was asked where a claim stands (277). It informs; it never stands for a remittance. */
export interface StatusAnswer {
  readonly id: number
  readonly payer: PayerName
  readonly saidOn: string | null
  readonly says: string
}

/** A line of an adjudication (835 loop 2110). */
export interface AdjudicatedLine {
  /** Ordinal of the SVC, from 1. */
  readonly line: number
  /** REF*6R as it came back. */
  readonly control: string | null
  /** SVC01: the code that was adjudicated. */
  readonly procedure: string | null
  /** SVC06: the code as submitted, where it differs. */
  readonly submitted: string | null
  readonly modifiers: readonly string[]
  readonly chargeCents: number
  readonly paidCents: number
  /** ISO date, where the line has one of its own. */
  readonly serviceFrom?: string | null
}

/** One CAS reason with what was decided about it. The decision is taken as given. */
export interface CaseAdjustment {
  readonly id: number
  /** Ordinal of the SVC, from 1; 0 at claim level. */
  readonly line: number
  readonly group: string
  readonly carc: string
  readonly amountCents: number
  readonly kind: Kind
  readonly cause: Cause
  readonly action: Action
  readonly liable: Liable
  readonly mayBillPatient: boolean
  /** One sentence: why, or why not. */
  readonly mayBillPatientBecause: string
}

/** One CLP of any payer's 835. */
export interface CaseAdjudication {
  readonly id: number
  readonly payer: PayerName
  /** CLP01. */
  readonly account: string
  /** CLP07. */
  readonly payerControl: string | null
  /** REF*F8 of loop 2100: the payer's number of the claim that this one corrects. */
  readonly originalControl: string | null
  /** CLP02. */
  readonly status: string
  /** CLP09: the frequency of the claim that it answers; null where it is not sent. */
  readonly frequency: string | null
  /** CLP06. */
  readonly filing: string
  /** CLP02 is 22. */
  readonly reversal: boolean
  /** A remark says that the payer split the claim (MA15, N123, N21). */
  readonly split: boolean
  /** BPR16, else DTM*405: the date of its remittance. */
  readonly paymentDate: string | null
  readonly serviceFrom: string | null
  readonly serviceTo: string | null
  /** DTM*050. */
  readonly receivedDate: string | null
  readonly chargeCents: number
  readonly paidCents: number
  /** The sum of its PR adjustments. */
  readonly patientCents: number
  /** CLP05 as sent; null where it is not sent. */
  readonly statedPatientCents: number | null
  readonly adjustments: readonly CaseAdjustment[]
  readonly lines: readonly AdjudicatedLine[]
  /** NM1*TT: the payer to which this one passed the claim on by itself. */
  readonly crossoverTo: PayerName | null
  /**
   * For a reversal that is not negated: with which sign its remittance balances (Σ CLP04 − Σ PLB = BPR02); null where that is not known.
   * `either` where the money is zero, `neither` where it balances with none.
   */
  readonly balancesWhen: 'as-written' | 'negated' | 'either' | 'neither' | null
  /** Which remittance it came in (payer and trace) and its place there: an order that does not hang on arrival. */
  readonly remittance: string
  readonly ordinal: number
}

/** Money moved outside of claims (PLB) that names this case's claim. */
export interface CaseProviderAdjustment {
  readonly id: number
  readonly payer: PayerName
  /** PLB03-1. */
  readonly reason: string
  readonly reference: string | null
  /** As in the file: positive takes money, negative gives it (835 PLB04). */
  readonly amountCents: number
  readonly paymentDate: string | null
  readonly remittance: string
  readonly ordinal: number
}

/** What is known of two payer names: the same payer or not, learned from the files or stated by a person. A person's word outweighs all. */
export interface PayerLink {
  readonly one: string
  readonly other: string
  readonly verdict: 'same' | 'different'
  readonly by: 'person' | 'learned'
  readonly because: string
}

/** Everything of one account's services on its dates. The order of each list does not matter. */
export interface CaseEvidence {
  readonly sent: readonly SentClaim[]
  readonly acknowledgments: readonly Acknowledgment[]
  readonly statusAnswers: readonly StatusAnswer[]
  readonly adjudications: readonly CaseAdjudication[]
  readonly providerAdjustments: readonly CaseProviderAdjustment[]
  readonly payerLinks: readonly PayerLink[]
}
