// What a letter is made from, as plain data: the segments of this claim alone in the files that tell of it, what is kept of the denial, what a
// person answered. Reads nothing; `gather.ts` brings it together.
import type { LetterArgument } from '../../knowledge/letters.ts'
import type { Cause, Kind, Level, PayerClass, PayerEntry } from '../../knowledge/load.ts'
import type { DecisionField, FactKind } from './fact.ts'

export interface EvidenceSegment {
  /** Ordinal in its file, from 1. */
  readonly index: number
  readonly elements: readonly string[]
}

/** The part of a kept file that is about this claim, with the heads above it. No other patient's segment is in it. */
export interface EvidenceFile {
  readonly id: number
  readonly name: string
  readonly sha256: string
  readonly set: '835' | '837'
  readonly component: string
  /** Segments above the claim: payer, payee, provider, subscriber. */
  readonly head: readonly EvidenceSegment[]
  readonly claim: readonly EvidenceSegment[]
}

export interface KnownClock {
  readonly level: Level
  readonly due: string
  readonly workBy: string
  readonly rule: string
  readonly sure: string
  readonly unit: string
}

/** A step of the proof of filing. */
export interface FilingStep {
  readonly kind: string
  readonly on: string | null
  readonly by: string
  readonly says: string
  readonly file: string
  readonly segment: number
  readonly sha256: string
}

export interface EarlierAppeal {
  readonly id: number
  readonly level: string
  readonly status: string
  readonly sentOn: string | null
  readonly decidedOn: string | null
  readonly outcome: string | null
}

export interface PaidBeforeRow {
  readonly account: string
  readonly procedure: string
  readonly serviceFrom: string
  readonly paymentDate?: string | undefined
  readonly paidCents: number
}

/** A decision of somebody else that this letter is to cite. */
export type CitedDecision = Readonly<Record<DecisionField, string>> & { readonly id: number }

/** A document that was brought in for the denial. */
export interface KnownDocument {
  readonly id: number
  readonly kind: string
  readonly title: string
}

/** An argument in the practice's own words. */
export type OwnArgument = LetterArgument & { readonly own: true }

export interface Evidence {
  readonly denial: {
    readonly id: number
    readonly account: string
    readonly group: string
    readonly carc: string
    readonly kind: Kind
    readonly cause: Cause
    readonly action: string
    readonly open: boolean
    readonly chargeCents: number
    readonly paidCents: number
    readonly atStakeCents: number
    readonly serviceFrom: string | null
    readonly paymentDate: string | null
    /** Lines of the claim that are in dispute; none where the whole claim is. */
    readonly lines: readonly number[]
    readonly appealable: boolean
    readonly noAppeal: { readonly law: string; readonly says: string; readonly way: string } | undefined
    readonly correctionSays: string | undefined
  }
  readonly remittance: EvidenceFile
  readonly sent: EvidenceFile | undefined
  readonly payer: { readonly entry: PayerEntry | undefined; readonly payerClass: PayerClass }
  readonly clocks: readonly KnownClock[]
  readonly filing: readonly FilingStep[]
  /** What the payer paid for the same service and patient before, where that speaks against the denial. */
  readonly paidBefore: readonly PaidBeforeRow[]
  readonly appeals: readonly EarlierAppeal[]
  /** Decisions of levels before that were kept, the oldest first. */
  readonly notices: readonly { readonly decided: string; readonly date: string; readonly outcome: string }[]
  /** The number of a corrected claim that is on its way. */
  readonly correction: number | undefined
  readonly documents: readonly KnownDocument[]
  /** Those that are still there of what is to be cited. */
  readonly decisions: readonly CitedDecision[]
  /** The practice's own arguments for this cause and payer. */
  readonly templates: readonly OwnArgument[]
  readonly practice: string
  /** What a person said, by the name of the question. */
  readonly answers: Readonly<Record<string, string>>
  /** What a person writes freely. */
  readonly note: string
  /** ISO date. */
  readonly today: string
}

/** An element by its address: `CLP07`, `SVC01-2`; '' where there is none. */
export function elementAt({ elements }: EvidenceSegment, address: string, component: string): string {
  const [, number, part] = /^[A-Z0-9]{2,3}?(\d\d)(?:-(\d+))?$/.exec(address) ?? []
  const whole = elements[Number(number ?? 0)] ?? ''
  return part === undefined ? whole : (whole.split(component)[Number(part) - 1] ?? '')
}

/** What elements come to as a value of this kind; undefined where they hold none. */
export function valueIn(kind: FactKind, elements: readonly string[]): string | undefined {
  const given = elements.map(text => text.trim()).filter(text => text !== '')
  const [first] = given
  if (first === undefined) return undefined
  if (kind === 'money') return centsIn(first)
  if (kind === 'date') return dateIn(first)
  return given.join(kind === 'name' ? ', ' : '-')
}

/** Dollars as X12 writes them, in cents. */
function centsIn(text: string): string | undefined {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d*)(?:\.(\d{0,2})0*)?$/.exec(text) ?? []
  if (whole === '' && part === '') return undefined
  const cents = Number(whole === '' ? '0' : whole) * 100 + Number(part.padEnd(2, '0'))
  return String(sign === '-' && cents !== 0 ? -cents : cents)
}

/** CCYYMMDD, alone or before the end of a range, as ISO. */
function dateIn(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)(?:-\d{8})?$/.exec(text) ?? []
  return year === undefined ? undefined : `${year}-${month}-${day}`
}
