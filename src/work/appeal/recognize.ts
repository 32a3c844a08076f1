// The outcome of an appeal that a remittance shows: the money came, so it was won, and nobody has to say so.
import { appealsOf, setAppeal } from '../../store/appeal.ts'
import type { Row, Unit } from '../../store/store.ts'
import { RUNNING_APPEALS } from '../../store/words.ts'
import { wayTried } from '../denial/way-tried.ts'

/** `after` is the denial as the remittance left it. */
export async function recognizeOutcome(
  unit: Unit,
  before: Row<'denial'>,
  after: Row<'denial'>,
  now: string,
): Promise<void> {
  const came = after.recoveredCents - before.recoveredCents
  if (came <= 0 || !['appeal', 'call'].includes(wayTried(before.lastAction))) return
  const running = (await appealsOf(unit, before.id)).findLast(
    ({ status, ruling }) =>
      RUNNING_APPEALS.includes(status) || (status === 'decided' && ruling !== 'upheld' && ruling !== 'dismissed'),
  )
  if (running === undefined) return
  const ruling = after.atStakeCents === 0 ? 'overturned' : 'partly'
  const decidedOn = running.decidedOn ?? after.paymentDate
  await setAppeal(unit, running.id, {
    status: 'decided',
    ruling: running.ruling ?? ruling,
    decidedOn,
    wonCents: came,
    answerBy: null,
    changedAt: now,
  })
  unit.event({
    at: now,
    who: 'overturn',
    denialId: before.id,
    verb: 'appeal-paid',
    data: { appeal: running.id, level: running.level, cents: came },
  })
}
