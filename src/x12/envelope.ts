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

/** Makes a reader of envelopes. Never throws; a missing layer is told once and read around. */
export function createEnvelopeReader(handlers: EnvelopeHandlers): EnvelopeReader {
  let interchange: Open | undefined
  let group: Open | undefined
  let transaction: Open | undefined
  let sink: TransactionSink | undefined
  let controls = new Set<string>()
  const interchangeControls = new Set<string>()
  let segments = 0
  let unread = 0
  let transactions = 0

  function report(
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
    handlers.onFault(fault)
  }

  function take(cursor: Cursor): void {
    segments++
    if (!isEnvelope(cursor.packed)) {
      if (transaction === undefined) takeOutside(cursor)
      if (transaction === undefined) return
      transaction.count++
      if (sink === undefined) unread++
      else sink.take(cursor)
      return
    }
    const segment = keepSegment(cursor)
    switch (segment.id) {
      case 'ISA':
        openInterchange(segment)
        break
      case 'GS':
        openGroup(segment)
        break
      case 'ST':
        openTransaction(segment)
        break
      case 'SE':
        if (transaction === undefined) stray(segment, 'SE closes a transaction, and none is open.')
        else {
          transaction.count++
          closeTransaction(segment, segment)
        }
        break
      case 'GE':
        closeGroup(segment)
        break
      case 'IEA':
        closeInterchange(segment)
        break
    }
  }

  /** A segment while no transaction is open: it may open one by itself, or it is kept as a stray. */
  function takeOutside(cursor: Cursor): void {
    const segment = keepSegment(cursor)
    const set = STARTS_WITHOUT_HEADER.get(segment.id)
    if (set !== undefined) openImplied(segment, set)
    else if (segment.id === 'TA1' && interchange !== undefined) takeAlone(cursor, segment)
    else stray(segment, `${segment.id.replace(/[^\x20-\x7e]+/g, '?').slice(0, 12)} stands outside every transaction.`)
  }

  /** An interchange acknowledgment is a transaction of one segment, without ST and SE. */
  function takeAlone(cursor: Cursor, segment: RawSegment): void {
    const alone = handlers.onTransaction({
      index: transactions,
      set: 'TA1',
      guide: '',
      control: trimmed(segment, 1),
      header: segment,
      group: undefined,
      interchange: interchange?.header,
      separators: segment.separators,
    })
    transactions++
    if (alone === undefined) {
      handlers.onEnvelope?.(segment)
      return
    }
    alone.take(cursor)
    alone.end(segment)
  }

  function openGroup(segment: RawSegment): void {
    closeTransaction(undefined, segment)
    if (group !== undefined)
      report(segment, CODE.groupTrailerMissing, 'A new group (GS) starts before the last one was closed with GE.')
    group = { header: segment, control: trimmed(segment, 6), count: 0 }
    if (interchange !== undefined) interchange.count++
    controls = new Set()
    handlers.onEnvelope?.(segment)
  }

  function stray(segment: RawSegment, says: string): void {
    unread++
    handlers.onEnvelope?.(segment)
    report(segment, CODE.interchangeStructure, `${says} It is kept as it stands.`)
  }

  function openInterchange(segment: RawSegment): void {
    closeTransaction(undefined, segment)
    if (interchange !== undefined)
      report(
        segment,
        CODE.interchangeStructure,
        'A new interchange (ISA) starts before the last one was closed with IEA.',
      )
    group = undefined
    const control = trimmed(segment, 13)
    if (interchangeControls.has(control))
      report(segment, 'TA105:025', `The interchange control number ${control} came before in this file.`, 'ISA13')
    interchangeControls.add(control)
    interchange = { header: segment, control, count: 0 }
    if (segment.elements.length !== 17)
      report(
        segment,
        CODE.interchangeStructure,
        `The interchange header has ${segment.elements.length - 1} elements; 16 are required.`,
      )
    handlers.onEnvelope?.(segment)
  }

  function openTransaction(segment: RawSegment): void {
    closeTransaction(undefined, segment)
    const set = trimmed(segment, 1)
    const control = trimmed(segment, 2)
    if (!/^\d{3}$/.test(set))
      report(segment, CODE.setIdentifierInvalid, `"${set.slice(0, 12)}" is no transaction set.`, 'ST01')
    if (control === '') report(segment, CODE.setControlInvalid, 'The transaction has no control number.', 'ST02')
    else if (controls.has(control))
      report(segment, CODE.setControlRepeated, `The control number ${control} came before in this group.`, 'ST02')
    controls.add(control)
    if (group !== undefined) group.count++
    transaction = { header: segment, control, count: 1 }
    const guide = trimmed(segment, 3) || (group === undefined ? '' : trimmed(group.header, 8))
    sink = handlers.onTransaction({
      index: transactions,
      set,
      guide,
      control,
      header: segment,
      group: group?.header,
      interchange: interchange?.header,
      separators: segment.separators,
    })
    transactions++
    if (sink === undefined) unread++
  }

  /** A piece of a file whose ST is gone: the segment itself tells what it is part of. */
  function openImplied(segment: RawSegment, set: string): void {
    report(
      segment,
      CODE.setIdentifierInvalid,
      `There is no transaction header (ST); ${segment.id} shows that this is part of an ${set}.`,
      'ST01',
    )
    openTransaction(makeSegment(['ST', set, '0000'], segment))
  }

  /** `trailer` is the SE; without one, `at` is the segment that shows it is missing. */
  function closeTransaction(trailer: RawSegment | undefined, at: RawSegment | undefined): void {
    if (transaction === undefined) return
    const { control, count, header } = transaction
    if (trailer === undefined)
      report(
        at ?? header,
        CODE.setTrailerMissing,
        `Transaction ${control} has no trailer (SE): part of it may be missing.`,
        undefined,
        'error',
      )
    else {
      const counted = trimmed(trailer, 1)
      if (Number(counted) !== count)
        report(
          trailer,
          CODE.setCountMismatch,
          `The trailer counts ${counted || 'no'} segments in transaction ${control}; there are ${count}.`,
          'SE01',
        )
      const closing = trimmed(trailer, 2)
      if (closing !== control && !(Number(closing) === Number(control) && /^\d+$/.test(closing)))
        report(
          trailer,
          CODE.setControlMismatch,
          `The trailer names transaction ${closing || '(none)'}; the header names ${control || '(none)'}.`,
          'SE02',
        )
      if (sink === undefined) unread++
    }
    const ending = sink
    transaction = undefined
    sink = undefined
    ending?.end(trailer)
  }

  function closeGroup(segment: RawSegment): void {
    closeTransaction(undefined, segment)
    if (group === undefined) {
      stray(segment, 'GE closes a group, and none is open.')
      return
    }
    const counted = trimmed(segment, 1)
    if (Number(counted) !== group.count)
      report(
        segment,
        CODE.groupCountMismatch,
        `The group trailer counts ${counted || 'no'} transactions; there are ${group.count}.`,
        'GE01',
      )
    const closing = trimmed(segment, 2)
    if (closing !== group.control && !(/^\d+$/.test(closing) && Number(closing) === Number(group.control)))
      report(
        segment,
        CODE.groupControlMismatch,
        `The group trailer names ${closing || '(none)'}; the header names ${group.control || '(none)'}.`,
        'GE02',
      )
    group = undefined
    handlers.onEnvelope?.(segment)
  }

  function closeInterchange(segment: RawSegment): void {
    closeTransaction(undefined, segment)
    if (group !== undefined)
      report(segment, CODE.groupTrailerMissing, 'The interchange ends before its group was closed with GE.')
    group = undefined
    if (interchange === undefined) {
      stray(segment, 'IEA closes an interchange, and none is open.')
      return
    }
    const counted = trimmed(segment, 1)
    if (Number(counted) !== interchange.count)
      report(
        segment,
        CODE.interchangeCountMismatch,
        `The interchange trailer counts ${counted || 'no'} groups; there are ${interchange.count}.`,
        'IEA01',
      )
    const closing = trimmed(segment, 2)
    if (closing !== interchange.control)
      report(
        segment,
        CODE.interchangeControlMismatch,
        `The interchange trailer names ${closing || '(none)'}; the header names ${interchange.control || '(none)'}.`,
        'IEA02',
      )
    interchange = undefined
    handlers.onEnvelope?.(segment)
  }

  function end(): EnvelopeTotals {
    const openTransactionAtEnd = transaction !== undefined
    const last = transaction?.header ?? group?.header ?? interchange?.header
    closeTransaction(undefined, last)
    if (group !== undefined)
      report(last, CODE.groupTrailerMissing, 'The file ends before its group was closed with GE.')
    if (interchange !== undefined)
      report(
        last,
        CODE.prematureEnd,
        'The file ends before its interchange was closed with IEA.',
        undefined,
        openTransactionAtEnd ? 'error' : 'warning',
      )
    group = undefined
    interchange = undefined
    return { segments, unread, transactions }
  }

  return { take, end }
}

function trimmed(segment: RawSegment, at: number): string {
  return (segment.elements[at] ?? '').trim()
}
