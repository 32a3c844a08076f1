// The levels of appeal that come after a denial's first one: none has a last day before its own notice, and none is stored with the denial,
// but who works it sees what follows. Nothing is written here.
import { clocksFor, type WaitingClock } from '../../decide/clocks.ts'
import type { Level, PayerEntry } from '../../knowledge/load.ts'
import { newestClockOverrides } from '../../store/clock-override.ts'
import type { Row, Store } from '../../store/store.ts'
import { ownClocksFor } from '../payer/clock-overrides.ts'
import { canDecide, DECIDED, type Decided, startedBy } from './decided.ts'
import type { PayerOfDenial } from './payer.ts'

export interface LaterLevel extends WaitingClock {
  /** The decision or letter whose notice starts it; undefined where no notice that can be kept does. */
  readonly startedBy: Decided | undefined
}

const starterOf = (level: Level, payer: PayerEntry) =>
  DECIDED.find(decided => canDecide(decided, payer) && startedBy(decided, payer, false).includes(level))

/** In the order of the payer's levels; none where the denial cannot be appealed, as its own clocks say. */
export async function laterLevels(
  store: Store,
  { paymentDate, notices }: Pick<Row<'denial'>, 'paymentDate' | 'notices'>,
  { entry: payer, payerId, filing }: PayerOfDenial,
  clocks: readonly Row<'clock'>[],
): Promise<readonly LaterLevel[]> {
  if (paymentDate === null || payer === undefined || !clocks.some(clock => clock.kind === 'appeal')) return []
  const { own } = await ownClocks(store, payer, { payerId, filing })
  const known = new Set([
    ...clocks.map(clock => clock.level),
    ...(notices ?? []).flatMap(({ ended, started }) => [...ended, ...started].map(clock => clock.level)),
  ])
  return clocksFor(payer, { notice: paymentDate }, own)
    .filter((clock): clock is WaitingClock => clock.due === null && clock.kind === 'appeal' && !known.has(clock.level))
    .map(clock => ({ ...clock, startedBy: starterOf(clock.level, payer) }))
}

/** Deadlines of the practice's own that hold for a claim, and why others are not counted. */
async function ownClocks(store: Store, payer: PayerEntry, of: Pick<PayerOfDenial, 'payerId' | 'filing'>) {
  return ownClocksFor(await newestClockOverrides(store), payer, { ...of, state: (await store.settings()).state })
}

/** Deadlines of the practice's own that this denial might have, were its product and state known; each as a sentence. */
export async function passedOver(store: Store, payer: PayerOfDenial): Promise<readonly string[]> {
  return payer.entry === undefined ? [] : (await ownClocks(store, payer.entry, payer)).passedOver
}
