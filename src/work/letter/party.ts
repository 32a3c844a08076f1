// Who asks, in the words of Medicare's forms. Pure.

const MEDICARE_PART: Readonly<Record<string, string>> = {
  'medicare-part-a': 'Part A',
  'medicare-part-b': 'Part B',
  'medicare-advantage': 'Part C (Medicare Advantage)',
}
/** What a class of payers is called on Medicare's forms. */
export const medicarePart = (payerClass: string): string | undefined => MEDICARE_PART[payerClass]

/** The practice is the provider or supplier whose claim it is. */
export const PARTY = 'Provider or supplier'
