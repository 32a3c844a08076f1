// What the audit asks of the queue: what is at stake in the claims that hold, beside what the denials and the kept totals say.
import { SUMMED_BY } from '../kept-figures.ts'
import type { Reader } from '../reader.ts'

/** By case: what was at stake in its claims that hold when they were posted. */
export async function postedStakes({ kysely }: Reader): Promise<ReadonlyMap<number, number>> {
  const rows = await kysely
    .selectFrom('caseMember as m')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
    .where('m.role', '=', 'current')
    .where('c.atStakeCents', '<>', 0)
    .groupBy('m.caseId')
    .select(({ fn }) => ['m.caseId', fn.sum('c.atStakeCents').as('stake')])
    .execute()
  return new Map(rows.map(({ caseId, stake }) => [caseId, Number(stake ?? 0)]))
}

/** Claims that hold and were decided again, turn after turn: what is at stake since, and what was when they were posted. */
export function stakesDecidedAgain({ kysely }: Reader) {
  return kysely
    .selectFrom('decidedAgain as a')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'a.remitClaimId'))
    .innerJoin('caseMember as m', join => join.onRef('m.remitClaimId', '=', 'a.remitClaimId'))
    .where('m.role', '=', 'current')
    .select(['m.caseId', 'a.remitClaimId', 'a.atStakeCents as again', 'c.atStakeCents as posted'])
    .orderBy('a.turn')
    .execute()
}

export function denialStakes({ kysely }: Reader) {
  return kysely.selectFrom('denial').select(['caseId', 'id', 'atStakeCents', 'kind', 'status']).execute()
}

/** The totals of the queue, counted now. */
export async function countTotals({ kysely }: Reader) {
  const rows = await kysely
    .selectFrom('denial')
    .groupBy([...SUMMED_BY.queueTotal])
    .select(({ fn }) => [...SUMMED_BY.queueTotal, fn.countAll().as('denials'), fn.sum('atStakeCents').as('stake')])
    .execute()
  return rows.map(({ denials, stake, ...by }) => ({
    ...by,
    denials: Number(denials),
    atStakeCents: Number(stake ?? 0),
  }))
}

/** The totals of the queue as they are kept. */
export function keptTotals({ kysely }: Reader) {
  return kysely.selectFrom('queueTotal').selectAll().execute()
}

/** Open denials by their deadline, counted now. */
export async function countDueTotals({ kysely }: Reader) {
  const rows = await kysely
    .selectFrom('denial')
    .where('status', '=', 'open')
    .groupBy([...SUMMED_BY.dueTotal])
    .select(({ fn }) => [...SUMMED_BY.dueTotal, fn.countAll().as('denials'), fn.sum('atStakeCents').as('stake')])
    .execute()
  return rows.map(({ denials, stake, dueDate, dueLevel, dueSure, ...by }) => ({
    ...by,
    dueDate: dueDate ?? '',
    dueLevel: dueLevel ?? '',
    dueSure: dueSure ?? '',
    denials: Number(denials),
    atStakeCents: Number(stake ?? 0),
  }))
}

/** The same as it is kept. */
export function keptDueTotals({ kysely }: Reader) {
  return kysely.selectFrom('dueTotal').selectAll().execute()
}
