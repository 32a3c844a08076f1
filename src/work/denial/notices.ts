// What a notice of a later level does to a denial's deadlines: the level that decided is over, the one after it counts from the notice. Pure.
import { type ClockOverride, clocksFor, isDated } from '../../decide/clocks.ts'
import { CLOCK_KIND_OF, type Level, type PayerEntry } from '../../knowledge/load.ts'
import type { Row } from '../../store/store.ts'
import type { KeptClock, KeptNotice } from '../../store/tables/denial.ts'
import { type DenialContext, firstDue, keptClock, type MadeDenial, scoreFor, termsOf } from './denial.ts'

/** What can have come: a decision on an appeal by its level, or the letter that starts a deadline of another kind. */
export const DECIDED = [
  'redetermination',
  'reconsideration',
  'alj',
  'council',
  'appeal',
  'second-appeal',
  'final-internal',
  'demand',
  'records-request',
  'open-negotiation',
] as const
export type Decided = (typeof DECIDED)[number]

/** Letters that are no decision on an appeal, and what each starts. */
const LETTERS: Readonly<Partial<Record<Decided, readonly Level[]>>> = {
  demand: ['rebuttal', 'recoupment-hold', 'refund-hold'],
  'records-request': ['records-request'],
  'open-negotiation': ['idr'],
}

/** First levels go by several names; a decision on any of them is a decision on all. */
const FIRST_LEVELS: readonly Level[] = ['redetermination', 'appeal', 'payment-dispute']

/** The levels that a notice starts at this payer, in its own order of levels. */
export function startedBy(decided: Decided, payer: PayerEntry, heldOff: boolean): readonly Level[] {
  const letter = LETTERS[decided]
  const own = payer.clocks.filter(({ anchor }) => anchor === 'own-notice').map(({ level }) => level)
  if (letter !== undefined) return own.filter(level => letter.includes(level))
  if (decided === 'final-internal') return own.filter(level => level === 'external-review')
  const later = own.filter(level => CLOCK_KIND_OF[level] === 'appeal')
  const at = later.indexOf(decided as Level)
  const next = later[at + 1]
  // An overpayment's redetermination also starts the days by which the next request keeps recoupment away (42 CFR 405.379).
  const hold = heldOff && decided === 'redetermination' ? own.filter(level => level === 'reconsideration-hold') : []
  return next === undefined ? hold : [next, ...hold]
}

/** True where this payer decides at such a level, or sends such a letter. */
export function canDecide(decided: Decided, payer: PayerEntry): boolean {
  if (LETTERS[decided] !== undefined) return true
  const levels = payer.clocks.map(({ level }) => level)
  if (decided === 'final-internal') return levels.includes('external-review')
  return (
    levels.includes(decided as Level) || (decided === 'appeal' && levels.some(level => FIRST_LEVELS.includes(level)))
  )
}

/** The levels that a notice ends: its own and every appeal before it. A letter ends none. */
function endedBy(decided: Decided, payer: PayerEntry): ReadonlySet<Level> {
  if (LETTERS[decided] !== undefined) return new Set()
  const appeals = payer.clocks.map(({ level }) => level).filter(level => CLOCK_KIND_OF[level] === 'appeal')
  if (decided === 'final-internal')
    return new Set([...FIRST_LEVELS, ...appeals.filter(level => level !== 'external-review')])
  const at = appeals.indexOf(decided as Level)
  return new Set([...FIRST_LEVELS, decided as Level, ...(at < 0 ? [] : appeals.slice(0, at))])
}

/** A notice as it is kept. One that decided in the practice's favor leaves nothing to appeal. */
export function noticeOf(
  given: Pick<KeptNotice, 'date' | 'outcome' | 'note'> & { readonly decided: Decided },
  payer: PayerEntry | undefined,
  clocks: readonly KeptClock[],
  overrides: readonly ClockOverride[],
): KeptNotice {
  if (payer === undefined) return { ...given, ended: [], started: [] }
  const heldOff = clocks.some(({ level }) => level === 'recoupment-hold')
  const won = given.outcome === 'overturned'
  const levels = won && LETTERS[given.decided] === undefined ? [] : startedBy(given.decided, payer, heldOff)
  const notices = Object.fromEntries(levels.map(level => [level, given.date]))
  const started = clocksFor(payer, { notices }, overrides)
    .filter(clock => levels.includes(clock.level))
    .filter(isDated)
    .map(keptClock)
  const over = endedBy(given.decided, payer)
  const ended = clocks.filter(clock => over.has(clock.level) || started.some(each => each.level === clock.level))
  return { ...given, ended, started }
}

/** A kept deadline without its keys. */
export function keptPart({ practiceId: _practice, denialId: _denial, ...clock }: Row<'clock'>): KeptClock {
  return clock
}

/** The deadlines after a notice. */
export function clocksAfter(clocks: readonly KeptClock[], { ended, started }: KeptNotice): readonly KeptClock[] {
  const gone = new Set([...ended, ...started].map(clock => clock.level))
  return [...clocks.filter(clock => !gone.has(clock.level)), ...started]
}

/** The deadlines as they were before it. */
export function clocksBefore(clocks: readonly KeptClock[], { ended, started }: KeptNotice): readonly KeptClock[] {
  const begun = new Set(started.map(clock => clock.level))
  return [...clocks.filter(clock => !begun.has(clock.level)), ...ended]
}

/** The fields of a denial that follow from its deadlines. */
export function setByClocks(
  denial: Row<'denial'>,
  clocks: readonly KeptClock[],
  context: DenialContext,
): Pick<Row<'denial'>, 'dueDate' | 'workBy' | 'dueLevel' | 'score' | 'expectedCents' | 'scoreTerms'> {
  const due = firstDue(clocks)
  const dates = { dueDate: due?.due ?? null, workBy: due?.workBy ?? null, dueLevel: due?.level ?? null }
  const scored = scoreFor(context, { ...denial, ...dates })
  return { ...dates, score: scored.score, expectedCents: scored.expectedCents, scoreTerms: termsOf(scored) }
}

/**
 * What a remittance has made of a denial, with the notices that came before it. The same decision keeps what they ended and started. A new one
 * has rights of its own beside what still runs: the earlier day counts.
 */
export function withNotices(made: MadeDenial, before: Row<'denial'>, context: DenialContext): MadeDenial {
  const notices = before.notices ?? []
  if (notices.length === 0 || made.clocks.length === 0) return made
  const same = made.facts.remitClaimId === before.remitClaimId
  const clocks = notices.reduce<readonly KeptClock[]>(
    (kept, notice) => clocksAfter(kept, same ? notice : { ...notice, ended: [] }),
    made.clocks,
  )
  return { ...made, clocks, facts: { ...made.facts, ...setByClocks({ ...before, ...made.facts }, clocks, context) } }
}
