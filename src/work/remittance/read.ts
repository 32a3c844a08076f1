// A posted remittance as a person reads it: its head, its claims with lines, adjustments and decisions, the money outside of claims, and the
// lines that were denied, adjusted or left to the patient.
import { PATIENT_SHARES } from '../../knowledge/patient-shares.ts'
import type { Row, Store } from '../../store/store.ts'
import { type StoryClaim, storyClaims } from '../queue/show.ts'
import { Refusal } from '../refusal.ts'

export interface ReadRemittance extends Row<'remittance'> {
  readonly payer: string
  readonly file: string
  readonly providerAdjustments: readonly Row<'providerAdjustment'>[]
}

/** Throws Refusal `not-found`. */
export async function readRemittance({ kysely }: Store, id: number): Promise<ReadRemittance> {
  const row = await kysely
    .selectFrom('remittance as r')
    .innerJoin('file as f', join => join.onRef('f.id', '=', 'r.fileId'))
    .innerJoin('payer as p', join => join.onRef('p.id', '=', 'r.payerId'))
    .selectAll('r')
    .select(['f.name as file', 'p.name as payer'])
    .where('r.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found', `There is no remittance ${id}.`)
  return {
    ...row,
    providerAdjustments: await kysely
      .selectFrom('providerAdjustment')
      .selectAll()
      .where('remittanceId', '=', id)
      .orderBy('ordinal')
      .execute(),
  }
}

/** Claims of a remittance with everything on them, in its order, from an ordinal on. */
export async function readClaims(
  store: Store,
  id: number,
  from: number,
  limit: number,
): Promise<readonly Omit<StoryClaim, 'role' | 'pair'>[]> {
  const rows = await store.kysely
    .selectFrom('remitClaim')
    .select('id')
    .where('remittanceId', '=', id)
    .where('ordinal', '>=', from)
    .orderBy('ordinal')
    .limit(limit)
    .execute()
  return storyClaims(
    store,
    rows.map(row => row.id),
  )
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
}

const MOST_LINES = 2000

/** The adjustments of a remittance that belong to a report, in its order: two thousand at most, and whether there are more. */
export async function reportOf(
  { kysely }: Store,
  id: number,
  report: Report,
): Promise<{ readonly lines: readonly ReportLine[]; readonly more: boolean }> {
  let asked = kysely
    .selectFrom('remitClaim as c')
    .innerJoin('adjustment as a', join => join.onRef('a.remitClaimId', '=', 'c.id'))
    .innerJoin('decision as d', join => join.onRef('d.adjustmentId', '=', 'a.id'))
    .leftJoin('remitLine as l', join =>
      join.onRef('l.remitClaimId', '=', 'a.remitClaimId').onRef('l.line', '=', 'a.line'),
    )
    .where('c.remittanceId', '=', id)
    .where('a.amountCents', '!=', 0)
    // What was decided last counts; what was decided before is not asked.
    .where('d.turn', '=', query =>
      query
        .selectFrom('decision as later')
        .select(({ fn }) => fn.max('later.turn').as('turn'))
        .whereRef('later.adjustmentId', '=', 'd.adjustmentId'),
    )
    .select([
      'c.id as claimId',
      'c.account',
      'c.patientName as patient',
      'a.line',
      'l.procedure',
      'l.chargeCents as chargeCents',
      'a.groupCode as group',
      'a.carc',
      'a.amountCents as amountCents',
      'a.segment',
      'd.kind',
      'd.cause',
      'd.action',
    ])
    .orderBy('c.ordinal')
    .orderBy('a.id')
    .limit(MOST_LINES + 1)
  if (report === 'denied') asked = asked.where('d.kind', 'in', ['denial', 'underpayment'])
  if (report === 'deductible') asked = asked.where('a.carc', 'in', [...PATIENT_SHARES.keys()])
  const rows = await asked.execute()
  return { lines: rows.slice(0, MOST_LINES), more: rows.length > MOST_LINES }
}
