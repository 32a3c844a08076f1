// The practice's chain of events, read; units write it (store.ts).
import { inTurn, type Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

/** An event with what it says, read. */
export interface ReadEvent extends Pick<Row<'event'>, 'seq' | 'at' | 'who' | 'verb' | 'denialId'> {
  readonly data: Readonly<Record<string, unknown>>
}

export const readEvent = ({
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
  return rows.map(readEvent)
}

/** When the last thing happened before an instant; undefined where nothing had. */
export async function lastEventBefore({ kysely }: Reader, instant: string): Promise<string | undefined> {
  const row = await kysely
    .selectFrom('event')
    .select('at')
    .where('at', '<', instant)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at
}

/** What happened to a denial, in order. */
export async function eventsOf({ kysely }: Reader, denialId: number): Promise<readonly ReadEvent[]> {
  const rows = await kysely
    .selectFrom('event')
    .select(COLUMNS)
    .where('denialId', '=', denialId)
    .orderBy('seq')
    .execute()
  return rows.map(readEvent)
}

/** The texts of the notes on a denial, in order. */
export async function notesOf({ kysely }: Reader, denialId: number): Promise<readonly string[]> {
  const rows = await kysely
    .selectFrom('event')
    .select('data')
    .where('denialId', '=', denialId)
    .where('verb', '=', 'noted')
    .orderBy('seq')
    .execute()
  return rows.map(({ data }) => String((JSON.parse(data) as { readonly text?: string }).text ?? ''))
}

/** How many events of these verbs each of these denials has; none where it has none. */
export async function eventCounts(
  { kysely }: Reader,
  denials: readonly number[],
  verbs: readonly string[],
): Promise<ReadonlyMap<number, number>> {
  if (denials.length === 0) return new Map()
  const rows = await kysely
    .selectFrom('event')
    .select(({ fn }) => ['denialId', fn.countAll<number>().as('events')])
    .where('denialId', 'in', denials)
    .where('verb', 'in', verbs)
    .groupBy('denialId')
    .execute()
  return new Map(rows.map(({ denialId, events }) => [denialId ?? 0, Number(events)]))
}

/** How far back in the chain a person's own action is looked for. */
const LATELY = 250_000

/** What one person did at one instant, of these verbs, the last first; of the last quarter of a million events. */
export async function ownEvents(
  { kysely }: Reader,
  who: string,
  verbs: readonly string[],
  at: string,
): Promise<readonly ReadEvent[]> {
  const { events } = await kysely.selectFrom('practice').select('events').executeTakeFirstOrThrow()
  const rows = await kysely
    .selectFrom('event')
    .select(COLUMNS)
    .where('seq', '>', events - LATELY)
    .where('who', '=', who)
    .where('verb', 'in', verbs)
    .where('at', '=', at)
    .orderBy('seq', 'desc')
    .execute()
  return rows.map(readEvent)
}

/** What happened to a denial after an event, in order. */
export async function eventsSince({ kysely }: Reader, denialId: number, seq: number): Promise<readonly ReadEvent[]> {
  const rows = await kysely
    .selectFrom('event')
    .select(COLUMNS)
    .where('denialId', '=', denialId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .execute()
  return rows.map(readEvent)
}

/** What one person did with these verbs since an instant, each with how many denials and the data of its first event; in order. */
export async function ownDeeds({ kysely }: Reader, who: string, verbs: readonly string[], since: string) {
  const { events } = await kysely.selectFrom('practice').select('events').executeTakeFirstOrThrow()
  const deeds = await kysely
    .selectFrom('event')
    .select(({ fn }) => ['at', 'verb', fn.countAll<number>().as('denials'), fn.min('seq').as('seq')])
    .where('seq', '>', events - LATELY)
    .where('who', '=', who)
    .where('verb', 'in', verbs)
    .where('at', '>=', since)
    .groupBy(['at', 'verb'])
    .orderBy(({ fn }) => fn.min('seq'))
    .execute()
  const first = await inTurn(
    deeds.map(deed => Number(deed.seq)),
    part => kysely.selectFrom('event').select(['seq', 'data']).where('seq', 'in', part).execute(),
  )
  const data = new Map(first.map(each => [each.seq, JSON.parse(each.data) as Readonly<Record<string, unknown>>]))
  return deeds.map(({ at, verb, denials, seq }) => ({
    at,
    verb,
    denials: Number(denials),
    data: data.get(Number(seq)) ?? {},
  }))
}

/** The events after a number, in their order, so many at most. */
export function eventsAfter({ kysely }: Reader, seq: number, most: number): Promise<readonly Row<'event'>[]> {
  return kysely.selectFrom('event').selectAll().where('seq', '>', seq).orderBy('seq').limit(most).execute()
}

/** The last of the chain; undefined before the first. */
export function lastEvent({ kysely }: Reader): Promise<Row<'event'> | undefined> {
  return kysely.selectFrom('event').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst()
}

/** Whether there is an event after a number whose verb is none of these. */
export async function hasEventAfter({ kysely }: Reader, seq: number, besides: readonly string[]): Promise<boolean> {
  const found = await kysely
    .selectFrom('event')
    .select('seq')
    .where('seq', '>', seq)
    .where('verb', 'not in', besides)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** The hash of an event; undefined where there is no event of that number. */
export async function hashOfEvent({ kysely }: Reader, seq: number): Promise<string | undefined> {
  return (await kysely.selectFrom('event').select('hash').where('seq', '=', seq).executeTakeFirst())?.hash
}

/** For the audit alone: tries to write an event anew, which the database has to refuse. Throws what it refuses with. */
export async function tryToChangeEvent({ kysely }: Unit, seq: number): Promise<void> {
  await kysely.updateTable('event').set({ who: 'audit' }).where('seq', '=', seq).execute()
}
