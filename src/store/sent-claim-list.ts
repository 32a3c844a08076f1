// The claims as they were sent, in pages, the latest first.
import { beginsWith } from './conditions.ts'
import type { Reader } from './reader.ts'
import type { Row } from './store.ts'

export interface SentClaimQuestion {
  readonly account?: string | undefined
  /** The beginning of an account or of a patient's name. */
  readonly search?: string | undefined
  /** Only those with a smaller number: the page after it. */
  readonly before?: number | undefined
  readonly limit: number
}

export async function sentClaims(
  { kysely }: Reader,
  { account, search, before, limit }: SentClaimQuestion,
): Promise<readonly Row<'claim'>[]> {
  let found = kysely.selectFrom('claim').selectAll().orderBy('id', 'desc').limit(limit)
  if (account !== undefined) found = found.where('account', '=', account)
  if (search !== undefined)
    found = found.where(({ or }) => or([beginsWith('account', search), beginsWith('patientName', search)]))
  if (before !== undefined) found = found.where('id', '<', before)
  return found.execute()
}
