// Federal holidays of the United States (5 U.S.C. 6103, as observed), and business days between them. Pure.

/** True on a Saturday, Sunday or observed federal holiday. */
export function isDayOff(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek > 5 || isFederalHoliday(date)
}

/** True on a day on which federal offices are closed for a holiday: the day itself or, on a weekend, the nearest weekday. */
export function isFederalHoliday(date: Temporal.PlainDate): boolean {
  // New Year's Day on a Saturday is kept on the last day of the year before.
  return [date.year, date.year + 1].some(year => holidaysOf(year).some(holiday => holiday.equals(date)))
}

const known = new Map<number, readonly Temporal.PlainDate[]>()

function holidaysOf(year: number): readonly Temporal.PlainDate[] {
  const made = known.get(year)
  if (made !== undefined) return made
  const fixed = [[1, 1], ...(year >= 2021 ? [[6, 19]] : []), [7, 4], [11, 11], [12, 25]].map(([month = 1, day = 1]) =>
    observed(Temporal.PlainDate.from({ year, month, day })),
  )
  const floating = [
    nth(year, 1, 1, 3),
    nth(year, 2, 1, 3),
    last(year, 5, 1),
    nth(year, 9, 1, 1),
    nth(year, 10, 1, 2),
    nth(year, 11, 4, 4),
  ]
  const all = [...fixed, ...floating]
  known.set(year, all)
  return all
}

function observed(date: Temporal.PlainDate): Temporal.PlainDate {
  if (date.dayOfWeek === 6) return date.subtract({ days: 1 })
  return date.dayOfWeek === 7 ? date.add({ days: 1 }) : date
}

/** The nth of a weekday (1 = Monday) in a month. */
function nth(year: number, month: number, weekday: number, n: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (n - 1) * 7 })
}

function last(year: number, month: number, weekday: number): Temporal.PlainDate {
  const end = Temporal.PlainDate.from({ year, month, day: 1 }).add({ months: 1 }).subtract({ days: 1 })
  return end.subtract({ days: (end.dayOfWeek - weekday + 7) % 7 })
}

/** The nth business day after a date; the day after it is the first candidate. */
export function addBusinessDays(date: Temporal.PlainDate, days: number): Temporal.PlainDate {
  const start = dayNumber(date)
  let at = start
  for (let left = days; left > 0; ) if (isOpen(++at)) left--
  return date.add({ days: at - start })
}

/** The date itself, or the last business day before it. */
export function businessDayBefore(date: Temporal.PlainDate): Temporal.PlainDate {
  const start = dayNumber(date)
  let at = start
  while (!isOpen(at)) at--
  return at === start ? date : date.subtract({ days: start - at })
}

/** Business days from one date (not counted) to another (counted); negative when the other lies before. */
export function businessDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  if (first > last) return -businessDaysBetween(to, from)
  let days = 0
  for (let at = first + 1; at <= last; at++) if (isOpen(at)) days++
  return days
}

// Days as numbers, each looked at once: deadlines of a million denials are counted over the same few thousand days.

const MS_A_DAY = 86_400_000
const open = new Map<number, boolean>()

/** Days since 1970-01-01. */
function dayNumber({ year, month, day }: Temporal.PlainDate): number {
  return Date.UTC(year, month - 1, day) / MS_A_DAY
}

function isOpen(number: number): boolean {
  const known = open.get(number)
  if (known !== undefined) return known
  const made = !isDayOff(Temporal.PlainDate.from({ year: 1970, month: 1, day: 1 }).add({ days: number }))
  open.set(number, made)
  return made
}
