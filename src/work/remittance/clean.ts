// A posted remittance as an interchange of its own, for a practice system to post from: one payer, one payment, posted here once, adding up; cut into parts where the system takes no
// more claims at once, without what it stops at; every other byte of a segment as the payer wrote it. Nothing is corrected by guessing: what does not add up is not handed on.
import type { PracticeSystem, RemittancePart } from '../../knowledge/practice-systems.ts'
import { decodeText, formatCents, parseCents, type RawSegment, type Separators } from '../../x12/index.ts'
import { Refusal } from '../refusal.ts'
import type { RawTransaction } from './transaction.ts'

export interface CleanPart {
  readonly text: string
  readonly claims: number
  readonly paymentCents: number
}

export interface Cleaned {
  readonly parts: readonly CleanPart[]
  /** What was left out or changed, as sentences. */
  readonly says: readonly string[]
}

interface Wanted {
  readonly system: PracticeSystem | undefined
  /** The most claims of a part. */
  readonly most: number | undefined
  /** Interchange numbers follow from it. */
  readonly remittance: number
}

/** Throws Refusal `guarded` where the system could not take it, or where parts of it cannot add up. */
export function clean(raw: RawTransaction, { system, most, remittance }: Wanted): Cleaned {
  const { interchange, group, header } = raw
  if (interchange === undefined || group === undefined || header === undefined)
    throw new Refusal('guarded', 'Its file has no envelope (ISA, GS) to hand it on in.')
  const says: string[] = []
  const kept = withoutOmitted(raw.body, system, says)
  const terminator = system?.terminator ?? header.separators.terminator
  mustBeTaken(kept, system, terminator === header.separators.terminator ? undefined : terminator)
  const { head, claims, tail } = cut(kept)
  const parted = partsOf(head, claims, tail, most, says)
  return {
    parts: parted.map(({ segments, ...told }, at) => ({
      ...told,
      text: envelope({ interchange, group, header }, segments, control(remittance, at), terminator),
    })),
    says,
  }
}

const control = (remittance: number, part: number) => ((remittance * 100 + part) % 999_999_999) + 1

/** Without what the system stops at; SE is written anew. */
function withoutOmitted(
  body: readonly RawSegment[],
  system: PracticeSystem | undefined,
  says: string[],
): readonly RawSegment[] {
  let part: RemittancePart = 'head'
  const left = new Map<string, number>()
  const kept = body.filter(segment => {
    const { id } = segment
    const first = () => segment.elements[1] ?? ''
    part = partAt(part, id, first)
    if (id === 'SE') return false
    const omitted = system?.omits.some(
      each => each.segment === id && (each.in?.includes(part) ?? true) && !(each.unless?.includes(first()) ?? false),
    )
    if (omitted) left.set(id, (left.get(id) ?? 0) + 1)
    return omitted !== true
  })
  for (const [id, count] of left)
    says.push(`${count} ${id} ${count === 1 ? 'segment is' : 'segments are'} left out: ${system?.name} stops there.`)
  return kept
}

function partAt(before: RemittancePart, id: string, first: () => string): RemittancePart {
  if (id === 'CLP') return 'claim'
  if (id === 'SVC') return 'line'
  if (id === 'N1') return first() === 'PR' ? 'payer' : 'payee'
  return id === 'LX' ? 'claim' : before
}

function mustBeTaken(
  segments: readonly RawSegment[],
  system: PracticeSystem | undefined,
  terminator: string | undefined,
): void {
  for (const { id, elements, text } of segments) {
    const only = system?.takesOnly.find(each => each.segment === id)
    if (only !== undefined && !(elements[only.element] ?? '').startsWith(only.begins))
      throw new Refusal(
        'guarded',
        `${system?.name} refuses a file with ${text.slice(0, 40)}: post this remittance by hand.`,
      )
    if (terminator !== undefined && text.includes(terminator))
      throw new Refusal('guarded', `${system?.name} ends every segment with ${terminator}, which stands inside of one.`)
  }
}

interface Cut {
  readonly head: readonly RawSegment[]
  readonly claims: readonly (readonly RawSegment[])[]
  readonly tail: readonly RawSegment[]
}

/** The head, the claims each with the LX before it, and PLB at the end. */
function cut(segments: readonly RawSegment[]): Cut {
  const head: RawSegment[] = []
  const claims: RawSegment[][] = []
  const tail: RawSegment[] = []
  let group: RawSegment[] = []
  let at: RawSegment[] = head
  for (const segment of segments) {
    const { id } = segment
    if (id === 'LX' || ((id === 'TS3' || id === 'TS2') && at !== tail)) {
      group = id === 'LX' ? [segment] : [...group, segment]
      at = group
    } else if (id === 'CLP') {
      at = [...group, segment]
      group = []
      claims.push(at)
    } else if (id === 'PLB') {
      // A header number without a claim stays where it was.
      tail.push(...group, segment)
      group = []
      at = tail
    } else at.push(segment)
  }
  if (group.length > 0) tail.push(...group)
  return { head, claims, tail }
}

interface Part {
  readonly segments: readonly string[]
  readonly claims: number
  readonly paymentCents: number
}

function partsOf(
  head: readonly RawSegment[],
  claims: Cut['claims'],
  tail: readonly RawSegment[],
  most: number | undefined,
  says: string[],
): readonly Part[] {
  const textOf = (segments: readonly RawSegment[]) => segments.map(({ text }) => text)
  const payment = head.find(({ id }) => id === 'BPR')
  const whole = parseCents(payment?.elements[2] ?? '')
  if (most === undefined || claims.length <= most)
    return [
      {
        segments: [...textOf(head), ...textOf(claims.flat()), ...textOf(tail)],
        claims: claims.length,
        paymentCents: whole,
      },
    ]
  const chunks: Cut['claims'][] = []
  for (let at = 0; at < claims.length; at += most) chunks.push(claims.slice(at, at + most))
  const outside = tail.filter(({ id }) => id === 'PLB').reduce((sum, each) => sum + outsideCents(each), 0)
  const parts = chunks.map((chunk, at): Part => {
    const last = at === chunks.length - 1
    const paymentCents = chunk.reduce((sum, claim) => sum + paidIn(claim), 0) - (last ? outside : 0)
    if (paymentCents < 0)
      throw new Refusal(
        'guarded',
        `Cut into parts of ${most} claims, part ${at + 1} would come to less than nothing: more was taken back than paid. Ask for larger parts.`,
      )
    return {
      claims: chunk.length,
      paymentCents,
      segments: [
        ...head.map(segment => (segment === payment ? withPayment(segment, paymentCents) : segment.text)),
        ...headed(chunk),
        ...(last ? textOf(tail) : []),
      ],
    }
  })
  says.push(
    `It is cut into ${parts.length} parts of at most ${most} claims; each says its share of the payment (BPR02) under the payment’s number, money outside of claims stands in the last.`,
  )
  if (claims.some(claim => claim.some(({ id }) => id === 'TS2' || id === 'TS3')))
    says.push('Sums by provider (TS2, TS3) are left out: they are of the whole.')
  return parts
}

/** Claims of a part, beginning with a header number as every 835 must. */
function headed(chunk: Cut['claims']): readonly string[] {
  const all = chunk.flat().filter(({ id }) => id !== 'TS2' && id !== 'TS3')
  const [first] = all
  if (first === undefined || first.id === 'LX') return all.map(({ text }) => text)
  return [['LX', '1'].join(first.separators.element), ...all.map(({ text }) => text)]
}

function paidIn(claim: readonly RawSegment[]): number {
  return parseCents(claim.find(({ id }) => id === 'CLP')?.elements[4] ?? '0')
}

/** PLB04, 06, 08 and so on. */
function outsideCents({ elements }: RawSegment): number {
  let sum = 0
  for (let at = 4; at < elements.length; at += 2) sum += parseCents(elements[at] || '0')
  return sum
}

function withPayment({ elements, separators }: RawSegment, cents: number): string {
  return elements.map((each, at) => (at === 2 ? formatCents(cents) : each)).join(separators.element)
}

/** ISA and GS as they came, but for their numbers; ST as it came; SE, GE and IEA counted. */
function envelope(
  { interchange, group, header }: Readonly<Record<'interchange' | 'group' | 'header', RawSegment>>,
  segments: readonly string[],
  number: number,
  terminator: string,
): string {
  const { element, suffix }: Separators = header.separators
  const isaNumber = String(number).padStart(9, '0')
  const at = (segment: RawSegment, place: number, value: string) =>
    segment.elements.map((each, index) => (index === place ? value : each)).join(element)
  const st = header.elements[2] ?? ''
  return [
    at(interchange, 13, isaNumber),
    at(group, 6, String(number)),
    header.text,
    ...segments,
    ['SE', String(segments.length + 2), st].join(element),
    ['GE', '1', String(number)].join(element),
    ['IEA', '1', isaNumber].join(element),
  ]
    .map(text => `${text}${terminator}${suffix}`)
    .join('')
}

/** Whose claims stand in it. */
export function accountsIn({ body }: RawTransaction): readonly string[] {
  return [...new Set(body.filter(({ id }) => id === 'CLP').map(({ elements }) => decodeText(elements[1] ?? '')))]
}
