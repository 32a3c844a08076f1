// Statements on questions that were put to payers about claims (276), and on what answers them (277).
import { addRows } from './own-rows.ts'
import { inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export type StatusQuestion = Row<'statusQuestion'>

export async function addStatusQuestions(
  unit: Unit,
  questions: readonly Omit<StatusQuestion, 'practiceId'>[],
): Promise<void> {
  await addRows(unit, 'statusQuestion', questions)
}

/** Those put about these claims, the last one of each claim. */
export async function lastQuestions(
  { kysely }: Reader,
  claimIds: readonly number[],
): Promise<ReadonlyMap<number, StatusQuestion>> {
  const rows = await inTurn(claimIds, part =>
    kysely.selectFrom('statusQuestion').selectAll().where('claimId', 'in', part).orderBy('id').execute(),
  )
  return new Map(rows.map(row => [row.claimId, row]))
}

/** What these traces were answered with, the last answer of each. */
export async function answersToQuestions(
  { kysely }: Reader,
  traces: readonly string[],
): Promise<ReadonlyMap<string, Row<'acknowledgment'>>> {
  const rows = await inTurn(traces, part =>
    kysely
      .selectFrom('acknowledgment')
      .selectAll()
      .where('kind', '=', '277')
      .where('reference', 'in', part)
      .orderBy('id')
      .execute(),
  )
  return new Map(rows.map(row => [row.reference ?? '', row]))
}

/** The last answer to any question about these claims. */
export async function lastAnswers(
  { kysely }: Reader,
  claimIds: readonly number[],
): Promise<ReadonlyMap<number, Row<'acknowledgment'>>> {
  const rows = await inTurn(claimIds, part =>
    kysely
      .selectFrom('statusQuestion as q')
      .innerJoin('acknowledgment as a', join => join.onRef('a.reference', '=', 'q.trace').on('a.kind', '=', '277'))
      .where('q.claimId', 'in', part)
      .selectAll('a')
      .select('q.claimId')
      .orderBy('a.id')
      .execute(),
  )
  return new Map(rows.map(({ claimId, ...answer }) => [claimId, answer]))
}

/** The claim that a question of this trace was about; undefined where it is none of ours. */
export async function claimAskedAbout(reader: Reader, trace: string): Promise<Row<'claim'> | undefined> {
  return reader.kysely
    .selectFrom('statusQuestion as q')
    .innerJoin('claim as c', join => join.onRef('c.id', '=', 'q.claimId'))
    .where('q.trace', '=', trace)
    .selectAll('c')
    .executeTakeFirst()
}

/** Questions with the claim they are about and the file they stand in, the newest first. */
export function newestQuestions(
  { kysely }: Reader,
  { limit, skip }: { readonly limit: number; readonly skip: number },
) {
  return kysely
    .selectFrom('statusQuestion as q')
    .innerJoin('claim as c', join => join.onRef('c.id', '=', 'q.claimId'))
    .innerJoin('file as f', join => join.onRef('f.id', '=', 'q.fileId'))
    .selectAll('q')
    .select(['c.account', 'c.patientName', 'c.payerName', 'c.chargeCents', 'f.name as file'])
    .orderBy('q.id', 'desc')
    .limit(limit)
    .offset(skip)
    .execute()
}

export async function countQuestions({ kysely }: Reader): Promise<number> {
  const { n } = await kysely
    .selectFrom('statusQuestion')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
