// A claim as it was sent, laid out in the same words whichever of the three 837 guides it follows; and a reader that hands claims out
// one by one, so that memory stays that of one subscriber.
import { type Loop, sourceOf } from './describe.ts'
import type { RawSegment } from './segment.ts'
import { type Claim837D, type Claims837D, subscriber837D, transaction837D } from './transactions/837d.ts'
import { type Claim837I, type Claims837I, subscriber837I, transaction837I } from './transactions/837i.ts'
import { type Claim837P, type Claims837P, subscriber837P, transaction837P } from './transactions/837p.ts'
import { type Period, periodOf } from './values.ts'

export type ClaimKind = 'professional' | 'institutional' | 'dental'
export type Claim837 = Claim837P | Claim837I | Claim837D
export type Claims837 = Claims837P | Claims837I | Claims837D
export type Provider837 = Claims837['providers'][number]
export type Subscriber837 = Provider837['subscribers'][number]
export type Patient837 = Subscriber837['patients'][number]

/** The levels above a claim: who bills, who is insured, who was treated (when that is somebody else). */
export interface ClaimLevels {
  readonly provider: Provider837 | undefined
  readonly subscriber: Subscriber837
  readonly patient: Patient837 | undefined
}

export interface SubmittedLine {
  /** Ordinal in the claim, from 1. */
  readonly line: number
  /** REF*6R. */
  readonly control: string | undefined
  readonly revenue: string | undefined
  readonly procedure: string | undefined
  readonly modifiers: readonly string[]
  readonly chargeCents: number
  /** What the units are: UN, MJ (minutes), DA …; dental lines have none. */
  readonly unit: string | undefined
  readonly units: string | undefined
  readonly place: string | undefined
  /** Ordinals of diagnoses, from 1, as text. */
  readonly pointers: readonly string[]
  readonly period: Period | undefined
  readonly source: RawSegment | undefined
}

export interface SubmittedClaim {
  readonly kind: ClaimKind
  readonly account: string
  readonly chargeCents: number
  readonly facility: string | undefined
  /** CLM05-3; '1' where none is given. */
  readonly frequency: string
  readonly originalControl: string | undefined
  readonly authorization: string | undefined
  readonly referral: string | undefined
  /** SBR01: P, S, T … */
  readonly sequence: string | undefined
  readonly filing: string | undefined
  readonly payer: { readonly name: string | undefined; readonly id: string | undefined }
  readonly memberId: string | undefined
  readonly patientName: string | undefined
  readonly patientBorn: string | undefined
  readonly billingNpi: string | undefined
  readonly renderingNpi: string | undefined
  readonly period: Period | undefined
  readonly diagnoses: readonly { readonly qualifier: string; readonly code: string }[]
  readonly lines: readonly SubmittedLine[]
  readonly otherPayers: readonly {
    readonly sequence: string
    readonly filing: string | undefined
    readonly name: string | undefined
    readonly id: string | undefined
    readonly paidCents: number | undefined
  }[]
  readonly source: RawSegment | undefined
  readonly node: Claim837
  readonly levels: ClaimLevels
}

/** Lists of HI that hold diagnoses; the others hold procedures, occurrences, values and conditions. */
const DIAGNOSIS_LISTS = new Set(['BK', 'BF', 'BJ', 'PR', 'BN', 'ABK', 'ABF', 'ABJ', 'APR', 'ABN'])

/** Lays a claim out. What is missing stays undefined; money that cannot be read counts as 0 and was told while reading. */
export function layOutSubmitted(kind: ClaimKind, node: Claim837, levels: ClaimLevels): SubmittedClaim {
  const { provider, subscriber, patient } = levels
  const reference = (qualifier: string) => node.references.find(each => each.qualifier === qualifier)?.number
  const lines = node.lines.map((line, at) => layOutLine(line, at + 1))
  const person = patient?.name ?? subscriber.name
  const rendering = node.rendering?.name ?? ('attending' in node ? node.attending?.name : undefined)
  return {
    kind,
    account: node.claim?.account ?? '',
    chargeCents: node.claim?.chargeCents ?? 0,
    facility: node.claim?.place?.facility,
    frequency: node.claim?.place?.frequency ?? '1',
    originalControl: reference('F8'),
    authorization: reference('G1'),
    referral: reference('9F'),
    sequence: subscriber.subscriber?.sequence,
    filing: subscriber.subscriber?.filing,
    payer: { name: subscriber.payer?.name?.last, id: subscriber.payer?.name?.id },
    memberId: subscriber.name?.name?.id ?? person?.name?.id,
    patientName: nameOf(person?.name),
    patientBorn: person?.demographics?.born,
    billingNpi: provider?.billing?.name?.idQualifier === 'XX' ? provider.billing.name.id : undefined,
    renderingNpi: rendering?.idQualifier === 'XX' ? rendering.id : undefined,
    period: periodOfClaim(node, lines),
    diagnoses: node.health.flatMap(segment =>
      (segment.codes ?? []).flatMap(({ code }) =>
        code?.code !== undefined && DIAGNOSIS_LISTS.has(code.qualifier ?? '')
          ? [{ qualifier: code.qualifier ?? '', code: code.code }]
          : [],
      ),
    ),
    lines,
    otherPayers: node.otherPayers.map(other => ({
      sequence: other.subscriber?.sequence ?? '',
      filing: other.subscriber?.filing,
      name: other.payer?.name?.last,
      id: other.payer?.name?.id,
      paidCents: other.amounts.find(amount => amount.qualifier === 'D')?.amountCents,
    })),
    source: sourceOf(node.claim),
    node,
    levels,
  }
}

function layOutLine(line: Claim837['lines'][number], number: number): SubmittedLine {
  const { service } = line
  return {
    line: number,
    control: line.references.find(each => each.qualifier === '6R')?.number,
    revenue: service !== undefined && 'revenue' in service ? service.revenue : undefined,
    procedure: service?.procedure?.code,
    modifiers: service?.procedure?.modifiers ?? [],
    chargeCents: service?.chargeCents ?? 0,
    unit: service !== undefined && 'unit' in service ? service.unit : undefined,
    units: service?.units,
    place: service !== undefined && 'place' in service ? service.place : undefined,
    pointers: service !== undefined && 'pointers' in service ? (service.pointers?.pointers ?? []) : [],
    period: periodOf(line.dates.find(date => date.qualifier === '472')),
    source: sourceOf(line.number),
  }
}

/** Statement dates where they are given, else from the first line's day to the last one's. */
function periodOfClaim(node: Claim837, lines: readonly SubmittedLine[]): Period | undefined {
  const stated = periodOf(node.dates.find(date => date.qualifier === '434' || date.qualifier === '472'))
  if (stated !== undefined) return stated
  const periods = lines.flatMap(({ period }) => (period === undefined ? [] : [period]))
  const [first] = periods
  if (first === undefined) return undefined
  return {
    from: periods.reduce((least, { from }) => (from < least ? from : least), first.from),
    to: periods.reduce((most, { to }) => (to > most ? to : most), first.to),
  }
}

function nameOf(
  name: { readonly last?: string | undefined; readonly first?: string | undefined } | undefined,
): string | undefined {
  const parts = [name?.last, name?.first].filter(part => part !== undefined)
  return parts.length === 0 ? undefined : parts.join(', ')
}

const KINDS: ReadonlyMap<string, { readonly kind: ClaimKind; readonly subscriber: Loop }> = new Map(
  Object.entries<{ readonly kind: ClaimKind; readonly subscriber: Loop }>({
    [transaction837P.guide]: { kind: 'professional', subscriber: subscriber837P },
    [transaction837I.guide]: { kind: 'institutional', subscriber: subscriber837I },
    [transaction837D.guide]: { kind: 'dental', subscriber: subscriber837D },
  }),
)

/** The kind of claim that a guide describes; undefined for other transactions. */
export function claimKindOf(guide: string): ClaimKind | undefined {
  return KINDS.get(guide)?.kind
}

/**
 * The part of a transaction handler that hands out the claims of one 837 as they are complete. `tree` is the transaction's as far as it
 * is read: the billing provider of a claim is the last one in it.
 */
export function streamClaims(
  guide: string,
  tree: () => object,
  onClaim: (claim: SubmittedClaim) => void,
): { readonly loop: Loop; readonly onLoop: (node: never) => void } {
  const known = KINDS.get(guide)
  if (known === undefined) throw new TypeError(`${guide} describes no claims`)
  return {
    loop: known.subscriber,
    onLoop(subscriber: Subscriber837) {
      const provider = (tree() as Claims837).providers?.at(-1)
      const tell = (node: Claim837, patient: Patient837 | undefined) =>
        onClaim(layOutSubmitted(known.kind, node, { provider, subscriber, patient }))
      for (const node of subscriber.claims) tell(node, undefined)
      for (const patient of subscriber.patients) for (const node of patient.claims) tell(node, patient)
    },
  }
}

/** All claims of a tree that was read whole. */
export function claimsOf(guide: string, tree: Claims837): readonly SubmittedClaim[] {
  const kind = claimKindOf(guide)
  if (kind === undefined) throw new TypeError(`${guide} describes no claims`)
  return tree.providers.flatMap(provider =>
    provider.subscribers.flatMap(subscriber => [
      ...subscriber.claims.map(node => layOutSubmitted(kind, node, { provider, subscriber, patient: undefined })),
      ...subscriber.patients.flatMap(patient =>
        patient.claims.map(node => layOutSubmitted(kind, node, { provider, subscriber, patient })),
      ),
    ]),
  )
}
