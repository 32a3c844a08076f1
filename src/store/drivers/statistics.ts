// What PostgreSQL's planner knows of how much a table holds. It learns that by itself, but a minute after rows came: until then it takes a list of keys
// to mean half of a table, and reads all that a practice has for every batch of an import. So it is told within the import.
import type pg from 'pg'

/** Fewer rows than that are read through as quickly. */
const FIRST = 500
/** How many times the rows that were loaded have to grow until the planner is asked again what it knows. */
const GROWTH = 8

/** Rows that this process has loaded, by table. */
export interface Statistics {
  /** Rows were loaded into a table: tells the planner, where it does not know as many. As the owner of the table, in the unit that loaded them. */
  loaded(client: pg.PoolClient, table: string, rows: number): Promise<void>
}

export function createStatistics(): Statistics {
  const tables = new Map<string, { rows: number; due: number }>()
  return {
    async loaded(client, table, rows) {
      const known = tables.get(table) ?? { rows: 0, due: FIRST }
      tables.set(table, known)
      known.rows += rows
      if (known.rows < known.due) return
      known.due = known.rows * GROWTH
      const { rows: found } = await client.query('select reltuples from pg_class where oid = $1::regclass', [
        `"${table}"`,
      ])
      // Whoever analyzes it at this moment need not be waited for.
      if (known.rows > found[0].reltuples) await client.query(`analyze (skip_locked) "${table}"`)
    },
  }
}
