// Work that is no denial: a claim that a receiver rejected never reached the payer; records that a payer asks for have a day by which
// they have to be there.
import { type ClockDates, datedClocksFor } from '../../../decide/clocks.ts'
import { payerForClass } from '../../../knowledge/load.ts'
import type { Row, Unit } from '../../../store/store.ts'
import { addWorkItem, openRejectionsBeside, setWorkItem, workItemOf } from '../../../store/work-item.ts'

/** Opens the work that an acknowledgment makes, once; closes a rejection when the same account was taken in later. */
export async function openWork(
  unit: Unit,
  acknowledgment: Row<'acknowledgment'>,
  claims: readonly Row<'claim'>[],
  now: string,
): Promise<void> {
  const { verdict } = acknowledgment
  if (verdict === 'accepted' || verdict === 'accepted-with-errors')
    for (const claim of claims) await closeRejections(unit, claim, acknowledgment, now)
  if (verdict !== 'rejected' && verdict !== 'request') return
  // A whole batch that was rejected is one piece of work, not as many as it has claims.
  const [claim] = claims
  const alone = acknowledgment.accountKey !== null
  const known = await workItemOf(unit, acknowledgment.id)
  if (known !== undefined) {
    if (known.claimId === null && claim !== undefined && alone) await setWorkItem(unit, known.id, { claimId: claim.id })
    return
  }
  const kind = verdict === 'rejected' ? 'rejection' : 'records-request'
  const id = unit.nextId()
  await addWorkItem(unit, {
    id,
    kind,
    acknowledgmentId: acknowledgment.id,
    claimId: alone ? (claim?.id ?? null) : null,
    account: acknowledgment.account ?? (claims.length === 0 ? '' : `${claims.length} claims`),
    says: kind === 'rejection' ? `Never reached the payer. ${acknowledgment.says}` : acknowledgment.says,
    dueDate: kind === 'rejection' ? timelyFiling(claims) : (acknowledgment.dueOn ?? recordsDue(acknowledgment)),
    status: 'open',
    closedBecause: null,
    openedAt: now,
    changedAt: now,
  })
  unit.event({
    at: now,
    who: 'overturn',
    verb: `opened-${kind}`,
    data: { item: id, acknowledgment: acknowledgment.id, account: acknowledgment.account, codes: acknowledgment.codes },
  })
}

async function closeRejections(
  unit: Unit,
  claim: Row<'claim'>,
  acknowledgment: Row<'acknowledgment'>,
  now: string,
): Promise<void> {
  for (const item of await openRejectionsBeside(unit, claim)) {
    if ((item.sentOn ?? '') > (claim.sentOn ?? '')) continue
    await setWorkItem(unit, item.id, { status: 'closed', closedBecause: 'sent again and taken in', changedAt: now })
    unit.event({
      at: now,
      who: 'overturn',
      verb: 'closed-rejection',
      data: { item: item.id, acknowledgment: acknowledgment.id },
    })
  }
}

/** The earliest timely-filing day of the claims, by the default for a payer that is not known: it errs early. */
function timelyFiling(claims: readonly Row<'claim'>[]): string | null {
  const days = claims.flatMap(claim =>
    claim.serviceTo === null ? [] : [dueFrom({ service: claim.serviceTo }, 'timely-filing')],
  )
  return days.filter(day => day !== null).sort()[0] ?? null
}

function recordsDue(acknowledgment: Row<'acknowledgment'>): string | null {
  return acknowledgment.saidOn === null
    ? null
    : dueFrom({ notices: { 'records-request': acknowledgment.saidOn } }, 'records-request')
}

function dueFrom(dates: ClockDates, level: string): string | null {
  const payer = payerForClass('unknown')
  if (payer === undefined) return null
  return datedClocksFor(payer, dates).find(clock => clock.level === level)?.due ?? null
}
