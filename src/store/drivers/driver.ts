// What a driver opens: one Kysely for all practices, one held to each.
import { type Dialect, type Driver, Kysely } from 'kysely'
import { Codec } from '../codec.ts'
import type { Engine } from '../engine.ts'
import { scopeTo } from '../scope.ts'
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

/** Kysely over an engine, with the codec: for the keeper of the tables, and held to a practice. */
export function speaking(
  engine: Omit<Dialect, 'createDriver'>,
  driverFor: (practiceId: number | undefined) => Driver,
): Pick<Database, 'kysely' | 'scopedTo'> {
  const dialectFor = (practiceId: number | undefined): Dialect => ({
    ...engine,
    createDriver: () => driverFor(practiceId),
  })
  return {
    kysely: new Kysely<Tables>({ dialect: dialectFor(undefined), plugins: [new Codec()] }),
    scopedTo: practiceId =>
      new Kysely<Tables>({ dialect: dialectFor(practiceId), plugins: [new Codec(), scopeTo(practiceId)] }),
  }
}
