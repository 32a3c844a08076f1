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
  /** What the sheet has no row for is priced by Medicare's physician fee schedule; then `percent` is of that, and the rows of the sheet stand as they are (carve-outs). */
  readonly medicare?: MedicareTerms
  /** The units of anesthesia in the payer's remittances are minutes, paid in units of so many; the factor of a unit in cents where it is not Medicare's. */
  readonly anesthesia?: { readonly minutesPerUnit: number; readonly unitCents?: number | undefined }
  /** Of what would be paid otherwise, for claims rendered by these providers (NPI): 85 for a nurse practitioner … */
  readonly providers?: Readonly<Record<string, number>>
  /** Whether the contract of a Medicare Advantage plan passes the federal cut (CARC 253) on; where it does not, what was cut is short. */
  readonly sequestration?: 'passed-on' | 'not-passed-on'
}

export interface MedicareTerms {
  /** State and number, as the file of the indices has them: FL-04. */
  readonly locality: string
  /** Of one year whatever the day of service; without it of the year of the service. */
  readonly year?: number | undefined
  /** Where nothing says where a line was served. */
  readonly setting?: 'office' | 'facility' | undefined
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
