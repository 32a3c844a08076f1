// Statements on whose a denial was: the provider of the claim as sent that its remittance answers, kept beside the denial.
import { inParts, type Reader } from './reader.ts'
import type { Unit } from './store.ts'

/** Matches that say whose it was. */
const SURE_ENOUGH = ['sure', 'likely'] as const

/** Says of the denials of these cases, or of these answers, whose each was, as the matches are now. */
export async function nameProviders(
  { kysely }: Unit,
  of: { readonly caseIds: readonly number[] } | { readonly remitClaimIds: readonly number[] },
): Promise<void> {
  const byCase = 'caseIds' in of
  for (const part of inParts(byCase ? of.caseIds : of.remitClaimIds)) {
    const all = kysely.updateTable('denial').set(({ selectFrom }) => ({
      providerNpi: selectFrom('claimMatch as m')
        .innerJoin('claim as c', join => join.onRef('c.id', '=', 'm.claimId'))
        .whereRef('m.remitClaimId', '=', 'denial.remitClaimId')
        .where('m.sure', 'in', SURE_ENOUGH)
        .select(({ fn }) => fn.coalesce('c.renderingNpi', 'c.billingNpi').as('npi')),
    }))
    // The case leads to a denial; the answer alone does not.
    await (byCase
      ? all.where('caseId', 'in', part)
      : all
          .where('caseId', 'in', ({ selectFrom }) =>
            selectFrom('caseMember').select('caseId').where('remitClaimId', 'in', part),
          )
          .where('remitClaimId', 'in', part)
    ).execute()
  }
}

/** Denials whose provider is another than that of the claim they are matched with. */
export async function wrongProviders({ kysely }: Reader): Promise<readonly number[]> {
  const rows = await kysely
    .selectFrom('denial as d')
    .innerJoin('claimMatch as m', join => join.onRef('m.remitClaimId', '=', 'd.remitClaimId'))
    .innerJoin('claim as c', join => join.onRef('c.id', '=', 'm.claimId'))
    .where('m.sure', 'in', SURE_ENOUGH)
    .where(({ eb, fn, ref }) =>
      eb(
        fn.coalesce('c.renderingNpi', 'c.billingNpi', eb.val('')),
        '<>',
        fn.coalesce(ref('d.providerNpi'), eb.val('')),
      ),
    )
    .select('d.id')
    .execute()
  return rows.map(({ id }) => id)
}
