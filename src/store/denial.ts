// Statements on denials: their rows, the adjustments they are made of, the deadlines that run.
import { addRows } from './own-rows.ts'
import { inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export function denialById(reader: Reader, id: number): Promise<Row<'denial'> | undefined> {
  return reader.kysely.selectFrom('denial').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The account of the denial that an appeal or a document belongs to. */
export async function accountBehind(
  { kysely }: Reader,
  table: 'appeal' | 'document',
  id: number,
): Promise<string | undefined> {
  const found = await kysely
    .selectFrom('denial')
    .select('account')
    .where('id', '=', ({ selectFrom }) => selectFrom(table).select('denialId').where('id', '=', id))
    .executeTakeFirst()
  return found?.account
}

/** The denials of these cases, the oldest first. */
export function denialsOfCases(reader: Reader, caseIds: readonly number[]): Promise<readonly Row<'denial'>[]> {
  return inTurn(caseIds, part =>
    reader.kysely.selectFrom('denial').selectAll().where('caseId', 'in', part).orderBy('id').execute(),
  )
}

/** Every denial's account. */
export function accountsOfDenials({ kysely }: Reader): Promise<readonly Pick<Row<'denial'>, 'id' | 'account'>[]> {
  return kysely.selectFrom('denial').select(['id', 'account']).execute()
}

export function addDenials(unit: Unit, denials: readonly Row<'denial'>[]): Promise<void> {
  return unit.insertMany('denial', denials)
}

/** Sets fields of one denial. Its event and the queue's totals are the caller's. */
export async function setDenial(unit: Unit, id: number, set: Partial<Row<'denial'>>): Promise<void> {
  await unit.kysely.updateTable('denial').set(set).where('id', '=', id).execute()
}

/** What a denial is made of: its adjustments and its deadlines. */
export interface DenialParts {
  readonly adjustments: readonly Omit<Row<'denialAdjustment'>, 'practiceId'>[]
  readonly clocks: readonly Omit<Row<'clock'>, 'practiceId'>[]
}

export async function addDenialParts(unit: Unit, { adjustments, clocks }: DenialParts): Promise<void> {
  await Promise.all([addRows(unit, 'denialAdjustment', adjustments), addRows(unit, 'clock', clocks)])
}

/** Deadlines of one denial. */
export async function addClocks(
  unit: Unit,
  denialId: number,
  clocks: readonly Omit<Row<'clock'>, 'practiceId' | 'denialId'>[],
): Promise<void> {
  await addDenialParts(unit, { adjustments: [], clocks: clocks.map(clock => ({ denialId, ...clock })) })
}

export async function removeClocks(unit: Unit, denialId: number): Promise<void> {
  await unit.kysely.deleteFrom('clock').where('denialId', '=', denialId).execute()
}

/** Numbers of the adjustments that a denial is made of. */
export async function adjustmentsOfDenial({ kysely }: Reader, denialId: number): Promise<readonly number[]> {
  const rows = await kysely
    .selectFrom('denialAdjustment')
    .select('adjustmentId')
    .where('denialId', '=', denialId)
    .execute()
  return rows.map(row => row.adjustmentId)
}

export async function removeDenialParts(unit: Unit, denialId: number): Promise<void> {
  await unit.kysely.deleteFrom('denialAdjustment').where('denialId', '=', denialId).execute()
  await removeClocks(unit, denialId)
}

/** A denial of this adjudication. */
export function denialOfAdjudication(reader: Reader, remitClaimId: number): Promise<Row<'denial'> | undefined> {
  return reader.kysely.selectFrom('denial').selectAll().where('remitClaimId', '=', remitClaimId).executeTakeFirst()
}

/** What was denied, adjustment by adjustment, with the payer's name. */
export function deniedAdjustments(reader: Reader) {
  return reader.kysely
    .selectFrom('denialAdjustment as d')
    .innerJoin('adjustment as a', join => join.onRef('a.id', '=', 'd.adjustmentId'))
    .innerJoin('denial as n', join => join.onRef('n.id', '=', 'd.denialId'))
    .innerJoin('payer as p', join => join.onRef('p.id', '=', 'n.payerId'))
    .select(['p.name', 'a.remitClaimId', 'a.line', 'a.groupCode', 'a.carc', 'a.amountCents'])
    .execute()
}

export async function accountOfDenial({ kysely }: Reader, id: number): Promise<string | undefined> {
  return (await kysely.selectFrom('denial').select('account').where('id', '=', id).executeTakeFirst())?.account
}

/** The denial that is worked for each of these claims of remittances. */
export async function denialsOfAdjudications(
  reader: Reader,
  remitClaimIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await inTurn(remitClaimIds, part =>
    reader.kysely
      .selectFrom('caseMember as m')
      .innerJoin('denial as d', join =>
        join.onRef('d.caseId', '=', 'm.caseId').onRef('d.remitClaimId', '=', 'm.remitClaimId'),
      )
      .where('m.remitClaimId', 'in', part)
      .select(['d.id', 'd.remitClaimId'])
      .execute(),
  )
  return new Map(rows.map(({ id, remitClaimId }) => [remitClaimId, id]))
}
