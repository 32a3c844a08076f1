// What came of earlier appeals, as the next one is weighed by it: counted by argument, laid beside a denial by how near they are. Pure.

export interface DecidedAppeal {
  readonly payerId: number
  readonly carc: string
  readonly argument: string | null
  /** In full or in part. */
  readonly granted: boolean
  readonly askedCents: number
  readonly wonCents: number
  /** Codes of what was billed. */
  readonly procedures: readonly string[]
  /** ISO date. */
  readonly decidedOn: string
}

export interface Counts {
  readonly decided: number
  readonly granted: number
  readonly askedCents: number
  readonly wonCents: number
}

export function countDecided(appeals: readonly Omit<DecidedAppeal, 'procedures' | 'decidedOn' | 'carc'>[]): Counts {
  const cents = (of: (appeal: (typeof appeals)[number]) => number) => appeals.reduce((sum, each) => sum + of(each), 0)
  return {
    decided: appeals.length,
    granted: appeals.filter(({ granted }) => granted).length,
    askedCents: cents(({ askedCents }) => askedCents),
    wonCents: cents(({ granted, wonCents }) => (granted ? wonCents : 0)),
  }
}

export const NEARNESS = ['same-service', 'same-code', 'same-payer', 'same-cause'] as const
export type Nearness = (typeof NEARNESS)[number]

/** How near an earlier appeal of the same cause is to a denial: payer, code and service; payer and code; payer; the cause alone. */
export function nearnessOf(
  { payerId, carc, procedures }: Pick<DecidedAppeal, 'payerId' | 'carc' | 'procedures'>,
  denial: Pick<DecidedAppeal, 'payerId' | 'carc' | 'procedures'>,
): Nearness {
  if (payerId !== denial.payerId) return 'same-cause'
  if (carc !== denial.carc) return 'same-payer'
  return procedures.some(code => denial.procedures.includes(code)) ? 'same-service' : 'same-code'
}

/** The nearest first, of equally near ones those that were granted, then the newest. */
export function byNearness<Appeal extends DecidedAppeal>(
  appeals: readonly Appeal[],
  denial: Pick<DecidedAppeal, 'payerId' | 'carc' | 'procedures'>,
): readonly { readonly appeal: Appeal; readonly nearness: Nearness }[] {
  return appeals
    .map(appeal => ({ appeal, nearness: nearnessOf(appeal, denial) }))
    .sort(
      (one, other) =>
        NEARNESS.indexOf(one.nearness) - NEARNESS.indexOf(other.nearness) ||
        Number(other.appeal.granted) - Number(one.appeal.granted) ||
        (one.appeal.decidedOn < other.appeal.decidedOn ? 1 : -1),
    )
}
