// Asks the embedded database whether its own pages are whole. PostgreSQL sees to its own.
import { sql } from 'kysely'
import type { Host } from './store.ts'

/** What is wrong with its pages, five things at most; nothing where they are whole, undefined where the engine is not asked. */
export async function checkPages({ engine, keeper }: Host): Promise<readonly string[] | undefined> {
  if (engine !== 'sqlite') return undefined
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(5)`.execute(keeper.withoutPlugins())
  const said = rows.map(row => row.quick_check)
  return said.join() === 'ok' ? [] : said
}
