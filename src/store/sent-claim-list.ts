// The claims as they were sent, in pages by their numbers.
import { type Condition, whereConditions } from './conditions.ts'
import { type PageByNumber, pageByNumber } from './page-by-number.ts'
import type { Reader } from './reader.ts'
import type { Row } from './store.ts'

export function sentClaims(
  { kysely }: Reader,
  conditions: readonly Condition[],
  page: PageByNumber,
): Promise<readonly Row<'claim'>[]> {
  return pageByNumber(whereConditions(kysely.selectFrom('claim'), conditions).selectAll(), 'id', page).execute()
}
