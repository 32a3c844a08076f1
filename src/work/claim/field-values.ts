// What the fields of a claim are set with: values as they are typed, read and refused; references, dates, health codes and providers put into
// their places. Pure.
import { type Claim837, formatPeriod, type Period, parseDate } from '../../x12/index.ts'
import { Refusal } from '../refusal.ts'

export type Kind = 'professional' | 'institutional' | 'dental'
export type Draft = { -readonly [Key in keyof Claim837]: Claim837[Key] }
export type Line = Claim837['lines'][number]

/** A field that can be set. */
export interface SettableField<Of> {
  /** What it takes. */
  readonly says: string
  /** Where it stands: loop and element as the remarks name them (`2410 LIN03`), each as the beginning of theirs. */
  readonly at: readonly string[]
  /** The kinds of claim that have it; all where none is named. */
  readonly kinds?: readonly Kind[]
  readonly set: (of: Of, value: string) => Of
}

export function must(value: string, field: string): string {
  if (value === '') throw new Refusal('empty', `${field} cannot be empty.`)
  return value
}

export function listOf(value: string): readonly string[] {
  return value
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== '')
}

export function centsOf(value: string): number {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(value)
  if (match === null) throw new Refusal('not-money', `"${value}" is no amount in dollars.`)
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

export function periodFrom(value: string): Period {
  const [first = '', last = first] = value.split('..').map(each => each.trim())
  const [from, to] = [first, last].map(each =>
    /^\d{4}-\d\d-\d\d$/.test(each) ? parseDate(each.replaceAll('-', '')) : undefined,
  )
  if (from === undefined || to === undefined || to < from)
    throw new Refusal('not-a-date', `"${value}" is no date: write 2026-01-05, or 2026-01-05..2026-01-07.`)
  return { from, to }
}

function dayFrom(value: string): Period {
  const day = periodFrom(value)
  if (day.from !== day.to) throw new Refusal('not-a-date', `"${value}" is a period; this is one day: 2026-01-05.`)
  return day
}

/** Sets the reference with this qualifier, in its place; takes it out when the number is empty. */
export function setReference(
  references: Claim837['references'],
  qualifier: string,
  number: string,
): Claim837['references'] {
  const rest = references.filter(each => each.qualifier !== qualifier)
  if (number === '') return rest
  const at = references.findIndex(each => each.qualifier === qualifier)
  const made = { ...(at < 0 ? {} : references[at]), qualifier, number }
  return at < 0
    ? [...references, made]
    : references
        .map((each, place) => (place === at ? made : each))
        .filter((each, place) => place === at || each.qualifier !== qualifier)
}

const DIAGNOSES = new Set(['ABK', 'ABF', 'BK', 'BF'])

/** The diagnoses in their order, ICD-10-CM; what else stands in HI stays. */
export function setDiagnoses(health: Claim837['health'], codes: readonly string[]): Claim837['health'] {
  const plain = codes.map(code => code.toUpperCase().replaceAll('.', ''))
  if (plain.length === 0 || plain.length > 12 || plain.some(code => !/^[A-Z]\d[A-Z0-9]{1,5}$/.test(code)))
    throw new Refusal('not-known', 'A claim bears one to twelve ICD-10-CM codes, such as M17.11.')
  const others = healthWithout(health, DIAGNOSES)
  return [{ codes: plain.map((code, at) => ({ code: { qualifier: at === 0 ? 'ABK' : 'ABF', code } })) }, ...others]
}

/** What stands in HI beside codes of these lists, also where a sender put several lists into one segment. */
function healthWithout(health: Claim837['health'], qualifiers: ReadonlySet<string>): Claim837['health'] {
  return health.flatMap(segment => {
    const codes = (segment.codes ?? []).filter(({ code }) => !qualifiers.has(code?.qualifier ?? ''))
    return codes.length === 0 ? [] : [{ ...segment, codes }]
  })
}

/** The notes with this one in the place of the one before. Throws Refusal where it is longer than NTE02 holds. */
export function setNote<Notes extends Claim837['notes']>(notes: Notes, value: string): Notes {
  const text = must(value, 'note')
  if (text.length > NOTE)
    throw new Refusal('not-known', `A note holds ${NOTE} characters; this one has ${text.length}. Nothing was cut.`)
  return [...notes.filter(each => each.reference !== 'ADD'), { reference: 'ADD', text }] as unknown as Notes
}

const NOTE = 80

/** Puts a date with this qualifier into its place; takes it out when the value is empty. */
export function setDate<Dates extends Claim837['dates'] | Line['dates']>(
  dates: Dates,
  qualifier: string,
  value: string,
): Dates {
  const rest = dates.filter(date => date.qualifier !== qualifier)
  return (value === '' ? rest : [...rest, { qualifier, ...formatPeriod(dayFrom(value)) }]) as unknown as Dates
}

/** A health code as typed: `A1`, `11 2026-01-05` with its date, `80 12.00` with its amount. */
type Health = NonNullable<Claim837['health'][number]['codes']>[number]

/** All codes of one list (BG conditions, BH occurrences, BE values), as typed; none takes them out. */
export function setHealth(
  health: Claim837['health'],
  qualifier: 'BG' | 'BH' | 'BE',
  value: string,
): Claim837['health'] {
  const others = healthWithout(health, new Set([qualifier]))
  const codes = listOf(value).map(text => healthCode(qualifier, text))
  const segments = Array.from({ length: Math.ceil(codes.length / 12) }, (_, at) => ({
    codes: codes.slice(at * 12, at * 12 + 12),
  }))
  return [...others, ...segments]
}

function healthCode(qualifier: 'BG' | 'BH' | 'BE', text: string): Health {
  const [code = '', more] = text.toUpperCase().split(/\s+/)
  if (!/^[A-Z0-9]{2}$/.test(code)) throw new Refusal('not-known', `"${text}" is no code of two characters.`)
  if (qualifier === 'BG') return { code: { qualifier, code } } as Health
  if (more === undefined)
    throw new Refusal(
      'not-known',
      qualifier === 'BH' ? `"${text}" needs its date: 11 2026-01-05.` : `"${text}" needs its amount: 80 12.00.`,
    )
  if (qualifier === 'BE') return { code: { qualifier, code, amountCents: centsOf(more) } } as Health
  const { format, value } = formatPeriod(dayFrom(more))
  return { code: { qualifier, code, dateFormat: format, date: value } } as Health
}

type Party = NonNullable<Claim837['rendering']>
const NOTHING_MORE = {
  n2: [],
  address: undefined,
  city: undefined,
  demographics: undefined,
  specialty: undefined,
  references: [],
  contacts: [],
  dates: [],
} as const

/** A provider in its loop with one part of the name set: `npi`, `last` or `first`. */
export function setProvider(
  party: Party | undefined,
  entity: string,
  part: 'npi' | 'last' | 'first',
  value: string,
): Party {
  const name = party?.name ?? { entity, type: '1' }
  if (part === 'npi' && !/^\d{10}$/.test(value)) throw new Refusal('not-known', `"${value}" is no NPI: ten digits.`)
  const changed = part === 'npi' ? { ...name, idQualifier: 'XX', id: value } : { ...name, [part]: value.toUpperCase() }
  return { ...NOTHING_MORE, ...party, name: changed } as Party
}
