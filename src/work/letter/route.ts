// Which level a letter is for, how it is asked for at this payer, and what is argued there. Pure.
import {
  isWrittenTo,
  type LetterArgument,
  type LetterRoute,
  letterArguments,
  letterRoutes,
} from '../../knowledge/letters.ts'
import type { Level } from '../../knowledge/load.ts'
import type { Evidence } from './evidence.ts'

/** What a person has chosen; otherwise the deadlines and the answers choose. */
export interface Chosen {
  readonly level?: Level
  readonly argument?: string
}

const LINE_OF_CLASS: Readonly<Record<string, string>> = {
  'medicare-part-a': 'medicare-part-a',
  'medicare-part-b': 'medicare-part-b',
  'medicare-advantage': 'medicare-advantage',
  medicaid: 'medicaid-ffs',
  tricare: 'tricare',
  va: 'va',
  federal: 'fehb',
  'workers-compensation': 'workers-compensation',
  auto: 'auto',
}

/** How a level is asked for at this payer; undefined where it has no such level. */
export function routeFor(level: string, { payer }: Evidence): LetterRoute | undefined {
  const line = payer.entry?.line ?? LINE_OF_CLASS[payer.payerClass] ?? 'commercial'
  return letterRoutes().find(route => route.level === level && route.lines.some(each => each === line))
}

/** The level: as chosen, else a reopening where that was decided, else the earliest that still runs, else the last one that ran. */
export function chosenRoute(evidence: Evidence, chosen: Chosen): LetterRoute | undefined {
  if (chosen.level !== undefined) return routeFor(chosen.level, evidence)
  const { clocks, today, denial } = evidence
  const usual = clocks.filter(({ level }) => level !== 'reopening' && level !== 'open-negotiation' && level !== 'idr')
  const asked = denial.action === 'reopen' ? [...clocks.filter(({ level }) => level === 'reopening'), ...usual] : usual
  const open = asked.filter(({ due }) => due >= today)
  for (const { level } of [...open, ...asked]) {
    const route = routeFor(level, evidence)
    if (route !== undefined) return route
  }
  return isTimeUnknown(evidence) ? routeFor('appeal', evidence) : undefined
}

/** Levels by which a payer's first decision is contested. */
const FIRST_LEVELS: ReadonlySet<string> = new Set(['appeal', 'redetermination', 'reconsideration', 'payment-dispute'])

/**
 * Whether nothing is known of the time for a first appeal, rather than that there is none: the payer's own is in no list of ours, or the
 * remittance bears no day to count from. Not knowing closes no way.
 */
export function isTimeUnknown({ payer, denial, clocks, notices, appeals }: Evidence): boolean {
  if (payer.payerClass === 'unknown' || !denial.appealable || denial.noAppeal !== undefined) return false
  if (clocks.some(({ level }) => FIRST_LEVELS.has(level))) return false
  if (notices.length > 0 || appeals.some(({ status }) => status === 'decided')) return false
  return denial.paymentDate === null || payer.entry?.clocks.some(({ level }) => FIRST_LEVELS.has(level)) !== true
}

const STAGES: readonly LetterArgument['level'][] = ['first', 'second', 'external']

/** What can be argued at a level: its own arguments, else those of the level before. */
export function choicesFor(evidence: Evidence, route: LetterRoute | undefined): readonly LetterArgument[] {
  const { denial, payer, templates } = evidence
  const known = letterArguments(denial.cause).filter(each => isWrittenTo(each.to, payer.payerClass))
  // What the practice says itself stands first.
  const fit = [...templates, ...known]
  if (denial.noAppeal !== undefined) return fit.filter(({ noAppeal }) => noAppeal === true)
  const appeals = fit.filter(({ noAppeal }) => noAppeal !== true)
  if (route === undefined) return appeals
  for (let at = STAGES.indexOf(route.stage); at >= 0; at--) {
    const own = appeals.filter(({ level }) => level === STAGES[at])
    if (own.length > 0) return own
  }
  return appeals
}

/** The argument: as chosen, the only one, or the one that the answers given so far are about. */
export function chosenArgument(
  choices: readonly LetterArgument[],
  evidence: Evidence,
  chosen: Chosen,
): LetterArgument | undefined {
  if (chosen.argument !== undefined)
    return choices.find(({ id }) => id === chosen.argument || id.split('/')[1] === chosen.argument)
  if (choices.length <= 1) return choices[0]
  const answeredBy = choices.filter(({ answers }) => {
    const keys = Object.keys(answers)
    return keys.length > 0 && keys.every(key => (evidence.answers[key] ?? '') !== '')
  })
  return answeredBy.length === 1 ? answeredBy[0] : undefined
}
