// Work that is no denial: a claim that a receiver sent back never reached the payer; records that a payer asks for have a day by which
// they have to be there.
import { type ClockDates, datedClocksFor } from '../../decide/clocks.ts'
import { payerForClass } from '../../knowledge/load.ts'
import type { Row, Unit } from '../../store/store.ts'

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
  // A whole batch that was sent back is one piece of work, not as many as it has claims.
  const [claim] = claims
  const alone = acknowledgment.account_key !== null
  const known = await unit.kysely
    .selectFrom('work_item')
    .select(['id', 'claim_id'])
    .where('acknowledgment_id', '=', acknowledgment.id)
    .executeTakeFirst()
  if (known !== undefined) {
    if (known.claim_id === null && claim !== undefined && alone)
      await unit.kysely.updateTable('work_item').set({ claim_id: claim.id }).where('id', '=', known.id).execute()
    return
  }
  const kind = verdict === 'rejected' ? 'rejection' : 'records-request'
  const id = unit.nextId()
  await unit.kysely
    .insertInto('work_item')
    .values({
      practice_id: unit.practiceId,
      id,
      kind,
      acknowledgment_id: acknowledgment.id,
      claim_id: alone ? (claim?.id ?? null) : null,
      account: acknowledgment.account ?? (claims.length === 0 ? '' : `${claims.length} claims`),
      says: kind === 'rejection' ? `Never reached the payer. ${acknowledgment.says}` : acknowledgment.says,
      due_date: kind === 'rejection' ? timelyFiling(claims) : (acknowledgment.due_on ?? recordsDue(acknowledgment)),
      status: 'open',
      closed_because: null,
      opened_at: now,
      changed_at: now,
    })
    .execute()
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
  const open = await unit.kysely
    .selectFrom('work_item as w')
    .innerJoin('claim as c', join => join.onRef('c.id', '=', 'w.claim_id'))
    .where('w.kind', '=', 'rejection')
    .where('w.status', '=', 'open')
    .where('c.account_key', '=', claim.account_key)
    .where('c.id', '!=', claim.id)
    .select(['w.id', 'c.sent_on'])
    .execute()
  for (const item of open) {
    if ((item.sent_on ?? '') > (claim.sent_on ?? '')) continue
    await unit.kysely
      .updateTable('work_item')
      .set({ status: 'closed', closed_because: 'sent again and taken in', changed_at: now })
      .where('id', '=', item.id)
      .execute()
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
    claim.service_to === null ? [] : [dueFrom({ service: claim.service_to }, 'timely-filing')],
  )
  return days.filter(day => day !== null).sort()[0] ?? null
}

function recordsDue(acknowledgment: Row<'acknowledgment'>): string | null {
  return acknowledgment.said_on === null
    ? null
    : dueFrom({ notices: { 'records-request': acknowledgment.said_on } }, 'records-request')
}

function dueFrom(dates: ClockDates, level: string): string | null {
  const payer = payerForClass('unknown')
  if (payer === undefined) return null
  return datedClocksFor(payer, dates).find(clock => clock.level === level)?.due ?? null
}
