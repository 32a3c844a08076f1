// The envelopes around transactions: ISA/IEA, GS/GE, ST/SE. Hands each transaction's segments on, counts, compares
// control numbers, and tells what is missing or wrong in the codes of TA1 and 999. Knows no transaction's inside.

import { CODE, type Fault, type FaultSink, type Severity } from './fault.ts'
import { type Cursor, keepSegment, makeSegment, packId, type RawSegment, type Separators } from './segment.ts'

/** What is known of a transaction when its ST has been read. */
export interface TransactionStart {
  /** Ordinal of the transaction in the file, from 0. */
  readonly index: number
  /** ST01: `835`. */
  readonly set: string
  /** ST03, else GS08; '' when the file names none. */
  readonly guide: string
  /** ST02. */
  readonly control: string
  readonly header: RawSegment
  readonly group: RawSegment | undefined
  readonly interchange: RawSegment | undefined
  readonly separators: Separators
}

/** Takes one transaction's body. `end` gets the SE, or undefined when the file stops or goes on without one. */
export interface TransactionSink {
  take(cursor: Cursor): void
  end(trailer: RawSegment | undefined): void
}

export interface EnvelopeHandlers {
  readonly onFault: FaultSink
  /** Answers who reads this transaction; undefined = nobody does, and its segments count as unread. */
  readonly onTransaction: (start: TransactionStart) => TransactionSink | undefined
  /** Every envelope segment, and every segment that belongs to no transaction. */
  readonly onEnvelope?: (segment: RawSegment) => void
}

export interface EnvelopeTotals {
  readonly segments: number
  /** Segments outside every transaction that is read. */
  readonly unread: number
  readonly transactions: number
}

export interface EnvelopeReader {
  take(cursor: Cursor): void
  end(): EnvelopeTotals
}

const ISA = packId('ISA')
const GS = packId('GS')
const ST = packId('ST')
const SE = packId('SE')
const GE = packId('GE')
const IEA = packId('IEA')

function isEnvelope(packed: number): boolean {
  return packed === ST || packed === SE || packed === GS || packed === GE || packed === ISA || packed === IEA
}

/** Segments that only one transaction set begins with, so that a piece without its header can still be read. */
const STARTS_WITHOUT_HEADER: ReadonlyMap<string, string> = new Map([
  ['BPR', '835'],
  ['CLP', '835'],
])

interface Open {
  readonly header: RawSegment
  readonly control: string
  /** Groups in an interchange, transactions in a group, segments in a transaction. */
  count: number
}

/** What is open at this place of the file, and what has been counted up to it. */
interface OpenFile {
  readonly handlers: EnvelopeHandlers
  interchange: Open | undefined
  group: Open | undefined
  transaction: Open | undefined
  /** Who reads the open transaction. */
  sink: TransactionSink | undefined
  /** Control numbers that came before: of transactions in this group, of interchanges in this file. */
  controls: Set<string>
  readonly interchangeControls: Set<string>
  segments: number
  unread: number
  transactions: number
}

/** Makes a reader of envelopes. Never throws; a missing layer is reported once and read around. */
export function createEnvelopeReader(handlers: EnvelopeHandlers): EnvelopeReader {
  const file: OpenFile = {
    handlers,
    interchange: undefined,
    group: undefined,
    transaction: undefined,
    sink: undefined,
    controls: new Set(),
    interchangeControls: new Set(),
    segments: 0,
    unread: 0,
    transactions: 0,
  }
  return { take: cursor => take(file, cursor), end: () => end(file) }
}

function report(
  file: OpenFile,
  segment: RawSegment | undefined,
  code: string,
  says: string,
  element?: string,
  severity: Severity = 'warning',
): void {
  const fault: Fault = {
    severity,
    segment: segment?.index ?? 0,
    offset: segment?.offset ?? 0,
    id: segment?.id ?? '',
    code,
    says,
    ...(element === undefined ? {} : { element }),
  }
  file.handlers.onFault(fault)
}

function take(file: OpenFile, cursor: Cursor): void {
  file.segments++
  if (!isEnvelope(cursor.packed)) {
    if (file.transaction === undefined) takeOutside(file, cursor)
    if (file.transaction === undefined) return
    file.transaction.count++
    if (file.sink === undefined) file.unread++
    else file.sink.take(cursor)
    return
  }
  const segment = keepSegment(cursor)
  switch (segment.id) {
    case 'ISA':
      openInterchange(file, segment)
      break
    case 'GS':
      openGroup(file, segment)
      break
    case 'ST':
      openTransaction(file, segment)
      break
    case 'SE':
      if (file.transaction === undefined) stray(file, segment, 'SE closes a transaction, and none is open.')
      else {
        file.transaction.count++
        closeTransaction(file, segment, segment)
      }
      break
    case 'GE':
      closeGroup(file, segment)
      break
    case 'IEA':
      closeInterchange(file, segment)
      break
  }
}

/** A segment while no transaction is open: it may open one by itself, or it is kept as a stray. */
function takeOutside(file: OpenFile, cursor: Cursor): void {
  const segment = keepSegment(cursor)
  const set = STARTS_WITHOUT_HEADER.get(segment.id)
  if (set !== undefined) openImplied(file, segment, set)
  else if (segment.id === 'TA1' && file.interchange !== undefined) takeAlone(file, cursor, segment)
  else
    stray(file, segment, `${segment.id.replace(/[^\x20-\x7e]+/g, '?').slice(0, 12)} stands outside every transaction.`)
}

/** An interchange acknowledgment is a transaction of one segment, without ST and SE. */
function takeAlone(file: OpenFile, cursor: Cursor, segment: RawSegment): void {
  const alone = file.handlers.onTransaction({
    index: file.transactions,
    set: 'TA1',
    guide: '',
    control: trimmed(segment, 1),
    header: segment,
    group: undefined,
    interchange: file.interchange?.header,
    separators: segment.separators,
  })
  file.transactions++
  if (alone === undefined) {
    file.handlers.onEnvelope?.(segment)
    return
  }
  alone.take(cursor)
  alone.end(segment)
}

function openGroup(file: OpenFile, segment: RawSegment): void {
  closeTransaction(file, undefined, segment)
  if (file.group !== undefined)
    report(file, segment, CODE.groupTrailerMissing, 'A new group (GS) starts before the last one was closed with GE.')
  file.group = { header: segment, control: trimmed(segment, 6), count: 0 }
  if (file.interchange !== undefined) file.interchange.count++
  file.controls = new Set()
  file.handlers.onEnvelope?.(segment)
}

function stray(file: OpenFile, segment: RawSegment, says: string): void {
  file.unread++
  file.handlers.onEnvelope?.(segment)
  report(file, segment, CODE.interchangeStructure, `${says} It is kept as it stands.`)
}

function openInterchange(file: OpenFile, segment: RawSegment): void {
  closeTransaction(file, undefined, segment)
  if (file.interchange !== undefined)
    report(
      file,
      segment,
      CODE.interchangeStructure,
      'A new interchange (ISA) starts before the last one was closed with IEA.',
    )
  file.group = undefined
  const control = trimmed(segment, 13)
  if (file.interchangeControls.has(control))
    report(file, segment, 'TA105:025', `The interchange control number ${control} came before in this file.`, 'ISA13')
  file.interchangeControls.add(control)
  file.interchange = { header: segment, control, count: 0 }
  if (segment.elements.length !== 17)
    report(
      file,
      segment,
      CODE.interchangeStructure,
      `The interchange header has ${segment.elements.length - 1} elements; 16 are required.`,
    )
  file.handlers.onEnvelope?.(segment)
}

function openTransaction(file: OpenFile, segment: RawSegment): void {
  closeTransaction(file, undefined, segment)
  const set = trimmed(segment, 1)
  const control = trimmed(segment, 2)
  if (!/^\d{3}$/.test(set))
    report(file, segment, CODE.setIdentifierInvalid, `"${set.slice(0, 12)}" is no transaction set.`, 'ST01')
  if (control === '') report(file, segment, CODE.setControlInvalid, 'The transaction has no control number.', 'ST02')
  else if (file.controls.has(control))
    report(file, segment, CODE.setControlRepeated, `The control number ${control} came before in this group.`, 'ST02')
  file.controls.add(control)
  if (file.group !== undefined) file.group.count++
  file.transaction = { header: segment, control, count: 1 }
  const guide = trimmed(segment, 3) || (file.group === undefined ? '' : trimmed(file.group.header, 8))
  file.sink = file.handlers.onTransaction({
    index: file.transactions,
    set,
    guide,
    control,
    header: segment,
    group: file.group?.header,
    interchange: file.interchange?.header,
    separators: segment.separators,
  })
  file.transactions++
  if (file.sink === undefined) file.unread++
}

/** A piece of a file whose ST is gone: the segment itself tells what it is part of. */
function openImplied(file: OpenFile, segment: RawSegment, set: string): void {
  report(
    file,
    segment,
    CODE.setIdentifierInvalid,
    `There is no transaction header (ST); ${segment.id} shows that this is part of an ${set}.`,
    'ST01',
  )
  openTransaction(file, makeSegment(['ST', set, '0000'], segment))
}

/** `trailer` is the SE; without one, `at` is the segment that shows it is missing. */
function closeTransaction(file: OpenFile, trailer: RawSegment | undefined, at: RawSegment | undefined): void {
  if (file.transaction === undefined) return
  const { control, header } = file.transaction
  if (trailer === undefined)
    report(
      file,
      at ?? header,
      CODE.setTrailerMissing,
      `Transaction ${control} has no trailer (SE): part of it may be missing.`,
      undefined,
      'error',
    )
  else {
    checkTrailer(file, trailer, file.transaction, {
      trailer: 'The trailer',
      of: ` in transaction ${control}`,
      parts: 'segments',
      count: CODE.setCountMismatch,
      names: 'transaction ',
      control: CODE.setControlMismatch,
    })
    if (file.sink === undefined) file.unread++
  }
  const ending = file.sink
  file.transaction = undefined
  file.sink = undefined
  ending?.end(trailer)
}

/** How a trailer is spoken of, and under which codes. */
interface TrailerWords {
  readonly trailer: string
  /** What it counts, and where: ` in transaction 0001`. */
  readonly parts: string
  readonly of?: string
  readonly count: string
  /** What it names. */
  readonly names?: string
  readonly control: string
  /** The control number is the header's to the letter; elsewhere zeros before it do not count. */
  readonly exact?: boolean
}

/** Compares what a trailer counts and names (its elements 01 and 02) with what was open. */
function checkTrailer(file: OpenFile, trailer: RawSegment, open: Open, says: TrailerWords): void {
  const counted = trimmed(trailer, 1)
  if (Number(counted) !== open.count)
    report(
      file,
      trailer,
      says.count,
      `${says.trailer} counts ${counted || 'no'} ${says.parts}${says.of ?? ''}; there are ${open.count}.`,
      `${trailer.id}01`,
    )
  const closing = trimmed(trailer, 2)
  const same = says.exact !== true && /^\d+$/.test(closing) && Number(closing) === Number(open.control)
  if (closing !== open.control && !same)
    report(
      file,
      trailer,
      says.control,
      `${says.trailer} names ${says.names ?? ''}${closing || '(none)'}; the header names ${open.control || '(none)'}.`,
      `${trailer.id}02`,
    )
}

function closeGroup(file: OpenFile, segment: RawSegment): void {
  closeTransaction(file, undefined, segment)
  closeLevel(file, segment, 'group', {
    trailer: 'The group trailer',
    parts: 'transactions',
    count: CODE.groupCountMismatch,
    control: CODE.groupControlMismatch,
  })
}

function closeInterchange(file: OpenFile, segment: RawSegment): void {
  closeTransaction(file, undefined, segment)
  if (file.group !== undefined)
    report(file, segment, CODE.groupTrailerMissing, 'The interchange ends before its group was closed with GE.')
  file.group = undefined
  closeLevel(file, segment, 'interchange', {
    trailer: 'The interchange trailer',
    parts: 'groups',
    count: CODE.interchangeCountMismatch,
    control: CODE.interchangeControlMismatch,
    exact: true,
  })
}

/** GE or IEA closes what its header opened, and is checked against it; a stray one closes nothing. */
function closeLevel(file: OpenFile, segment: RawSegment, level: 'group' | 'interchange', says: TrailerWords): void {
  const open = file[level]
  if (open === undefined) {
    stray(file, segment, `${segment.id} closes ${level === 'group' ? 'a group' : 'an interchange'}, and none is open.`)
    return
  }
  checkTrailer(file, segment, open, says)
  file[level] = undefined
  file.handlers.onEnvelope?.(segment)
}

function end(file: OpenFile): EnvelopeTotals {
  const openTransactionAtEnd = file.transaction !== undefined
  const last = file.transaction?.header ?? file.group?.header ?? file.interchange?.header
  closeTransaction(file, undefined, last)
  if (file.group !== undefined)
    report(file, last, CODE.groupTrailerMissing, 'The file ends before its group was closed with GE.')
  if (file.interchange !== undefined)
    report(
      file,
      last,
      CODE.prematureEnd,
      'The file ends before its interchange was closed with IEA.',
      undefined,
      openTransactionAtEnd ? 'error' : 'warning',
    )
  file.group = undefined
  file.interchange = undefined
  return { segments: file.segments, unread: file.unread, transactions: file.transactions }
}

function trimmed(segment: RawSegment, at: number): string {
  return (segment.elements[at] ?? '').trim()
}
