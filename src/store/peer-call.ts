// Statements on peer-to-peer calls that are arranged and not decided.
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

/** One for each denial: the last one arranged counts. */
export async function keepPeerCall(unit: Unit, call: Omit<Row<'peerCall'>, 'practiceId'>): Promise<void> {
  await forgetPeerCall(unit, call.denialId)
  await unit.kysely
    .insertInto('peerCall')
    .values({ practiceId: unit.practiceId, ...call })
    .execute()
}

export async function forgetPeerCall({ kysely }: Unit, denialId: number): Promise<void> {
  await kysely.deleteFrom('peerCall').where('denialId', '=', denialId).execute()
}

/** Of open denials, up to an ISO day, the first one first. */
export function peerCallsUntil({ kysely }: Reader, day: string, limit: number) {
  return kysely
    .selectFrom('peerCall as c')
    .innerJoin('denial as d', join => join.onRef('d.id', '=', 'c.denialId'))
    .innerJoin('payer as p', join => join.onRef('p.id', '=', 'd.payerId'))
    .where('c.day', '<=', day)
    .where('d.status', '=', 'open')
    .select(['c.denialId', 'c.day', 'c.time', 'p.name as payer'])
    .orderBy('c.day')
    .orderBy('c.time')
    .limit(limit)
    .execute()
}
