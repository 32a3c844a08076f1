// What the thread that reads a file tells the page about it.

/** All adjustments of a group and reason that one rule read alike. */
export interface FoundReason {
  readonly group: string
  readonly carc: string
  readonly kind: string
  readonly action: string
  readonly why: string
  readonly mayBillPatient: boolean
  /** Whether the code has a page. */
  readonly listed: boolean
  readonly count: number
  readonly cents: number
}

export interface FoundClaim {
  readonly account: string
  readonly outcome: string
  readonly atStakeCents: number
  readonly says: readonly string[]
}

export interface Found {
  readonly claims: number
  /** Claims with money at stake. */
  readonly denied: number
  readonly atStakeCents: number
  readonly faults: number
  /** Segments that were placed nowhere. */
  readonly unread: number
  readonly ms: number
  readonly remittances: readonly {
    readonly payer: string
    readonly date: string
    readonly paymentCents: number
    readonly claims: number
    readonly balanced: boolean
    readonly differenceCents: number
  }[]
  readonly reasons: readonly FoundReason[]
  /** The first of them. */
  readonly claimsShown: readonly FoundClaim[]
  readonly faultsShown: readonly string[]
}

export type Told = { readonly found: Found } | { readonly failed: string }
