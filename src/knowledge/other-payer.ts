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
