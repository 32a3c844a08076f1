// What a statement that only reads is given: the store of a practice, a unit of writing, or whatever else holds the tables.
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

export interface Reader {
  readonly kysely: Kysely<Tables>
}
