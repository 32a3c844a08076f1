// What a driver opens: one Kysely for all practices, one held to each.
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Tables } from '../tables.ts'

export interface Database {
  readonly engine: Engine
  /** Of the one that keeps the tables: for migrations and the list of practices only. */
  readonly kysely: Kysely<Tables>
  /** Held to one practice. Its connections are those of this database. */
  scopedTo(practiceId: number): Kysely<Tables>
  /** In words, without a password: for messages. */
  readonly where: string
  close(): Promise<void>
}
