// Which payer a claim goes to, by how the claim names it: one of those that remittances name, as the practice says who that is, or as the knowledge knows the name.
import { entryForClaim, plainName, recognizePayer } from '../../decide/payers.ts'
import { FILINGS, type PayerEntry, payerOf } from '../../knowledge/load.ts'
import type { Row } from '../../store/store.ts'

export interface PayerOnClaim {
  /** Its number here; null where no remittance has named it yet. */
  readonly payerId: number | null
  /** What holds for the claim; undefined where neither the payer nor its class is known. */
  readonly entry: PayerEntry | undefined
}

/** By number before name; what the practice has said of it holds. */
export function payerOnClaim(
  payers: readonly Row<'payer'>[],
  { name, identifier, filing }: { readonly name: string; readonly identifier: string; readonly filing: string },
): PayerOnClaim {
  const [number, plain] = [identifier.trim().toUpperCase(), plainName(name)]
  const row =
    payers.find(payer => number !== '' && payer.identifier.toUpperCase() === number) ??
    payers.find(payer => plain !== '' && plainName(payer.name) === plain)
  const named = row === undefined ? recognizePayer({ name, identifier }) : (row.entry ?? undefined)
  const entry = entryForClaim(
    named === undefined ? undefined : payerOf(named),
    FILINGS.get(filing)?.payerClass ?? 'unknown',
  )
  return { payerId: row?.id ?? null, entry }
}
