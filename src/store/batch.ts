// Statements on batches of appeals: one argument for the denials of one pattern, a letter each.
import { addRow, addRows } from './own-rows.ts'
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export type AppealBatch = Omit<Row<'appealBatch'>, 'practiceId'>
export type BatchLetter = Omit<Row<'batchLetter'>, 'practiceId'>

export async function addBatch(unit: Unit, batch: AppealBatch, denials: readonly number[]): Promise<void> {
  const { id: batchId, madeAt: changedAt, madeBy: changedBy } = batch
  await addRow(unit, 'appealBatch', batch)
  await addRows(
    unit,
    'batchLetter',
    denials.map(denialId => ({ batchId, denialId, state: 'open', appealId: null, because: '', changedAt, changedBy })),
  )
}

export function batchById({ kysely }: Reader, id: number): Promise<AppealBatch | undefined> {
  return kysely.selectFrom('appealBatch').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The newest first, with the name of the payer. */
export function allBatches({ kysely }: Reader) {
  return kysely
    .selectFrom('appealBatch as b')
    .innerJoin('payer as p', join => join.onRef('p.id', '=', 'b.payerId'))
    .selectAll('b')
    .select('p.name as payer')
    .orderBy('b.id', 'desc')
    .execute()
}

export async function setBatch(unit: Unit, id: number, set: Partial<AppealBatch>): Promise<void> {
  await unit.kysely.updateTable('appealBatch').set(set).where('id', '=', id).execute()
}

/** The letters of these batches with their denials, and the appeals that were made of them. */
export function lettersOfBatches({ kysely }: Reader, batches: readonly number[]) {
  return kysely
    .selectFrom('batchLetter as l')
    .innerJoin('denial as d', join => join.onRef('d.id', '=', 'l.denialId'))
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'd.remitClaimId'))
    .leftJoin('appeal as a', join => join.onRef('a.id', '=', 'l.appealId'))
    .where('l.batchId', 'in', [...batches])
    .select(['l.batchId', 'l.denialId', 'l.state', 'l.appealId', 'l.because'])
    .select(['d.account', 'd.patientName', 'd.serviceFrom', 'd.chargeCents', 'd.atStakeCents', 'd.recoveredCents'])
    .select(['d.dueDate', 'd.dueLevel', 'd.groupCode', 'd.carc', 'd.status as denialStatus'])
    .select(['c.payerControl', 'c.memberId'])
    .select(['a.level', 'a.status', 'a.pages', 'a.askedCents', 'a.sentOn', 'a.channel', 'a.tracking'])
    .select(['a.ruling', 'a.wonCents', 'a.decidedOn'])
    .orderBy('l.denialId')
    .execute()
}
export type LetterOfBatch = Awaited<ReturnType<typeof lettersOfBatches>>[number]

/** Of these denials those that wait in a batch. */
export async function waitingInBatches({ kysely }: Reader, denials: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await kysely
    .selectFrom('batchLetter')
    .select('denialId')
    .where('denialId', 'in', [...denials])
    .where('state', '=', 'open')
    .execute()
  return new Set(rows.map(({ denialId }) => denialId))
}

export async function setBatchLetter(
  unit: Unit,
  batchId: number,
  denialId: number,
  set: Partial<BatchLetter>,
): Promise<void> {
  await unit.kysely
    .updateTable('batchLetter')
    .set(set)
    .where('batchId', '=', batchId)
    .where('denialId', '=', denialId)
    .execute()
}

/** Says that the letter of this denial is made; false where it was made already. */
export async function claimBatchLetter(
  unit: Unit,
  batchId: number,
  denialId: number,
  appealId: number,
  { who: changedBy, now: changedAt }: { readonly who: string; readonly now: string },
): Promise<boolean> {
  const { numUpdatedRows } = await unit.kysely
    .updateTable('batchLetter')
    .set({ state: 'made', appealId, because: '', changedAt, changedBy })
    .where('batchId', '=', batchId)
    .where('denialId', '=', denialId)
    .where('state', '<>', 'made')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
