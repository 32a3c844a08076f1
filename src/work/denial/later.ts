// The levels of appeal that come after a denial's first one: none has a last day before its own notice, and none is stored with the denial,
// but who works it sees what follows. Nothing is written here.
import { clocksFor, type WaitingClock } from '../../decide/clocks.ts'
import type { PayerEntry } from '../../knowledge/load.ts'
import type { Row, Store } from '../../store/store.ts'
import { clockOverrides } from '../payer/clock-overrides.ts'

/** In the order of the payer's levels; none where the denial cannot be appealed, as its own clocks say. */
export async function laterLevels(
  store: Store,
  { paymentDate, notices }: Pick<Row<'denial'>, 'paymentDate' | 'notices'>,
  payer: PayerEntry | undefined,
  clocks: readonly Row<'clock'>[],
): Promise<readonly WaitingClock[]> {
  if (paymentDate === null || payer === undefined || !clocks.some(clock => clock.kind === 'appeal')) return []
  const own = (await clockOverrides(store)).filter(override => override.payer === payer.id)
  const known = new Set([
    ...clocks.map(clock => clock.level),
    ...(notices ?? []).flatMap(({ ended, started }) => [...ended, ...started].map(clock => clock.level)),
  ])
  return clocksFor(payer, { notice: paymentDate }, own).filter(
    (clock): clock is WaitingClock => clock.due === null && clock.kind === 'appeal' && !known.has(clock.level),
  )
}
