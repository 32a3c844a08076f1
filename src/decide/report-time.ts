// Of which time a report is that goes out by itself: the last whole week or month before a day. Pure.

export interface ReportTime {
  /** ISO dates, both included. */
  readonly from: string
  readonly to: string
}

/** Weeks begin on Monday. `today` is an ISO date. */
export function lastWhole(every: 'week' | 'month', today: string): ReportTime {
  const day = Temporal.PlainDate.from(today)
  if (every === 'month') {
    const first = day.with({ day: 1 })
    return { from: first.subtract({ months: 1 }).toString(), to: first.subtract({ days: 1 }).toString() }
  }
  const monday = day.subtract({ days: day.dayOfWeek - 1 })
  return { from: monday.subtract({ days: 7 }).toString(), to: monday.subtract({ days: 1 }).toString() }
}
