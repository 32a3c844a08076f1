// Statements on checks before claims are sent: what the denials that they prevent came to here, findings that people overruled, rules learned.
import { addRow } from './own-rows.ts'
import { inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export type CheckOverride = Omit<Row<'checkOverride'>, 'practiceId'>
export type LearnedRule = Omit<Row<'learnedRule'>, 'practiceId'>

/** Denials with this reason, and over how much; with a remark only those that bear it too. */
export async function denialsFor(
  { kysely }: Reader,
  carc: string,
  remark: string | undefined,
): Promise<{ readonly denials: number; readonly cents: number }> {
  const row = await kysely
    .selectFrom('denialAdjustment as x')
    .innerJoin('adjustment as a', join => join.onRef('a.id', '=', 'x.adjustmentId'))
    .where('a.carc', '=', carc)
    .$if(remark !== undefined, query =>
      query.where('a.remitClaimId', 'in', of =>
        of
          .selectFrom('remark')
          .select('remitClaimId')
          .where('code', '=', remark ?? ''),
      ),
    )
    .select(({ fn }) => [
      fn.count<number>('x.denialId').distinct().as('denials'),
      fn.sum<number | null>('a.amountCents').as('cents'),
    ])
    .executeTakeFirstOrThrow()
  return { denials: Number(row.denials), cents: Number(row.cents ?? 0) }
}

/** What was overruled for these accounts, the first first. */
export function overridesOf({ kysely }: Reader, accounts: readonly string[]): Promise<readonly CheckOverride[]> {
  return inTurn(accounts, part =>
    kysely.selectFrom('checkOverride').selectAll().where('account', 'in', part).orderBy('id').execute(),
  )
}

export async function addOverride(unit: Unit, override: CheckOverride): Promise<void> {
  await addRow(unit, 'checkOverride', override)
}
