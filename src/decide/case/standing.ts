// What a case comes to: the output of the case, every figure in integer cents, every statement with the documents that carry it. Plain
// data, from which screens, commands, outgoing claims and the queue take what they show.
import type { Injury } from '../../knowledge/other-payer.ts'
import type { CaseAdjustment } from './evidence.ts'

/** A document that carries a statement; `id` is the one the input gave. */
export interface Source {
  readonly kind: 'sent' | 'acknowledgment' | 'status-answer' | 'adjudication' | 'provider-adjustment'
  readonly id: number
}

/** What an adjudication is within its case. */
export type AdjudicationRole =
  /** It holds, whole or in part. */
  | 'current'
  /** A later one took its place; it had paid nothing. */
  | 'superseded'
  /** Undone whole by a reversal. */
  | 'reversed'
  /** Undoes another, whole or in part. */
  | 'reversal'
  /** A reversal whose original is not known. */
  | 'orphan'
  /** Paid a second time for services that were paid already. */
  | 'duplicate-payment'
  /** Paid, then replaced by a decision that pays too, and never reversed: its money is still here. */
  | 'unreversed'
  /** Denied as a duplicate of one that is here: that one holds. */
  | 'duplicate-denial'
  /** The payer refused our replacement; the decision before it holds. */
  | 'refused-replacement'
  /** Forwarded (23), priced beforehand (25) or pended: no decision. */
  | 'not-final'
  /** It contradicts another, and nothing says which is right. */
  | 'contradicts'

export interface PlacedAdjudication {
  readonly id: number
  /** Key of the payer's entry in `payers`. */
  readonly payer: string
  readonly role: AdjudicationRole
  /** What it undoes, what undid it, what it repeats or contradicts. */
  readonly pairIds: readonly number[]
}

export type PayerState = 'unanswered' | 'paid' | 'denied' | 'partly' | 'taken-back' | 'void' | 'split' | 'contradictory'

/** A decision that holds, less what was reversed or decided anew of it. */
export interface Answer {
  readonly adjudicationId: number
  readonly payerControl: string | undefined
  readonly paymentDate: string | undefined
  readonly chargeCents: number
  readonly paidCents: number
  /** PR adjustments, counted once. */
  readonly patientCents: number
  /** What is denied or underpaid. Lines that follow a paid panel are not counted. */
  readonly atStakeCents: number
  /** Ordinals of the lines that hold; undefined = all, the claim level included. */
  readonly lines: readonly number[] | undefined
  /** Adjustments that hold. */
  readonly adjustments: readonly CaseAdjustment[]
  /** Lines that the payer bundled, each with the line it went into: SVD06 in a claim to the next payer (837 loop 2430). */
  readonly bundled: readonly { readonly line: number; readonly into: number }[]
}

/** Money that a payer took back, with the date from which the time to dispute it runs. */
export interface TakeBack {
  readonly source: Source
  /** Positive. */
  readonly cents: number
  /** Payment date of the remittance that takes it back: that is the notice, not the first payment. */
  readonly noticeDate: string | undefined
  readonly remittance: string
  /** `ours`: we asked for it (void, replacement, refund); `repeated`: a second payment undone; else the payer's own. */
  readonly why: 'payer' | 'ours' | 'repeated'
  /** What was undone. */
  readonly undoes: readonly number[]
}

export interface PayerStanding {
  /** The key of one of its names: the same whatever the order of arrival. */
  readonly key: string
  readonly name: string
  /** Every name it was met under. */
  readonly names: readonly string[]
  /** Every key it was met under. */
  readonly keys: readonly string[]
  /** P, S, T, A …; undefined where nothing says it. */
  readonly sequence: string | undefined
  readonly state: PayerState
  /** A claim went to it and was not sent back, or it has answered. */
  readonly billed: boolean
  /** Another payer passed the claim on to it. */
  readonly crossedOver: boolean
  readonly answers: readonly Answer[]
  /** Net of reversals and of what was taken outside of claims. */
  readonly receivedCents: number
  readonly patientCents: number
  readonly atStakeCents: number
  readonly toGiveBackCents: number
  /** Reversed here, but put off: the money leaves with a later remittance (negative WO, then positive). */
  readonly putOffCents: number
  /** Interest (PLB L6 and the like): no payment of the claim. */
  readonly interestCents: number
  readonly takeBacks: readonly TakeBack[]
  /** Since when it owes an answer (ISO date; '' where the date is not known); undefined when it owes none. */
  readonly unansweredSince: string | undefined
  /** The last thing it said when asked (277). */
  readonly lastHeard: string | undefined
}

/** A contradiction: told with both sources, never settled by guessing. */
export interface Contradiction {
  readonly kind:
    | 'two-answers'
    | 'payments-differ'
    | 'reversal-exceeds'
    | 'reversal-differs'
    | 'reversal-sign'
    | 'stated-twice'
    | 'taken-twice'
    | 'two-first-payers'
    | 'received-exceeds-charge'
    | 'patient-part-grew'
    | 'answer-outdated'
  readonly payer: string
  readonly sources: readonly Source[]
  readonly cents: number
  readonly says: string
}

/** Something only a person can settle, with both candidates. */
export interface Question {
  readonly kind: 'same-payer'
  readonly candidates: readonly [string, string]
  readonly sources: readonly Source[]
  readonly says: string
}

/** Why two names were taken for one payer. */
export interface LearnedLink {
  readonly one: string
  readonly other: string
  readonly by: 'person' | 'learned' | 'id' | 'name' | 'payer-control' | 'place-in-line'
  readonly says: string
}

export type Move = 'us' | 'payer' | 'patient' | 'none'

/** What a corrected claim for a piece of work may be and what it names. */
export interface Correction {
  /** `none`: nothing is to be corrected by a claim. */
  readonly form: 'replacement' | 'new' | 'none'
  /** REF*F8: the payer's number of the answer that is wrong; never that of a part that was paid. */
  readonly names: string | undefined
  readonly says: string
}

/** A piece of work: a denial is a claim as one payer adjudicated it. */
export interface WorkUnit {
  readonly kind: 'denial' | 'take-back' | 'give-back' | 'contradiction' | 'rejection' | 'question' | 'bill-next-payer'
  /** Key of the payer's entry. */
  readonly payer: string
  readonly adjudicationId: number | undefined
  readonly claimId: number | undefined
  readonly cents: number
  readonly move: 'us' | 'payer'
  /** From which its clocks run. */
  readonly noticeDate: string | undefined
  readonly correction: Correction
  readonly says: string
  readonly sources: readonly Source[]
}

/** The payer that comes next in line. Never one that was billed, has answered or was crossed over to; none while one before it is silent. */
export interface NextPayer {
  readonly key: string
  readonly name: string
  readonly sequence: string | undefined
  /** Nothing contradicts the answers before it, and none of them is being corrected. */
  readonly ready: boolean
  readonly says: string
}

/** A payer that has said only that another one comes first, where that one has decided: it is the one after, and decides with that result. */
export interface ComesBack {
  readonly key: string
  readonly name: string
  /** Who has decided before it, and what that leaves to the patient or denies. */
  readonly after: string
  readonly leftCents: number
  /** `to-bill`: it gets the claim with the result; `waiting`: it has it; `told`: it has answered that again. */
  readonly state: 'to-bill' | 'waiting' | 'told'
  /** Where it named the insurer of an injury, and not just another plan. */
  readonly injury?: Injury
}

/** Everything an account's services come to. The same evidence gives the same standing, whatever its order. */
export interface Standing {
  /** Of the services, once: the latest claim as sent, else the answers of the first payer. */
  readonly chargeCents: number
  readonly receivedCents: number
  readonly toGiveBackCents: number
  /** What carries `toGiveBackCents`. */
  readonly toGiveBackBecause: readonly Source[]
  /** What the patient owes as the last payer that decided says. */
  readonly patientCents: number
  readonly mayBillPatient: boolean
  readonly mayBillPatientBecause: string
  readonly payers: readonly PayerStanding[]
  readonly adjudications: readonly PlacedAdjudication[]
  readonly nextPayer: NextPayer | undefined
  readonly comesBack: ComesBack | undefined
  /** Whatever is still to be done by us or a payer. */
  readonly open: boolean
  readonly move: Move
  readonly work: readonly WorkUnit[]
  readonly contradictions: readonly Contradiction[]
  readonly questions: readonly Question[]
  readonly links: readonly LearnedLink[]
  /** Two sentences. */
  readonly says: string
}

/** The `standing` record of `story --json`. */
export interface StandingRecord {
  readonly chargeCents: number
  readonly receivedCents: number
  readonly toGiveBackCents: number
  readonly patientCents: number
  readonly mayBillPatient: boolean
  readonly open: boolean
  readonly nextPayer: string | null
  readonly payers: readonly {
    readonly payer: string
    readonly sequence: string | null
    readonly state: PayerState
    readonly paidCents: number
    readonly patientCents: number
  }[]
  readonly says: string
}
