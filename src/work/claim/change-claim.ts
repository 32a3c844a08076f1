// What a biller may change in a claim: what stands there, and the claim after the changes; everything else stays as it was sent, to the byte. Pure.
import { ANY_PAYER, codesWithEntry, remarkOf } from '../../knowledge/load.ts'
import type { Claim837, ClaimLevels, SubmittedClaim } from '../../x12/index.ts'
import { Refusal } from '../refusal.ts'
import { CLAIM_FIELDS } from './claim-fields.ts'
import type { Draft, Kind, SettableField } from './field-values.ts'
import { LINE_FIELDS } from './line-fields.ts'

/** A field as it is named when it is set, with what it takes; `n` stands for the number of a line, from 1. */
export interface FieldName {
  readonly name: string
  readonly says: string
  readonly at: readonly string[]
  /** The kinds of claim that have it; undefined: all. */
  readonly kinds?: readonly Kind[] | undefined
}

/** Every field that can be set. */
export const FIELDS: readonly FieldName[] = [
  ...Object.entries(CLAIM_FIELDS).map(([name, { says, at, kinds }]) => ({ name, says, at, kinds })),
  { name: 'member.id', says: 'member number of the subscriber', at: ['2010BA NM109'] },
  ...Object.entries(LINE_FIELDS).map(([name, { says, at, kinds }]) => ({ name: `lines.n.${name}`, says, at, kinds })),
  { name: 'lines.n.drop', says: 'yes takes the line out', at: [] },
]
const NAMES: ReadonlySet<string> = new Set(FIELDS.map(field => field.name))

/** The fields that a kind of claim has. */
export function fieldsOf(kind: Kind): readonly FieldName[] {
  return FIELDS.filter(({ kinds }) => kinds === undefined || kinds.includes(kind))
}

/** The remarks that ask for each field, by the loop and element that their entries name. Reads every remark: some tenths of a second. */
export function remarksAsking(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const code of codesWithEntry('rarc'))
    for (const { loop, element } of remarkOf(code, ANY_PAYER)?.fields ?? [])
      for (const name of fieldsAt(`${loop} ${element}`)) {
        const known = found.get(name)
        if (known === undefined) found.set(name, [code])
        else if (!known.includes(code)) known.push(code)
      }
  return found
}

/** The fields that these remarks ask for. */
export function askedBy(remarks: readonly string[]): ReadonlySet<string> {
  const places = remarks.flatMap(code => remarkOf(code, ANY_PAYER)?.fields ?? [])
  return new Set(places.flatMap(({ loop, element }) => fieldsAt(`${loop} ${element}`)))
}

/** `2300 HI (BH` stands for every code of that list, `2300 HI (BH 18)` too; else a place is named whole, with or without its qualifier. */
function fieldsAt(place: string): readonly string[] {
  const bare = place.replace(/ \(.*$/, '')
  return FIELDS.filter(({ at }) =>
    at.some(own => own === place || own === bare || (own.includes('(') && !own.endsWith(')') && place.startsWith(own))),
  ).map(field => field.name)
}

export interface Change {
  readonly field: string
  readonly value: string
}

/** Reads `field=value`. Throws Refusal `not-known` with the fields that there are. */
export function parseChange(text: string): Change {
  const at = text.indexOf('=')
  const field = text.slice(0, Math.max(0, at)).trim()
  if (at < 0 || !NAMES.has(field.replace(/^lines\.\d+\./, 'lines.n.')))
    throw new Refusal(
      'not-known',
      `"${text}" sets nothing that can be changed. Write field=value; the fields are ${[...NAMES].join(', ')}.`,
    )
  return { field, value: text.slice(at + 1).trim() }
}

export interface ChangedClaim {
  readonly node: Claim837
  readonly levels: ClaimLevels
}

/** The claim after the changes. Throws Refusal when a value cannot be what it is set for, or a field is none of this kind of claim's. */
export function changeClaim(claim: SubmittedClaim, changes: readonly Change[]): ChangedClaim {
  let node = { ...claim.node } as Draft
  let { levels } = claim
  const dropped = new Set<number>()
  for (const { field, value } of changes) {
    const line = /^lines\.(\d+)\.(.+)$/.exec(field)
    if (field === 'member.id') levels = { ...levels, subscriber: setMember(levels.subscriber, value) }
    else if (line === null) node = put(fieldOf(CLAIM_FIELDS, field, claim.kind), node, value, claim.kind)
    else {
      const [at, name] = [Number(line[1]) - 1, line[2] ?? '']
      if (node.lines[at] === undefined)
        throw new Refusal('not-found', `The claim has ${node.lines.length} lines; there is no line ${at + 1}.`)
      if (name === 'drop') {
        if (value !== 'yes')
          throw new Refusal('not-known', `${field} takes yes, and takes the line out; not "${value}".`)
        dropped.add(at)
      } else {
        const own = fieldOf(LINE_FIELDS, name, claim.kind)
        node = {
          ...node,
          lines: node.lines.map((each, place) => (place === at ? put(own, each, value, claim.kind) : each)),
        } as Draft
      }
    }
  }
  return { node: withoutLines(node, dropped), levels }
}

/** A change that cannot be made, with why. */
export interface RefusedChange {
  readonly field: string
  readonly says: string
}

/** The claim after those of the changes that can be made, and why the others cannot: for whoever is still typing. */
export function changeWhatCan(
  claim: SubmittedClaim,
  changes: readonly Change[],
): { readonly changed: ChangedClaim; readonly refused: readonly RefusedChange[] } {
  const made: Change[] = []
  const refused: RefusedChange[] = []
  let changed = changeClaim(claim, [])
  for (const change of changes)
    try {
      changed = changeClaim(claim, [...made, change])
      made.push(change)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ field: change.field, says: error.message })
    }
  return { changed, refused }
}

/** What stands there already is left as it was written. */
function put<Of>({ get, set }: SettableField<Of>, of: Of, value: string, kind: Kind): Of {
  return value !== '' && get(of) === value ? of : set(of, value, kind)
}

/** What stands in a field of the claim, as it is typed to set it: one value of the claim, or one of each line in their order. */
export function valuesOf({ node, levels }: SubmittedClaim, { name }: FieldName): readonly string[] {
  if (name === 'member.id') return [levels.subscriber.name?.name?.id ?? '']
  const ofLine = /^lines\.n\.(.+)$/.exec(name)?.[1]
  if (ofLine === undefined) return [CLAIM_FIELDS[name]?.get(node) ?? '']
  return node.lines.map(line => LINE_FIELDS[ofLine]?.get(line) ?? '')
}

function fieldOf<Field extends { readonly kinds?: readonly Kind[] }>(
  fields: Readonly<Record<string, Field>>,
  name: string,
  kind: Kind,
): Field {
  const field = fields[name]
  if (field === undefined) throw new Error(`no field ${name}`)
  if (field.kinds !== undefined && !field.kinds.includes(kind))
    throw new Refusal(
      'not-known',
      `A claim of this kind (${kind}) has no ${name}: it is a field of ${field.kinds.join(' and ')} claims.`,
    )
  return field
}

/** The claim without these lines, the others numbered again, with their charges as its own. */
function withoutLines(node: Draft, dropped: ReadonlySet<number>): Claim837 {
  const kept = node.lines.filter((_, at) => !dropped.has(at))
  if (kept.length === 0) throw new Refusal('empty', 'No line would be left: void the claim instead (--as void).')
  const lines =
    dropped.size === 0
      ? kept
      : kept.map((line, at) => ({ ...line, number: { ...line.number, number: String(at + 1) } }))
  const chargeCents = lines.reduce((sum, line) => sum + (line.service?.chargeCents ?? 0), 0)
  return { ...node, lines, claim: { ...node.claim, chargeCents } } as unknown as Claim837
}

function setMember(subscriber: ClaimLevels['subscriber'], value: string): ClaimLevels['subscriber'] {
  const { name } = subscriber
  if (name?.name?.id === value) return subscriber
  if (value === '') throw new Refusal('empty', 'A member number cannot be empty.')
  return {
    ...subscriber,
    name: name === undefined ? name : { ...name, name: { ...name.name, id: value, idQualifier: 'MI' } },
  }
}
