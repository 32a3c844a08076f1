// Statements on adjustments and on what was decided about them, turn after turn: a decision is never changed, a later one counts.
import { inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

/** The adjustments of an adjudication, each with the words of the decision that counts (without its trace), in the order of the remittance. */
export async function latestDecisions(reader: Reader, remitClaimId: number) {
  const rows = await reader.kysely
    .selectFrom('adjustment as a')
    .innerJoin('decision as d', join => join.onRef('d.adjustmentId', '=', 'a.id'))
    .where('a.remitClaimId', '=', remitClaimId)
    .select(['d.adjustmentId', 'd.turn', 'd.kind', 'd.cause', 'd.action', 'd.liable', 'd.mayBill', 'd.appealable'])
    .select(['d.sure', 'd.rule', 'd.why', 'a.groupCode', 'a.carc', 'a.amountCents'])
    .orderBy('d.adjustmentId')
    .orderBy('d.turn')
    .execute()
  return [...new Map(rows.map(row => [row.adjustmentId, row])).values()]
}

export async function addDecisions(unit: Unit, decisions: readonly Row<'decision'>[]): Promise<void> {
  await unit.kysely.insertInto('decision').values(decisions).execute()
}

/** Notes what an adjudication came to when it was decided again. */
export async function addDecidedAgain(unit: Unit, again: Omit<Row<'decidedAgain'>, 'practiceId'>): Promise<void> {
  await unit.kysely
    .insertInto('decidedAgain')
    .values({ practiceId: unit.practiceId, ...again })
    .execute()
}

/** What is at stake in those of these adjudications that were decided again since they were posted. */
export async function atStakeAgain(reader: Reader, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows = await inTurn(ids, part =>
    reader.kysely
      .selectFrom('decidedAgain')
      .select(['remitClaimId', 'atStakeCents'])
      .where('remitClaimId', 'in', part)
      .orderBy('turn')
      .execute(),
  )
  return new Map(rows.map(row => [row.remitClaimId, row.atStakeCents]))
}
