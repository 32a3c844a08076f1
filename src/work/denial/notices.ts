// What a notice of a later level does to a denial's deadlines: the level that decided is over, the one after it counts from the notice. Pure.
import { type ClockOverride, clocksFor, isDated } from '../../decide/clocks.ts'
import type { PayerEntry } from '../../knowledge/load.ts'
import type { Row } from '../../store/store.ts'
import type { KeptClock, KeptNotice } from '../../store/tables/denial.ts'
import { type Decided, endedBy, LETTERS, startedBy } from './decided.ts'
import { type DenialContext, keptClock, type MadeDenial, scoreFor, termsOf } from './denial.ts'
import { type DueFields, dueFields } from './due.ts'

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
): DueFields & Pick<Row<'denial'>, 'score' | 'expectedCents' | 'scoreTerms'> {
  const dates = dueFields(clocks, context.today)
  const proven = denial.scoreTerms.evidence === true
  const scored = scoreFor(context, { ...denial, ...dates }, proven)
  return { ...dates, score: scored.score, expectedCents: scored.expectedCents, scoreTerms: termsOf(scored, proven) }
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
