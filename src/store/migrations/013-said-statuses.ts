// Every status that a 277 gives of a claim, each with its line: acknowledgments kept only their codes and one sentence.

/** JSON of the statuses; none for what was read before, and for what has no statuses (TA1, 999). */
export const SAID_STATUSES = { statuses: 'text?' } as const
