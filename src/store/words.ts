// The closed words that the tables hold beside those of decisions (knowledge/vocabulary.ts). One word, one meaning, from the table to the screen.

/** Whose move it is. */
export const MOVES = ['us', 'payer', 'patient', 'done'] as const
export type Move = (typeof MOVES)[number]

export const DENIAL_STATUSES = ['open', 'closed'] as const
export type DenialStatus = (typeof DENIAL_STATUSES)[number]

/** What an adjudication is among all that answer the same claim. */
export type CaseRole = 'current' | 'superseded' | 'reversed' | 'reversal' | 'orphan'

/** How sure a match of a claim with its answer is. */
export type MatchConfidence = 'sure' | 'likely' | 'unsure' | 'none'

/** What a receiver said of a claim or a transmission. */
export const VERDICTS = ['accepted', 'accepted-with-errors', 'rejected', 'pending', 'request', 'information'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Work that is no denial. */
export type WorkItemKind = 'rejection' | 'records-request'

export type OutgoingStatus = 'making' | 'written' | 'accepted' | 'rejected'
export type FileStatus = 'imported' | 'duplicate' | 'quarantined' | 'rejected'
export type JobStatus = 'waiting' | 'done' | 'dead'

/** What a person or a token may do, each with all that stands before it. */
export const ROLES = ['viewer', 'biller', 'lead', 'admin'] as const
export type Role = (typeof ROLES)[number]
