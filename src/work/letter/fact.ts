// A fact of a letter: one value, as it can be compared, with the one place it comes from. Nothing is printed that is no fact, no knowledge
// and no person's own words. Pure.
import { dollars } from '../../decide/decide.ts'

/** Where a fact comes from, so exactly that it can be looked up again. */
export type Source =
  /** Elements of a segment of a kept file: `CLP07`, `SVC01-2`. */
  | { readonly kind: 'segment'; readonly file: number; readonly segment: number; readonly elements: readonly string[] }
  /** A page of a document that was brought in. */
  | { readonly kind: 'document'; readonly document: number; readonly page: number }
  /** An entry of the knowledge: `carc/197`, `source/42-cfr-405-942`, `route/medicare-alj`. */
  | { readonly kind: 'knowledge'; readonly entry: string }
  /** What a person answered, under this name. */
  | { readonly kind: 'person'; readonly field: string }
  /** A deadline of the denial by its level. */
  | { readonly kind: 'clock'; readonly level: string }
  /** Other facts put together: listed, or added up. */
  | { readonly kind: 'facts'; readonly by: 'list' | 'sum'; readonly of: readonly string[] }
  /** A decision of somebody else that the practice has brought in. */
  | { readonly kind: 'decision'; readonly decision: number; readonly field: DecisionField }
  /** What the practice itself keeps: its name, the day, an earlier level. */
  | { readonly kind: 'practice'; readonly record: string }

/** What a decision of somebody else is cited by. */
export type DecisionField = 'forum' | 'number' | 'decided' | 'ruling' | 'about'

export type FactKind = 'text' | 'name' | 'money' | 'date'

export interface Fact {
  /** `claim.account`, `line.1.charge`. */
  readonly key: string
  readonly title: string
  readonly kind: FactKind
  /** As it can be compared: cents, an ISO date, `LAST, FIRST`. */
  readonly value: string
  readonly source: Source
}

/** The facts of one letter, by their keys. */
export type FactBook = ReadonlyMap<string, Fact>

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

/** A value as a letter says it: `$125.00`, `March 2, 2026`, `JANE DOE`. */
export function printed({ kind, value }: Pick<Fact, 'kind' | 'value'>): string {
  if (kind === 'money') return dollars(Number(value))
  if (kind === 'date') return dayInWords(value)
  if (kind !== 'name') return plainLine(value)
  const [last = '', first = ''] = value.split(', ')
  return plainLine(first === '' ? last : `${first} ${last}`)
}

/** An ISO date in words; anything else as it is. */
export function dayInWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []
  return year === undefined ? plainLine(date) : `${MONTHS[Number(month) - 1]} ${Number(day)}, ${year}`
}

/** Characters that are no text: controls, marks that turn the direction of what follows, halves of pairs, what no document may hold. */
const NO_TEXT =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF0-\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Text as it may stand in a document: what is no text is left out. */
export function plainText(text: string): string {
  return text.replaceAll(NO_TEXT, '').replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\t', ' ')
}

/** The same in one line. */
export function plainLine(text: string): string {
  return plainText(text).replaceAll(/\s+/g, ' ').trim()
}
