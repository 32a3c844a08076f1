// Which numbers and names stand for something, and in which order documents are taken: by what they say, never by arrival.
import type { CaseAdjudication, SentClaim } from './evidence.ts'

/** A number that stands for something: payers send 0, blanks or a word for none where they have none. */
export function usable(number: string | null | undefined): string | undefined {
  if (number === null || number === undefined) return undefined
  const plain = number.trim()
  return NO_NUMBER.test(plain) ? undefined : plain
}

const NO_NUMBER = /^(?:[0\s.-]*|none|n\/?a|unknown)$/i

/** A payer's name without case, marks and the words that come and go. */
export function nameKey(name: string): string {
  return name
    .toUpperCase()
    .replaceAll(/[^A-Z0-9 ]/g, '')
    .replaceAll(/\b(?:INC|LLC|CO|CORP|THE)\b/g, '')
    .replaceAll(' ', '')
}

/** An account as it can be known again after a payer put it in upper case, padded it or took its marks out. */
export function accountKey(account: string): string {
  return account
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replace(/^0+/, '')
}

/** A number of which another text is only a part by chance has this many characters at least. */
const OWN_WORD = 4
const RUN_TOGETHER = 8

/**
 * The numbers and accounts that a reference of money moved outside of claims names (835 PLB03-2): payers write a claim's number, its account, or
 * both with a date, between marks or run together. A short number counts only as a word of its own, a long one also where the text or a
 * word of it begins or ends with it.
 */
export function namedIn(reference: string | null, isKnown: (name: string) => boolean): readonly string[] {
  return namesIn(reference).filter(isKnown)
}

/** Every text in a reference that may be such a name. */
export function namesIn(reference: string | null): readonly string[] {
  if (reference === null) return []
  const found = new Set<string>()
  for (const word of new Set([reference.trim(), ...reference.split(/[\s/,;|]+/)])) {
    if (word.length < OWN_WORD) continue
    found.add(word)
    found.add(accountKey(word))
    for (let length = RUN_TOGETHER; length < word.length; length++) {
      found.add(word.slice(0, length))
      found.add(word.slice(-length))
    }
  }
  return [...found]
}

export function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** By payment date, then by what the remittances say: never by arrival. */
export function inOrder(one: CaseAdjudication, other: CaseAdjudication): number {
  return (
    compare(one.paymentDate ?? '', other.paymentDate ?? '') ||
    compare(one.remittance, other.remittance) ||
    one.ordinal - other.ordinal
  )
}

/** Claims as sent: by date, then by what they say. */
export function sentInOrder(one: SentClaim, other: SentClaim): number {
  return (
    compare(one.sentOn ?? '', other.sentOn ?? '') ||
    compare(one.sequence ?? '', other.sequence ?? '') ||
    compare(one.frequency, other.frequency) ||
    compare(one.originalControl ?? '', other.originalControl ?? '') ||
    one.chargeCents - other.chargeCents ||
    compare(one.account, other.account) ||
    compare(one.payer.key, other.payer.key)
  )
}

/** Place in line: P, S, T, then A to H (SBR01). Greater comes later; undefined where it is not said. */
export function rankOf(sequence: string | null | undefined): number | undefined {
  if (sequence === null || sequence === undefined) return undefined
  const at = 'PSTABCDEFGH'.indexOf(sequence)
  return sequence.length === 1 && at >= 0 ? at : undefined
}

export function sequenceOf(rank: number | undefined): string | undefined {
  return rank === undefined ? undefined : 'PSTABCDEFGH'[rank]
}

/** Place in line by CLP02: 1 and 19 first, 2 and 20 second, 3 and 21 third. */
export function rankOfStatus(status: string): number | undefined {
  switch (status) {
    case '1':
    case '19':
      return 0
    case '2':
    case '20':
      return 1
    case '3':
    case '21':
      return 2
    default:
      return undefined
  }
}

/**
 * CLP02 19 to 21: the payer passed the claim on by itself, so that none has to be sent. Source: X12 RFI 2365 (19),
 * https://x12.org/resources/requests-for-interpretation/rfi-2365-clp02-1-vs-19; that 20 and 21 say the same of a secondary and a tertiary
 * claim is the 835 guide's list, printed.
 */
export function passedOn(status: string): boolean {
  return PASSED_ON.has(status)
}

const PASSED_ON: ReadonlySet<string> = new Set(['19', '20', '21'])
