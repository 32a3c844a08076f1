// Statements on claims as they were sent: found by what matching knows of them.
import { acknowledgmentsOn } from './acknowledgment.ts'
import { claimIdsAnswered, claimsOfSameAccounts } from './claim-story.ts'
import { inTurn, type Reader } from './reader.ts'
import type { Row } from './store.ts'

type Claim = Row<'claim'>

export function claimById(reader: Reader, id: number): Promise<Claim | undefined> {
  return reader.kysely.selectFrom('claim').selectAll().where('id', '=', id).executeTakeFirst()
}

export function claimsById(reader: Reader, ids: readonly number[]): Promise<readonly Claim[]> {
  return inTurn(ids, part => reader.kysely.selectFrom('claim').selectAll().where('id', 'in', part).execute())
}

export async function anyClaimSent(reader: Reader): Promise<boolean> {
  return (await reader.kysely.selectFrom('claim').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Those that a file brought, as far as their answers are looked for. */
export function claimsOfFile(
  reader: Reader,
  fileId: number,
): Promise<readonly Pick<Claim, 'id' | 'accountKey' | 'memberId'>[]> {
  return reader.kysely
    .selectFrom('claim as c')
    .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'c.transmissionId'))
    .where('t.fileId', '=', fileId)
    .select(['c.id', 'c.accountKey', 'c.memberId'])
    .orderBy('c.id')
    .execute()
}

export function claimsByAccount(reader: Reader, accountKeys: readonly string[]): Promise<readonly Claim[]> {
  return inTurn(accountKeys, part =>
    reader.kysely.selectFrom('claim').selectAll().where('accountKey', 'in', part).execute(),
  )
}

export function claimsOfMembers(reader: Reader, memberIds: readonly string[]): Promise<readonly Claim[]> {
  return inTurn(memberIds, part =>
    reader.kysely.selectFrom('claim').selectAll().where('memberId', 'in', part).execute(),
  )
}

/** Those whose account begins like this, fifty at the most. */
export function claimsWithAccountLike(reader: Reader, beginning: string): Promise<readonly Claim[]> {
  return reader.kysely
    .selectFrom('claim')
    .selectAll()
    .where('accountKey', '>=', beginning)
    .where('accountKey', '<', `${beginning}~`)
    .limit(50)
    .execute()
}

/** Those of one account with the reference of the batch they were sent in, the earliest first. */
export function claimsOfAccount(reader: Reader, accountKey: string) {
  return reader.kysely
    .selectFrom('claim as c')
    .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'c.transmissionId'))
    .where('c.accountKey', '=', accountKey)
    .selectAll('c')
    .select('t.reference')
    .orderBy('c.sentOn')
    .execute()
}

export function claimsOfTransmission(reader: Reader, transmissionId: number): Promise<readonly Claim[]> {
  return reader.kysely.selectFrom('claim').selectAll().where('transmissionId', '=', transmissionId).execute()
}

export function linesOfClaims(reader: Reader, ids: readonly number[]): Promise<readonly Row<'claimLine'>[]> {
  return inTurn(ids, part =>
    reader.kysely.selectFrom('claimLine').selectAll().where('claimId', 'in', part).orderBy('line').execute(),
  )
}

/** Sent claims that no adjudication answers, the earliest first. */
export function unansweredClaims(reader: Reader, limit: number): Promise<readonly Claim[]> {
  return unanswered(reader).selectAll('c').orderBy('c.sentOn').limit(limit).execute()
}

const unanswered = ({ kysely }: Reader) =>
  kysely
    .selectFrom('claim as c')
    .leftJoin('claimMatch as m', join => join.onRef('m.claimId', '=', 'c.id'))
    .where('m.remitClaimId', 'is', null)

const overdue = (reader: Reader, sentUntil: string) =>
  unanswered(reader)
    .leftJoin('workItem as w', join => join.onRef('w.claimId', '=', 'c.id').on('w.kind', '=', 'rejection'))
    .where('w.id', 'is', null)
    .where('c.sentOn', '<=', sentUntil)

/** The same, of those sent on this day or before; without those that were rejected, which are work of their own. */
export function overdueClaims(
  reader: Reader,
  sentUntil: string,
  { limit, skip }: { readonly limit: number; readonly skip: number },
): Promise<readonly Claim[]> {
  return overdue(reader, sentUntil)
    .selectAll('c')
    .orderBy('c.sentOn')
    .orderBy('c.id')
    .limit(limit)
    .offset(skip)
    .execute()
}

/** How many of them there are. */
export async function countOverdueClaims(reader: Reader, sentUntil: string): Promise<number> {
  const { n } = await overdue(reader, sentUntil)
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Those of an account as it is written, the earliest sent first. */
export function claimsWithAccount(reader: Reader, account: string): Promise<readonly Claim[]> {
  return reader.kysely
    .selectFrom('claim')
    .selectAll()
    .where('account', '=', account)
    .orderBy('sentOn')
    .orderBy('id')
    .execute()
}

/** Every claim sent for the account of the one that an adjudication answers, the earliest first; none where that is not known. */
export async function claimsBehind(reader: Reader, remitClaimId: number): Promise<readonly Claim[]> {
  return claimsOfSameAccounts(reader, await claimIdsAnswered(reader, [remitClaimId]))
}

/** What receivers and the payer said of a claim on its way in (TA1, 999, 997, 277CA), with the file it stands in, the earliest first. */
export function receiptsOf(reader: Reader, claimId: number) {
  return acknowledgmentsOn(reader, [claimId])
    .where('a.kind', 'in', ['TA1', '999', '997', '277CA'])
    .select('f.sha256')
    .orderBy('a.saidOn')
    .orderBy('a.id')
    .execute()
}
