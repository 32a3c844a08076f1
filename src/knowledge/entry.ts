// The shapes of what is known: citations, rules, entries. Plain data; the logic that reads them lives in decide.
import type { Action, Asks, Cause, Kind, Level, Liable, PayerClass, Scenario, Sure } from './vocabulary.ts'

export interface Citation {
  readonly title: string
  /** Absent for our own judgement. */
  readonly url?: string
  /** ISO date on which the source was read. */
  readonly read: string
}

/** One question a rule asks of the facts. Exactly one test per condition. */
export type Condition = { readonly fact: string } & (
  | { readonly is: string | number | boolean }
  | { readonly not: string | number | boolean }
  | { readonly in: readonly (string | number)[] }
  | { readonly above: number }
  | { readonly atLeast: number }
  | { readonly below: number }
  | { readonly atMost: number }
  /** The fact is a list: at least one of these stands in it. */
  | { readonly has: readonly string[] }
  /** The fact is a list: none of these stands in it. */
  | { readonly lacks: readonly string[] }
)

/** A value of a decision: a word, or the fact that holds it. */
export type Or<Word> = Word | { readonly fact: string }

export interface Outcome {
  readonly kind: Or<Kind>
  readonly cause: Or<Cause>
  readonly action: Or<Action>
  readonly liable?: Liable
  readonly appealable?: Or<boolean>
  readonly sure: Sure
}

/** What a rule decides when all of its conditions hold. */
export interface Rule {
  /** `253/routine`: the entry and the case. */
  readonly id: string
  readonly when: readonly Condition[]
  readonly decides: Outcome
  /** One sentence; `{fact}` is replaced by the fact's value, cents as dollars. */
  readonly why: string
  readonly cites?: readonly Citation[]
}

/** A piece of a remittance and what must be decided about one adjustment in it: documentation and test in one. */
export interface Example {
  readonly title: string
  /** Segments of one claim, CLP on, separated by `~`; the reader gives them a payer and an envelope. */
  readonly claim: string
  /** ISO payment date; the date of service stands in the claim. */
  readonly paid: string
  readonly expect: {
    /** Which decision is meant: the one this rule made, else the one about this adjustment reason. */
    readonly rule?: string
    readonly carc?: string
    readonly kind: Kind
    readonly cause?: Cause
    readonly action: Action
    readonly mayBillPatient?: boolean
  }
}

/** A line of the CARC table. */
export interface CarcRow {
  readonly code: string
  readonly active: boolean
  /** ISO date of deactivation where it is known. */
  readonly until?: string
  readonly meaning: string
  readonly kind: Kind
  readonly cause: Cause
  readonly action: Action
  readonly appealable: boolean
  /** The only groups the official text allows; empty = no rule. */
  readonly groups: readonly string[]
  /** True when the payer must send a remark that is no mere alert. */
  readonly needsRemark: boolean
  readonly scenarios: readonly Scenario[]
  readonly replacedBy: readonly string[]
  readonly note: string
}

/** A line of the RARC table. */
export interface RarcRow {
  readonly code: string
  readonly active: boolean
  /** An alert informs and never explains an adjustment. */
  readonly alert: boolean
  readonly meaning: string
  readonly kind: Kind
  readonly cause: Cause
  readonly action: Action
  /** How the official text is built; `missing` = nothing arrived, `incomplete-or-invalid` = it arrived and was judged. */
  readonly form: 'missing' | 'incomplete-or-invalid' | 'missing-or-invalid' | 'statement'
  readonly topic: string
}

/** A line of one of the short tables. */
export interface CodeRow {
  readonly code: string
  readonly active: boolean
  readonly meaning: string
}
/** A status category (STC01-1) and what it comes to for whoever sent the claim. */
export interface StatusCategoryRow {
  readonly code: string
  readonly verdict: 'accepted' | 'rejected' | 'pending' | 'information' | 'request'
  readonly meaning: string
}
export interface GroupRow extends CodeRow {
  readonly title: string
  /** Who bears the money by the group alone. */
  readonly liable: Liable
}
export interface FilingRow extends CodeRow {
  readonly payerClass: PayerClass
}
export interface ProviderAdjustmentRow extends CodeRow {
  /** Which sign takes money from the provider. */
  readonly takes: 'positive' | 'negative' | 'either'
}

/** What more is known of a code: one file per code. */
export interface CodeEntry {
  readonly code: string
  readonly title: string
  readonly meaning: string
  readonly byGroup?: Readonly<Record<string, string>>
  /** Likely causes, likeliest first. */
  readonly causes?: readonly string[]
  readonly steps: readonly string[]
  readonly evidence?: readonly string[]
  readonly prevention?: readonly string[]
  readonly related?: readonly { readonly code: string; readonly why: string }[]
  readonly inFile?: string
  readonly workedNumbers?: string
  readonly misreadings?: readonly { readonly says: string; readonly truth: string }[]
  readonly rules?: readonly Rule[]
  readonly examples: readonly Example[]
  readonly cites: readonly Citation[]
}

/** A place on the claim: where a value stands in the 837 and on paper. */
export interface ClaimField {
  readonly name: string
  /** The loop of the 837, as `2310B`. */
  readonly loop: string
  /** The element, as `NM109` or `SV101-3`; for lists of coded values the qualifier too, as `HI(BG)`. */
  readonly element: string
  /** The box of the paper form where there is one, as `24J` or `FL 14`. */
  readonly form?: string
}

/** What more is known of a remark: its own meaning, what it asks for, and where on the claim or in which document. */
export interface RemarkEntry extends CodeEntry {
  readonly asks: Asks
  /** Where on the claim, when it asks for `information`. */
  readonly fields?: readonly ClaimField[]
  /** Which record, when it asks for a `document`. */
  readonly document?: string
}

/** One deadline of a payer. Values are defaults: a contract, product or state may say otherwise. */
export interface ClockRule {
  readonly level: Level
  /** `notice`: the remittance, letter or decision that starts it; `service`: the date of service. */
  readonly anchor: 'notice' | 'service'
  /** Which notice, in words. */
  readonly from: string
  readonly within: number
  readonly unit: 'calendar-days' | 'business-days' | 'months' | 'years'
  /** Days after its date on which a notice counts as received, where receipt is not proven. */
  readonly presumedReceiptDays?: number
  /** What must have happened by the last day. */
  readonly filedMeans: 'received' | 'postmarked' | 'sent' | 'started'
  /** Calendar days before the last day by which the work should be out. */
  readonly workDaysBefore: number
  /** Doing this does not stop these from running. */
  readonly doesNotStop?: readonly Level[]
  /** The least amount in controversy by calendar year, in cents. */
  readonly minimumCents?: Readonly<Record<string, number>>
  /** What else a biller must know: conditions, sources that disagree. */
  readonly note?: string
  readonly cites: readonly Citation[]
  readonly sure: Sure
}

/** A payer or class of payers: one file each in `payers/`. */
export interface PayerEntry {
  /** The file's name: `medicare-part-b`. */
  readonly id: string
  readonly title: string
  /** The classes (by CLP06) this entry is the default for; none for a single payer. */
  readonly classes: readonly PayerClass[]
  readonly clocks: readonly ClockRule[]
  /** Whether and how a processed claim is corrected. */
  readonly correction: {
    /** Frequency 7 is taken; on a fully denied claim too. */
    readonly acceptsReplacement: boolean | 'unknown'
    readonly replacesDenied: boolean | 'unknown'
    readonly how: string
    readonly cites: readonly Citation[]
    readonly sure: Sure
  }
  readonly notes: readonly string[]
}

/** How denials of one cause are worked: one file each in `causes/`. */
export interface CausePlaybook {
  readonly cause: Cause
  readonly title: string
  readonly meaning: string
  /** How to make sure it is this, in the order that pays: check coverage, check coding, complete documents. */
  readonly confirm: readonly string[]
  readonly steps: {
    readonly frontDesk: readonly string[]
    readonly coder: readonly string[]
    readonly biller: readonly string[]
  }
  readonly evidence: readonly string[]
  /** What a letter argues, by level of appeal. */
  readonly arguments: readonly { readonly level: 'first' | 'second' | 'external'; readonly says: string }[]
  readonly prevention: readonly string[]
  /** What taking a path closes or leaves running. */
  readonly closes: readonly { readonly path: string; readonly closes: string }[]
  /** Chance of recovery while nothing is learned yet: our judgement, from 0 to 1. */
  readonly chance: readonly { readonly when: string; readonly value: number }[]
  readonly cites: readonly Citation[]
}
