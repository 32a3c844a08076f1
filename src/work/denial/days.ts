// Days as people count them to a date. Pure.

/** Calendar days from today to a date; negative when it is over. Both are ISO dates. */
export function plainDaysLeft(today: string, due: string): number {
  return Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(due), { largestUnit: 'days' }).days
}
