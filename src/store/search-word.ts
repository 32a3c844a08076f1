// The words that denials are found by, and what a search of several of them finds.
import { sql } from 'kysely'
import { addRows } from './own-rows.ts'
import type { Reader } from './reader.ts'
import type { Unit } from './store.ts'

/** Words of one denial. */
export interface WordsOfDenial {
  readonly denialId: number
  readonly words: readonly string[]
}

export async function addSearchWords(unit: Unit, of: readonly WordsOfDenial[]): Promise<void> {
  await addRows(
    unit,
    'searchWord',
    of.flatMap(({ denialId, words }) => words.map(word => ({ word, denialId }))),
  )
}

/** Words of a denial that is there already: what it has is left as it is. */
export async function addMissingWords(unit: Unit, { denialId, words }: WordsOfDenial): Promise<void> {
  if (words.length === 0) return
  const known = await unit.kysely
    .selectFrom('searchWord')
    .select('word')
    .where('word', 'in', [...words])
    .where('denialId', '=', denialId)
    .execute()
  const has = new Set(known.map(row => row.word))
  await addSearchWords(unit, [{ denialId, words: words.filter(word => !has.has(word)) }])
}

/** Follows every letter in the order of bytes. */
const LAST = '\u{10FFFF}'

/**
 * Numbers of the denials of which each term begins a word (any of its spellings does), so many at most, in no order. The term that is
 * asked first is read as a range of the index, the others are looked up for each that it finds.
 */
export async function denialsWithWords(
  { kysely }: Reader,
  terms: readonly (readonly string[])[],
  most: number,
): Promise<readonly number[]> {
  const [first, ...others] = terms
  if (first === undefined) return []
  let query = kysely
    .selectFrom('searchWord as w')
    .select('w.denialId')
    .distinct()
    .where(({ or, and, eb }) =>
      or(first.map(spelling => and([eb('w.word', '>=', spelling), eb('w.word', '<', spelling + LAST)]))),
    )
  for (const spellings of others)
    query = query.where(({ or, exists, selectFrom }) =>
      or(
        spellings.map(spelling =>
          exists(
            selectFrom('searchWord as o')
              .select(sql.lit(1).as('one'))
              .whereRef('o.denialId', '=', 'w.denialId')
              .where('o.word', '>=', spelling)
              .where('o.word', '<', spelling + LAST),
          ),
        ),
      ),
    )
  const rows = await query.limit(most).execute()
  return rows.map(row => row.denialId)
}

/** The same where every term is common: each is read as a range, and what they have in common is kept. */
export async function denialsWithCommonWords(
  { kysely }: Reader,
  terms: readonly (readonly string[])[],
  most: number,
): Promise<readonly number[]> {
  const withOne = (spellings: readonly string[]) =>
    kysely
      .selectFrom('searchWord')
      .select('denialId')
      .where(({ or, and, eb }) =>
        or(spellings.map(spelling => and([eb('word', '>=', spelling), eb('word', '<', spelling + LAST)]))),
      )
  const [first, ...others] = terms
  if (first === undefined) return []
  const query = others.reduce((held, spellings) => held.intersect(withOne(spellings)), withOne(first).distinct())
  return (await query.limit(most).execute()).map(row => row.denialId)
}

/** How many words begin with any of these, counted so far. */
export async function countWords({ kysely }: Reader, spellings: readonly string[], most: number): Promise<number> {
  const counts = await Promise.all(
    spellings.map(async spelling => {
      const words = kysely
        .selectFrom('searchWord')
        .select('denialId')
        .where('word', '>=', spelling)
        .where('word', '<', spelling + LAST)
        .limit(most)
      const { n } = await kysely
        .selectFrom(words.as('w'))
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return Number(n)
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

/**
 * Denials without words, with what they are found by: none where the first of the practice has words; else the next below a number, whether
 * or not those have words already, the last first.
 */
export async function denialsWithoutWords({ kysely }: Reader, below: number | undefined, most: number) {
  const first = await kysely.selectFrom('denial').select('id').orderBy('id').limit(1).executeTakeFirst()
  if (first === undefined) return []
  const worded = await kysely
    .selectFrom('searchWord')
    .select('denialId')
    .where('denialId', '=', first.id)
    .limit(1)
    .executeTakeFirst()
  if (worded !== undefined) return []
  return kysely
    .selectFrom('denial as d')
    .leftJoin('remitClaim as c', join => join.onRef('c.id', '=', 'd.remitClaimId'))
    .select(['d.id', 'd.account', 'd.patientName', 'c.payerControl', 'c.memberId'])
    .$if(below !== undefined, query => query.where('d.id', '<', below ?? 0))
    .orderBy('d.id', 'desc')
    .limit(most)
    .execute()
}
