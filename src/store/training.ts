// Statements of training: which provider rendered what was denied.
import type { Reader } from './reader.ts'

/** The rendering provider, else the billing one, of the claim that each denial answers; none where no claim as sent is matched. */
export async function providersOfDenials({ kysely }: Reader): Promise<ReadonlyMap<number, string>> {
  const rows = await kysely
    .selectFrom('denial as d')
    .innerJoin('claimMatch as m', join => join.onRef('m.remitClaimId', '=', 'd.remitClaimId'))
    .innerJoin('claim as c', join => join.onRef('c.id', '=', 'm.claimId'))
    .where('m.sure', 'in', ['sure', 'likely'])
    .select(({ fn }) => ['d.id', fn.coalesce('c.renderingNpi', 'c.billingNpi').as('npi')])
    .execute()
  return new Map(rows.flatMap(({ id, npi }) => (npi === null ? [] : [[id, npi] as const])))
}
