// Statements on decisions of others: brought in file by file, searched by the words of their texts, taken back a file at a time. How a text is searched
// is each database's own (FTS5, tsvector); what is asked is one.
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Engine } from './engine.ts'
import { addRow, addRows } from './own-rows.ts'
import { inTurn, type Reader } from './reader.ts'
import type { Row, Store, Unit } from './store.ts'
import type { OutsideRuling } from './words.ts'

export type DecisionImport = Omit<Row<'decisionImport'>, 'practiceId'>
export type OutsideDecision = Omit<Row<'outsideDecision'>, 'practiceId'> & { readonly said: string }

/** The newest first; those that were taken back or never became whole as well. */
export function decisionImports({ kysely }: Reader): Promise<readonly DecisionImport[]> {
  return kysely
    .selectFrom('decisionImport')
    .select(['id', 'name', 'forum', 'sha256', 'decisions', 'state', 'broughtAt', 'broughtBy'])
    .orderBy('id', 'desc')
    .execute()
}

export async function addDecisionImport(unit: Unit, row: DecisionImport): Promise<void> {
  await addRow(unit, 'decisionImport', row)
}

export async function setDecisionImport(
  unit: Unit,
  id: number,
  set: Pick<DecisionImport, 'state' | 'decisions'>,
): Promise<void> {
  await unit.kysely.updateTable('decisionImport').set(set).where('id', '=', id).execute()
}

export async function addOutsideDecisions(unit: Unit, rows: readonly OutsideDecision[]): Promise<void> {
  await addRows(
    unit,
    'outsideDecision',
    rows.map(({ said: _said, ...row }) => row),
  )
  await addRows(
    unit,
    'decisionText',
    rows.map(({ id, importId, said }) => ({ id, importId, said })),
  )
}

/** Which of these numbers of a forum are there already. */
export async function decisionsNumbered(
  { kysely }: Reader,
  forum: string,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await inTurn(numbers, part =>
    kysely
      .selectFrom('outsideDecision')
      .select('number')
      .where('forum', '=', forum)
      .where('number', 'in', [...part])
      .execute(),
  )
  return new Set(rows.map(({ number }) => number))
}

/** How many decisions of a file are there. */
export async function countDecisions({ kysely }: Reader, importId: number): Promise<number> {
  const { count } = await kysely
    .selectFrom('outsideDecision')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('importId', '=', importId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Takes the decisions of a file away, with the words they were found by. */
export async function forgetDecisions({ kysely }: Unit, importId: number): Promise<void> {
  await kysely.deleteFrom('decisionText').where('importId', '=', importId).execute()
  await kysely.deleteFrom('outsideDecision').where('importId', '=', importId).execute()
}

/** A text holds a word that begins with each of these; `words` are letters and digits alone. */
function holds(engine: Engine, words: readonly string[]): Expression<SqlBool> {
  return engine === 'sqlite'
    ? sql<SqlBool>`${sql.ref('t.said')} match ${words.map(word => `"${word}"*`).join(' AND ')}`
    : sql<SqlBool>`${sql.ref('t.words')} @@ to_tsquery('simple', ${words.map(word => `${word}:*`).join(' & ')})`
}

export interface DecisionQuestion {
  /** Letters and digits alone; none = all of them. */
  readonly words: readonly string[]
  readonly ruling?: OutsideRuling | undefined
  readonly limit: number
}

/** Decisions whose text has all of these words, or words that begin with them; the latest first. Those of files that are not whole are none. */
export function decisionsWith(
  { kysely, engine }: Pick<Store, 'kysely' | 'engine'>,
  { words, ruling, limit }: DecisionQuestion,
): Promise<readonly OutsideDecision[]> {
  return kysely
    .selectFrom('decisionText as t')
    .innerJoin('outsideDecision as d', join => join.onRef('d.id', '=', 't.id'))
    .innerJoin('decisionImport as i', join => join.onRef('i.id', '=', 'd.importId').on('i.state', '=', 'there'))
    .$if(words.length > 0, query => query.where(holds(engine, words)))
    .$if(ruling !== undefined, query => query.where('d.ruling', '=', ruling ?? 'unknown'))
    .select(['d.id', 'd.importId', 'd.forum', 'd.number', 'd.decided', 'd.ruling', 'd.about', 't.said'])
    .orderBy('d.decided', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute()
}

/** Those of these that are there, without their texts. */
export function decisionsById({ kysely }: Reader, ids: readonly number[]) {
  return inTurn(ids, part =>
    kysely
      .selectFrom('outsideDecision as d')
      .innerJoin('decisionImport as i', join => join.onRef('i.id', '=', 'd.importId').on('i.state', '=', 'there'))
      .where('d.id', 'in', [...part])
      .select(['d.id', 'd.forum', 'd.number', 'd.decided', 'd.ruling', 'd.about'])
      .execute(),
  )
}
