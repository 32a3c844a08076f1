// Finds the separators of a file: as an interchange header declares them or, in a fragment, as the text shows them. Pure.
import type { Separators } from './segment.ts'

/** How far into a file an interchange is looked for before it is called something else. */
export const LONGEST_PREAMBLE = 1 << 16

/** ISA, a separator, and the two-character ISA01 after it; a record may end between any two of these characters. */
const INTERCHANGE_START = /I[\r\n]*S[\r\n]*A[\r\n]*([^A-Za-z0-9\s])[\r\n]*[0-9A-Z ][\r\n]*[0-9A-Z ][\r\n]*\1/
/** No ISA is longer, however it was padded and into however short records it was cut. */
export const LONGEST_HEADER = 2048
/** What follows an interchange header. */
const AFTER_HEADER = 'GS|TA1|IEA|ISA|ST'
/** A fragment without ISA: it starts at its group, its transaction, or (835) at the payment or a claim. */
const FRAGMENT_START =
  /(?:^|[\s\xbf~])(GS(?=([^A-Za-z0-9\s])[A-Z0-9]{2,4}\2)|ST(?=([^A-Za-z0-9\s])[0-9]{3}\3)|BPR(?=([^A-Za-z0-9\s])[A-Z]\4)|CLP(?=([^A-Za-z0-9\s])[^\n]{1,40}\5))/

/** Where X12 begins in a text: with an interchange header, or (`fragment`) without. */
export interface Beginning {
  readonly at: number
  readonly element: string
  readonly fragment: boolean
}

/** The first place in the text where X12 begins; undefined when there is none. */
export function findBeginning(text: string): Beginning | undefined {
  const interchange = INTERCHANGE_START.exec(text)
  const fragment = FRAGMENT_START.exec(text)
  const fragmentAt = fragment?.[1] === undefined ? -1 : text.indexOf(fragment[1], fragment.index)
  if (interchange !== null && (fragmentAt < 0 || interchange.index < fragmentAt))
    return { at: interchange.index, element: interchange[1] ?? '*', fragment: false }
  if (fragmentAt < 0) return undefined
  return { at: fragmentAt, element: fragment?.slice(2).find(found => found !== undefined) ?? '*', fragment: true }
}

/** What a header declares; `guessed` when ISA16 was missing and a component separator had to be assumed. */
export interface DeclaredSeparators extends Separators {
  readonly guessed: boolean
}

/**
 * The separators of the ISA at `at`: by position (it is 106 characters) and, where a sender padded it wrongly, by counting
 * its sixteen elements. Undefined when neither fits.
 */
export function readSeparators(text: string, at: number): DeclaredSeparators | undefined {
  const inRecords = readFolded(text, at)
  if (inRecords !== undefined) return inRecords
  const element = text.charAt(at + 3)
  let last = at + 3
  for (let count = 1; count < 16 && last >= 0; count++) last = text.indexOf(element, last + 1)
  if (last < 0 || last - at > 400) return undefined
  let component = text.charAt(last + 1)
  let terminator = text.charAt(last + 2)
  const guessed = isName(terminator) || terminator === '' || componentEndsLines(text, last + 2, component)
  if (guessed) {
    // ISA16 is missing: what stands in its place is the terminator.
    terminator = component
    component = ':'
  }
  const suffix = blanksAfter(text, text.indexOf(terminator, last + 1))
  return { element, component, terminator, suffix, guessed, ...repetitionOf(text.slice(at, last).split(element)) }
}

/**
 * The separators of a header that line ends run through: a stream cut into records of some length, or a terminator written
 * behind the line end. Without the line ends ISA16, the terminator and the next segment's name stand side by side; where
 * they do not, the line end itself may be the terminator, and the answer is undefined.
 */
function readFolded(text: string, at: number): DeclaredSeparators | undefined {
  const raw = text.slice(at, at + LONGEST_HEADER)
  const head = withoutLineEnds(raw)
  const element = head.charAt(3)
  let last = 3
  for (let count = 1; count < 16 && last >= 0; count++) last = head.indexOf(element, last + 1)
  if (last < 0 || last > 400) return undefined
  const component = head.charAt(last + 1)
  const terminator = head.charAt(last + 2)
  if (isName(component) || isName(terminator) || terminator === '' || /\s/.test(terminator)) return undefined
  const next = head.slice(last + 3).trimStart()
  if (next !== '' && !new RegExp(`^(?:${AFTER_HEADER})${escaped(element)}`).test(next)) return undefined
  const suffix = blanksAfter(text, text.indexOf(terminator, at + last + 2))
  const repetition = repetitionOf(head.slice(0, last).split(element))
  return { element, component, terminator, suffix, guessed: false, ...repetition }
}

/** ISA11 is the repetition separator from 00402 on; before, it named a standard. */
function repetitionOf(header: readonly string[]): { readonly repetition?: string } {
  const repetition = (header[11] ?? '').trim()
  const repeats = repetition.length === 1 && !isName(repetition) && (header[12] ?? '') >= '00402'
  return repeats ? { repetition } : {}
}

/** Where the terminator is another character, line ends inside an interchange are no data. */
export function withoutLineEnds(text: string): string {
  return text.replace(/[\r\n]+/g, '')
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

/** True when a line ends behind the header and the next one ends with the character that should separate components. */
function componentEndsLines(text: string, at: number, component: string): boolean {
  if (!/[\r\n]/.test(text.charAt(at))) return false
  const next = skipBlank(text, at)
  const lineEnd = text.slice(next).search(/[\r\n]/)
  return lineEnd > 0 && text.charAt(next + lineEnd - 1) === component
}

/** For a fragment: the element separator is known, the rest is read off the text. */
export function guessSeparators(text: string, at: number, element: string): Separators {
  const e = escaped(element)
  const head = text.slice(at, at + LONGEST_PREAMBLE)
  const names = `(?:GS|ST|BPR|TRN|N1|CAS|NM1|SVC|DTM)${e}`
  const afterHeader =
    new RegExp(`^ST${e}[0-9]{3}${e}[A-Za-z0-9]+(?:${e}[A-Za-z0-9]*)*([^A-Za-z0-9])`).exec(head) ??
    new RegExp(`([~'!^\\n\\r])\\s*${names}`).exec(head)
  const guess = afterHeader?.[1] ?? '~'
  // A line end may be a record's: a mark that stands before segments' names again and again, line ends left out, says more.
  const marks = /[\r\n]/.test(guess) ? [...withoutLineEnds(head).matchAll(new RegExp(`([~!])${names}`, 'g'))] : []
  const terminator = marks.length > 1 ? (marks[0]?.[1] ?? guess) : guess
  const composite = new RegExp(`${e}(?:HC|AD|NU|ER|N4|WK|HP|IV|WO|FB|CS|72|L6)([^A-Za-z0-9\\s${e}])[A-Za-z0-9]`).exec(
    head,
  )
  const suffix = blanksAfter(text, text.indexOf(terminator, at))
  return { element, component: composite?.[1] ?? ':', repetition: '^', terminator, suffix }
}

function blanksAfter(text: string, at: number): string {
  return at < 0 ? '' : text.slice(at + 1, skipBlank(text, at + 1))
}

function isName(text: string): boolean {
  return /^[A-Za-z0-9]$/.test(text)
}

/** The next place that holds no blank, newline, tab, NUL or end-of-file mark. */
export function skipBlank(text: string, from: number): number {
  let at = from
  while (at < text.length && isBlankByte(text.charCodeAt(at))) at++
  return at
}

export function isBlankByte(byte: number): boolean {
  return byte <= 32 && (byte === 10 || byte === 13 || byte === 32 || byte === 9 || byte === 0 || byte === 26)
}
