// What a filter of denials asks of the store, with what it searches for looked up: words, the denial's number, a code (CO-197), an amount (120.00).
import { CARCS } from '../../knowledge/load.ts'
import type { Reader } from '../../store/reader.ts'
import { countWords, denialsWithCommonWords, denialsWithWords } from '../../store/search-word.ts'
import type { Condition } from '../../store/store.ts'
import { type DenialFilter, denialConditions } from './fields.ts'
import { type SearchTerm, searchTermsOf } from './search-words.ts'

/** So many are looked at of a beginning that more denials have than anybody reads through. */
const MOST = 5000
/** Words are counted so far to find the rarest. */
const COUNTED = 2000

/** The conditions of a filter. */
export async function conditionsFor(reader: Reader, filter: DenialFilter): Promise<readonly Condition[]> {
  const { search, ...rest } = filter
  const conditions = denialConditions(rest)
  return search === undefined || search.trim() === ''
    ? conditions
    : [...conditions, ...(await conditionsSearching(reader, search))]
}

/** What a text searches for, whatever state a denial is in. */
export async function conditionsSearching(reader: Reader, text: string): Promise<readonly Condition[]> {
  const typed = text.split(/[\s,;]+/).filter(word => word !== '')
  const asked = typed.map(conditionsOfTyped)
  const others = typed.filter((_, at) => asked[at]?.length === 0)
  const found = asked.flat()
  if (others.length === 0 && found.length > 0) return found
  return [...found, oneOf(await foundBy(reader, searchTermsOf(others.join(' '))))]
}

const oneOf = (ids: readonly number[]): Condition => ({ columns: ['id'], operator: 'one-of', value: ids })

/** A code with its group, or an amount with cents; nothing where it is neither. */
function conditionsOfTyped(text: string): readonly Condition[] {
  const [, code] = /^(?:CO|PR|OA|PI)-?([A-Z]?\d{1,3})$/i.exec(text.toUpperCase()) ?? []
  if (code !== undefined && CARCS.has(code)) return [{ columns: ['carc'], operator: 'is', value: code }]
  const [, dollars, cents] = /^\$?(\d{1,3}(?:,?\d{3})*)\.(\d\d)$/.exec(text) ?? []
  if (dollars === undefined) return []
  return [{ columns: ['atStakeCents'], operator: 'is', value: Number(dollars.replaceAll(',', '') + cents) }]
}

/** Numbers of the denials that every term finds. */
async function foundBy(reader: Reader, terms: readonly SearchTerm[]): Promise<readonly number[]> {
  if (terms.length === 0) return []
  const counted = await Promise.all(
    terms.map(async term => ({ term, count: await countWords(reader, term.spellings, COUNTED) })),
  )
  const rarest = counted.sort((one, other) => one.count - other.count)
  const spellings = rarest.map(({ term }) => term.spellings)
  const common = terms.length > 1 && (rarest[0]?.count ?? 0) >= COUNTED
  const ids = await (common ? denialsWithCommonWords : denialsWithWords)(reader, spellings, MOST)
  const [only, second] = terms
  const number = second === undefined ? only?.number : undefined
  return number === undefined ? ids : [...new Set([number, ...ids])]
}
