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

/** Numbers by which adjudications of the same claim are found, whoever sent them. */
export type RelativeColumn = 'account' | 'payerControl' | 'originalControl'

/** Which of these numbers stand on adjudications, with the adjudication. Each is answered from an index alone. */
export function remitClaimsByNumber(
  reader: Reader,
  column: RelativeColumn,
  numbers: readonly string[],
): Promise<readonly { readonly id: number; readonly number: string | null }[]> {
  return inTurn(numbers, part =>
    reader.kysely
      .selectFrom('remitClaim')
      .where(column, 'in', part)
      .select(['id', `${column} as number`])
      .execute(),
  )
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

/** The remarks of adjudications, each in the order of its remittance. */
export function remarksOf(reader: Reader, remitClaimIds: readonly number[]) {
  return inTurn(remitClaimIds, part =>
    reader.kysely
      .selectFrom('remark')
      .select(['remitClaimId', 'line', 'code'])
      .where('remitClaimId', 'in', part)
      .orderBy('remitClaimId')
      .orderBy('line')
      .orderBy('ordinal')
      .execute(),
  )
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

/** The accounts of everything sent or decided for a member number. */
export async function accountsOfMember({ kysely }: Reader, memberId: string): Promise<readonly string[]> {
  const [decided, sent] = await Promise.all(
    (['remitClaim', 'claim'] as const).map(table =>
      kysely.selectFrom(table).select('account').distinct().where('memberId', '=', memberId).execute(),
    ),
  )
  return [...new Set([...(decided ?? []), ...(sent ?? [])].map(row => row.account))]
}

/** Codes of the lines of adjudications, each once. */
export async function proceduresOf(
  reader: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const lines = await linesOfRemitClaims(reader, [...new Set(ids)])
  return new Map(
    [...Map.groupBy(lines, ({ remitClaimId }) => remitClaimId)].map(([id, own]) => [
      id,
      [...new Set(own.flatMap(({ procedure }) => procedure ?? []))],
    ]),
  )
}
