// A fault is a defect in somebody's file, told as data: collected, kept, shown, never thrown.
// Codes name the element of the X12 acknowledgment that would report it, and its value there, so that a fault can be
// answered with a TA1 or a 999 as it is; a code of our own starts with a word (`file`, `money`, `balance`).
import type { RawSegment } from './segment.ts'

/** `error`: something could not be read. `warning`: all was read, but it is not as the standard wants it. */
export type Severity = 'error' | 'warning'

export interface Fault {
  readonly severity: Severity
  /** Ordinal of the segment in the file, from 1; 0 when the fault belongs to no segment. */
  readonly segment: number
  /** Byte offset of that segment's first character in the (unpacked) file. */
  readonly offset: number
  /** The segment's identifier as it stands in the file, '' when there is none. */
  readonly id: string
  /** The element as the standard names it: `CLP04`, `SVC01-2`. Absent when the whole segment is meant. */
  readonly element?: string
  /** `IK304:3` = value 3 of element IK304 of the 999; likewise `IK403:`, `IK502:`, `AK905:`, `TA105:`; or a word of ours. */
  readonly code: string
  /** One sentence for the person who meets it. */
  readonly says: string
}

/** A warning of ours where a segment stands; `id` is what is missing where there is none. */
export function warningAt(
  source: RawSegment | undefined,
  { id, ...warning }: Pick<Fault, 'element' | 'code' | 'says'> & { readonly id?: string },
): Fault {
  return {
    severity: 'warning',
    segment: source?.index ?? 0,
    offset: source?.offset ?? 0,
    id: source?.id ?? id ?? '',
    ...warning,
  }
}

export type FaultSink = (fault: Fault) => void

/** The codes used, by what they mean. Source: public descriptions of the 999 (005010X231A1) and the TA1. */
export const CODE = {
  unrecognizedSegment: 'IK304:1',
  unexpectedSegment: 'IK304:2',
  missingSegment: 'IK304:3',
  tooManyLoops: 'IK304:4',
  tooManySegments: 'IK304:5',
  outOfOrder: 'IK304:7',
  missingElement: 'IK403:1',
  tooManyElements: 'IK403:3',
  tooShort: 'IK403:4',
  tooLong: 'IK403:5',
  invalidCharacter: 'IK403:6',
  invalidCode: 'IK403:7',
  invalidDate: 'IK403:8',
  invalidTime: 'IK403:9',
  tooManyComponents: 'IK403:13',
  notUsed: 'IK403:I10',
  binaryLength: 'file:document-length',
  situation: 'IK304:I6',
  setNotSupported: 'IK502:1',
  setTrailerMissing: 'IK502:2',
  setControlMismatch: 'IK502:3',
  setCountMismatch: 'IK502:4',
  setIdentifierInvalid: 'IK502:6',
  setControlInvalid: 'IK502:7',
  setControlRepeated: 'IK502:23',
  groupVersion: 'AK905:2',
  groupTrailerMissing: 'AK905:3',
  groupControlMismatch: 'AK905:4',
  groupCountMismatch: 'AK905:5',
  interchangeControlMismatch: 'TA105:001',
  interchangeCountMismatch: 'TA105:021',
  interchangeStructure: 'TA105:022',
  prematureEnd: 'TA105:023',
  interchangeSeparators: 'TA105:027',
  notX12: 'file:not-x12',
  nothingRead: 'file:nothing-read',
  noEnvelope: 'file:no-envelope',
  textOutside: 'file:text-outside',
  unreadable: 'file:unreadable',
  tooLarge: 'file:too-large',
  moneyUnreadable: 'money:unreadable',
  moneyDecimals: 'money:decimals',
} as const

/** A file that could not be read at all, or not to its end. */
export function unreadableFile(says: string): Fault {
  return { severity: 'error', segment: 0, offset: 0, id: '', code: CODE.unreadable, says }
}
