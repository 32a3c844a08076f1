// A page of a list in the order in which its things came, by their numbers. Knows no noun.
import type { ReferenceExpression, SelectQueryBuilder } from 'kysely'

export interface PageByNumber {
  readonly rises: boolean
  /** The number of the last one of the page before. */
  readonly after: number | undefined
  readonly skip: number
  readonly limit: number
}

/** Orders a query by the column of the numbers and takes the page from it. */
export function pageByNumber<Database, Table extends keyof Database, Out>(
  query: SelectQueryBuilder<Database, Table, Out>,
  column: ReferenceExpression<Database, Table> & string,
  { rises, after, skip, limit }: PageByNumber,
): SelectQueryBuilder<Database, Table, Out> {
  const from = after === undefined ? query : query.where(column, rises ? '>' : '<', after as never)
  return from
    .orderBy(column, rises ? 'asc' : 'desc')
    .limit(limit)
    .offset(skip)
}
