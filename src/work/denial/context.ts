// What opening a denial is asked with: the practice's own experience, its payers' names in the knowledge, its deadlines.
import { dayIn } from '../../decide/day.ts'
import type { Experience } from '../../decide/score.ts'
import { newestClockOverrides } from '../../store/clock-override.ts'
import { endedByCode } from '../../store/denial-row.ts'
import { payersByName } from '../../store/payer.ts'
import type { Row, Store } from '../../store/store.ts'
import { ownClocksFor } from '../payer/clock-overrides.ts'
import { loadCombinations } from '../payer/combinations.ts'
import { NO_OUTCOME } from './after.ts'
import type { DenialContext } from './denial.ts'
import { WAY_WORDS, wayOf, wayTried } from './way-tried.ts'

/** What is tried before it is set. */
export interface Supposed {
  /** Deadlines of the practice's own, the newest first. */
  readonly overrides?: readonly Row<'clockOverride'>[]
  /** The knowledge's names of payers, by number. */
  readonly named?: ReadonlyMap<number, string | null>
}

/** Read once per import; experience changes by the day, not by the file. */
export async function loadContext(store: Store, now: string, supposed: Supposed = {}): Promise<DenialContext> {
  const { practiceId } = store
  const payers = new Map((await payersByName(store)).map(row => [row.id, row]))
  const { attemptCents, rules, state } = await store.settings()
  const today = dayIn(store.zone, now)
  const ended = await endedByCode(store, { today, ...NO_OUTCOME })
  const counts = new Map<string, { wins: number; tries: number }>()
  const add = (key: string, wins: number, tries: number) => {
    const known = counts.get(key) ?? { wins: 0, tries: 0 }
    counts.set(key, { wins: known.wins + wins, tries: known.tries + tries })
  }
  for (const { payerId, carc, cause, lastAction, wins, tries } of ended) {
    add(cause, wins, tries)
    add(`${payerId} ${carc}`, wins, tries)
    add(`${payerId} ${cause} ${wayTried(lastAction)}`, wins, tries)
  }
  const experienceOf = (key: string, of: string): readonly Experience[] => {
    const known = counts.get(key)
    return known === undefined ? [] : [{ of, ...known }]
  }
  const overrides = supposed.overrides ?? (await newestClockOverrides(store))
  const combinations = await loadCombinations(store)
  return {
    practiceId,
    now,
    today,
    attemptCents,
    payerEntry: payerId =>
      supposed.named?.has(payerId) === true ? supposed.named.get(payerId) : payers.get(payerId)?.entry,
    experience(payerId, carc, cause, action) {
      const payer = payers.get(payerId)?.name ?? payerId
      const way = wayOf(action)
      return [
        ...experienceOf(cause, cause),
        ...experienceOf(`${payerId} ${carc}`, `${payer}, ${carc}`),
        ...(way === undefined
          ? []
          : experienceOf(`${payerId} ${cause} ${way}`, `${payer}, ${cause}, ${WAY_WORDS[way]}`)),
      ]
    },
    ownClocks: (payer, { payerId, filing }) => ownClocksFor(overrides, payer, { payerId, filing, state }).own,
    rules,
    decide: combinations === undefined ? {} : { combinations },
  }
}
