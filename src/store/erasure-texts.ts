// Texts that people and other systems have written, in which a patient may be named: what an erasure takes out of them. The tables that name a patient by
// design are erasure.ts's; a test holds that every text of every table is one of the two, or is known to name nobody.
import type { TableName, Unit } from './store.ts'
import { keyOf } from './tables.ts'

/** A sign for each name or number, the same for the same one within an erasure. */
export interface Signs {
  of(value: string): string
  readonly values: ReadonlyMap<string, string>
}

type PlainRow = Readonly<Record<string, unknown>>

/** Columns by table: all rows are read, so that no table of claims stands here. `asJson` are JSON kept as a text. */
export const WRITTEN = {
  appealBatch: { texts: ['heading', 'argument', 'answers', 'ownWords'] },
  bankStatement: { texts: ['name'] },
  batchLetter: { texts: ['because'] },
  decisionText: { texts: ['said'] },
  delivery: { texts: ['name', 'says'] },
  deposit: { texts: ['numbers', 'says'] },
  dispute: { texts: ['tracking'] },
  file: { texts: ['name'] },
  job: { texts: ['subject', 'trouble'], asJson: ['data'] },
  letterTemplate: { texts: ['name', 'heading', 'body'] },
  outsideDecision: { texts: ['about'] },
  postedMark: { texts: ['reference'] },
  learnedRule: { texts: ['because'] },
  payerLink: { texts: ['because'] },
  savedView: { texts: ['name', 'filter'] },
  transmission: { texts: ['reference'] },
  watchedFile: { texts: ['name', 'says'] },
  webhook: { texts: ['trouble'] },
} as const satisfies Partial<
  Record<TableName, { readonly texts: readonly string[]; readonly asJson?: readonly string[] }>
>

/** Takes what is erased out of all that was written. `key` columns that change keep their row: a sign is as much its own as the value was. */
export async function signWritten(unit: Unit, signs: Signs): Promise<void> {
  const signed = signedTexts(signs)
  const asJson = (value: unknown) => (typeof value === 'string' ? JSON.stringify(signed(JSON.parse(value))) : value)
  for (const [name, columns] of Object.entries(WRITTEN)) {
    const table = name as 'deposit'
    const key = keyOf(table)
    for await (const row of rowsOf(unit, table)) {
      const set: Record<string, unknown> = {}
      for (const column of columns.texts) differs(set, row, column, signed)
      for (const column of 'asJson' in columns ? columns.asJson : []) differs(set, row, column, asJson)
      if (Object.keys(set).length === 0) continue
      await key
        .reduce(
          (query, column) => query.where(column as 'ordinal', '=', row[column] as number),
          unit.kysely.updateTable(table).set(set as never),
        )
        .execute()
    }
  }
}

const AT_ONCE = 1000

/** Every row; a part at a time where rows are known by a number alone. */
async function* rowsOf({ kysely }: Unit, table: 'deposit'): AsyncGenerator<PlainRow> {
  const all = kysely.selectFrom(table).selectAll()
  if (keyOf(table).join() !== 'id') {
    yield* await all.execute()
    return
  }
  const id = 'id' as 'ordinal'
  for (let after = 0; ; ) {
    const part: readonly PlainRow[] = await all.where(id, '>', after).orderBy(id).limit(AT_ONCE).execute()
    yield* part
    if (part.length < AT_ONCE) return
    after = part.at(-1)?.id as number
  }
}

function differs(set: Record<string, unknown>, row: PlainRow, column: string, turned: (value: unknown) => unknown) {
  const [before, after] = [row[column], turned(row[column])]
  if (JSON.stringify(before) !== JSON.stringify(after)) set[column] = after
}

/** `DOE, JANE` in the orders people write it. */
function formsOf(value: string): readonly string[] {
  const [last = '', first = ''] = value.split(/,\s*/)
  return first === '' ? [value] : [value, `${first} ${last}`, `${last} ${first}`, `${last},${first}`]
}

/** What finds each value in a text where it stands by itself, whatever its case; undefined where there is nothing to find. */
function finderOf(signOf: ReadonlyMap<string, string>): RegExp | undefined {
  if (signOf.size === 0) return undefined
  const forms = [...signOf.keys()].sort((one, other) => other.length - one.length).map(RegExp.escape)
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

const byForm = ({ values }: Pick<Signs, 'values'>): ReadonlyMap<string, string> =>
  new Map(
    [...values].flatMap(([value, sign]) =>
      formsOf(value)
        .filter(form => form.length > (/^\d+$/.test(form) ? 3 : 2))
        .map(form => [form.toLowerCase(), sign] as const),
    ),
  )

/**
 * Puts the sign in place of each value that stands in a text by itself, whatever its case: `AC-1` is not found in `AC-12`. A name is found as
 * `LAST, FIRST`, `FIRST LAST` and `LAST FIRST`. Values of one or two
 * characters, and of three digits, are left: they stand in every text.
 */
export function signedTexts(signs: Pick<Signs, 'values'>): <Value>(value: Value) => Value {
  const signOf = byForm(signs)
  const found = finderOf(signOf)
  if (found === undefined) return value => value
  const walk = (each: unknown): unknown => {
    if (typeof each === 'string') return each.replace(found, hit => signOf.get(hit.toLowerCase()) ?? hit)
    if (Array.isArray(each)) return each.map(walk)
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(Object.entries(each).map(([key, part]) => [key, walk(part)]))
  }
  return value => walk(value) as typeof value
}

/** Whether a text within this JSON names one of those whose values have signs; a number that has the same digits does not. */
export function namesOneOf(signs: Pick<Signs, 'values'>): (json: string) => boolean {
  const found = finderOf(byForm(signs))
  if (found === undefined) return () => false
  const within = (each: unknown): boolean => {
    if (typeof each === 'string') return each.search(found) >= 0
    return typeof each === 'object' && each !== null && Object.values(each).some(within)
  }
  return json => json.search(found) >= 0 && within(JSON.parse(json))
}
