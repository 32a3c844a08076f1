// A posted remittance as a person reads it: its head, its claims with lines, adjustments and decisions, the money outside of claims, and the
// lines that were denied, adjusted or left to the patient.
import { PATIENT_SHARES } from '../knowledge/patient-shares.ts'
import type { Row, Store } from '../store/store.ts'
import { type StoryClaim, storyClaims } from './queue/show.ts'
import { Refusal } from './refusal.ts'

export interface ReadRemittance extends Row<'remittance'> {
  readonly payer: string
  readonly file: string
  readonly providerAdjustments: readonly Row<'provider_adjustment'>[]
}

/** Throws Refusal `not-found`. */
export async function readRemittance({ kysely }: Store, id: number): Promise<ReadRemittance> {
  const row = await kysely
    .selectFrom('remittance as r')
    .innerJoin('file as f', join => join.onRef('f.id', '=', 'r.file_id'))
    .innerJoin('payer as p', join => join.onRef('p.id', '=', 'r.payer_id'))
    .selectAll('r')
    .select(['f.name as file', 'p.name as payer'])
    .where('r.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found', `There is no remittance ${id}.`)
  return {
    ...row,
    providerAdjustments: await kysely
      .selectFrom('provider_adjustment')
      .selectAll()
      .where('remittance_id', '=', id)
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
    .selectFrom('remit_claim')
    .select('id')
    .where('remittance_id', '=', id)
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
    .selectFrom('remit_claim as c')
    .innerJoin('adjustment as a', join => join.onRef('a.remit_claim_id', '=', 'c.id'))
    .innerJoin('decision as d', join => join.onRef('d.adjustment_id', '=', 'a.id'))
    .leftJoin('remit_line as l', join =>
      join.onRef('l.remit_claim_id', '=', 'a.remit_claim_id').onRef('l.line', '=', 'a.line'),
    )
    .where('c.remittance_id', '=', id)
    .where('a.amount_cents', '!=', 0)
    // What was decided last counts; what was decided before is not asked.
    .where('d.turn', '=', query =>
      query
        .selectFrom('decision as later')
        .select(({ fn }) => fn.max('later.turn').as('turn'))
        .whereRef('later.adjustment_id', '=', 'd.adjustment_id'),
    )
    .select([
      'c.id as claimId',
      'c.account',
      'c.patient_name as patient',
      'a.line',
      'l.procedure',
      'l.charge_cents as chargeCents',
      'a.group_code as group',
      'a.carc',
      'a.amount_cents as amountCents',
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
