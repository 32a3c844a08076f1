// Money that payers take or give outside of claims (PLB): each laid to the claim it names, forwarded balances to their other half, and
// what names nothing that is known. Worked out when it is asked, so that it never hangs on the order of arrival.
import { namesIn, usable } from '../../decide/case/identity.ts'
import { FORWARDED, TAKINGS } from '../../decide/case/outside.ts'
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

/** What collects a balance that was carried forward under a claim's number (CMS CR 6870 and 7068; X12 RFI 578). */
const COLLECTS = 'WO'
/** Reasons whose whole reference may be a claim's number: a carried balance, and interest (X12 RFI 2370). */
const MAY_NAME_A_CLAIM = new Set([FORWARDED, 'L6', '51', 'PI'])

export async function listRecoupments(store: Store): Promise<readonly Recoupment[]> {
  const rows = await allProviderAdjustments(store)
  const forwarded = sumBy(rows.filter(row => row.reason === FORWARDED))
  const collected = sumBy(rows.filter(row => row.reason === COLLECTS))
  const found: Recoupment[] = []
  for (const row of rows) {
    const account = await accountOf(store, row)
    const balance = forwarded.get(keyOf(row)) ?? 0
    const settled =
      row.reason === FORWARDED
        ? balance === 0 || (balance < 0 && balance + (collected.get(keyOf(row)) ?? 0) === 0)
        : undefined
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

type Moved = Awaited<ReturnType<typeof allProviderAdjustments>>[number]

function keyOf({ payerId, reference }: Moved): string {
  return `${payerId} ${reference ?? ''}`
}

function sumBy(rows: readonly Moved[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.amountCents)
  return sums
}

/** A trace or a date names no claim: reasons that only may name one do so where the whole reference is its number. */
async function accountOf(store: Store, { reason, reference, payerId }: Moved): Promise<string | undefined> {
  if (TAKINGS.has(reason)) return accountNamed(store, payerId, reference)
  const whole = MAY_NAME_A_CLAIM.has(reason) ? usable(reference) : undefined
  return whole === undefined ? undefined : accountOfClaim(store, payerId, [whole])
}

/** By the payer's number, else by the account, as the case reads references. */
async function accountNamed(store: Store, payerId: number, reference: string | null): Promise<string | undefined> {
  const names = namesIn(reference).filter(name => usable(name) !== undefined)
  return names.length === 0 ? undefined : accountOfClaim(store, payerId, names)
}
