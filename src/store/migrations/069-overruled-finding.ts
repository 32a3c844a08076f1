// Which finding of a check was overruled, where it has several on one line.

/** A sign of the finding; null where all that the check finds on the line was meant. */
export const OVERRULED_FINDING = { finding: 'text?' } as const
