// The claims as they were sent, in pages by their numbers.
import { type Condition, whereConditions } from './conditions.ts'
import type { Reader } from './reader.ts'
import type { Row } from './store.ts'

/** A page of a list in the order in which its things came. */
export interface PageByNumber {
  readonly rises: boolean
  /** The number of the last one of the page before. */
  readonly after: number | undefined
  readonly skip: number
  readonly limit: number
}

export async function sentClaims(
  { kysely }: Reader,
  conditions: readonly Condition[],
  { rises, after, skip, limit }: PageByNumber,
): Promise<readonly Row<'claim'>[]> {
  return whereConditions(kysely.selectFrom('claim'), conditions)
    .selectAll()
    .$if(after !== undefined, query => query.where('id', rises ? '>' : '<', after ?? 0))
    .orderBy('id', rises ? 'asc' : 'desc')
    .limit(limit)
    .offset(skip)
    .execute()
}
