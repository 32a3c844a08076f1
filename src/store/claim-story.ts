// What the store holds of one claim's life: the claims sent, what was said of them, the adjudications, evidence of coverage and authorization,
// with the files they stand in.
import type { SelectQueryBuilder } from 'kysely'
import { acknowledgmentsOn } from './acknowledgment.ts'
import { decidedAdjustments, withTraces } from './adjustment.ts'
import type { Reader } from './reader.ts'
import { linesOfRemitClaims, remitClaims } from './remit-claim.ts'
import type { Row, Tables } from './store.ts'
import type { CaseRole } from './words.ts'

export type MemberOfCase = Row<'remitClaim'> & {
  readonly role: CaseRole
  readonly pairId: number | null
  readonly caseId: number
}

export async function claimIdsOfAccount({ kysely }: Reader, account: string): Promise<readonly number[]> {
  const rows = await kysely.selectFrom('claim').select('id').where('account', '=', account).execute()
  return rows.map(row => row.id)
}

/** Cases in which an adjudication bears this account. */
export async function caseIdsOfAccount({ kysely }: Reader, account: string): Promise<readonly number[]> {
  const bearing = kysely.selectFrom('remitClaim').select('id').where('account', '=', account)
  return caseIdsAmong(kysely.selectFrom('caseMember').where('remitClaimId', 'in', bearing))
}

/** Cases whose adjudications answer these claims. */
export async function caseIdsOfClaims({ kysely }: Reader, claimIds: readonly number[]): Promise<readonly number[]> {
  if (claimIds.length === 0) return []
  const answering = kysely.selectFrom('claimMatch').select('remitClaimId').where('claimId', 'in', claimIds)
  return caseIdsAmong(kysely.selectFrom('caseMember').where('remitClaimId', 'in', answering))
}

/** The cases of these members, each once. */
async function caseIdsAmong(members: SelectQueryBuilder<Tables, 'caseMember', object>): Promise<readonly number[]> {
  const rows = await members.select('caseId').distinct().execute()
  return rows.map(row => row.caseId)
}

/** Every adjudication of these cases, with what it is among them. */
export async function membersOfCases({ kysely }: Reader, caseIds: readonly number[]): Promise<readonly MemberOfCase[]> {
  if (caseIds.length === 0) return []
  return kysely
    .selectFrom('caseMember as m')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
    .where('m.caseId', 'in', caseIds)
    .selectAll('c')
    .select(['m.role', 'm.pairId', 'm.caseId'])
    .orderBy('c.id')
    .execute()
}

/** The claims as sent that adjudications answer, as far as that is known. */
export async function claimIdsAnswered(
  { kysely }: Reader,
  adjudications: readonly number[],
): Promise<readonly number[]> {
  if (adjudications.length === 0) return []
  const rows = await kysely
    .selectFrom('claimMatch')
    .select('claimId')
    .where('remitClaimId', 'in', adjudications)
    .where('claimId', 'is not', null)
    .execute()
  return rows.flatMap(row => (row.claimId === null ? [] : [row.claimId]))
}

/** All claims of the accounts of these: replacements and claims to the next payer bear the same account. By the day they were sent. */
export async function claimsOfSameAccounts(
  { kysely }: Reader,
  ids: readonly number[],
): Promise<readonly Row<'claim'>[]> {
  if (ids.length === 0) return []
  const keys = await kysely.selectFrom('claim').select('accountKey').where('id', 'in', ids).distinct().execute()
  if (keys.length === 0) return []
  return kysely
    .selectFrom('claim')
    .selectAll()
    .where(
      'accountKey',
      'in',
      keys.map(row => row.accountKey),
    )
    .orderBy('sentOn')
    .orderBy('id')
    .execute()
}

/** In which file, and under which batch, transmissions came. */
export async function transmissionFiles({ kysely }: Reader, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, never>()
  const rows = await kysely
    .selectFrom('transmission as t')
    .innerJoin('file as f', join => join.onRef('f.id', '=', 't.fileId'))
    .where('t.id', 'in', [...new Set(ids)])
    .select(['t.id', 't.fileId', 'f.name', 't.groupControl', 't.reference'])
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

/** What receivers said of these claims. */
export async function saidOfClaims(reader: Reader, claimIds: readonly number[]) {
  if (claimIds.length === 0) return []
  return acknowledgmentsOn(reader, claimIds).select('l.claimId').execute()
}

/** Where remittances stand, and whose they are. */
export async function remittanceFiles({ kysely }: Reader, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, never>()
  const rows = await kysely
    .selectFrom('remittance as r')
    .innerJoin('file as f', join => join.onRef('f.id', '=', 'r.fileId'))
    .innerJoin('payer as p', join => join.onRef('p.id', '=', 'r.payerId'))
    .where('r.id', 'in', [...new Set(ids)])
    .select(['r.id', 'r.fileId', 'f.name', 'r.trace', 'p.name as payer'])
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

type SaidOf<Name extends 'eligibility' | 'reviewAnswer'> = Row<Name> & {
  readonly createdOn: string | null
  readonly name: string
}

/** What payers said of these members' coverage, or answered to requests for them, with the day and the file of it. */
export async function saidOfMembers<Name extends 'eligibility' | 'reviewAnswer'>(
  { kysely }: Reader,
  table: Name,
  members: readonly string[],
): Promise<readonly SaidOf<Name>[]> {
  if (members.length === 0) return []
  const rows = await kysely
    // Both have the columns that are asked by; the row that comes out is the table's own.
    .selectFrom(`${table} as e` as 'eligibility as e')
    .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'e.transmissionId'))
    .innerJoin('file as f', join => join.onRef('f.id', '=', 't.fileId'))
    .where('e.memberId', 'in', members)
    .selectAll('e')
    .select(['t.createdOn', 'f.name'])
    .execute()
  return rows as unknown as readonly SaidOf<Name>[]
}

/** What happened to these denials, in order. */
export async function eventsOfDenials({ kysely }: Reader, denials: readonly number[]) {
  if (denials.length === 0) return []
  return kysely.selectFrom('event').selectAll().where('denialId', 'in', denials).orderBy('seq').execute()
}

/** A claim as it was sent, with all its parts; undefined when there is none. */
export async function sentClaim({ kysely }: Reader, id: number) {
  const claim = await kysely.selectFrom('claim').selectAll().where('id', '=', id).executeTakeFirst()
  if (claim === undefined) return undefined
  return {
    claim,
    lines: await kysely.selectFrom('claimLine').selectAll().where('claimId', '=', id).orderBy('line').execute(),
    diagnoses: await kysely
      .selectFrom('claimDiagnosis')
      .selectAll()
      .where('claimId', '=', id)
      .orderBy('ordinal')
      .execute(),
    payers: await kysely.selectFrom('claimPayer').selectAll().where('claimId', '=', id).orderBy('ordinal').execute(),
  }
}

/** Adjudications with everything on them and their latest decisions, by their numbers. */
export async function adjudicationParts(reader: Reader, ids: readonly number[]) {
  const { kysely } = reader
  const claims = await remitClaims(reader, ids)
  const adjustments = await kysely
    .selectFrom('adjustment')
    .selectAll()
    .where('remitClaimId', 'in', ids)
    .orderBy('id')
    .execute()
  const decisions =
    adjustments.length === 0 ? [] : await decidedAdjustments(reader, ids).selectAll('d').orderBy('d.turn').execute()
  const latest = await withTraces(reader, [...new Map(decisions.map(each => [each.adjustmentId, each])).values()])
  return {
    claims,
    adjustments,
    decisions: new Map(latest.map(decision => [decision.adjustmentId, decision])),
    lines: await linesOfRemitClaims(reader, ids),
    remarks: await kysely
      .selectFrom('remark')
      .selectAll()
      .where('remitClaimId', 'in', ids)
      .orderBy('line')
      .orderBy('ordinal')
      .execute(),
  }
}
