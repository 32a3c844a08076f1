// What a denial is found by: the words it is filed under, and what a person types made into the same. Letters and digits only, in upper case and without
// accents: GARCÍA-LÓPEZ is two words, AC-1002 is AC, 1002 and AC1002.

/** What a search asks of a denial: each term has to begin one of its words, in any of its spellings; or it is the denial's number. */
export interface SearchTerm {
  readonly spellings: readonly string[]
  readonly number?: number
}

/** Stands before a word that is written backwards: the end of a number is the beginning of that. */
const BACKWARDS = '<'
/** An end of fewer characters would find half of all. */
const SHORTEST_END = 3
const LONGEST_WORD = 60
const MOST_TERMS = 8

const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toUpperCase()

const partsOf = (text: string) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []
const joined = (text: string) => partsOf(text).join('').slice(0, LONGEST_WORD)
const backwards = (text: string) => BACKWARDS + [...text].reverse().join('')

/** The words of a denial. */
export function searchWordsOf(of: {
  readonly account: string
  readonly patientName: string | null
  readonly payerControl: string | null
  readonly memberId: string | null
}): readonly string[] {
  const numbers = [of.account, of.payerControl ?? '', of.memberId ?? ''].map(joined).filter(word => word !== '')
  return [
    ...new Set([
      ...partsOf(of.patientName ?? '').map(word => word.slice(0, LONGEST_WORD)),
      // O'BRIEN is typed OBRIEN as well.
      ...(of.patientName ?? '')
        .split(/[\s,]+/)
        .map(joined)
        .filter(word => word !== ''),
      ...partsOf(of.account).map(word => word.slice(0, LONGEST_WORD)),
      ...numbers,
      ...numbers.map(backwards),
    ]),
  ]
}

/** What somebody types, term by term. A text without a letter or digit has none, and finds nothing. */
export function searchTermsOf(text: string): readonly SearchTerm[] {
  return text
    .split(/[\s,;]+/)
    .filter(typed => joined(typed) !== '')
    .slice(0, MOST_TERMS)
    .flatMap(typed => {
      const word = joined(typed)
      const parts = partsOf(typed)
      // A name with a hyphen is filed as two words, an account with one as its parts and as the whole.
      if (parts.length > 1 && !/\d/.test(word)) return parts.map(part => ({ spellings: [part] }))
      const end = /\d/.test(word) && word.length >= SHORTEST_END ? [backwards(word)] : []
      const number = /^#?[1-9]\d{0,8}$/.test(typed) ? { number: Number(typed.replace('#', '')) } : {}
      return [{ spellings: [word, ...end], ...number }]
    })
}
