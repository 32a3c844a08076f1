// Statements on what payers said of coverage.
import type { Reader } from './reader.ts'
import type { Row } from './store.ts'

export type SaidCoverage = Row<'eligibility'> & { readonly createdOn: string | null; readonly name: string }

/** The newest answer of each member, person and payer, the newest first. */
export async function latestCoverages(
  { kysely }: Reader,
  { member, limit }: { readonly member: string | undefined; readonly limit: number },
): Promise<readonly SaidCoverage[]> {
  const newest = kysely
    .selectFrom('eligibility')
    .select(({ fn }) => fn.max('id').as('id'))
    .$if(member !== undefined, query => query.where('memberId', '=', member ?? ''))
    .groupBy(['memberId', 'personName', 'payerName'])
  return kysely
    .selectFrom('eligibility as e')
    .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'e.transmissionId'))
    .innerJoin('file as f', join => join.onRef('f.id', '=', 't.fileId'))
    .where('e.id', 'in', newest)
    .selectAll('e')
    .select(['t.createdOn', 'f.name'])
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute()
}
