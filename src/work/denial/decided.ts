// What can come of a denial after its first answer, and which levels each of it starts and ends at a payer. Pure.
import { CLOCK_KIND_OF, type Level, type PayerEntry } from '../../knowledge/load.ts'

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
  'unanswered-bill',
] as const
export type Decided = (typeof DECIDED)[number]

/** Letters that are no decision on an appeal, and what each starts. */
export const LETTERS: Readonly<Partial<Record<Decided, readonly Level[]>>> = {
  demand: ['rebuttal', 'recoupment-hold', 'refund-hold'],
  'records-request': ['records-request'],
  'open-negotiation': ['idr'],
  'unanswered-bill': ['unanswered-bill'],
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
export function endedBy(decided: Decided, payer: PayerEntry): ReadonlySet<Level> {
  if (LETTERS[decided] !== undefined) return new Set()
  const appeals = payer.clocks.map(({ level }) => level).filter(level => CLOCK_KIND_OF[level] === 'appeal')
  if (decided === 'final-internal')
    return new Set([...FIRST_LEVELS, ...appeals.filter(level => level !== 'external-review')])
  const at = appeals.indexOf(decided as Level)
  return new Set([...FIRST_LEVELS, decided as Level, ...(at < 0 ? [] : appeals.slice(0, at))])
}
