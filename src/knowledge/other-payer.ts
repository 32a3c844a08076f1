// How a claim goes to the other payer that a denial speaks of: codes alone, as facts of what each says. The three ways are judgement where no
// code says more; that a payer further down the line decides after those before it is the coordination of benefits (NAIC Model 120).
// Sources: X12 lists of reasons and remarks, https://x12.org/codes, as of 2026-08-17; the reading is ours. Knows no claim.

/**
 * `back`: this payer said that another one comes first; that one has decided, and this one gets the claim with its result, as the one after.
 * `first`: another payer stands before this one and has to decide first, as if this one had said nothing; this one follows with its result.
 * `instead`: this payer was the wrong one; the right one gets the claim as its first, and this one has no part in it.
 * `next`: this payer has decided in its place, and what it decided goes along to the one after it.
 */
export const OTHER_PAYER_ORDERS = ['first', 'instead', 'next', 'back'] as const
export type OtherPayerOrder = (typeof OTHER_PAYER_ORDERS)[number]

/** Reasons by which another payer comes first: work injury, liability, no-fault, coordination of benefits. */
export const REASONS_FIRST: ReadonlySet<string> = new Set(['19', '20', '21', '22'])
/** An insurer that comes first because of how somebody was hurt. */
export interface Injury {
  /** Whom and what to ask before anybody is billed. */
  readonly asks: string
  readonly insurer: string
  /** The kind that it is filed as (SBR09; X12 list 1032). */
  readonly filing: string
  /** Why Medicare is not first then (SBR05), a key of `BEFORE_MEDICARE`. */
  readonly beforeMedicare: string
}
/** The reasons that name the kind of insurer themselves. What is asked, and that nobody is billed before it is, is our judgment. */
export const INJURIES: ReadonlyMap<string, Injury> = new Map([
  [
    '19',
    {
      asks: 'Ask the patient: did it happen at work?',
      insurer: 'workers’ compensation carrier',
      filing: 'WC',
      beforeMedicare: '15',
    },
  ],
  [
    '20',
    {
      asks: 'Ask the patient: does somebody else’s liability insurance cover the injury?',
      insurer: 'liability insurer',
      filing: 'LM',
      beforeMedicare: '47',
    },
  ],
  [
    '21',
    {
      asks: 'Ask the patient: does an auto or other no-fault policy cover the injury, and is it used up?',
      insurer: 'no-fault insurer',
      filing: 'AM',
      beforeMedicare: '14',
    },
  ],
])

/**
 * Why another payer is before Medicare, as a claim to Medicare says it (005010X222A1, 2000B SBR05). Source: CGS, "Medicare Secondary Payer (MSP) Claims:
 * Billing Reminders", August 21, 2025, https://www.cgsmedicare.com/jc/pubs/news/2025/08/cope184650.html (read 2026-11-28): a wrong one is sent back, without a
 * right to appeal. 42 is not on that page; it stands beside the
 * others in X12's list of kinds of insurance (1336).
 */
export const BEFORE_MEDICARE: ReadonlyMap<string, string> = new Map([
  ['12', '65 or older, with a plan through work of one’s own or a spouse'],
  ['13', 'kidney disease, within the months in which a plan through work is first'],
  ['14', 'no-fault insurance, auto or other'],
  ['15', 'workers’ compensation'],
  ['16', 'public health service or another federal agency'],
  ['41', 'black lung'],
  ['42', 'Veterans Affairs'],
  ['43', 'disabled and under 65, with a plan of a large employer'],
  ['47', 'liability insurance'],
])

/** Reasons by which the claim went to the wrong payer, or another plan bears this sort of care by itself (pharmacy, vision, behavioral, hearing). */
export const REASONS_INSTEAD: ReadonlySet<string> = new Set(['109', '280', '297', '301', '304'])
/** Remarks that ask for the result of a payer before this one, or name one that comes first. */
export const REMARKS_FIRST: ReadonlySet<string> = new Set(['MA04', 'MA64', 'N4', 'N479', 'N480', 'N598', 'N725'])
/** Remarks that send the claim to another contractor or plan. */
export const REMARKS_INSTEAD: ReadonlySet<string> = new Set([
  'MA16',
  'N104',
  'N105',
  'N127',
  'N418',
  'N557',
  'N558',
  'N559',
  'N802',
])
