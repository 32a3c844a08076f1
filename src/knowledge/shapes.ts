// Shapes of what one room decides and another keeps: neither sees the other, both see these.

/** What holds for every line of a fee schedule. */
export interface ContractTerms {
  /** The payer allows no more than was billed. */
  readonly lesserOfCharge: boolean
  /** Of each fee, such as 140 where the sheet is Medicare's and the contract pays 140 % of it. */
  readonly percent?: number
  /** Of the charge, for what the sheet has no fee for. */
  readonly percentOfCharge?: number
  /** Of the fee, for the dearest procedure of a day, the second and so on; the last holds for all further ones. */
  readonly procedures?: readonly number[]
  /** Of the fee, for a line with this modifier: 50 for both sides, 80 for an assistant … */
  readonly modifiers?: Readonly<Record<string, number>>
}

/** What a rule was learned from. Shares between 0 and 1. */
export interface LearnedFrom {
  readonly lines: number
  readonly denied: number
  readonly rate: number
  /** Wilson's interval of the rate, 95 percent. */
  readonly low: number
  readonly high: number
  /** Of all lines for which the condition does not hold. */
  readonly baseline: number
  readonly lift: number
  /** Corrected for how many were tried (Benjamini and Hochberg). */
  readonly q: number
}

/** How a learned rule did on months that it had not seen. */
export interface Tested {
  readonly from: string
  readonly to: string
  readonly caught: number
  readonly caughtCents: number
  readonly falseAlarms: number
  /** Denials for the same reason by this payer that the rule does not tell. */
  readonly missed: number
  readonly precision: number | null
  readonly recall: number | null
}

export interface LearnedFigures extends LearnedFrom {
  readonly tested: Tested
}
