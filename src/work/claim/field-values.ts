// What the fields of a claim are read and set with: values as they are typed, read and refused; references, dates, health codes and providers
// taken from their places and put there. Pure.
import { PAPER_TYPES, PAPER_WAYS, PLACES } from '../../knowledge/claim-codes.ts'
import { type Claim837, formatPeriod, NOTHING_FOLLOWS, type Period, parseDate, periodOf } from '../../x12/index.ts'
import { centsOf, dollarsOf } from '../money.ts'
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
  /** What stands there now, as `set` takes it; empty where nothing does. */
  readonly get: (of: Of) => string
  readonly set: (of: Of, value: string, kind: Kind) => Of
}

export function must(value: string, field: string): string {
  if (value === '') throw new Refusal('empty', `${field} cannot be empty.`)
  return value
}

/** One of a closed list, as the list writes it. */
export function oneOf(value: string, field: string, words: readonly string[]): string {
  const word = must(value, field).toUpperCase()
  if (!words.includes(word))
    throw new Refusal('not-known', `${field} is one of ${words.join(', ')}; "${value.slice(0, 20)}" is none of them.`)
  return word
}

/** A place of service, or the two digits of a facility type (837I CLM05-1: first kind of facility, then of bill). */
export function placeOf(value: string, kind: Kind): string {
  if (kind !== 'institutional') return oneOf(value, 'place', PLACES)
  if (!/^[1-8][1-9]$/.test(must(value, 'place')))
    throw new Refusal(
      'not-known',
      `place is the first two digits of the type of bill on this claim, without the zero before them: 11, 13, 85; not "${value.slice(0, 20)}".`,
    )
  return value
}

export function listOf(value: string): readonly string[] {
  return value
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== '')
}

/** Values of which a field takes several, each of several parts: `3,M,O;4,D`. */
export function severalOf(value: string): readonly string[] {
  return value
    .split(';')
    .map(each => each.trim())
    .filter(each => each !== '')
}

/** Parts of a value as `listOf` reads them; what is missing at the end is left out. */
export function joined(...parts: readonly (string | undefined)[]): string {
  const last = parts.findLastIndex(part => part !== undefined && part !== '')
  return parts
    .slice(0, last + 1)
    .map(part => part ?? '')
    .join(',')
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

/** The day or period of this qualifier as `periodFrom` reads it; what is no date as it was sent. */
export function dateIn(dates: Claim837['dates'] | Line['dates'], qualifier: string): string {
  const date = dates.find(each => each.qualifier === qualifier)
  const period = periodOf(date)
  if (period === undefined) return date?.value ?? ''
  return period.from === period.to ? period.from : `${period.from}..${period.to}`
}

/** The number of this qualifier. */
export function referenceIn(references: Claim837['references'], qualifier: string): string {
  return references.find(each => each.qualifier === qualifier)?.number ?? ''
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

/** The diagnoses in their order, as they were sent. */
export function diagnosesIn(health: Claim837['health']): string {
  return codesIn(health, DIAGNOSES)
    .map(({ code }) => code?.code ?? '')
    .join(',')
}

/**
 * The diagnoses in their order, ICD-10-CM; what else stands in HI stays, and so does what was said of a diagnosis that stays (whether it was
 * present on admission). An institutional claim names the principal one in a segment of its own (837I, loop 2300 HI), the others all in one.
 */
export function setDiagnoses(health: Claim837['health'], codes: readonly string[], kind: Kind): Claim837['health'] {
  const plain = codes.map(code => code.toUpperCase().replaceAll('.', ''))
  const most = MOST_DIAGNOSES[kind]
  if (plain.length === 0 || plain.length > most || plain.some(code => !/^[A-Z]\d[A-Z0-9]{1,5}$/.test(code)))
    throw new Refusal(
      'not-known',
      `The diagnoses of a claim of this kind (${kind}) are one to ${most} ICD-10-CM codes, such as M17.11, separated by commas.`,
    )
  const before = new Map(codesIn(health, DIAGNOSES).map(each => [each.code?.code, each.code]))
  const [principal, ...rest] = plain.map((code, at) => ({
    code: { ...before.get(code), qualifier: at === 0 ? 'ABK' : 'ABF', code },
  })) as [Health, ...Health[]]
  const segments = kind === 'institutional' ? [[principal], ...twelves(rest)] : [[principal, ...rest]]
  return [...segments.map(each => ({ codes: each })), ...healthWithout(health, DIAGNOSES)]
}

/** How many a claim of each kind bears (837P HI01 to HI12; 837I HI01 and twice HI01 to HI12; 837D HI01 to HI04). */
const MOST_DIAGNOSES: Readonly<Record<Kind, number>> = { professional: 12, institutional: 25, dental: 4 }

const codesIn = (health: Claim837['health'], qualifiers: ReadonlySet<string>): readonly Health[] =>
  health.flatMap(({ codes }) => (codes ?? []).filter(({ code }) => qualifiers.has(code?.qualifier ?? '')))

/** A segment of HI holds twelve codes. */
const twelves = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / 12) }, (_, at) => items.slice(at * 12, at * 12 + 12))

/** What stands in HI beside codes of these lists, also where a sender put several lists into one segment. */
function healthWithout(health: Claim837['health'], qualifiers: ReadonlySet<string>): Claim837['health'] {
  return health.flatMap(segment => {
    const codes = (segment.codes ?? []).filter(({ code }) => !qualifiers.has(code?.qualifier ?? ''))
    return codes.length === 0 ? [] : [{ ...segment, codes }]
  })
}

/** The note (NTE*ADD). */
export function noteIn(notes: Claim837['notes']): string {
  return notes.find(each => each.reference === 'ADD')?.text ?? ''
}

/** The notes with this one in the place of the first one before; none takes that out. Throws Refusal where it is longer than NTE02 holds. */
export function setNote<Notes extends Claim837['notes']>(notes: Notes, text: string): Notes {
  if (text.length > NOTE)
    throw new Refusal('not-known', `A note holds ${NOTE} characters; this one has ${text.length}. Nothing was cut.`)
  const at = notes.findIndex(each => each.reference === 'ADD')
  const made = text === '' ? [] : [{ reference: 'ADD', text }]
  return (at < 0 ? [...notes, ...made] : [...notes.slice(0, at), ...made, ...notes.slice(at + 1)]) as unknown as Notes
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

/** All codes of one list as they are typed. */
export function healthIn(health: Claim837['health'], qualifier: 'BG' | 'BH' | 'BE'): string {
  return codesIn(health, new Set([qualifier]))
    .map(({ code }) => {
      if (qualifier === 'BG') return code?.code
      if (qualifier === 'BE') return `${code?.code} ${dollarsOf(code?.amountCents)}`
      return `${code?.code} ${periodOf({ format: code?.dateFormat, value: code?.date })?.from ?? code?.date ?? ''}`
    })
    .join(',')
}

/** All codes of one list (BG conditions, BH occurrences, BE values), as typed; none takes them out. */
export function setHealth(
  health: Claim837['health'],
  qualifier: 'BG' | 'BH' | 'BE',
  value: string,
): Claim837['health'] {
  const others = healthWithout(health, new Set([qualifier]))
  const codes = listOf(value).map(text => healthCode(qualifier, text))
  return [...others, ...twelves(codes).map(each => ({ codes: each }))]
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

type Attachments = Claim837['attachments']

/** What a claim or a line says of its papers, each as it is typed. */
export function attachmentsIn(attachments: Attachments): string {
  return attachments.map(paperText).join(';')
}

const paperText = ({ report, transmission, control }: Attachments[number]) => joined(report, transmission, control)

/** All papers as typed; one that stays is left as it was sent. */
export function setAttachments(attachments: Attachments, value: string, kind: Kind): Attachments {
  const before = new Map(attachments.map(each => [paperText(each), each]))
  return severalOf(value).map(text => before.get(text) ?? attachmentOf(text, kind)) as Attachments
}

function attachmentOf(value: string, kind: Kind): Attachments[number] {
  const [report, transmission, control] = listOf(value)
  if (report === undefined || transmission === undefined)
    throw new Refusal('not-known', 'An attachment is report type, way of sending and number: OZ,FX,ACN123.')
  return {
    report: oneOf(report, 'The type of a document (PWK01)', PAPER_TYPES[kind]),
    transmission: oneOf(transmission, 'The way a document is sent (PWK02)', PAPER_WAYS),
    ...(control === undefined ? {} : { idQualifier: 'AC', control }),
  }
}

type Party = NonNullable<Claim837['rendering']>

/** One part of a provider's name. */
export function providerPart(
  party: { readonly name?: Party['name'] | undefined } | undefined,
  part: 'npi' | 'last' | 'first',
): string {
  const name = party?.name
  if (part === 'npi') return name?.idQualifier === 'XX' ? (name.id ?? '') : ''
  return name?.[part] ?? ''
}

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
  return { ...NOTHING_FOLLOWS, ...party, name: changed } as Party
}
