// Which deadlines run, from when, to when: calendar dates only, so that no time zone moves them. A due date errs early; weekends
// and holidays never stretch it. Pure: rules and dates in, clocks out.
import {
  type Citation,
  CLOCK_KIND_OF,
  type ClockKind,
  type ClockRule,
  type Level,
  type PayerEntry,
  type Sure,
} from '../knowledge/load.ts'
import { addBusinessDays, businessDayBefore } from './holidays.ts'

export interface Clock {
  readonly kind: ClockKind
  readonly level: Level
  /** From which day it counts, in words: `the remittance of 2026-03-02, presumed received 2026-03-07`. */
  readonly anchor: string
  /** ISO date: the last day. */
  readonly due: string
  /** ISO date: the business day by which the work should be out; never after `due`. */
  readonly workBy: string
  /** How it is counted: `120 calendar days`. */
  readonly unit: string
  readonly filedMeans: ClockRule['filedMeans']
  readonly doesNotStop: readonly Level[]
  /** The least amount in controversy in the year of the due date, in cents; the latest known year where that one is not published. */
  readonly minimumCents?: number
  /** `medicare-part-b/redetermination`. */
  readonly rule: string
  readonly note?: string
  readonly cites: readonly Citation[]
  readonly sure: Sure
}

/** What is known of the dates. ISO dates; `received` = proven receipt of the notice, earlier than the presumption or not. */
export interface ClockDates {
  readonly notice?: string
  readonly received?: string
  readonly service?: string
}

/** An override by practice, product, state or contract: what it says replaces the payer's own value for that level. */
export type ClockOverride = Partial<Omit<ClockRule, 'level'>> & {
  readonly level: Level
  readonly cites: readonly Citation[]
}

/**
 * All clocks of this payer that the given dates start. Overrides come first for their level; where both a presumed and a
 * proven receipt are known, the earlier counts.
 */
export function clocksFor(payer: PayerEntry, dates: ClockDates, overrides: readonly ClockOverride[] = []): Clock[] {
  return payer.clocks
    .map(rule => ({ ...rule, ...overrides.find(override => override.level === rule.level) }))
    .map(rule => clockOf(payer.id, rule, dates))
    .filter(clock => clock !== undefined)
}

function clockOf(payer: string, rule: ClockRule, dates: ClockDates): Clock | undefined {
  const start = startOf(rule, dates)
  if (start === undefined) return undefined
  const due = dueDate(start.from, rule)
  const workBy = businessDayBefore(due.subtract({ days: rule.workDaysBefore }))
  const floor = Temporal.PlainDate.compare(workBy, start.from) < 0 ? start.from : workBy
  const minimum = minimumFor(rule, due.year)
  return {
    kind: CLOCK_KIND_OF[rule.level],
    level: rule.level,
    anchor: start.words,
    due: due.toString(),
    workBy: floor.toString(),
    unit: unitWords(rule),
    filedMeans: rule.filedMeans,
    doesNotStop: rule.doesNotStop ?? [],
    ...(minimum === undefined ? {} : { minimumCents: minimum }),
    rule: `${payer}/${rule.level}`,
    ...(rule.note === undefined ? {} : { note: rule.note }),
    cites: rule.cites,
    sure: rule.sure,
  }
}

function startOf(
  rule: ClockRule,
  dates: ClockDates,
): { readonly from: Temporal.PlainDate; readonly words: string } | undefined {
  const iso = rule.anchor === 'service' ? dates.service : (dates.notice ?? dates.received)
  if (iso === undefined) return undefined
  const date = Temporal.PlainDate.from(iso)
  const words = `${rule.from}, ${date}`
  if (rule.anchor === 'service' || rule.presumedReceiptDays === undefined) return { from: date, words }
  const presumed = dates.notice === undefined ? undefined : date.add({ days: rule.presumedReceiptDays })
  const proven = dates.received === undefined ? undefined : Temporal.PlainDate.from(dates.received)
  if (proven !== undefined && (presumed === undefined || Temporal.PlainDate.compare(proven, presumed) <= 0))
    return { from: proven, words: `${words}, received ${proven}` }
  return { from: presumed ?? date, words: `${words}, presumed received ${presumed}` }
}

/** The day after the start is day 1. A month or year later is the same day of the month, or its last where there is none. */
function dueDate(from: Temporal.PlainDate, { unit, within }: ClockRule): Temporal.PlainDate {
  switch (unit) {
    case 'calendar-days':
      return from.add({ days: within })
    case 'business-days':
      return addBusinessDays(from, within)
    case 'months':
      return from.add({ months: within })
    case 'years':
      return from.add({ years: within })
  }
}

function unitWords({ within, unit }: ClockRule): string {
  const words = unit.replace('-', ' ')
  return `${within} ${within === 1 ? words.replace(/s$/, '') : words}`
}

function minimumFor(rule: ClockRule, year: number): number | undefined {
  if (rule.minimumCents === undefined) return undefined
  const years = Object.keys(rule.minimumCents)
    .map(Number)
    .sort((a, b) => a - b)
  const nearest = years.filter(known => known <= year).at(-1) ?? years[0]
  return nearest === undefined ? undefined : rule.minimumCents[String(nearest)]
}

/** The first deadline after a denial: the earliest last day among the ways to win it back that the law leaves open. */
export function firstDeadline(payer: PayerEntry, notice: string, closed: readonly Level[] = []): Clock | undefined {
  const first = new Set<Level>(['redetermination', 'appeal', 'reconsideration', 'corrected-claim'])
  // A reconsideration is a first step only where nothing comes before it.
  if (payer.clocks.some(clock => clock.level === 'redetermination')) first.delete('reconsideration')
  return clocksFor(payer, { notice })
    .filter(clock => first.has(clock.level) && !closed.includes(clock.level))
    .sort((a, b) => (a.due < b.due ? -1 : 1))[0]
}
