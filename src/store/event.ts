// The practice's chain of events, read; units write it (store.ts).
import type { Reader } from './reader.ts'
import type { Row } from './store.ts'

/** An event with what it says, read. */
export interface ReadEvent extends Pick<Row<'event'>, 'seq' | 'at' | 'who' | 'verb' | 'denialId'> {
  readonly data: Readonly<Record<string, unknown>>
}

const read = ({
  data,
  ...event
}: Pick<Row<'event'>, 'seq' | 'at' | 'who' | 'verb' | 'denialId' | 'data'>): ReadEvent => ({
  ...event,
  data: JSON.parse(data) as Readonly<Record<string, unknown>>,
})

const COLUMNS = ['seq', 'at', 'who', 'verb', 'denialId', 'data'] as const

/** All of one verb, in order; of these denials only, where they are given. */
export async function eventsNamed(
  { kysely }: Reader,
  verb: string,
  denials?: readonly number[],
): Promise<readonly ReadEvent[]> {
  const rows = await kysely
    .selectFrom('event')
    .select(COLUMNS)
    .where('verb', '=', verb)
    .$if(denials !== undefined, query => query.where('denialId', 'in', [...(denials ?? [])]))
    .orderBy('seq')
    .execute()
  return rows.map(read)
}

/** What happened to a denial, in order. */
export async function eventsOf({ kysely }: Reader, denialId: number): Promise<readonly ReadEvent[]> {
  const rows = await kysely
    .selectFrom('event')
    .select(COLUMNS)
    .where('denialId', '=', denialId)
    .orderBy('seq')
    .execute()
  return rows.map(read)
}

/** How far back in the chain a person's own action is looked for. */
const LATELY = 250_000

/**
 * What one person did at one instant, of these verbs, the last first; where no instant is given, at the last at which they did any. Of the
 * last quarter of a million events.
 */
export async function ownEvents(
  { kysely }: Reader,
  who: string,
  verbs: readonly string[],
  at: string | undefined,
): Promise<readonly ReadEvent[]> {
  const { events } = await kysely.selectFrom('practice').select('events').executeTakeFirstOrThrow()
  const own = kysely
    .selectFrom('event')
    .where('seq', '>', events - LATELY)
    .where('who', '=', who)
    .where('verb', 'in', verbs)
  const instant = at ?? (await own.select('at').orderBy('seq', 'desc').limit(1).executeTakeFirst())?.at
  if (instant === undefined) return []
  return (await own.select(COLUMNS).where('at', '=', instant).orderBy('seq', 'desc').execute()).map(read)
}
