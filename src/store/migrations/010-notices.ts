// Notices of later levels: what was decided on an appeal stands with its denial, and every deadline says the day it counts from. What was
// opened before has neither.

/** Kept with a denial as JSON; null until there is one. */
export const DENIAL_NOTICES = { notices: 'text?' } as const
/** ISO date of the notice or service that a deadline counts from. */
export const CLOCK_ANCHOR = { anchor_date: 'text?' } as const
