// Statements on claims of our own making that were sent.
import { inTurn, type Reader } from './reader.ts'
import type { Host, Row, Unit } from './store.ts'
import type { OutgoingStatus } from './words.ts'

/** Those that these claims were sent as. */
export function outgoingOfClaims(reader: Reader, claimIds: readonly number[]) {
  return inTurn(claimIds, part =>
    reader.kysely
      .selectFrom('outgoing as o')
      .innerJoin('transmission as t', join => join.onRef('t.groupControl', '=', 'o.control'))
      .innerJoin('claim as c', join => join.onRef('c.transmissionId', '=', 't.id'))
      .where('c.id', 'in', part)
      .select(['o.id', 'o.denialId', 'o.status', 'o.kind'])
      .execute(),
  )
}

/** Documents made here that went out in this group (GS06). */
export function attachmentsInGroup(reader: Reader, control: string) {
  return reader.kysely
    .selectFrom('outgoing')
    .where('control', '=', control)
    .where('kind', '=', 'attachment')
    .select(['id', 'denialId', 'status', 'kind'])
    .execute()
}

export async function setOutgoing(unit: Unit, id: number, set: Partial<Row<'outgoing'>>): Promise<void> {
  await unit.kysely.updateTable('outgoing').set(set).where('id', '=', id).execute()
}

/** Of one status where one is asked, the newest first. */
export function newestOutgoing(reader: Reader, status?: OutgoingStatus): Promise<readonly Row<'outgoing'>[]> {
  const all = reader.kysely.selectFrom('outgoing').selectAll().orderBy('id', 'desc')
  return (status === undefined ? all : all.where('status', '=', status)).execute()
}

export function outgoingById(reader: Reader, id: number): Promise<Row<'outgoing'> | undefined> {
  return reader.kysely.selectFrom('outgoing').selectAll().where('id', '=', id).executeTakeFirst()
}

/** How many are written and not sent yet, and how many went out before an ISO date that nobody has taken in. */
export async function countWaitingOutgoing({ kysely }: Reader, sentBefore: string) {
  const rows = await kysely
    .selectFrom('outgoing')
    .where('status', 'in', ['written', 'sent'])
    .where(({ eb, or }) => or([eb('status', '=', 'written'), eb('sentOn', '<', sentBefore)]))
    .groupBy('status')
    .select(({ fn }) => ['status', fn.countAll<number>().as('n')])
    .execute()
  const count = (status: OutgoingStatus) => Number(rows.find(row => row.status === status)?.n ?? 0)
  return { notSent: count('written'), notAcknowledged: count('sent') }
}

/** The claims that these were taken into the store as. */
export async function claimsOfOutgoing(reader: Reader, id: number): Promise<readonly number[]> {
  const rows = await reader.kysely
    .selectFrom('outgoing as o')
    .innerJoin('transmission as t', join => join.onRef('t.groupControl', '=', 'o.control'))
    .innerJoin('claim as c', join => join.onRef('c.transmissionId', '=', 't.id'))
    .where('o.id', '=', id)
    .select('c.id')
    .execute()
  return rows.map(row => row.id)
}

/** The payer that each of these goes to, as its claim names it; those that are not taken in as a claim yet are left out. */
export async function payersOfOutgoing(reader: Reader, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await inTurn(ids, part =>
    reader.kysely
      .selectFrom('outgoing as o')
      .innerJoin('transmission as t', join => join.onRef('t.groupControl', '=', 'o.control'))
      .innerJoin('claim as c', join => join.onRef('c.transmissionId', '=', 't.id'))
      .where('o.id', 'in', part)
      .select(['o.id', 'c.payerName'])
      .execute(),
  )
  return new Map(rows.flatMap(({ id, payerName }) => (payerName === null ? [] : [[id, payerName] as const])))
}

/** Of these transmissions those that are corrections of ours, or claims to the payer that comes first, written and not sent yet. */
export async function unsentAmong(reader: Reader, transmissionIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await inTurn(transmissionIds, part =>
    reader.kysely
      .selectFrom('transmission as t')
      .innerJoin('outgoing as o', join => join.onRef('o.control', '=', 't.groupControl'))
      .innerJoin('file as f', join => join.onRef('f.id', '=', 't.fileId'))
      .where('t.id', 'in', part)
      .where('o.kind', '<>', 'secondary')
      .where(({ eb, or, and, ref }) =>
        or([
          eb('o.status', '=', 'making'),
          and([eb('o.status', '=', 'written'), eb('o.content', '=', ref('f.sha256'))]),
        ]),
      )
      .select('t.id')
      .execute(),
  )
  return new Set(rows.map(row => row.id))
}

/** Where the file of one lies in the vault; undefined where there is none. */
export async function keptOutgoing(reader: Reader, id: number): Promise<string | undefined> {
  const found = await reader.kysely
    .selectFrom('file')
    .select('kept')
    .where('sha256', '=', ({ selectFrom }) => selectFrom('outgoing').select('content').where('id', '=', id))
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
    .where('o.status', 'in', ['written', 'sent', 'accepted'])
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

/** For which of these denials a claim went out that no receiver has rejected. */
export async function denialsWithClaims(reader: Reader, denialIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await inTurn(denialIds, part =>
    reader.kysely
      .selectFrom('outgoing')
      .select('denialId')
      .where('denialId', 'in', part)
      .where('status', 'in', ['sent', 'accepted'])
      .execute(),
  )
  return new Set(rows.flatMap(row => row.denialId ?? []))
}

/** Writes one down before it is taken in. */
export async function addOutgoing(
  unit: Unit,
  outgoing: Omit<Row<'outgoing'>, 'practiceId' | 'content' | 'status' | 'changedAt' | 'sentOn' | 'sentBy'>,
): Promise<void> {
  await unit.kysely
    .insertInto('outgoing')
    .values({
      practiceId: unit.practiceId,
      ...outgoing,
      content: '',
      status: 'making',
      changedAt: outgoing.madeAt,
      sentOn: null,
      sentBy: null,
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
