// A posted remittance as a person reads it: its head, its claims with lines, adjustments and decisions, the money outside of claims, and the
// lines that were denied, adjusted or left to the patient.
import { PATIENT_SHARES } from '../../knowledge/patient-shares.ts'
import { denialsOfAdjudications } from '../../store/denial.ts'
import { adjustmentLines, claimIdsFrom, remittanceWithNames } from '../../store/remittance.ts'
import type { Row, Store } from '../../store/store.ts'
import { type StoryClaim, storyClaims } from '../denial/story.ts'
import { Refusal } from '../refusal.ts'

export interface ReadRemittance extends Row<'remittance'> {
  readonly payer: string
  readonly file: string
  readonly providerAdjustments: readonly Row<'providerAdjustment'>[]
}

/** Throws Refusal `not-found`. */
export async function readRemittance(store: Store, id: number): Promise<ReadRemittance> {
  const found = await remittanceWithNames(store, id)
  if (found === undefined)
    throw new Refusal('not-found', `There is no remittance ${id}.`, '"overturn remittances" lists them.')
  return found
}

/** Claims of a remittance with everything on them, in its order, from an ordinal on. */
export async function readClaims(
  store: Store,
  id: number,
  which: { readonly from: number; readonly limit: number; readonly unbalanced?: boolean },
): Promise<readonly Omit<StoryClaim, 'role' | 'pair'>[]> {
  return storyClaims(store, await claimIdsFrom(store, id, which))
}

/** What a line report lists. */
export const REPORTS = ['denied', 'adjusted', 'deductible'] as const
export type Report = (typeof REPORTS)[number]

export interface ReportLine {
  readonly claimId: number
  readonly account: string
  readonly patient: string | null
  readonly line: number
  readonly procedure: string | null
  readonly group: string
  readonly carc: string
  readonly amountCents: number
  readonly chargeCents: number | null
  readonly kind: string
  readonly cause: string
  readonly action: string
  readonly segment: number
  /** The denial in which it is worked; null where there is none. */
  readonly denialId: number | null
}

const MOST_LINES = 2000

/** The adjustments of a remittance that belong to a report, in its order: two thousand at most, and whether there are more. */
export async function reportOf(
  store: Store,
  id: number,
  report: Report,
): Promise<{ readonly lines: readonly ReportLine[]; readonly more: boolean }> {
  const rows = await adjustmentLines(store, id, WHICH[report], MOST_LINES + 1)
  const shown = rows.slice(0, MOST_LINES)
  const denials = await denialsOfAdjudications(store, [...new Set(shown.map(row => row.claimId))])
  const lines = shown.map(row => ({ ...row, denialId: denials.get(row.claimId) ?? null }))
  return { lines, more: rows.length > MOST_LINES }
}

const WHICH: Readonly<Record<Report, Parameters<typeof adjustmentLines>[2]>> = {
  denied: { kinds: ['denial', 'underpayment'] },
  adjusted: {},
  deductible: { carcs: [...PATIENT_SHARES.keys()] },
}
