// Statements on claims of our own making that were sent.
import { inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

/** Those that these claims were sent as. */
export function outgoingOfClaims(reader: Reader, claimIds: readonly number[]) {
  return inTurn(claimIds, part =>
    reader.kysely
      .selectFrom('outgoing as o')
      .innerJoin('transmission as t', join => join.onRef('t.groupControl', '=', 'o.control'))
      .innerJoin('claim as c', join => join.onRef('c.transmissionId', '=', 't.id'))
      .where('c.id', 'in', part)
      .select(['o.id', 'o.denialId', 'o.status'])
      .execute(),
  )
}

export async function setOutgoing(unit: Unit, id: number, set: Partial<Row<'outgoing'>>): Promise<void> {
  await unit.kysely.updateTable('outgoing').set(set).where('id', '=', id).execute()
}
