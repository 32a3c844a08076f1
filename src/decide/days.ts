// Days from one day to another, as they are counted everywhere. Pure.

/** Whole days from one ISO date to another; negative where the other came first. */
export function daysBetween(from: string, to: string): number {
  const days = (Date.parse(to) - Date.parse(from)) / DAY
  if (!Number.isInteger(days)) throw new RangeError(`${from} and ${to} are not two days`)
  return days
}

/** Milliseconds. ISO days without a time are read as UTC, which has no summer time. */
const DAY = 86_400_000
