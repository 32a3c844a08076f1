// What a look was at, as a sentence: of the view that was asked, by its title and the titles of what was asked for.
import { fieldsOf } from '../input.ts'
import type { View } from '../view.ts'

type Asked = Readonly<Record<string, unknown>>

/** What no view answers, by its address or its name. */
const OTHERS: readonly (readonly [RegExp, (asked: Asked) => string])[] = [
  [/\/files\/:id\/bytes$/, ({ id }) => `File ${id}, as it came`],
  [/\/files\/:id\/segments$/, ({ id, from }) => `File ${id}, its segments from ${from ?? 1} on`],
  [/\/outgoing\/:id\/file$/, ({ id }) => `The claim file ${id} that was made here`],
  [/\/looks\/export$/, asked => `Who looked, as a file${told(asked, new Map())}`],
  [/^remittance compare$/, ({ first, second }) => `Remittances ${first} and ${second}, side by side`],
  [/^claim fields$/, ({ number }) => `Claim of ${number}, field by field`],
  [/^claim correction$/, ({ number }) => `Corrected claim of ${number}`],
  [/^claim secondary$/, ({ number }) => `Claim to the next payer, after ${number}`],
  [/^claim outgoing file$/, ({ number }) => `The claim file ${number} that was made here`],
]

/** Of the page, nothing anybody would ask about. */
const PAGING = new Set(['limit', 'cursor', 'skip', 'sort', 'format'])

/** `action` is a view's noun and name, or an address; where nobody knows it, it says itself. */
export function lookSays(action: string, asked: Asked, views: readonly View[]): string {
  const other = OTHERS.find(([pattern]) => pattern.test(action))
  if (other !== undefined) return other[1](asked)
  const view = views.find(
    ({ noun, name, path, method = 'GET' }) =>
      action === `${noun} ${name}` || action === `${method} /api/practices/:practice${path}`,
  )
  if (view === undefined) return `${action}${told(asked, new Map())}`
  const { id, ...rest } = asked
  return `${view.title}${id === undefined ? '' : ` ${id}`}${told(rest, titlesOf(view))}`
}

function told(asked: Asked, titles: ReadonlyMap<string, string>): string {
  const parts = Object.entries(asked)
    .filter(([name, value]) => !PAGING.has(name) && value !== undefined && value !== '')
    .map(([name, value]) => `${titles.get(name) ?? name}: ${wordsOf(value)}`)
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`
}

const wordsOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([name, each]) => `${name} ${String(each)}`)
        .join(' ')
    : String(value)

const known = new WeakMap<View, ReadonlyMap<string, string>>()

function titlesOf(view: View): ReadonlyMap<string, string> {
  const titles = known.get(view) ?? new Map(fieldsOf(view.query).map(({ name, title }) => [name, title]))
  known.set(view, titles)
  return titles
}
