// Statements on adjudications: the claims of remittances, their lines and remarks.
import { inTurn, type Reader } from './reader.ts'
import type { Row } from './store.ts'

type RemitClaim = Row<'remitClaim'>

export function remitClaim(reader: Reader, id: number): Promise<RemitClaim | undefined> {
  return reader.kysely.selectFrom('remitClaim').selectAll().where('id', '=', id).executeTakeFirst()
}

export function remitClaims(reader: Reader, ids: readonly number[]): Promise<readonly RemitClaim[]> {
  return inTurn(ids, part => reader.kysely.selectFrom('remitClaim').selectAll().where('id', 'in', part).execute())
}

/** In the order of the remittance; `limit` keeps a large one within bounds. */
export function claimsOfRemittance(
  reader: Reader,
  remittanceId: number,
  limit?: number,
): Promise<readonly RemitClaim[]> {
  return reader.kysely
    .selectFrom('remitClaim')
    .selectAll()
    .where('remittanceId', '=', remittanceId)
    .orderBy('ordinal')
    .$if(limit !== undefined, query => query.limit(limit ?? 0))
    .execute()
}

/** Numbers of all adjudications that a file brought. */
export async function remitClaimsOfFile(reader: Reader, fileId: number): Promise<readonly number[]> {
  const rows = await reader.kysely
    .selectFrom('remitClaim as c')
    .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'c.remittanceId'))
    .where('r.fileId', '=', fileId)
    .select('c.id')
    .orderBy('c.id')
    .execute()
  return rows.map(row => row.id)
}

/** Numbers by which adjudications of the same claim are found. */
export type RelativeColumn = 'account' | 'payerControl' | 'originalControl'

/**
 * A payer's adjudications by one of their numbers. Without a join: SQLite would then read all claims of the practice instead of looking
 * into the index.
 */
export function remitClaimsByNumber(
  reader: Reader,
  payerId: number,
  column: RelativeColumn,
  numbers: readonly string[],
) {
  return reader.kysely
    .selectFrom('remitClaim')
    .where('payerId', '=', payerId)
    .where(column, 'in', numbers)
    .select([
      'id',
      'remittanceId',
      'account',
      'payerControl',
      'originalControl',
      'reversal',
      'split',
      'paymentDate',
      'serviceFrom',
      'chargeCents',
      'paidCents',
      'atStakeCents',
      'ordinal',
    ])
    .execute()
}

/** Adjudications of these members that nothing was surely sent for so far, as far as no person has said otherwise. */
export function unsureClaimsOfMembers(reader: Reader, memberIds: readonly string[]): Promise<readonly RemitClaim[]> {
  return inTurn(memberIds, part =>
    reader.kysely
      .selectFrom('remitClaim as c')
      .innerJoin('claimMatch as m', join => join.onRef('m.remitClaimId', '=', 'c.id'))
      .where('m.sure', '!=', 'sure')
      .where('m.byWhom', '=', 'overturn')
      .where('c.memberId', 'in', part)
      .selectAll('c')
      .execute(),
  )
}

export function linesOfRemitClaims(reader: Reader, ids: readonly number[]): Promise<readonly Row<'remitLine'>[]> {
  return inTurn(ids, part =>
    reader.kysely.selectFrom('remitLine').selectAll().where('remitClaimId', 'in', part).orderBy('line').execute(),
  )
}

/** Codes of an adjudication's remarks, in the order of the remittance. */
export async function remarksOf(reader: Reader, remitClaimId: number): Promise<readonly string[]> {
  const rows = await reader.kysely
    .selectFrom('remark')
    .select('code')
    .where('remitClaimId', '=', remitClaimId)
    .orderBy('line')
    .orderBy('ordinal')
    .execute()
  return rows.map(row => row.code)
}

/** Codes of the remarks that stand on a claim as a whole or on one of its lines. */
export async function remarksAtLine(reader: Reader, remitClaimId: number, line: number): Promise<readonly string[]> {
  const rows = await reader.kysely
    .selectFrom('remark')
    .select('code')
    .where('remitClaimId', '=', remitClaimId)
    .where('line', 'in', [0, line])
    .execute()
  return rows.map(row => row.code)
}

/** What was taken off at one level: 0 is the claim itself; without those over nothing. */
export function adjustmentsAtLine(
  reader: Reader,
  remitClaimId: number,
  line: number,
): Promise<readonly Row<'adjustment'>[]> {
  return reader.kysely
    .selectFrom('adjustment')
    .selectAll()
    .where('remitClaimId', '=', remitClaimId)
    .where('line', '=', line)
    .where('amountCents', '!=', 0)
    .orderBy('id')
    .execute()
}
