// What is wrong with a value that a door was given, in words: the end of a sentence that begins with the name of the field.

/** What the schemas say of a value, as they say it to every door. */
export interface Issue {
  readonly code?: string | undefined
  /** Where in what was given. */
  readonly path?: readonly PropertyKey[]
  readonly message: string
  readonly values?: readonly unknown[]
  readonly expected?: string
  readonly origin?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  /** False where the bound itself is out. */
  readonly inclusive?: boolean
  readonly format?: string
  readonly keys?: readonly string[]
  readonly issues?: readonly Issue[]
  readonly errors?: readonly (readonly Issue[])[]
  /** The field that says which of several shapes a thing has, and what it may be. */
  readonly discriminator?: string | undefined
  readonly options?: readonly unknown[]
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no (true, false)',
  array: 'a list',
  object: 'an object with fields',
  record: 'an object with fields',
}
const FORMATS: Readonly<Record<string, string>> = {
  date: 'is no date; write it as 2026-03-31',
  datetime: 'is no instant; write it as 2026-03-31T08:00:00Z',
  email: 'is no e-mail address',
  url: 'is no web address',
}

/** Says it for a person who knows neither the schema nor its library; `value` is what stands there, and nothing of it is repeated. */
export function issueSays(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_value': {
      const values = (issue.values ?? []).map(String)
      return values.length === 1 ? `can only be ${values[0]}` : `is one of ${values.join(', ')}`
    }
    case 'invalid_type':
      return isMissing(issue, value) ? 'is missing' : `has to be ${KINDS[issue.expected ?? ''] ?? issue.expected}`
    case 'too_small':
      return atLeast(issue)
    case 'too_big':
      return atMost(issue)
    case 'invalid_format':
      return FORMATS[issue.format ?? ''] ?? ownWords(issue)
    case 'unrecognized_keys':
      return `has no ${(issue.keys ?? []).join(', ')}`
    case 'invalid_key':
    case 'invalid_element':
      return firstOf(issue.issues, value) ?? issue.message
    case 'invalid_union':
      if (issue.discriminator !== undefined) return `is one of ${(issue.options ?? []).map(String).join(', ')}`
      return firstOf(issue.errors?.at(-1), value) ?? issue.message
    default:
      return issue.message
  }
}

/** What a schema says of its own form goes on after the name of the field; the library's words begin so and show the pattern. */
function ownWords({ message }: Issue): string {
  return message.startsWith('Invalid') ? 'is not written as it has to be' : message
}

function atLeast({ origin, minimum, inclusive = true }: Issue): string {
  if (origin === 'string') return minimum === 1 ? 'is empty' : `needs at least ${minimum} characters`
  if (origin === 'array' || origin === 'set') return minimum === 1 ? 'is empty' : `needs at least ${minimum} entries`
  return `has to be ${inclusive ? 'at least' : 'more than'} ${minimum}`
}

function atMost({ origin, maximum }: Issue): string {
  if (origin === 'string') return `can have at most ${maximum} characters`
  return origin === 'array' || origin === 'set'
    ? `can have at most ${maximum} ${maximum === 1 ? 'entry' : 'entries'}`
    : `can be at most ${maximum}`
}

function firstOf(issues: readonly Issue[] | undefined, value: unknown): string | undefined {
  const [first] = issues ?? []
  return first === undefined ? undefined : issueSays(first, valueAt(value, first.path))
}

/** What was given at a place; undefined where nothing was. */
export function valueAt(given: unknown, path: readonly PropertyKey[] = []): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' ? (value as Readonly<Record<PropertyKey, unknown>> | null)?.[part] : undefined,
    given,
  )
}

/** The field and what is wrong with it, as an address names it: `next.filing is one of …`; `it` where the whole is meant. */
export function fieldSays(issue: Issue, given: unknown): string {
  return `${issue.path?.join('.') || 'it'} ${issueSays(issue, valueAt(given, issue.path))}`
}

/** Where in a field it is, in words: ` (entry 1, does)`; nothing where it is the field itself. */
export function placeIn(path: readonly PropertyKey[]): string {
  const parts = path.map(part => (typeof part === 'number' ? `entry ${part + 1}` : String(part)))
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

/** Nothing was given. */
export function isMissing({ code }: Issue, value: unknown): boolean {
  return code === 'invalid_type' && value === undefined
}
