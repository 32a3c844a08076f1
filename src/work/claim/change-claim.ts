// What a biller may change in a claim, and the claim after the changes: everything else stays as it was sent, to the byte. Pure.
import {
  type Claim837,
  type ClaimLevels,
  formatPeriod,
  type Period,
  parseDate,
  type SubmittedClaim,
} from '../../x12/index.ts'
import { Refusal } from '../refusal.ts'

/** The fields that can be set, with what each takes. `n` stands for the number of a line, from 1. */
export const FIELDS: Readonly<Record<string, string>> = {
  authorization: 'authorization number (REF*G1); empty takes it out',
  referral: 'referral number (REF*9F); empty takes it out',
  diagnoses: 'ICD-10-CM codes in order, parted by commas: the first is the principal one',
  place: 'place of service, or facility type',
  'rendering.npi': "the rendering provider's NPI",
  'rendering.last': "the rendering provider's last name",
  'rendering.first': "the rendering provider's first name",
  'member.id': 'member number of the subscriber',
  'clia.number': 'CLIA number (REF*X4); empty takes it out',
  delay: 'reason for sending late (CLM20)',
  note: 'a note to the claim (NTE*ADD), at most 80 characters',
  attachment: 'report type, way, number: OZ,FX,ACN123 (PWK); adds one',
  'lines.n.procedure': 'procedure code',
  'lines.n.modifiers': 'modifiers, parted by commas; empty takes them out',
  'lines.n.units': 'units',
  'lines.n.charge': 'charge in dollars: 125.00',
  'lines.n.pointers': 'numbers of diagnoses, parted by commas',
  'lines.n.place': 'place of service of the line',
  'lines.n.date': 'date of service, or from-to: 2026-01-05 or 2026-01-05..2026-01-07',
  'lines.n.authorization': 'authorization number of the line (REF*G1)',
  'lines.n.drop': 'yes takes the line out',
}

export interface Change {
  readonly field: string
  readonly value: string
}

/** Reads `field=value`. Throws Refusal `not-known` with the fields that there are. */
export function parseChange(text: string): Change {
  const at = text.indexOf('=')
  const field = text.slice(0, Math.max(0, at)).trim()
  if (at < 0 || !Object.hasOwn(FIELDS, field.replace(/^lines\.\d+\./, 'lines.n.')))
    throw new Refusal(
      'not-known',
      `"${text}" sets nothing that can be changed. Write field=value; the fields are ${Object.keys(FIELDS).join(', ')}.`,
    )
  return { field, value: text.slice(at + 1).trim() }
}

export interface ChangedClaim {
  readonly node: Claim837
  readonly levels: ClaimLevels
}

type Draft = { -readonly [Key in keyof Claim837]: Claim837[Key] }

/** The claim after the changes. Throws Refusal when a value cannot be what it is set for. */
export function changeClaim(claim: SubmittedClaim, changes: readonly Change[]): ChangedClaim {
  let node = { ...claim.node } as Draft
  let { levels } = claim
  const dropped = new Set<number>()
  for (const { field, value } of changes) {
    const line = /^lines\.(\d+)\.(\w+)$/.exec(field)
    if (line !== null) {
      const number = Number(line[1])
      if (node.lines[number - 1] === undefined)
        throw new Refusal('not-found', `The claim has ${node.lines.length} lines; there is no line ${number}.`)
      if (line[2] === 'drop') {
        if (value === 'yes') dropped.add(number - 1)
      } else
        node = {
          ...node,
          lines: node.lines.map((each, at) => (at === number - 1 ? setLine(each, line[2] ?? '', value) : each)),
        } as Draft
    } else if (field === 'member.id') levels = { ...levels, subscriber: setMember(levels.subscriber, value) }
    else node = setClaim(node, field, value)
  }
  const kept = node.lines.filter((_, at) => !dropped.has(at))
  if (kept.length === 0) throw new Refusal('empty', 'No line would be left: void the claim instead (--as void).')
  const lines =
    dropped.size === 0
      ? kept
      : kept.map((line, at) => ({ ...line, number: { ...line.number, number: String(at + 1) } }))
  const chargeCents = lines.reduce((sum, line) => sum + (line.service?.chargeCents ?? 0), 0)
  return {
    node: { ...node, lines, claim: { ...node.claim, chargeCents } } as unknown as Claim837,
    levels,
  }
}

function setMember(subscriber: ClaimLevels['subscriber'], value: string): ClaimLevels['subscriber'] {
  const { name } = subscriber
  if (value === '') throw new Refusal('empty', 'A member number cannot be empty.')
  return {
    ...subscriber,
    name: name === undefined ? name : { ...name, name: { ...name.name, id: value, idQualifier: 'MI' } },
  }
}

function setClaim(node: Draft, field: string, value: string): Draft {
  switch (field) {
    case 'authorization':
      return { ...node, references: setReference(node.references, 'G1', value) }
    case 'referral':
      return { ...node, references: setReference(node.references, '9F', value) }
    case 'clia.number':
      return { ...node, references: setReference(node.references, 'X4', value) }
    case 'diagnoses':
      return { ...node, health: setDiagnoses(node.health, listOf(value)) }
    case 'place':
      return { ...node, claim: { ...node.claim, place: { ...node.claim?.place, facility: must(value, 'place') } } }
    case 'delay':
      return { ...node, claim: { ...node.claim, delay: must(value, 'delay') } }
    case 'note':
      return {
        ...node,
        notes: [
          ...node.notes.filter(note => note.reference !== 'ADD'),
          { reference: 'ADD', text: must(value, 'note').slice(0, 80) },
        ],
      }
    case 'attachment': {
      const [report, transmission, control] = listOf(value)
      if (report === undefined || transmission === undefined)
        throw new Refusal('not-known', 'An attachment is report type, way of sending and number: OZ,FX,ACN123.')
      return {
        ...node,
        attachments: [
          ...node.attachments,
          { report, transmission, ...(control === undefined ? {} : { idQualifier: 'AC', control }) },
        ],
      }
    }
    default:
      return { ...node, rendering: setRendering(node.rendering, field, must(value, field)) }
  }
}

type Line = Claim837['lines'][number]

function setLine(line: Line, field: string, value: string): Line {
  const { service } = line
  const put = (parts: Record<string, unknown>): Line => ({ ...line, service: { ...service, ...parts } }) as Line
  switch (field) {
    case 'procedure':
      return put({
        procedure: { qualifier: 'HC', ...service?.procedure, code: must(value, 'procedure').toUpperCase() },
      })
    case 'modifiers': {
      const modifiers = listOf(value.toUpperCase())
      if (modifiers.length > 4 || modifiers.some(modifier => !/^[A-Z0-9]{2}$/.test(modifier)))
        throw new Refusal('not-known', 'A line bears at most four modifiers of two characters each.')
      return put({ procedure: { ...service?.procedure, modifiers } })
    }
    case 'units':
      if (!/^\d+(\.\d+)?$/.test(value)) throw new Refusal('not-known', `"${value}" is no number of units.`)
      return put({ units: value })
    case 'charge':
      return put({ chargeCents: centsOf(value) })
    case 'pointers': {
      const pointers = listOf(value)
      if (service === undefined || !('pointers' in service))
        throw new Refusal('not-known', 'The lines of an institutional claim point at no diagnoses.')
      if (pointers.length < 1 || pointers.length > 4 || pointers.some(pointer => !/^([1-9]|1[0-2])$/.test(pointer)))
        throw new Refusal('not-known', 'A line points at one to four diagnoses, by their numbers.')
      return put({ pointers: { pointers } })
    }
    case 'place':
      if (service === undefined || !('place' in service))
        throw new Refusal('not-known', 'The lines of an institutional claim have no place of their own.')
      return put({ place: must(value, 'place') })
    case 'date':
      return {
        ...line,
        dates: [
          { qualifier: '472', ...formatPeriod(periodFrom(value)) },
          ...line.dates.filter(date => date.qualifier !== '472'),
        ],
      } as Line
    default:
      return { ...line, references: setReference(line.references, 'G1', value) } as Line
  }
}

function must(value: string, field: string): string {
  if (value === '') throw new Refusal('empty', `${field} cannot be empty.`)
  return value
}

function listOf(value: string): readonly string[] {
  return value
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== '')
}

function centsOf(value: string): number {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(value)
  if (match === null) throw new Refusal('not-money', `"${value}" is no amount in dollars.`)
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

function periodFrom(value: string): Period {
  const [first = '', last = first] = value.split('..').map(each => each.trim())
  const [from, to] = [first, last].map(each =>
    /^\d{4}-\d\d-\d\d$/.test(each) ? parseDate(each.replaceAll('-', '')) : undefined,
  )
  if (from === undefined || to === undefined || to < from)
    throw new Refusal('not-a-date', `"${value}" is no date: write 2026-01-05, or 2026-01-05..2026-01-07.`)
  return { from, to }
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
function setDiagnoses(health: Claim837['health'], codes: readonly string[]): Claim837['health'] {
  const plain = codes.map(code => code.toUpperCase().replaceAll('.', ''))
  if (plain.length === 0 || plain.length > 12 || plain.some(code => !/^[A-Z]\d[A-Z0-9]{1,5}$/.test(code)))
    throw new Refusal('not-known', 'A claim bears one to twelve ICD-10-CM codes, such as M17.11.')
  const others = health.filter(
    segment => !(segment.codes ?? []).some(({ code }) => DIAGNOSES.has(code?.qualifier ?? '')),
  )
  return [{ codes: plain.map((code, at) => ({ code: { qualifier: at === 0 ? 'ABK' : 'ABF', code } })) }, ...others]
}

function setRendering(rendering: Claim837['rendering'], field: string, value: string): Claim837['rendering'] {
  const name = rendering?.name ?? { entity: '82', type: '1' }
  const changed =
    field === 'rendering.npi'
      ? { ...name, idQualifier: 'XX', id: value }
      : field === 'rendering.last'
        ? { ...name, last: value.toUpperCase() }
        : { ...name, first: value.toUpperCase() }
  return {
    n2: [],
    address: undefined,
    city: undefined,
    demographics: undefined,
    specialty: undefined,
    references: [],
    contacts: [],
    dates: [],
    ...rendering,
    name: changed,
  }
}
