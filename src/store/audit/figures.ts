// What the audit asks of the figures: what they are counted of, read as it was posted, and the sums as they are kept.
import type { SumRow, SumTable } from '../kept-figures.ts'
import type { Reader } from '../reader.ts'

/** The numbers of all cases. */
export async function everyCase({ kysely }: Reader): Promise<readonly number[]> {
  const rows = await kysely.selectFrom('caseMember').select('caseId').distinct().execute()
  return rows.map(({ caseId }) => caseId)
}

/** What was posted, by payer, day of payment and whether it was taken back. */
export async function paidByDay({ kysely }: Reader) {
  const rows = await kysely
    .selectFrom('remitClaim')
    .groupBy(['payerId', 'paymentDate', 'reversal'])
    .select(({ fn }) => [
      ...(['payerId', 'paymentDate', 'reversal'] as const),
      fn.countAll().as('claims'),
      fn.sum('paidCents').as('paidCents'),
    ])
    .execute()
  return rows.map(row => ({ ...row, claims: Number(row.claims), paidCents: Number(row.paidCents) }))
}

/** Sums as they are kept; what has come to nothing is none. */
export async function keptRows<Table extends SumTable>(
  { kysely }: Reader,
  table: Table,
): Promise<readonly SumRow<Table>[]> {
  const rows = await kysely
    .selectFrom(table as 'sentTotal')
    .selectAll()
    .execute()
  return rows.map(({ practiceId: _practice, ...row }) => row) as unknown as readonly SumRow<Table>[]
}
