// Which day it is where a practice works. "Today" is asked here and nowhere else (test/house.test.ts): the day of UTC begins in the evening before
// over all of the United States but Guam and the Northern Marianas, and a deadline lives until the end of its day where the practice is.

const daysKnown = new Map<string, string>()
const MOST_KNOWN = 5_000

/** The ISO date in a time zone (IANA name) at an ISO instant. Pure; kept, because lists ask it for every row. Throws RangeError for a zone that is none. */
export function dayIn(zone: string, instant: string): string {
  if (zone === 'UTC' && instant.endsWith('Z')) return instant.slice(0, 10)
  const key = `${zone} ${instant}`
  const known = daysKnown.get(key)
  if (known !== undefined) return known
  const day = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
  if (daysKnown.size >= MOST_KNOWN) daysKnown.clear()
  daysKnown.set(key, day)
  return day
}

/** The time there, `16:05`. Together with dayIn what a file says of when it was made, which names no zone. */
export function timeIn(zone: string, instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** The ISO instant in the small hours of the next day in a zone: five minutes after it began, for daily work. */
export function nextDayBegins(zone: string, instant: string): string {
  const tomorrow = Temporal.PlainDate.from(dayIn(zone, instant)).add({ days: 1 })
  return tomorrow.toZonedDateTime(zone).toInstant().add({ minutes: 5 }).toString({ smallestUnit: 'millisecond' })
}

/**
 * Whether a text is the name of a zone as the IANA base calls it by place (`America/New_York`), or UTC. Abbreviations are none: `EST` has no
 * daylight saving time, which who types it does not mean.
 */
export function isZone(name: string): boolean {
  if (name === 'UTC') return true
  if (!/^[A-Za-z_]+\/[A-Za-z0-9_+/-]+$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
