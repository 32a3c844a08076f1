// Which entry of the knowledge a payer is, by how its remittances name it, and which of a payer's products a claim belongs to. Pure.
import {
  type BusinessLine,
  type PayerClass,
  type PayerEntry,
  payerForClass,
  payerNames,
  payerOf,
} from '../knowledge/load.ts'

/** How a file names its payer: N1*PR's name and number, or REF*2U's, as far as they are there. */
export interface PayerName {
  readonly name: string
  readonly identifier: string
}

/** Words that say what kind of company it is, not which one. */
const COMPANY = /\b(INC|LLC|LTD|CO|CORP|CORPORATION|COMPANY|INCORPORATED|THE|OF)\b/g

/** A payer's name as it can be known again: capitals, no marks, no legal form. */
export function plainName(name: string): string {
  return name
    .toUpperCase()
    .replaceAll('&', ' AND ')
    .replaceAll(/[^A-Z0-9 ]/g, ' ')
    .replaceAll(COMPANY, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
}

interface Known {
  readonly byId: ReadonlyMap<string, string>
  /** Longest first, so that a plan in a state is found before its company. */
  readonly byName: readonly (readonly [name: string, entry: string])[]
}
let known: Known | undefined

function knownNames(): Known {
  if (known !== undefined) return known
  const byId = new Map<string, string>()
  const byName: (readonly [string, string])[] = []
  for (const id of payerNames()) {
    const named = payerOf(id)?.in835
    for (const number of named?.ids ?? []) byId.set(number, id)
    for (const name of named?.names ?? []) byName.push([plainName(name), id])
  }
  byName.sort(([one], [other]) => other.length - one.length)
  known = { byId, byName }
  return known
}

/**
 * The entry a payer is recognized as: by its whole name, by its number, or by a known name its own name begins with. Undefined when
 * none fits: no guess is made from a part of a word.
 */
export function recognizePayer({ name, identifier }: PayerName): string | undefined {
  const { byId, byName } = knownNames()
  const plain = plainName(name)
  const whole = byName.find(([each]) => each === plain)
  if (whole !== undefined) return whole[1]
  // One number serves several products of a payer; a longer name says which.
  const longer = byName.find(([each]) => plain.startsWith(`${each} `))?.[1]
  const numbered = byId.get(identifier.trim().toUpperCase())
  if (numbered === undefined) return longer
  return longer !== undefined && sameFamily(longer, numbered) ? longer : numbered
}

function sameFamily(one: string, other: string): boolean {
  const family = payerOf(one)?.family
  return family !== undefined && family === payerOf(other)?.family
}

/** Lines of business that a filing indicator can mean when a private payer sends it: it is no Medicare contractor and no state. */
const LINE_OF_CLASS: Readonly<Partial<Record<PayerClass, BusinessLine>>> = {
  'medicare-part-a': 'medicare-advantage',
  'medicare-part-b': 'medicare-advantage',
  'medicare-advantage': 'medicare-advantage',
  medicaid: 'medicaid-managed-care',
  federal: 'fehb',
}
const DEFAULT_OF_LINE: Readonly<Partial<Record<BusinessLine, string>>> = {
  'medicare-advantage': 'medicare-advantage',
  'medicaid-managed-care': 'medicaid-managed-care',
  fehb: 'fehb',
}
/** A payer of one of these may sell others beside it; the rest are what they are, whatever a claim says. */
const PRIVATE: ReadonlySet<BusinessLine> = new Set(['commercial', 'fully-insured', 'exchange'])

/**
 * The entry that holds for one claim: the payer's own, or, where the claim's filing indicator (CLP06) names another line of business than
 * that entry is about, the payer's product of that line, else that line's default. Without an entry, the class's default.
 */
export function entryForClaim(entry: PayerEntry | undefined, payerClass: PayerClass): PayerEntry | undefined {
  if (entry === undefined) return payerForClass(payerClass)
  const line = LINE_OF_CLASS[payerClass]
  if (line === undefined || entry.line === line || !PRIVATE.has(entry.line)) return entry
  const key = `${entry.id} ${line}`
  const kept = products.get(key)
  if (kept !== undefined) return kept
  const found = productOf(entry, line) ?? payerOf(DEFAULT_OF_LINE[line] ?? '') ?? entry
  products.set(key, found)
  return found
}

/** By entry and line: asked once per claim, and there are few. */
const products = new Map<string, PayerEntry>()

/** The payer's product of a line that holds in every state; one of a single state cannot be told from the file. */
function productOf({ family, states }: PayerEntry, line: BusinessLine): PayerEntry | undefined {
  if (family === undefined) return undefined
  const all = payerNames()
    .map(id => payerOf(id))
    .filter(each => each?.family === family && each.line === line)
  return (
    all.find(each => each?.states === undefined) ??
    all.find(each => states !== undefined && each?.states?.some(state => states.includes(state)))
  )
}

/**
 * A payer's entry for one state, where there is exactly one of the same line of business; else the entry itself. A state's longer time for
 * insured plans is never given to one that may be self-funded, and one of other states leads to no other company: only to its own entry there.
 */
export function entryInState(entry: PayerEntry, state: string): PayerEntry {
  const asked = state.trim().toUpperCase()
  if (entry.family === undefined || entry.states?.includes(asked) === true) return entry
  if (entry.states !== undefined) return ownEntryIn(entry, asked) ?? entry
  const [only, ...more] = payerNames()
    .map(id => payerOf(id))
    .filter(each => each !== undefined)
    .filter(each => each.family === entry.family && each.line === entry.line && each.states?.includes(asked) === true)
  return only !== undefined && more.length === 0 ? only : entry
}

/** What an entry of some states says of another one, in an entry that is based on it. */
function ownEntryIn({ id }: PayerEntry, state: string): PayerEntry | undefined {
  return payerNames()
    .map(name => payerOf(name))
    .find(each => each?.basedOn === id && each.states?.includes(state) === true)
}
