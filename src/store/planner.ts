// What SQLite's planner is told of how much each column narrows rows down, before there are any.
import { type Kysely, sql } from 'kysely'
import { QUEUE_PARTS } from './migrations/024-queue-orders.ts'
import { FIGURE_PARTS } from './migrations/049-kept-figures.ts'
import { PROVIDER_PARTS } from './migrations/067-providers.ts'
import { WORK_PARTS } from './migrations/074-account-staff.ts'
import { type Described, indexName } from './migrations/describe-table.ts'
import type { Tables } from './tables.ts'

/** Without the codec: migrations speak the database's own names. */
export type AnyKysely = Kysely<Tables>

async function hasStatistics(kysely: AnyKysely): Promise<boolean> {
  const { rows } = await sql`select 1 from sqlite_schema where name = 'sqlite_stat1'`.execute(kysely)
  return rows.length > 0
}

/** How many rows the planner is told to expect, and how much each column of an index narrows them down. */
const EXPECTED_ROWS = 1_000_000
const NARROWS: Readonly<Record<string, number>> = {
  practice_id: 1,
  status: 2,
  snoozed: 2,
  move: 2,
  payer_id: 20,
  // What pages are ordered by: few rows of one value, so that an index in that order is read in it and not jumped through.
  score: EXPECTED_ROWS,
  due_date: EXPECTED_ROWS,
  at_stake_cents: EXPECTED_ROWS,
  patient_name: EXPECTED_ROWS,
  expected_cents: EXPECTED_ROWS,
  service_from: EXPECTED_ROWS,
  payment_date: EXPECTED_ROWS,
  opened_at: EXPECTED_ROWS,
  id: EXPECTED_ROWS,
}

/** Columns that name one thing, and how many rows bear the same value: whatever else a statement asks, these lead to them. */
const ROWS_OF_ONE: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    ['remit_claim_id', 'claim_id', 'adjustment_id', 'denial_id', 'case_id', 'acknowledgment_id']
      .concat('account', 'account_key', 'payer_control', 'original_control', 'reference', 'content', 'sha256')
      .map(column => [column, 4]),
  ),
  member_id: 20,
  file_id: 50,
  remittance_id: 100,
  transmission_id: 200,
}

/**
 * Every key begins with the practice, and without statistics SQLite takes the first column of a key to be worth most: it would read
 * all rows of a practice where an index leads to ten. So it is told beforehand that the practice tells nothing. Told again for a store
 * to which some of it was never told. Never by `analyze` over all tables: that forgets what was told of those that are empty.
 */
export async function tellPlanner(kysely: AnyKysely, tables: Described): Promise<void> {
  // One small table analyzed makes the table of statistics.
  if (!(await hasStatistics(kysely))) await sql`analyze migration`.execute(kysely)
  const known = await sql<Statistic>`select tbl, idx, stat from sqlite_stat1`.execute(kysely)
  const told = new Set(known.rows.map(row => JSON.stringify([row.tbl, row.idx, row.stat])))
  const untold = statisticsOf(tables).filter(({ tbl, idx, stat }) => !told.has(JSON.stringify([tbl, idx, stat])))
  if (untold.length === 0) return
  for (const { tbl, idx, stat } of untold) {
    await sql`delete from sqlite_stat1 where tbl = ${tbl} and idx = ${idx}`.execute(kysely)
    await sql`insert into sqlite_stat1 (tbl, idx, stat) values (${tbl}, ${idx}, ${stat})`.execute(kysely)
  }
  await sql`analyze sqlite_schema`.execute(kysely)
}

/** A row of SQLite's table of statistics: how many rows an index has, then how many are left after each of its columns. */
interface Statistic {
  readonly tbl: string
  readonly idx: string
  readonly stat: string
}

/** An index over a few rows alone: whatever asks for those is led to it. */
const FEW = '1000 1000 500 200 20 20'

function statisticsOf(tables: Described): readonly Statistic[] {
  return Object.entries(tables).flatMap(([tbl, { key, unique = [], indexes = [] }]) => [
    { tbl, idx: tbl, stat: narrowing(key, true) },
    ...unique.map((on, at) => ({ tbl, idx: `sqlite_autoindex_${tbl}_${at + 2}`, stat: narrowing(on, true) })),
    ...indexes.map(on => ({ tbl, idx: indexName(tbl, on), stat: narrowing(on, false) })),
    ...[...QUEUE_PARTS, ...FIGURE_PARTS, ...PROVIDER_PARTS, ...WORK_PARTS]
      .map(text => text.split(' '))
      .filter(words => words[4] === tbl)
      .map(words => ({ tbl, idx: words[2] ?? '', stat: FEW })),
  ])
}

/** How much each column narrows the rows down; the whole of a key that is `unique` leads to one. */
function narrowing(columns: readonly string[], unique: boolean): string {
  let rows = EXPECTED_ROWS
  const left = columns.map((column, at) => {
    if (unique && at === columns.length - 1) rows = 1
    else rows = Math.min(rows, ROWS_OF_ONE[column] ?? Math.max(2, Math.round(rows / (NARROWS[column] ?? 1000))))
    return rows
  })
  return [EXPECTED_ROWS, ...left].join(' ')
}
