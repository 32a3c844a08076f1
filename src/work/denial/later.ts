// The levels of appeal that come after a denial's first one: none has a last day before its own notice, and none is stored with the denial,
// but who works it sees what follows. Nothing is written here.
import { clocksFor, type WaitingClock } from '../../decide/clocks.ts'
import { entryForClaim } from '../../decide/payers.ts'
import { FILINGS, payerOf } from '../../knowledge/load.ts'
import { payerById } from '../../store/payer.ts'
import { remitClaim } from '../../store/remit-claim.ts'
import type { Row, Store } from '../../store/store.ts'
import { clockOverrides } from '../payer/clock-overrides.ts'

/** In the order of the payer's levels; none where the denial cannot be appealed, as its own clocks say. */
export async function laterLevels(
  store: Store,
  denial: Row<'denial'>,
  clocks: readonly Row<'clock'>[],
): Promise<readonly WaitingClock[]> {
  if (denial.paymentDate === null || !clocks.some(clock => clock.kind === 'appeal')) return []
  const named = await payerById(store, denial.payerId)
  const claim = await remitClaim(store, denial.remitClaimId)
  const payer = entryForClaim(
    named?.entry == null ? undefined : payerOf(named.entry),
    FILINGS.get(claim?.filing ?? '')?.payerClass ?? 'unknown',
  )
  if (payer === undefined) return []
  const own = (await clockOverrides(store)).filter(override => override.payer === payer.id)
  return clocksFor(payer, { notice: denial.paymentDate }, own).filter(
    (clock): clock is WaitingClock => clock.due === null && clock.kind === 'appeal',
  )
}
