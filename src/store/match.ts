// Statements on matches: which claim sent an adjudication answers, line by line, by whose word; and which files were matched.
import { addRowOnce, addRows, type OwnRow } from './own-rows.ts'
import { nameProviders } from './provider.ts'
import { inParts, inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

type Match = Row<'claimMatch'>

/** Files whose reading has ended and that were not matched yet, the oldest first. */
export async function unmatchedFiles(reader: Reader): Promise<readonly number[]> {
  const rows = await reader.kysely
    .selectFrom('fileEnd as e')
    .leftJoin('fileMatched as m', join => join.onRef('m.fileId', '=', 'e.fileId'))
    .where('m.fileId', 'is', null)
    .select('e.fileId')
    .distinct()
    .orderBy('e.fileId')
    .execute()
  return rows.map(row => row.fileId)
}

export async function addFileMatched(unit: Unit, fileId: number, at: string): Promise<void> {
  await addRowOnce(unit, 'fileMatched', { fileId, at }, ['fileId'])
}

export function matchOf(reader: Reader, remitClaimId: number): Promise<Match | undefined> {
  return reader.kysely.selectFrom('claimMatch').selectAll().where('remitClaimId', '=', remitClaimId).executeTakeFirst()
}

/** Adjudications of these accounts that no person has matched. */
export async function remitClaimsByAccountKey(
  reader: Reader,
  accountKeys: readonly string[],
): Promise<readonly number[]> {
  const rows = await inTurn(accountKeys, part =>
    reader.kysely
      .selectFrom('claimMatch')
      .select('remitClaimId')
      .where('byWhom', '=', 'overturn')
      .where('accountKey', 'in', part)
      .execute(),
  )
  return rows.map(row => row.remitClaimId)
}

/** Which of these adjudications a person has matched. */
export async function matchedByHand(reader: Reader, remitClaimIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await inTurn(remitClaimIds, part =>
    reader.kysely
      .selectFrom('claimMatch')
      .select('remitClaimId')
      .where('remitClaimId', 'in', part)
      .where('byWhom', '!=', 'overturn')
      .execute(),
  )
  return new Set(rows.map(row => row.remitClaimId))
}

/** Puts these matches in the place of those before; the matches of their lines go. */
export async function replaceMatches(unit: Unit, matches: readonly Omit<Match, 'practiceId'>[]): Promise<void> {
  await removeMatches(
    unit,
    matches.map(match => match.remitClaimId),
  )
  await addRows(unit, 'claimMatch', matches)
  await nameProviders(unit, { remitClaimIds: matches.map(match => match.remitClaimId) })
}

/** Takes the matches of these adjudications and of their lines away. */
export async function removeMatches(unit: Unit, remitClaimIds: readonly number[]): Promise<void> {
  for (const part of inParts(remitClaimIds)) {
    await unit.kysely.deleteFrom('claimMatch').where('remitClaimId', 'in', part).execute()
    await unit.kysely.deleteFrom('lineMatch').where('remitClaimId', 'in', part).execute()
  }
}

export function addLineMatches(unit: Unit, matches: readonly OwnRow<'lineMatch'>[]): Promise<void> {
  return addRows(unit, 'lineMatch', matches)
}

/** Adjudications that no claim sent fits, or not surely, the oldest first. */
export function unsureMatches(reader: Reader, limit: number) {
  return reader.kysely
    .selectFrom('claimMatch as m')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
    .where('m.sure', 'in', ['none', 'unsure', 'likely'])
    .select(['c.id', 'c.account', 'c.patientName', 'c.chargeCents', 'c.paymentDate', 'm.sure', 'm.why', 'm.claimId'])
    .orderBy('c.paymentDate')
    .limit(limit)
    .execute()
}

export function lineMatchesOf(reader: Reader, remitClaimId: number): Promise<readonly Row<'lineMatch'>[]> {
  return reader.kysely.selectFrom('lineMatch').selectAll().where('remitClaimId', '=', remitClaimId).execute()
}
