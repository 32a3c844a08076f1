// Which store this is, whether a master key is its own, and its keys, encrypted with that. Of no practice: no role that works for one sees them.
import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Tables } from '../tables.ts'

export async function addKeys(kysely: Kysely<Tables>, engine: Engine): Promise<void> {
  const number = engine === 'sqlite' ? 'integer' : 'bigint'
  // One row, always of the number 1.
  await sql
    .raw(
      `create table "store_identity" ("id" ${number} primary key, "store_id" text not null, "key_check" text not null)`,
    )
    .execute(kysely)
  await sql
    .raw(
      `create table "store_key" ("purpose" text not null, "number" ${number} not null, "wrapped" text not null, primary key ("purpose", "number"))`,
    )
    .execute(kysely)
}
