// Statements on answers that are kept under the key of their request, so that the same request is done once.
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

/** Whose request, under which key. */
export interface RequestKey {
  readonly who: string
  readonly key: string
}

export function findAnswered({ kysely }: Reader, { who, key }: RequestKey): Promise<Row<'answered'> | undefined> {
  return kysely.selectFrom('answered').selectAll().where('who', '=', who).where('key', '=', key).executeTakeFirst()
}

/** Takes a key for a request that has no answer yet. */
export async function takeRequestKey(
  unit: Unit,
  request: RequestKey & Pick<Row<'answered'>, 'route' | 'body' | 'at'>,
): Promise<void> {
  await unit.kysely
    .insertInto('answered')
    .values({ practiceId: unit.practiceId, ...request, status: null, answer: null })
    .execute()
}

export async function keepAnswer(
  { kysely }: Unit,
  { who, key }: RequestKey,
  answer: { readonly status: number; readonly answer: string },
): Promise<void> {
  await kysely.updateTable('answered').set(answer).where('who', '=', who).where('key', '=', key).execute()
}

export async function freeRequestKey({ kysely }: Unit, { who, key }: RequestKey): Promise<void> {
  await kysely.deleteFrom('answered').where('who', '=', who).where('key', '=', key).execute()
}

/** Forgets what was asked before an instant. */
export async function forgetAnswersBefore({ kysely }: Unit, at: string): Promise<void> {
  await kysely.deleteFrom('answered').where('at', '<', at).execute()
}
