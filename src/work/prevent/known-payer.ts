// What is known of the payers that the claims of one run name, worked out once for each: a file has few of them.
import { clocksFor, type DatedClock, isDated } from '../../decide/clocks.ts'
import { FILINGS } from '../../knowledge/load.ts'
import { newestClockOverrides } from '../../store/clock-override.ts'
import { payersByName } from '../../store/payer.ts'
import type { Store } from '../../store/store.ts'
import type { SubmittedClaim } from '../../x12/index.ts'
import { ownClocksFor } from '../payer/clock-overrides.ts'
import { payerOnClaim } from '../payer/on-claim.ts'
import type { Known } from './check.ts'

export type KnownPayer = Pick<Known, 'payerClass' | 'payer' | 'lastDay'>

/** Days of service of one payer that are remembered at most. */
const REMEMBERED = 5000

/** Without a store the practice has no deadlines of its own. */
export async function openPayers(store?: Store): Promise<{ readonly of: (claim: SubmittedClaim) => KnownPayer }> {
  const rows = store === undefined ? [] : await newestClockOverrides(store)
  const state = store === undefined ? null : (await store.settings()).state
  const payers = store === undefined ? [] : await payersByName(store)
  const known = new Map<string, KnownPayer>()
  return {
    of({ payer: { name = '', id: identifier = '' }, filing = '' }) {
      const named = `${filing} ${identifier} ${name}`
      const before = known.get(named)
      if (before !== undefined) return before
      const payerClass = FILINGS.get(filing)?.payerClass ?? 'unknown'
      const { payerId, entry: payer } = payerOnClaim(payers, { name, identifier, filing })
      const own = payer === undefined ? [] : ownClocksFor(rows, payer, { payerId, filing, state }).own
      const made = { payerClass, payer, lastDay: lastDays(payer, own) }
      known.set(named, made)
      return made
    },
  }
}

function lastDays(payer: Known['payer'], own: Parameters<typeof clocksFor>[2]): Known['lastDay'] {
  if (payer === undefined) return () => undefined
  const filing = { ...payer, clocks: payer.clocks.filter(({ level }) => level === 'timely-filing') }
  const days = new Map<string, DatedClock | undefined>()
  return service => {
    if (days.has(service)) return days.get(service)
    if (days.size > REMEMBERED) days.clear()
    const made = clocksFor(filing, { service }, own).find(isDated)
    days.set(service, made)
    return made
  }
}
