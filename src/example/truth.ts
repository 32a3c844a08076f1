// The truth about an invented claim: what every adjustment is and what the claim came to, whatever the remittance makes of it.
import type { ClaimOutcome } from '../decide/decide.ts'
import type { Cause, Kind } from '../knowledge/load.ts'
import type { RemitClaim } from '../x12/index.ts'
import type { MadeClaim, Part } from './scenarios.ts'

export interface TrueAdjustment {
  readonly group: string
  readonly carc: string
  readonly amountCents: number
  readonly kind: Kind
  readonly cause: Cause
}
export interface TrueClaim {
  readonly account: string
  readonly payerControl: string
  readonly status: string
  readonly chargeCents: number
  readonly paidCents: number
  readonly patientCents: number
  readonly outcome: ClaimOutcome
  readonly scenario: string
  readonly adjustments: readonly TrueAdjustment[]
  /** The account as the clinic sent it. */
  readonly sentAccount: string
  /** For each line that came back, which of the lines sent it may answer; undefined where none was sent like it. */
  readonly sentLines: readonly (readonly number[] | undefined)[]
}
/** One CAS per group, in the order in which the groups come. */
export function casSegments(parts: readonly Part[]): RemitClaim['adjustments'] {
  const groups = new Map<string, Part[]>()
  for (const each of parts) groups.set(each.group, [...(groups.get(each.group) ?? []), each])
  return [...groups].map(([group, own]) => ({
    group,
    adjustments: own.map(({ carc, amountCents }) => ({ reason: carc, amountCents })),
  }))
}

export function truthOf(
  made: MadeClaim,
  account: string,
  payerControl: string,
): Omit<TrueClaim, 'sentAccount' | 'sentLines'> {
  const parts = made.lines.flatMap(line => line.parts)
  const sum = (key: 'chargeCents' | 'paidCents') => made.lines.reduce((total, line) => total + line[key], 0)
  return {
    account,
    payerControl,
    status: made.status,
    chargeCents: sum('chargeCents'),
    paidCents: sum('paidCents'),
    patientCents: parts.reduce((total, each) => (each.group === 'PR' ? total + each.amountCents : total), 0),
    outcome: made.outcome,
    scenario: made.scenario,
    adjustments: made.lines
      .flatMap(line => casSegments(line.parts).flatMap(cas => line.parts.filter(each => each.group === cas.group)))
      .map(({ group, carc, amountCents, kind, cause }) => ({ group, carc, amountCents, kind, cause })),
  }
}
