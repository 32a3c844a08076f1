// What is looked up for every file, and for a patient's history: adjudications of a member, and acknowledgments by the payer's number of a claim.
// Without an index both read through all that a practice has.

export const CLAIMS_BY_MEMBER = { dropped: [], made: [['practice_id', 'member_id']] } as const
export const SAID_BY_PAYER_CONTROL = { dropped: [], made: [['practice_id', 'payer_control']] } as const
