// Days as people count them to a date. Pure.

/** Calendar days from today to a date; negative when it is over. `now` is an ISO instant, `due` an ISO date. */
export function plainDaysLeft(now: string, due: string): number {
  return Temporal.PlainDate.from(now.slice(0, 10)).until(Temporal.PlainDate.from(due), { largestUnit: 'days' }).days
}
