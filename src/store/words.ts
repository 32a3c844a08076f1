// The closed words that the tables hold beside those of decisions (knowledge/vocabulary.ts). One word, one meaning, from the table to the screen.

/** Whose move it is. */
export const MOVES = ['us', 'payer', 'patient', 'done'] as const
export type Move = (typeof MOVES)[number]

export const DENIAL_STATUSES = ['open', 'closed'] as const
export type DenialStatus = (typeof DENIAL_STATUSES)[number]

/** What an adjudication is among all that answer the same claim. */
export const CASE_ROLES = [
  'current',
  'superseded',
  'reversed',
  'reversal',
  'orphan',
  'duplicate-payment',
  'unreversed',
  'duplicate-denial',
  'refused-replacement',
  'not-final',
  'contradicts',
] as const
export type CaseRole = (typeof CASE_ROLES)[number]

/** How sure a match of a claim with its answer is. */
export type MatchConfidence = 'sure' | 'likely' | 'unsure' | 'none'

/** What a receiver said of a claim or a transmission. */
export const VERDICTS = ['accepted', 'accepted-with-errors', 'rejected', 'pending', 'request', 'information'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Work that is no denial. */
export type WorkItemKind = 'rejection' | 'records-request'

/** Work of a case that is no denial: evidence that contradicts itself, what only a person can settle, money that was paid twice. */
export const CASE_ITEM_KINDS = ['contradiction', 'question', 'give-back'] as const
export type CaseItemKind = (typeof CASE_ITEM_KINDS)[number]

/** What a person says of two payer names. */
export const PAYER_VERDICTS = ['same', 'different'] as const
export type PayerVerdict = (typeof PAYER_VERDICTS)[number]

/** What became of a claim made here: `written` is not sent yet, `sent` is said to have gone out and nobody has taken it in yet. */
export const OUTGOING_STATUSES = ['making', 'written', 'sent', 'accepted', 'rejected'] as const
export type OutgoingStatus = (typeof OUTGOING_STATUSES)[number]
/** What goes out by itself: claims made here, documents for claims (275), questions about the status of claims. */
export const DELIVERY_KINDS = ['claims', 'attachments', 'status'] as const
export type DeliveryKind = (typeof DELIVERY_KINDS)[number]
/**
 * How far a file has come on its way to a server: `placing` while it is written there under a name that says so, `naming` from when all of it is there until its own name was
 * seen, `placed` at the end, `failed` where somebody has to look.
 */
export const DELIVERY_STATUSES = ['waiting', 'placing', 'naming', 'placed', 'failed'] as const
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]
export type FileStatus = 'imported' | 'duplicate' | 'quarantined' | 'rejected'
/** By what a look is found: whose account it showed, in which file, who looked. */
export type LookKind = 'account' | 'file' | 'person'
export type JobStatus = 'waiting' | 'done' | 'dead'

/** What a person or a token may do, each with all that stands before it. */
export const ROLES = ['viewer', 'biller', 'lead', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Whether a rule that was learned is used: a person switches it on; a person or the watch on drift switches it off. */
export const LEARNED_STATUSES = ['proposed', 'on', 'off'] as const
export type LearnedStatus = (typeof LEARNED_STATUSES)[number]
/** What an authorization counts. */
export const COUNTED_IN = ['units', 'visits'] as const
export type CountedIn = (typeof COUNTED_IN)[number]

/** How far an appeal has come. */
export const APPEAL_STATUSES = ['made', 'sent', 'acknowledged', 'decided', 'withdrawn'] as const
export type AppealStatus = (typeof APPEAL_STATUSES)[number]
/** Those that the payer has and has not decided. */
export const RUNNING_APPEALS: readonly AppealStatus[] = ['sent', 'acknowledged']
/** How a bank wrote its statement. */
export const STATEMENT_FORMATS = ['sheet', 'bai2', 'camt'] as const
export type StatementFormat = (typeof STATEMENT_FORMATS)[number]
/** What the payer decided of an appeal that is for us, in whole or in part. */
export const isGranted = (ruling: string | null): boolean => ruling === 'overturned' || ruling === 'partly'
/** A letter of a batch: still to be looked at, made, or not wanted. */
/** Of one kind together: allowed too little, or paid too late. */
export const DISPUTE_KINDS = ['underpaid', 'late'] as const
export type DisputeKind = (typeof DISPUTE_KINDS)[number]
export const DISPUTE_STATUSES = ['made', 'sent', 'answered', 'withdrawn'] as const
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number]
/** What the practice knows of what a patient owes, beside what payers say. */
export const PATIENT_ENTRY_KINDS = ['hardship', 'plan', 'estimate', 'paid'] as const
export type PatientEntryKind = (typeof PATIENT_ENTRY_KINDS)[number]
/** Which of a payer's public figures: of prior authorizations, or of claims on the exchanges. */
export const PUBLISHED_KINDS = ['prior-authorization', 'transparency'] as const
export type PublishedKind = (typeof PUBLISHED_KINDS)[number]
export const BATCH_LETTER_STATES = ['open', 'made', 'left-out'] as const
export type BatchLetterState = (typeof BATCH_LETTER_STATES)[number]
/** What somebody else decided of a payer's denial; unknown where the file does not say it in words that we know. */
export const OUTSIDE_RULINGS = ['overturned', 'partly', 'upheld', 'unknown'] as const
export type OutsideRuling = (typeof OUTSIDE_RULINGS)[number]
/** An official list: not whole yet, asked, or taken back. */
export type ReferenceState = 'loading' | 'there' | 'withdrawn'
