// Statements on bank statements with what came in, and on remittances that are posted in the practice's own system.
import { addRow, addRows, withdrawRow } from './own-rows.ts'
import { inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export type BankStatement = Omit<Row<'bankStatement'>, 'practiceId'>
export type DepositRow = Omit<Row<'deposit'>, 'practiceId'>
export type PostedMark = Omit<Row<'postedMark'>, 'practiceId'>

export async function addStatement(
  unit: Unit,
  statement: BankStatement,
  deposits: readonly DepositRow[],
): Promise<void> {
  await addRow(unit, 'bankStatement', statement)
  await addRows(unit, 'deposit', deposits)
}

/** Those that hold, the newest days first. */
export function bankStatements({ kysely }: Reader): Promise<readonly BankStatement[]> {
  return kysely
    .selectFrom('bankStatement')
    .selectAll()
    .where('withdrawnAt', 'is', null)
    .orderBy('toDate', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Answers its name; undefined where there is none that holds. */
export const withdrawStatement = (unit: Unit, id: number, at: string) => withdrawRow(unit, 'bankStatement', id, at)

/** What came in by the statements that hold, from and to a day, by day. */
export function depositsBetween(
  { kysely }: Reader,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<readonly DepositRow[]> {
  return kysely
    .selectFrom('deposit as d')
    .innerJoin('bankStatement as s', join => join.onRef('s.id', '=', 'd.statementId'))
    .where('s.withdrawnAt', 'is', null)
    .$if(from !== undefined, query => query.where('d.bookedOn', '>=', from ?? ''))
    .$if(to !== undefined, query => query.where('d.bookedOn', '<=', to ?? ''))
    .select(['d.statementId', 'd.ordinal', 'd.bookedOn', 'd.amountCents', 'd.numbers', 'd.says'])
    .orderBy('d.bookedOn')
    .orderBy('d.statementId')
    .orderBy('d.ordinal')
    .execute()
}

/** Every remittance that pays (one without a payment, BPR04 NON, does not) as a payment, with the mark of the practice's system where it has one. */
export function payments({ kysely }: Reader) {
  return kysely
    .selectFrom('remittance as r')
    .innerJoin('payer as p', join => join.onRef('p.id', '=', 'r.payerId'))
    .leftJoin('postedMark as m', join => join.onRef('m.remittanceId', '=', 'r.id'))
    .select(['r.id', 'r.payerId', 'p.name as payer', 'r.trace', 'r.paymentDate', 'r.paymentCents', 'r.method'])
    .select('m.postedOn')
    .where(({ eb, or }) => or([eb('r.method', 'is', null), eb('r.method', '!=', 'NON'), eb('r.paymentCents', '=', 0)]))
    .orderBy('r.id')
    .execute()
}

/** Marks, the last said in place of what was said before. */
export async function markPosted(unit: Unit, marks: readonly PostedMark[]): Promise<void> {
  await unmarkPosted(
    unit,
    marks.map(({ remittanceId }) => remittanceId),
  )
  await addRows(unit, 'postedMark', marks)
}

export async function unmarkPosted({ kysely }: Unit, remittances: readonly number[]): Promise<void> {
  await inTurn(remittances, async part => {
    await kysely.deleteFrom('postedMark').where('remittanceId', 'in', part).execute()
    return []
  })
}

export function postedMark({ kysely }: Reader, remittanceId: number): Promise<PostedMark | undefined> {
  return kysely.selectFrom('postedMark').selectAll().where('remittanceId', '=', remittanceId).executeTakeFirst()
}
