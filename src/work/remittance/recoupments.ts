// Money that payers take or give outside of claims (PLB): each laid to the claim it names, forwarded balances to their other half, and
// what names nothing that is known. Worked out when it is asked, so that it never hangs on the order of arrival.
import { namesIn, usable } from '../../decide/case/identity.ts'
import { accountOfClaim, allProviderAdjustments } from '../../store/provider-adjustment.ts'
import type { Store } from '../../store/store.ts'

export interface Recoupment {
  readonly reason: string
  readonly reference: string | undefined
  /** As in the file: positive takes money. */
  readonly amountCents: number
  readonly payer: string
  readonly paymentDate: string | undefined
  readonly trace: string | undefined
  /** Account of the claim it names. */
  readonly account: string | undefined
  /** For a forwarded balance: whether its other half has come. */
  readonly settled: boolean | undefined
  /** True when it should name a claim or another balance, and nothing of that name is known. */
  readonly orphan: boolean
}

/** Reasons that belong to one claim, and those that carry a balance forward. */
const OF_A_CLAIM = new Set(['WO', '72', 'CS'])
const FORWARDED = 'FB'

export async function listRecoupments(store: Store): Promise<readonly Recoupment[]> {
  const rows = await allProviderAdjustments(store)
  const balances = new Map<string, number>()
  for (const { reason, reference, payerId, amountCents } of rows)
    if (reason === FORWARDED) {
      const key = `${payerId} ${reference ?? ''}`
      balances.set(key, (balances.get(key) ?? 0) + amountCents)
    }
  const found: Recoupment[] = []
  for (const row of rows) {
    const account = OF_A_CLAIM.has(row.reason) ? await accountNamed(store, row.payerId, row.reference) : undefined
    const settled = row.reason === FORWARDED ? balances.get(`${row.payerId} ${row.reference ?? ''}`) === 0 : undefined
    found.push({
      reason: row.reason,
      reference: row.reference ?? undefined,
      amountCents: row.amountCents,
      payer: row.name,
      paymentDate: row.paymentDate ?? undefined,
      trace: row.trace ?? undefined,
      account,
      settled,
      orphan: (row.reason === 'WO' && account === undefined) || settled === false,
    })
  }
  return found
}

/** By the payer's number, else by the account, as the case reads references. */
async function accountNamed(store: Store, payerId: number, reference: string | null): Promise<string | undefined> {
  const names = namesIn(reference).filter(name => usable(name) !== undefined)
  return names.length === 0 ? undefined : accountOfClaim(store, payerId, names)
}
