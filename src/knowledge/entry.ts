// The shapes of what is known: citations, rules, entries. Plain data; the logic that reads them lives in decide.
import type { Citation } from './citation.ts'
import type {
  Action,
  Asks,
  BusinessLine,
  Cause,
  Kind,
  Level,
  Liable,
  PayerClass,
  Product,
  Scenario,
  Sure,
} from './vocabulary.ts'

export type { Citation }

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
  /** The kind of plan, where the indicator says one. */
  readonly product?: Product
}
export interface ProviderAdjustmentRow extends CodeRow {
  /** The sign it usually comes with. A positive amount always lowers the payment, a negative one raises it (835 §PLB04). */
  readonly usual: 'positive' | 'negative' | 'either'
}

/** The way through one case of a code, where one of its rules found that case: what is true of it first, then steps to tick off. */
export interface CasePath {
  /** The rule that leads here. */
  readonly rule: string
  readonly title: string
  readonly truth: string
  readonly steps: readonly string[]
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
  readonly paths?: readonly CasePath[]
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
  /**
   * `notice`: the remittance, which starts the first level only; `service`: the date of service; `own-notice`: a later decision,
   * demand or request, which starts this level alone and does not exist while only the remittance is there.
   */
  readonly anchor: 'notice' | 'service' | 'own-notice'
  /** Which notice, in words. */
  readonly from: string
  readonly within: number
  readonly unit: 'calendar-days' | 'business-days' | 'months' | 'years'
  /** Days after its date on which a notice counts as received, where receipt is not proven. */
  readonly presumedReceiptDays?: number
  /** What held for notices dated before a day: rules change, and older denials keep theirs. */
  readonly before?: { readonly day: string; readonly within: number; readonly presumedReceiptDays?: number }
  /** Where a count of months ends on a day that its month does not have: its last day, unless the rule says the first of the next. */
  readonly noSuchDay?: 'first-of-next-month'
  /** What must have happened by the last day. */
  readonly filedMeans: 'received' | 'postmarked' | 'sent' | 'started'
  /** Calendar days before the last day by which the work should be out. */
  readonly workDaysBefore: number
  /** Doing this does not stop these from running. */
  readonly doesNotStop?: readonly Level[]
  /** Which least amount in controversy holds; the amounts by year stand in `law/amounts-in-controversy.json`. */
  readonly minimum?: ControversyLevel
  /** What else a biller must know: conditions, sources that disagree. */
  readonly note?: string
  readonly cites: readonly Citation[]
  /** True where no source with an address stands behind it: a guess, to be confirmed with the contract. */
  readonly unsourced: boolean
  /** The entry it is written in; a payer takes what it does not say itself from its class. */
  readonly of: string
  readonly sure: Sure
}

/** The levels of appeal that a least amount in controversy guards. */
export type ControversyLevel = 'alj' | 'court'

/** The least amounts in controversy of one year, for requests filed in it (42 CFR 405.1006). */
export interface ControversyYear {
  readonly year: number
  readonly aljCents: number
  readonly courtCents: number
  readonly cite: Citation
}

/** A time within which a payer must pay, or a provider must file. */
export interface LegalTime {
  readonly within: number
  readonly unit: 'calendar-days' | 'business-days' | 'months'
}

/** What a state asks of its insurers: when a clean claim must be paid, and what late payment costs. One of 51 in `law/prompt-pay.json`. */
export interface PromptPayLaw {
  /** Postal code: `TX`. */
  readonly state: string
  readonly name: string
  /** The statute as it is cited. */
  readonly statute: string
  /** For a clean claim, from its receipt. */
  readonly electronic: LegalTime
  readonly paper: LegalTime
  readonly interest: {
    /** Simple interest in hundredths of a percent, where the law has one rate. */
    readonly basisPoints?: number
    readonly per?: 'year' | 'month'
    readonly says: string
  }
  /** Who must pay so, in words. */
  readonly covers: string
  readonly note?: string
  /** The least time for filing that must be left to a provider, where the state sets one. */
  readonly timelyFiling?: LegalTime & {
    readonly statute: string
    readonly says: string
    readonly confidence: Sure
  }
  /** `high`: the statute was read; `medium`: a list that names it was; `low`: remembered. */
  readonly confidence: Sure
  readonly cites: readonly Citation[]
}

/** A payer or class of payers: one file each in `payers/`. */
export interface PayerEntry {
  /** The file's name: `medicare-part-b`. */
  readonly id: string
  readonly title: string
  /** The classes (by CLP06) this entry is the default for; none for a single payer. */
  readonly classes: readonly PayerClass[]
  /** What kind of business it is: which law governs. */
  readonly line: BusinessLine
  /** The product, in the payer's words; absent for a class. */
  readonly product?: string
  /** The states it holds in, by their postal codes; absent = wherever the payer does business. */
  readonly states?: readonly string[]
  /** Entries of one payer bear the same family; the claim's filing indicator picks among them. */
  readonly family?: string
  /** How remittances name it: N102 of the PR loop in capitals without punctuation, and its numbers as payers are addressed by. */
  readonly in835?: { readonly names: readonly string[]; readonly ids: readonly string[] }
  /** The entry it takes what it does not say itself from. */
  readonly basedOn?: string
  readonly clocks: readonly ClockRule[]
  /** Whether and how a processed claim is corrected. */
  readonly correction: {
    /** Frequency 7 is taken; on a fully denied claim too. */
    readonly acceptsReplacement: boolean | 'unknown'
    readonly replacesDenied: boolean | 'unknown'
    readonly how: string
    readonly cites: readonly Citation[]
    readonly unsourced: boolean
    readonly sure: Sure
  }
  readonly notes: readonly string[]
}

export interface AppealArgument {
  readonly level: 'first' | 'second' | 'external'
  /** In which situation it fits. */
  readonly when: string
  /** The list of payer classes that decide on it, by its name in `lists.json`; absent = all. */
  readonly to?: string
  /** True for a request that is no appeal: made where a law has closed the appeal. */
  readonly noAppeal?: true
  readonly says: string
  readonly cites: readonly Citation[]
}

export interface Chance {
  readonly when: string
  readonly value: number
  readonly from: number
  readonly to: number
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
  /** What a letter argues, by level of appeal and situation: paragraphs in our own words, each with the authority it rests on. */
  readonly arguments: readonly AppealArgument[]
  readonly prevention: readonly string[]
  /** What taking a path closes or leaves running. */
  readonly closes: readonly { readonly path: string; readonly closes: string }[]
  /**
   * Chance of recovery while nothing is learned yet: our judgment, from 0 to 1, with the range in which it may lie. The first holds
   * where the evidence is at hand, the last where it is not.
   */
  readonly chance: readonly Chance[]
  readonly cites: readonly Citation[]
}

/** What a provider adjustment (PLB) is, where it leads and how it is booked: one file each in `plb/`. */
export interface ProviderAdjustmentEntry {
  readonly code: string
  readonly title: string
  readonly meaning: string
  readonly kind: Kind
  readonly cause: Cause
  readonly action: Action
  /** Whether the practice can contest the money behind it. */
  readonly appealable: boolean
  /** A positive amount lowers the payment, a negative one raises it (835 §PLB04): what each means for this reason. */
  readonly sign: { readonly positive: string; readonly negative: string }
  /** How to find the claim, letter or agreement it belongs to, by what stands in PLB03-2. */
  readonly trace: readonly string[]
  /** When it is ours to dispute, and with whom. */
  readonly dispute: string
  readonly posting: string
  readonly steps: readonly string[]
  /** A PLB segment as it comes. */
  readonly inFile: string
  readonly related: readonly { readonly code: string; readonly why: string }[]
  readonly cites: readonly Citation[]
}

/** One page on how a kind of work is done, linked from every code that it serves: one file each in `guides/`. */
export interface Guide {
  /** The file's name: `sequestration`. */
  readonly name: string
  readonly title: string
  /** One or two sentences: when to read it. */
  readonly about: string
  readonly sections: readonly {
    readonly title: string
    readonly says?: readonly string[]
    readonly steps?: readonly string[]
    readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  }[]
  /** The codes whose pages link here; provider adjustments as `PLB-WO`. */
  readonly serves: readonly string[]
  readonly cites: readonly Citation[]
}
