// What a denial is worth working: chance × money still recoverable − cost, weighed by the time left. Every term is shown. Pure.
// Source: domain page on benchmarks ("priority score"); priors and costs are our judgement until the practice's own figures exist.
import type { Cause } from '../knowledge/load.ts'
import { ANY_PAYER, playbookOf } from '../knowledge/load.ts'

/** What has been seen of one kind of denial: by cause, then payer and code, then payer, code and procedure. */
export interface Experience {
  /** `SAMPLE MUTUAL HEALTH, 197`: of what these are the counts. */
  readonly of: string
  readonly wins: number
  readonly tries: number
}

export interface ScoreInput {
  readonly cause: Cause
  /** Expected allowed amount not yet paid, in cents; never the billed charge where a price is known. */
  readonly recoverableCents: number
  /** True when the evidence the cause asks for is at hand: the playbook's first chance is taken, otherwise its last. */
  readonly evidenceComplete: boolean
  /** From the widest to the nearest; may be empty. */
  readonly experience: readonly Experience[]
  /** Cost of one attempt in cents. */
  readonly costCents: number
  /** Business days left; undefined when no deadline is known. */
  readonly businessDaysLeft: number | undefined
  /** Business days the work takes at least. */
  readonly businessDaysNeeded: number
}

/** One step from the prior to the chance used: the counts that moved it and where to. */
export interface ChanceTerm {
  readonly of: string
  readonly wins: number
  readonly tries: number
  readonly chance: number
}

export interface Score {
  /** Dollars-weighted order of the queue; 0 when too late to work. */
  readonly score: number
  readonly expectedCents: number
  readonly chance: number
  /** True while no counts of the practice stand behind the chance. */
  readonly judgementOnly: boolean
  readonly terms: readonly ChanceTerm[]
  readonly recoverableCents: number
  readonly costCents: number
  /** What the time left multiplies by; 0 when too late to work. */
  readonly urgency: number
  /** True when less time is left than the work takes: for a person at once. */
  readonly escalate: boolean
}

/** How many cases a prior weighs: a handful of wins does not overturn what is known in general. */
const PRIOR_WEIGHT = 8
/** From so many own cases on, the practice's counts stand by themselves: what is known in general no longer weighs. */
const OWN_COUNTS = 20
/** A chance of nothing would never be tried again: no wins count as half a win. */
const LEAST_WINS = 0.5
/** From this many business days on, time does not press. */
const CALM_DAYS = 14
/** A practice's cost of one attempt until its own time is measured (benchmarks: often quoted as about 25 dollars). */
export const DEFAULT_COST_CENTS = 2500

/**
 * Scores one denial. Chances are shrunk step by step (empirical Bayes): each level's prior is the chance of the wider one,
 * weighing as much as eight cases, until twenty own cases stand by themselves. Throws RangeError on counts that cannot be.
 */
export function scoreDenial(input: ScoreInput): Score {
  const { recoverableCents, costCents, businessDaysLeft } = input
  const priors = playbookOf(input.cause, ANY_PAYER).chance
  const prior = (input.evidenceComplete ? priors[0] : priors.at(-1)) ?? { when: 'nothing known', value: 0.3 }
  const terms: ChanceTerm[] = [{ of: `judgement: ${prior.when}`, wins: 0, tries: 0, chance: prior.value }]
  let chance = prior.value
  for (const { of, wins, tries } of input.experience) {
    if (!(Number.isInteger(wins) && Number.isInteger(tries)) || wins < 0 || tries < wins)
      throw new RangeError(`${wins} wins of ${tries} tries`)
    chance =
      tries >= OWN_COUNTS ? Math.max(wins, LEAST_WINS) / tries : (wins + PRIOR_WEIGHT * chance) / (tries + PRIOR_WEIGHT)
    terms.push({ of, wins, tries, chance })
  }
  // What is shown is what is worked with: a chance to a tenth of a percent, the weight of time to a hundredth.
  chance = Math.max(0.001, Math.round(chance * 1000) / 1000)
  const expectedCents = Math.round(chance * recoverableCents) - costCents
  const escalate = businessDaysLeft !== undefined && businessDaysLeft < input.businessDaysNeeded
  const pressing =
    businessDaysLeft === undefined ? 1 : 1 + Math.max(0, (CALM_DAYS - Math.max(0, businessDaysLeft)) / CALM_DAYS)
  const urgency = escalate ? 0 : Math.round(pressing * 100) / 100
  return {
    score: escalate ? 0 : (expectedCents / 100) * urgency,
    expectedCents,
    chance,
    judgementOnly: input.experience.every(({ tries }) => tries === 0),
    terms,
    recoverableCents,
    costCents,
    urgency,
    escalate,
  }
}
