// A measure as data: what is divided by what, of whom, by which day; how it is counted; and the claims behind it. Each stands in a file of its own
// (measure/<name>.ts).

import { sum } from '../../decide/sum.ts'
import type { AppealRow, DenialCell, DenialsWanted } from '../../store/insight.ts'
import type { Outcome } from '../../store/tables/remittance.ts'
import { nameOfFile } from '../action.ts'
import type { Figures } from './figures.ts'

/** What others have published, to compare with: of whom and when, since no two count alike. */
export interface Benchmark {
  readonly says: string
  readonly url: string
  /** ISO date on which it was read. */
  readonly read: string
}

export interface Ratio {
  readonly numerator: number
  readonly denominator: number
}

/** Where the rows behind a figure are: the numerator's. */
export type Behind =
  | { readonly of: 'answers'; readonly outcomes: readonly Outcome[]; readonly saysDenied?: boolean }
  | {
      readonly of: 'denials'
      wanted(today: string): DenialsWanted
      /** How many they are. */
      denials(figures: Figures): number
    }
  | { readonly of: 'appeals'; counts(appeal: AppealRow): boolean }

export interface Measure {
  readonly name: string
  readonly title: string
  /** In words: what is divided by what. */
  readonly formula: string
  /** Who is counted, and who is not. */
  readonly population: string
  /** Whose day decides which month it belongs to. */
  readonly basis: 'first answer' | 'denial' | 'appeal' | 'claim as sent' | 'payment' | 'write-off'
  /** Of numerator and denominator: their quotient is a share, cents by cents too, but days for each of so many. */
  readonly unit: 'claims' | 'denials' | 'appeals' | 'cents' | 'days'
  /** Whether more is better. */
  readonly better: 'more' | 'less'
  readonly benchmarks?: readonly Benchmark[]
  readonly behind?: Behind
  /** Undefined where it cannot be counted of what was asked. */
  count(figures: Figures): Ratio | undefined
}

/** Describes a measure by the file it stands in, after which it is called; `url` is the file's own `import.meta.url`. */
export const defineMeasure = (url: string, measure: Omit<Measure, 'name'>): Measure => ({
  name: nameOfFile(url),
  ...measure,
})

/** First answers in which something was denied. */
export const DENIED: readonly Outcome[] = ['denied', 'partly-denied']

/** Of what payers have answered, counted by `of`: what was denied at first, counted by `denied`. */
export const deniedAtFirst =
  (
    denied: (cell: Figures['answers'][number]) => number,
    of: (cell: Figures['answers'][number]) => number,
  ): Measure['count'] =>
  ({ answers }) => ({
    numerator: sum(answers, cell => (DENIED.includes(cell.outcome) ? denied(cell) : 0)),
    denominator: sum(answers, of),
  })

/** Denials that say something of whether such a one can be won: not those that were none, were merged or voided. */
export const hasOutcome = ({ state }: Pick<DenialCell, 'state'>): boolean => state !== 'without'
export const WITH_OUTCOME = ['open', 'ended'] as const

/** Denials that are over, won or not. */
export const isEnded = ({ state }: Pick<DenialCell, 'state'>): boolean => state === 'ended'

/** What was denied of it at first: what came back, what is still asked for, what was given up. */
export const deniedCentsOf = ({
  recoveredCents,
  atStakeCents,
}: Pick<DenialCell, 'recoveredCents' | 'atStakeCents'>): number => recoveredCents + atStakeCents
