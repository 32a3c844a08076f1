// A measure as data: what it is called, what it counts over what, in words and as two functions of a fact. The same functions count alike facts
// together and find the claims behind the figure one by one.
import type { FactKind, FactOf } from './facts.ts'

/** A published figure, with what it counts: another practice's mix is not this one's. */
export interface Benchmark {
  readonly says: string
  readonly source: string
  /** Of what the figure is. */
  readonly year: string
  /** ISO date on which it was read. */
  readonly read: string
}

export interface Measure<Of extends FactKind = FactKind> {
  readonly name: string
  readonly title: string
  /** `rate` is numerator ÷ denominator; `cents` the numerator, of the denominator; `days` a mean. */
  readonly unit: 'rate' | 'cents' | 'days'
  /** What both numbers count, where the unit is a rate. */
  readonly counts: 'claims' | 'cents'
  readonly better: 'higher' | 'lower' | 'neither'
  /** In words, numerator ÷ denominator. */
  readonly formula: string
  /** Of which claims or denials. */
  readonly population: string
  /** Which day places one of them in a month. */
  readonly dateBasis: string
  /** How it is counted, and what it leaves out. */
  readonly counted: string
  readonly of: Of
  numerator(fact: FactOf[Of], today: string): number
  denominator(fact: FactOf[Of], today: string): number
  /** What it is divided by: each names a word of a fact, undefined for those that stand in none. */
  readonly parts?: Readonly<Record<string, (fact: FactOf[Of], today: string) => string | undefined>>
  readonly benchmarks: readonly Benchmark[]
}

/** Describes a measure; the compiler holds its functions to its facts. */
export function defineMeasure<const Of extends FactKind>(measure: Measure<Of>): Measure<Of> {
  return measure
}

/** Whole days from one ISO date to another; undefined where one is not known. */
export function daysBetween(from: string | null, to: string | null): number | undefined {
  if (from === null || to === null) return undefined
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
}

export const FIRST = {
  population:
    'Claims that a payer has decided, each once for every payer: its first decision. Not reversals, pending or forwarded claims, or repeated denials of the same claim.',
  dateBasis: 'The payment date of the remittance with the first decision, or the first day of service.',
} as const
export const DENIALS = {
  population:
    'Denials of this practice: one claim as one payer denied or underpaid it. Not those that turned out to be none, were taken in by another, or whose claim was voided.',
  dateBasis: 'The payment date of the remittance that first denied the claim, or the first day of service.',
} as const
