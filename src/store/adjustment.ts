// Statements on adjustments and on what was decided about them, turn after turn: a decision is never changed, a later one counts.
import { addRow } from './own-rows.ts'
import { inParts, inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'
import { formNumber, type TraceForm, wholeTraceOf } from './trace-form.ts'

/** Adjustments of adjudications with every decision about them: a statement to be ended by the one who asks. */
export function decidedAdjustments({ kysely }: Reader, remitClaimIds: readonly number[]) {
  return kysely
    .selectFrom('adjustment as a')
    .innerJoin('decision as d', join => join.onRef('d.adjustmentId', '=', 'a.id'))
    .where('a.remitClaimId', 'in', remitClaimIds)
}

/** The adjustments of adjudications, each with the words of the decision that counts (without its trace), in the order of the remittance. */
export async function latestDecisions(reader: Reader, remitClaimIds: readonly number[]) {
  const rows = await inTurn(remitClaimIds, part =>
    decidedAdjustments(reader, part)
      .select(['d.adjustmentId', 'd.turn', 'd.kind', 'd.cause', 'd.action', 'd.liable', 'd.mayBill', 'd.appealable'])
      .select(['d.sure', 'd.rule', 'd.why', 'a.remitClaimId', 'a.line', 'a.groupCode', 'a.carc', 'a.amountCents'])
      .execute(),
  )
  // Ordered here: asked for the order, SQLite would read all decisions in it instead of looking these up.
  const sorted = [...rows].sort((one, other) => one.adjustmentId - other.adjustmentId || one.turn - other.turn)
  return [...new Map(sorted.map(row => [row.adjustmentId, row])).values()]
}

export async function addDecisions(unit: Unit, decisions: readonly Row<'decision'>[]): Promise<void> {
  await unit.kysely.insertInto('decision').values(decisions).execute()
}

/** Notes what an adjudication came to when it was decided again. */
export async function addDecidedAgain(unit: Unit, again: Omit<Row<'decidedAgain'>, 'practiceId'>): Promise<void> {
  await addRow(unit, 'decidedAgain', again)
}

/** What adjudications that were decided again came to the last time; none where one was not. */
export async function latestAgain(
  reader: Reader,
  remitClaimIds: readonly number[],
): Promise<ReadonlyMap<number, Pick<Row<'decidedAgain'>, 'outcome' | 'atStakeCents'>>> {
  const rows = await inTurn(remitClaimIds, part =>
    reader.kysely
      .selectFrom('decidedAgain')
      .select(['remitClaimId', 'turn', 'outcome', 'atStakeCents'])
      .where('remitClaimId', 'in', part)
      .execute(),
  )
  const inOrder = [...rows].sort((one, other) => one.turn - other.turn)
  return new Map(inOrder.map(({ remitClaimId, outcome, atStakeCents }) => [remitClaimId, { outcome, atStakeCents }]))
}

/** Brings forms of traces in; those that are known stay. */
export async function addTraceForms(unit: Unit, forms: readonly TraceForm[]): Promise<void> {
  for (const part of inParts(forms, 100))
    await unit.kysely
      .insertInto('traceForm')
      .values(part.map(({ id, text }) => ({ practiceId: unit.practiceId, id, text })))
      .onConflict(conflict => conflict.columns(['practiceId', 'id']).doNothing())
      .execute()
}

/** Decisions with their traces whole: JSON of [rule, fact, answer, holds, segment]. */
export async function withTraces<Decision extends Pick<Row<'decision'>, 'form' | 'because'>>(
  reader: Reader,
  decisions: readonly Decision[],
): Promise<readonly Omit<Decision, 'form'>[]> {
  const ids = [...new Set(decisions.map(decision => decision.form))].filter(id => id !== null)
  const rows = await inTurn(ids, part =>
    reader.kysely.selectFrom('traceForm').selectAll().where('id', 'in', part).execute(),
  )
  const forms = new Map(rows.map(row => [row.id, row.text]))
  return decisions.map(({ form, ...decision }) => {
    if (form === null) return decision
    const text = forms.get(form)
    if (text === undefined) throw new Error(`the form ${form} of a trace is not there`)
    return { ...decision, because: wholeTraceOf(text, decision.because) }
  }) as readonly Omit<Decision, 'form'>[]
}

/** Forms of traces whose text is not the one that their number was made of. */
export async function wrongForms({ kysely }: Reader): Promise<readonly number[]> {
  const forms = await kysely.selectFrom('traceForm').select(['id', 'text']).execute()
  return forms.filter(({ id, text }) => formNumber(text) !== id).map(({ id }) => id)
}
