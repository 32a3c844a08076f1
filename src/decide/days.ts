// Days from one day to another, as they are counted everywhere. Pure.

/** Whole days from one ISO date to another; negative where the other came first. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days
