// Statements on cases: which adjudications answer one and the same claim, and as what each counts.
import { addRows, type OwnRow } from './own-rows.ts'
import { inParts, inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

/** What these adjudications are in their cases, by number. */
export async function membersOf(
  reader: Reader,
  remitClaimIds: readonly number[],
): Promise<ReadonlyMap<number, Row<'caseMember'>>> {
  const rows = await inTurn(remitClaimIds, part =>
    reader.kysely.selectFrom('caseMember').selectAll().where('remitClaimId', 'in', part).execute(),
  )
  return new Map(rows.map(row => [row.remitClaimId, row]))
}

export async function removeFromCases(unit: Unit, remitClaimIds: readonly number[]): Promise<void> {
  for (const part of inParts(remitClaimIds))
    await unit.kysely.deleteFrom('caseMember').where('remitClaimId', 'in', part).execute()
}

export function addCaseMembers(unit: Unit, members: readonly OwnRow<'caseMember'>[]): Promise<void> {
  return addRows(unit, 'caseMember', members)
}
