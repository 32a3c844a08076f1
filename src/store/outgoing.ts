// Statements on claims of our own making that were sent.
import { inTurn, type Reader } from './reader.ts'
import type { Host, Row, Unit } from './store.ts'

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

/** The newest first. */
export function newestOutgoing(reader: Reader): Promise<readonly Row<'outgoing'>[]> {
  return reader.kysely.selectFrom('outgoing').selectAll().orderBy('id', 'desc').execute()
}

/** Where the file of one lies in the vault; undefined where there is none. */
export async function keptOutgoing(reader: Reader, id: number): Promise<string | undefined> {
  const found = await reader.kysely
    .selectFrom('outgoing as o')
    .innerJoin('file as f', join => join.onRef('f.sha256', '=', 'o.content'))
    .where('o.id', '=', id)
    .select('f.kept')
    .executeTakeFirst()
  return found?.kept
}

/** Corrections and voids of the same account as a claim that no receiver rejected, the newest first. */
export function correctionsBeside(reader: Reader, claimId: number) {
  return reader.kysely
    .selectFrom('outgoing as o')
    .innerJoin('claim as c', join => join.onRef('c.id', '=', 'o.claimId'))
    .innerJoin('claim as same', join => join.onRef('same.accountKey', '=', 'c.accountKey'))
    .where('same.id', '=', claimId)
    .where('o.status', 'in', ['written', 'accepted'])
    .where('o.kind', 'in', ['replacement', 'new', 'void'])
    .select(['o.id', 'o.madeAt', 'o.status'])
    .orderBy('o.id', 'desc')
    .execute()
}

/** The adjudication that answers one; undefined while there is none. */
export async function answerTo(reader: Reader, id: number): Promise<number | undefined> {
  const answer = await reader.kysely
    .selectFrom('outgoing as o')
    .innerJoin('transmission as t', join => join.onRef('t.groupControl', '=', 'o.control'))
    .innerJoin('claim as c', join => join.onRef('c.transmissionId', '=', 't.id'))
    .innerJoin('claimMatch as m', join => join.onRef('m.claimId', '=', 'c.id'))
    .where('o.id', '=', id)
    .select('m.remitClaimId')
    .executeTakeFirst()
  return answer?.remitClaimId
}

export async function accountOfOutgoing({ kysely }: Reader, id: number): Promise<string | undefined> {
  return (await kysely.selectFrom('outgoing').select('account').where('id', '=', id).executeTakeFirst())?.account
}

/** Which of these denials a claim was written for that no receiver has rejected. */
export async function denialsWithClaims(reader: Reader, denialIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await inTurn(denialIds, part =>
    reader.kysely
      .selectFrom('outgoing')
      .select('denialId')
      .where('denialId', 'in', part)
      .where('status', 'in', ['written', 'accepted'])
      .execute(),
  )
  return new Set(rows.flatMap(row => row.denialId ?? []))
}

/** Writes one down before it is taken in. */
export async function addOutgoing(
  unit: Unit,
  outgoing: Omit<Row<'outgoing'>, 'practiceId' | 'content' | 'status' | 'changedAt'>,
): Promise<void> {
  await unit.kysely
    .insertInto('outgoing')
    .values({
      practiceId: unit.practiceId,
      ...outgoing,
      content: '',
      status: 'making',
      changedAt: outgoing.madeAt,
    })
    .execute()
}

/** Of every practice: how many were begun and never finished. */
export async function countUnfinishedOutgoing({ keeper }: Host): Promise<number> {
  const { n } = await keeper
    .selectFrom('outgoing')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('status', '=', 'making')
    .executeTakeFirstOrThrow()
  return Number(n)
}
