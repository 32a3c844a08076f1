// What matching looks up for every file: adjudications of the same member, and acknowledgments by the payer's number of a claim. Without an
// index both read through all that a practice has.

/** As the adjudication says it, so that those without a claim are found from here alone. */
export const MATCH_MEMBER = { member_id: 'text?' } as const
export const MATCH_BY_MEMBER = ['practice_id', 'member_id'] as const
export const SAID_BY_PAYER_CONTROL = ['practice_id', 'payer_control'] as const
