// Where a rate changed: months of so many out of so many, split where two rates fit them far better than one. Pure.
// Method: binary segmentation of binomial counts by the likelihood ratio (Scott and Knott 1974, with binomial counts as in Hinkley and Hinkley 1970,
// Biometrika 57). The threshold is ours, set by simulation (change-points.test.ts): a year of noise makes less than one change in ten years.

export interface MonthCount {
  /** `2026-03`, each once, rising. */
  readonly month: string
  /** How many of how many. */
  readonly hits: number
  readonly tries: number
}

export interface ChangePoint {
  /** The first month of the new rate. */
  readonly month: string
  readonly before: { readonly hits: number; readonly tries: number }
  readonly after: { readonly hits: number; readonly tries: number }
  /** Twice the logarithm of how much better two rates fit than one. */
  readonly strength: number
}

/** Fewer than this on either side say nothing. */
export const LEAST_TRIES = 30
/** Twice the log likelihood ratio from which a split is believed. */
const THRESHOLD = 12

/** Changes in the order of time; each is told with the rates between its neighbors. */
export function changePointsOf(months: readonly MonthCount[]): readonly ChangePoint[] {
  const splits = splitsIn(months, 0, months.length).sort((one, other) => one - other)
  const edges = [0, ...splits, months.length]
  return splits.map((split, at) => {
    const before = sumOf(months, edges[at] ?? 0, split)
    const after = sumOf(months, split, edges[at + 2] ?? months.length)
    return { month: months[split]?.month ?? '', before, after, strength: ratioOf(before, after) }
  })
}

function splitsIn(months: readonly MonthCount[], from: number, to: number): number[] {
  let best = 0
  let place = -1
  for (let split = from + 1; split < to; split++) {
    const [before, after] = [sumOf(months, from, split), sumOf(months, split, to)]
    if (before.tries < LEAST_TRIES || after.tries < LEAST_TRIES) continue
    const strength = ratioOf(before, after)
    if (strength > best) {
      best = strength
      place = split
    }
  }
  if (best < THRESHOLD) return []
  return [...splitsIn(months, from, place), place, ...splitsIn(months, place, to)]
}

type Count = Pick<MonthCount, 'hits' | 'tries'>

function sumOf(months: readonly MonthCount[], from: number, to: number): Count {
  let hits = 0
  let tries = 0
  for (let at = from; at < to; at++) {
    hits += months[at]?.hits ?? 0
    tries += months[at]?.tries ?? 0
  }
  return { hits, tries }
}

const ratioOf = (one: Count, other: Count): number =>
  2 *
  (likelihood(one) + likelihood(other) - likelihood({ hits: one.hits + other.hits, tries: one.tries + other.tries }))

/** The logarithm of the binomial likelihood at its own rate, without the constant. */
function likelihood({ hits, tries }: Count): number {
  const misses = tries - hits
  return (hits === 0 ? 0 : hits * Math.log(hits / tries)) + (misses === 0 ? 0 : misses * Math.log(misses / tries))
}
