// Which deadlines run, from when, to when: calendar dates only, so that no time zone moves them. A due date errs early; weekends
// and holidays never stretch it. Every level has its own notice: the remittance starts the first one alone. Pure.
import {
  type Citation,
  CLOCK_KIND_OF,
  type ClockKind,
  type ClockRule,
  controversyYears,
  type Level,
  type PayerEntry,
  type Sure,
} from '../knowledge/load.ts'
import { addBusinessDays, businessDayBefore } from './holidays.ts'

interface ClockParts {
  readonly kind: ClockKind
  readonly level: Level
  /** From which day it counts, in words: `the remittance, 2026-03-02, presumed received 2026-03-07`. */
  readonly anchor: string
  /** ISO date of the notice or service it counts from; absent while that has not come. */
  readonly anchorDate?: string
  /** How it is counted: `120 calendar days`. */
  readonly unit: string
  readonly filedMeans: ClockRule['filedMeans']
  readonly doesNotStop: readonly Level[]
  /** The least amount in controversy of `minimumYear`, in cents. */
  readonly minimumCents?: number
  /** The year of the due date, or the nearest known one where that is not published. */
  readonly minimumYear?: number
  /** `medicare-part-b/redetermination`. */
  readonly rule: string
  readonly note?: string
  readonly cites: readonly Citation[]
  /** No source with an address stands behind it: confirm it with the contract. */
  readonly unsourced: boolean
  readonly sure: Sure
}

/** A clock that runs. */
export interface DatedClock extends ClockParts {
  /** ISO date: the last day. */
  readonly due: string
  /** ISO date: the business day by which the work should be out; never after `due`. */
  readonly workBy: string
}

/** A clock of a later level: it starts with a notice that has not come yet. */
export interface WaitingClock extends ClockParts {
  readonly due: null
  readonly workBy: null
  /** The notice it waits for, in words: `the redetermination notice`. */
  readonly runsFrom: string
}

export type Clock = DatedClock | WaitingClock

/** True of a clock that runs; what waits for a later notice has no last day. */
export function isDated(clock: Clock): clock is DatedClock {
  return clock.due !== null
}

/** What is known of the dates. ISO dates; `received` = proven receipt of the notice, earlier than the presumption or not. */
export interface ClockDates {
  /** The remittance or first letter. */
  readonly notice?: string
  readonly received?: string
  readonly service?: string
  /** The notices that start later levels, by the level each starts: the redetermination notice under `reconsideration`. */
  readonly notices?: Readonly<Partial<Record<Level, string>>>
}

/** An override by practice, product, state or contract: what it says replaces the payer's own value for that level. */
export type ClockOverride = Partial<Omit<ClockRule, 'level' | 'unsourced' | 'of'>> & {
  readonly level: Level
  readonly cites: readonly Citation[]
}

/**
 * All clocks of this payer that the given dates start, and, once there is a notice, the later levels that wait for one of their
 * own. Overrides come first for their level; where both a presumed and a proven receipt are known, the earlier counts.
 */
export function clocksFor(payer: PayerEntry, dates: ClockDates, overrides: readonly ClockOverride[] = []): Clock[] {
  return payer.clocks
    .map(rule =>
      overridden(
        payer.id,
        rule,
        overrides.find(override => override.level === rule.level),
      ),
    )
    .map(rule => clockOf(rule, dates))
    .filter(clock => clock !== undefined)
}

/** Those of them that run. */
export function datedClocksFor(
  payer: PayerEntry,
  dates: ClockDates,
  overrides: readonly ClockOverride[] = [],
): DatedClock[] {
  return clocksFor(payer, dates, overrides).filter(isDated)
}

/** A contract counts from the notice itself, for old notices too, unless it says otherwise. */
function overridden(payer: string, rule: ClockRule, override: ClockOverride | undefined): ClockRule {
  if (override === undefined) return rule
  const { presumedReceiptDays, before, ...kept } = rule
  const counted = override.within === undefined ? rule : kept
  return { ...counted, ...override, unsourced: false, of: payer }
}

function clockOf(rule: ClockRule, dates: ClockDates): Clock | undefined {
  const date = dateFor(rule, dates)
  if (date === undefined) return waits(rule, dates) ? waiting(rule) : undefined
  const held = ruleOn(rule, date)
  const start = startOf(held, dates, date)
  const due = dueDate(start.from, held)
  const workBy = businessDayBefore(due.subtract({ days: held.workDaysBefore }))
  const floor = Temporal.PlainDate.compare(workBy, start.from) < 0 ? start.from : workBy
  return { ...partsOf(held, start.words, due.year), anchorDate: date, due: due.toString(), workBy: floor.toString() }
}

/** A later level is shown as soon as there is any notice: the biller sees what comes after. */
function waits(rule: ClockRule, { notice, received, notices }: ClockDates): boolean {
  return rule.anchor === 'own-notice' && (notice ?? received ?? Object.values(notices ?? {})[0]) !== undefined
}

function waiting(rule: ClockRule): WaitingClock {
  return { ...partsOf(rule, `after ${rule.from}`, undefined), due: null, workBy: null, runsFrom: rule.from }
}

function partsOf(rule: ClockRule, anchor: string, year: number | undefined): ClockParts {
  const minimum = minimumFor(rule, year)
  return {
    kind: CLOCK_KIND_OF[rule.level],
    level: rule.level,
    anchor,
    unit: unitWords(rule),
    filedMeans: rule.filedMeans,
    doesNotStop: rule.doesNotStop ?? [],
    ...(minimum === undefined ? {} : { minimumCents: minimum.cents, minimumYear: minimum.year }),
    rule: `${rule.of}/${rule.level}`,
    ...(rule.note === undefined ? {} : { note: rule.note }),
    cites: minimum === undefined ? rule.cites : [...rule.cites, minimum.cite],
    unsourced: rule.unsourced,
    sure: rule.sure,
  }
}

/** The ISO date that starts a rule's count; undefined while it is not known. */
function dateFor({ anchor, level }: ClockRule, dates: ClockDates): string | undefined {
  switch (anchor) {
    case 'service':
      return dates.service
    case 'notice':
      return dates.notice ?? dates.received
    case 'own-notice':
      return dates.notices?.[level]
  }
}

/** The rule as it held for a notice of that day. */
function ruleOn(rule: ClockRule, iso: string): ClockRule {
  if (rule.before === undefined || iso >= rule.before.day) return rule
  const { presumedReceiptDays, ...rest } = rule
  const { within, presumedReceiptDays: presumed } = rule.before
  return { ...rest, within, ...(presumed === undefined ? {} : { presumedReceiptDays: presumed }) }
}

function startOf(
  rule: ClockRule,
  dates: ClockDates,
  iso: string,
): { readonly from: Temporal.PlainDate; readonly words: string } {
  const date = Temporal.PlainDate.from(iso)
  const words = `${rule.from}, ${date}`
  if (rule.anchor === 'service' || rule.presumedReceiptDays === undefined) return { from: date, words }
  const first = rule.anchor === 'notice'
  const presumed = first && dates.notice === undefined ? undefined : date.add({ days: rule.presumedReceiptDays })
  const proven = !first || dates.received === undefined ? undefined : Temporal.PlainDate.from(dates.received)
  if (proven !== undefined && (presumed === undefined || Temporal.PlainDate.compare(proven, presumed) <= 0))
    return { from: proven, words: `${words}, received ${proven}` }
  return { from: presumed ?? date, words: `${words}, presumed received ${presumed}` }
}

/** The day after the start is day 1. A month or year later is the same day of the month, or, where there is none, what the rule says. */
function dueDate(from: Temporal.PlainDate, { unit, within, noSuchDay }: ClockRule): Temporal.PlainDate {
  switch (unit) {
    case 'calendar-days':
      return from.add({ days: within })
    case 'business-days':
      return addBusinessDays(from, within)
    case 'months': {
      const due = from.add({ months: within })
      // 45 CFR 147.136(d)(2)(i): received on October 30, filed by March 1, because there is no February 30.
      return noSuchDay === 'first-of-next-month' && due.day < from.day ? due.add({ days: 1 }) : due
    }
    case 'years':
      return from.add({ years: within })
  }
}

function unitWords({ within, unit }: ClockRule): string {
  const words = unit.replace('-', ' ')
  return `${within} ${within === 1 ? words.replace(/s$/, '') : words}`
}

/** The least amount of the year in which the last day lies; of the newest year while that is not known. */
function minimumFor(
  { minimum }: ClockRule,
  year: number | undefined,
): { readonly cents: number; readonly year: number; readonly cite: Citation } | undefined {
  if (minimum === undefined) return undefined
  const years = controversyYears()
  const held = year === undefined ? years.at(-1) : (years.findLast(known => known.year <= year) ?? years[0])
  if (held === undefined) return undefined
  return { cents: minimum === 'alj' ? held.aljCents : held.courtCents, year: held.year, cite: held.cite }
}

/** The first deadline after a denial: the earliest last day among the ways to win it back that the law leaves open. */
export function firstDeadline(
  payer: PayerEntry,
  notice: string,
  closed: readonly Level[] = [],
): DatedClock | undefined {
  const first = new Set<Level>(['redetermination', 'appeal', 'reconsideration', 'payment-dispute', 'corrected-claim'])
  return datedClocksFor(payer, { notice })
    .filter(clock => first.has(clock.level) && !closed.includes(clock.level))
    .sort((a, b) => (a.due < b.due ? -1 : 1))[0]
}
