// Statements on what payers said of coverage.
import type { Reader } from './reader.ts'
import type { Row } from './store.ts'

export type SaidCoverage = Row<'eligibility'> & { readonly createdOn: string | null; readonly name: string }

/** The newest answer of each member, person and payer, by the day on which it was given, the newest first. */
export async function latestCoverages(
  { kysely }: Reader,
  { member, limit }: { readonly member: string | undefined; readonly limit: number },
): Promise<readonly SaidCoverage[]> {
  const ranked = kysely
    .selectFrom('eligibility as x')
    .innerJoin('transmission as y', join => join.onRef('y.id', '=', 'x.transmissionId'))
    .$if(member !== undefined, query => query.where('x.memberId', '=', member ?? ''))
    .select(({ fn }) => [
      'x.id',
      fn
        .agg<number>('row_number')
        .over(over =>
          over
            .partitionBy(['x.memberId', 'x.personName', 'x.payerName'])
            .orderBy(({ fn: { coalesce }, val }) => coalesce('y.createdOn', val('')), 'desc')
            .orderBy('x.id', 'desc'),
        )
        .as('place'),
    ])
  return kysely
    .selectFrom('eligibility as e')
    .innerJoin('transmission as t', join => join.onRef('t.id', '=', 'e.transmissionId'))
    .innerJoin('file as f', join => join.onRef('f.id', '=', 't.fileId'))
    .where('e.id', 'in', ({ selectFrom }) => selectFrom(ranked.as('r')).select('r.id').where('r.place', '=', 1))
    .selectAll('e')
    .select(['t.createdOn', 'f.name'])
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute()
}
