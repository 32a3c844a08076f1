// The closed word lists of decisions: one word, one meaning, everywhere. Plain data.

/** The words that something is said of, in order; there is one at least. */
const wordsOf = <Word extends string>(of: Readonly<Record<Word, string>>) =>
  Object.keys(of) as unknown as readonly [Word, ...Word[]]

/** What an adjustment is. Only `denial` and `underpayment` are worth work by themselves. */
export const KINDS = [
  'denial',
  'underpayment',
  'contractual',
  'patient-share',
  'coordination',
  'take-back',
  'pending',
  'informational',
] as const
export type Kind = (typeof KINDS)[number]

/** Why it happened; each cause belongs to what a newcomer asks first. */
export const FAMILY_OF = {
  eligibility: 'coverage',
  'coverage-exclusion': 'coverage',
  authorization: 'coverage',
  'medical-necessity': 'coverage',
  coding: 'coding',
  bundling: 'coding',
  'claim-data': 'administrative',
  documentation: 'documentation',
  'timely-filing': 'administrative',
  duplicate: 'administrative',
  'other-payer': 'coverage',
  'provider-enrollment': 'administrative',
  'frequency-limit': 'coverage',
  contract: 'payment',
  sequestration: 'payment',
  'payment-policy': 'payment',
  'patient-share': 'payment',
  'property-casualty': 'coverage',
  recovery: 'payment',
  unknown: 'administrative',
} as const
export type Cause = keyof typeof FAMILY_OF
export type Family = (typeof FAMILY_OF)[Cause]
export const CAUSES = wordsOf(FAMILY_OF)

/** What to do next. `none`: nothing to do. `review`: a person has to look; no rule holds or the facts contradict each other. */
export const ACTIONS = [
  'correct-claim',
  'new-claim',
  'void-claim',
  'appeal',
  'reopen',
  'send-records',
  'obtain-authorization',
  'verify-coverage',
  'bill-other-payer',
  'bill-patient',
  'find-original',
  'fix-enrollment',
  'query-payer',
  'wait',
  'write-off',
  'none',
  'review',
] as const
export type Action = (typeof ACTIONS)[number]

/**
 * What a remark asks of the biller: a value on the claim, a record, the service billed in another way, another payer's answer,
 * a registration, an approval, something only the patient can give, money back, a reasoned answer to a ruling, patience, that
 * a notice be taken to heart, or nothing.
 */
export const ASKS = [
  'information',
  'document',
  'rebill',
  'other-payer',
  'registration',
  'approval',
  'patient',
  'refund',
  'argument',
  'wait',
  'notice',
  'nothing',
] as const
export type Asks = (typeof ASKS)[number]

/** Who bears the money as things stand. */
export const LIABLE = ['provider', 'patient', 'other-payer', 'undetermined'] as const
export type Liable = (typeof LIABLE)[number]

export const SURE = ['high', 'medium', 'low'] as const
export type Sure = (typeof SURE)[number]

/** The four situations of the uniform-use rule (CAQH CORE 360) in which payers may use only listed combinations. */
export const SCENARIOS = ['documentation', 'claim-data', 'not-covered', 'not-separately-payable'] as const
export type Scenario = (typeof SCENARIOS)[number]

/** What kind of payer this is, as far as the remittance says. */
export const PAYER_CLASSES = [
  'medicare-part-a',
  'medicare-part-b',
  'medicare-advantage',
  'medicaid',
  'commercial',
  'tricare',
  'va',
  'federal',
  'workers-compensation',
  'auto',
  'unknown',
] as const
export type PayerClass = (typeof PAYER_CLASSES)[number]

/** What a sentence of advice offers, and a law may rule out: there, what offers it is not said. */
export const OFFERS = ['appeal', 'reopening', 'correction', 'bill'] as const
export type Offer = (typeof OFFERS)[number]

/** Whoever reads advice has to say for which class of payer; `unknown` = for all of them. */
export interface Addressee {
  readonly payerClass: PayerClass
  /** The group of the adjustment; without it, what holds under any is said. */
  readonly group?: string
  /** What is not open here. Without a correction no claim is replaced, it is sent as a new one. */
  readonly closed?: readonly Offer[]
}

/** What business a payer's entry is about: which law governs it. `commercial` is either of the two after it: a remittance does not say. */
export const BUSINESS_LINES = [
  'medicare-part-a',
  'medicare-part-b',
  'medicare-dme',
  'railroad',
  'medicare-advantage',
  'medigap',
  'medicaid-ffs',
  'medicaid-managed-care',
  'tricare',
  'va',
  'fehb',
  'commercial',
  'erisa-self-funded',
  'fully-insured',
  'exchange',
  'workers-compensation',
  'auto',
] as const
export type BusinessLine = (typeof BUSINESS_LINES)[number]

/** The deadlines that run, by name, and what each is for. */
export const CLOCK_KIND_OF = {
  'timely-filing': 'filing',
  'corrected-claim': 'correction',
  'records-request': 'records',
  reopening: 'correction',
  redetermination: 'appeal',
  reconsideration: 'appeal',
  alj: 'appeal',
  council: 'appeal',
  court: 'appeal',
  appeal: 'appeal',
  'second-appeal': 'appeal',
  'external-review': 'appeal',
  'payment-dispute': 'dispute',
  rebuttal: 'hold',
  'recoupment-hold': 'hold',
  'reconsideration-hold': 'hold',
  'refund-hold': 'hold',
  'open-negotiation': 'dispute',
  idr: 'dispute',
  'unanswered-bill': 'dispute',
} as const
export type Level = keyof typeof CLOCK_KIND_OF
export type ClockKind = (typeof CLOCK_KIND_OF)[Level]
export const LEVELS = wordsOf(CLOCK_KIND_OF)

/** Kinds of plan that a claim filing indicator (CLP06, SBR09) can say. */
export const PRODUCTS = ['ppo', 'pos', 'epo', 'indemnity', 'medicare-advantage', 'dental-hmo', 'hmo'] as const
export type Product = (typeof PRODUCTS)[number]
