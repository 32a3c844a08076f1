// Statements on the licensed lists that a practice brings itself: code combinations, by version.
import type { Reader } from './reader.ts'
import type { Row, Unit } from './store.ts'

export type CombinationRow = Omit<Row<'referenceCombination'>, 'practiceId' | 'version'>

/** Puts a version in the place of one of that name. */
export async function replaceCombinations(
  unit: Unit,
  version: string,
  combinations: readonly CombinationRow[],
): Promise<void> {
  await unit.kysely.deleteFrom('referenceCombination').where('version', '=', version).execute()
  const { practiceId } = unit
  await unit.insertMany(
    'referenceCombination',
    combinations.map(each => ({ practiceId, version, ...each })),
  )
}

/** The name of the latest version; undefined where none was brought. */
export async function latestCombinations({ kysely }: Reader): Promise<string | undefined> {
  const latest = await kysely
    .selectFrom('referenceCombination')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst()
  return latest?.version ?? undefined
}

export function combinationsOf({ kysely }: Reader, version: string): Promise<readonly CombinationRow[]> {
  return kysely
    .selectFrom('referenceCombination')
    .select(['carc', 'rarc', 'groupCode', 'scenario'])
    .where('version', '=', version)
    .execute()
}
