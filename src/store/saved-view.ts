// Filters kept under a name.
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export async function savedViews({ kysely }: Reader): Promise<readonly Row<'savedView'>[]> {
  return kysely.selectFrom('savedView').selectAll().orderBy('name').execute()
}

/** In place of one of that name. */
export async function putView({ kysely, practiceId }: Unit, view: Omit<Row<'savedView'>, 'practiceId'>): Promise<void> {
  const { name, ...row } = view
  await kysely
    .insertInto('savedView')
    .values({ practiceId, name, ...row })
    .onConflict(conflict => conflict.columns(['practiceId', 'name']).doUpdateSet(row))
    .execute()
}

/** False when there was none of that name. */
export async function dropView({ kysely }: Unit, name: string): Promise<boolean> {
  const gone = await kysely.deleteFrom('savedView').where('name', '=', name).executeTakeFirst()
  return Number(gone.numDeletedRows) > 0
}
