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

/** Rules that were learned, the newest first. */
export function learnedRules({ kysely }: Reader): Promise<readonly LearnedRule[]> {
  return kysely.selectFrom('learnedRule').selectAll().orderBy('id', 'desc').execute()
}

export async function addLearnedRule(unit: Unit, rule: LearnedRule): Promise<void> {
  await addRow(unit, 'learnedRule', rule)
}

export async function setLearnedRule(
  unit: Unit,
  id: number,
  set: Partial<Omit<LearnedRule, 'id' | 'signature'>>,
): Promise<void> {
  await unit.kysely.updateTable('learnedRule').set(set).where('id', '=', id).execute()
}

/** Claims with the adjudication that answers each and the day of its payment, in parts by the adjudication's number. */
export async function answeredClaims(reader: Reader, after: number, most: number) {
  return reader.kysely
    .selectFrom('claimMatch as m')
    .innerJoin('remitClaim as r', join => join.onRef('r.id', '=', 'm.remitClaimId'))
    .innerJoin('claim as c', join => join.onRef('c.id', '=', 'm.claimId'))
    .where('m.remitClaimId', '>', after)
    .where('r.reversal', '=', false)
    .selectAll('c')
    .select(['m.remitClaimId', 'r.paymentDate'])
    .orderBy('m.remitClaimId')
    .limit(most)
    .execute()
}

/** For which reasons lines of these adjudications are worked as denied; line 0 is the claim as a whole. */
export function deniedLines(reader: Reader, remitClaims: readonly number[]) {
  return inTurn(remitClaims, part =>
    reader.kysely
      .selectFrom('denialAdjustment as x')
      .innerJoin('adjustment as a', join => join.onRef('a.id', '=', 'x.adjustmentId'))
      .leftJoin('lineMatch as l', join =>
        join.onRef('l.remitClaimId', '=', 'a.remitClaimId').onRef('l.line', '=', 'a.line'),
      )
      .where('a.remitClaimId', 'in', part)
      .select(['a.remitClaimId', 'a.line', 'a.carc', 'l.claimLine'])
      .execute(),
  )
}

/** Diagnoses of these claims in their order. */
export function diagnosesOfClaims(reader: Reader, ids: readonly number[]) {
  return inTurn(ids, part =>
    reader.kysely
      .selectFrom('claimDiagnosis')
      .select(['claimId', 'code'])
      .where('claimId', 'in', part)
      .orderBy('claimId')
      .orderBy('ordinal')
      .execute(),
  )
}
