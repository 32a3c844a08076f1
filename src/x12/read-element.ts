// What the code made for a segment calls: one reader per form of element, the quick way through ordinary text, and the careful way that
// reports everything that is odd. Knows positions under the cursor, no segment's description.

import type { Composite, Element } from './describe.ts'
import { SOURCE } from './describe.ts'
import { CODE, type FaultSink, type Severity } from './fault.ts'
import { type Cursor, createCursor, elementText, keepSegment, packId } from './segment.ts'
import { parseDate, parseElement } from './values.ts'

export type Node = Record<string | symbol, unknown>
export type SegmentReader = (cursor: Cursor, onFault: FaultSink) => Node

interface ElementPlan {
  readonly element: Element
  readonly max: number
  /** True when any text within `max` will do. */
  readonly plain: boolean
  /** A closed list, packed; undefined when any code will do. */
  readonly packed: Int32Array | undefined
  readonly values: readonly string[]
}
/** Reads element `at`, which is not empty and stands from `start` to `stop`. */
type ReadElement = (
  cursor: Cursor,
  at: number,
  start: number,
  stop: number,
  plan: ElementPlan,
  sink: FaultSink,
) => unknown
interface ListPlan {
  readonly plan: ElementPlan
  readonly read: ReadElement
  readonly times: number
}
interface RepeatedPlan {
  readonly plan: ElementPlan
  readonly read: ReadElement
}
export interface GroupPlan {
  /** One reader for each time the run may come; more are made when a file goes on. */
  readonly parts: SegmentReader[]
  readonly size: number
  readonly make: (turn: number) => SegmentReader
  readonly times: number
  readonly runsOn: boolean
}
/** Runs that are read of one segment, however many stand there: no real one comes near, and no file fills the memory. */
const MOST_RUNS = 200
interface CompositePlan {
  readonly read: (cursor: Cursor, sink: FaultSink) => Node
  readonly composite: Composite
  readonly width: number
  /** True when the last component takes all that stands there to the end. */
  readonly toEnd: boolean
}

export function planElement(element: Element): ElementPlan {
  const { values, max, format } = element
  return {
    element,
    max,
    plain: format === 'text',
    packed: values === undefined ? undefined : Int32Array.from(values, packId),
    values: values ?? [],
  }
}

const EMPTY: readonly never[] = Object.freeze([])

/** What was made of a short text lately, by its packed number: the same `HC` or date is not made a million times. */
function createMemory(slots: number): { keys: Int32Array; values: string[] } {
  return { keys: new Int32Array(slots), values: new Array<string>(slots).fill('') }
}
const SHORT = createMemory(4096)
const DATES = createMemory(4096)

/** Spreads packed codes over the slots of `SHORT` (Fibonacci hashing). */
function slotFor(packed: number): number {
  return Math.imul(packed, 0x9e3779b1) >>> 20
}

/**
 * Keeps a short text for the next time. As a key of an object it becomes the one copy that literals share, so that
 * comparing it with `'PR'` compares two pointers and no characters.
 */
function remember(slot: number, packed: number, value: string): string {
  const shared = Object.keys({ [value]: 0 })[0] ?? value
  SHORT.keys[slot] = packed
  SHORT.values[slot] = shared
  return shared
}

export const READER_OF = {
  text: 'text',
  bytes: 'text',
  code: 'code',
  money: 'money',
  decimal: 'decimal',
  date: 'date',
  time: 'text',
} as const

export const RUNTIME = {
  SOURCE: SOURCE as symbol,
  keepSegment,
  slow,
  absent,

  text(cursor: Cursor, at: number, start: number, stop: number, plan: ElementPlan, sink: FaultSink): unknown {
    if (cursor.wide || !plan.plain || stop - start > plan.max) return slow(cursor, at, plan, sink)
    return cursor.piece.text.slice(start, stop)
  },

  code(cursor: Cursor, at: number, start: number, stop: number, plan: ElementPlan, sink: FaultSink): unknown {
    const length = stop - start
    if (length > 3) return slow(cursor, at, plan, sink)
    let packed = 0
    for (let i = start; i < stop; i++) packed = (packed << 8) | (cursor.bytes[i] as number)
    const closed = plan.packed
    if (closed !== undefined) {
      for (let i = 0; i < closed.length; i++) if (closed[i] === packed) return plan.values[i]
      return slow(cursor, at, plan, sink)
    }
    const slot = slotFor(packed)
    if (SHORT.keys[slot] === packed) return SHORT.values[slot]
    const value = slow(cursor, at, plan, sink)
    return cursor.wide ? value : remember(slot, packed, value as string)
  },

  money(cursor: Cursor, at: number, start: number, stop: number, plan: ElementPlan, sink: FaultSink): unknown {
    const bytes = cursor.bytes
    let i = start
    const negative = bytes[i] === 45
    if (negative) i++
    let cents = 0
    let digits = 0
    let decimals = -1
    for (; i < stop; i++) {
      const byte = bytes[i] as number
      if (byte >= 48 && byte <= 57) {
        cents = cents * 10 + (byte - 48)
        digits++
        if (decimals >= 0) decimals++
      } else if (byte === 46 && decimals < 0) decimals = 0
      else return slow(cursor, at, plan, sink)
    }
    if (digits === 0 || decimals > 2 || digits > 14) return slow(cursor, at, plan, sink)
    if (decimals < 2) cents *= decimals === 1 ? 10 : 100
    return negative && cents !== 0 ? -cents : cents
  },

  /** Whole numbers up to 999 are most of them; the same text is handed out each time. */
  decimal(cursor: Cursor, at: number, start: number, stop: number, plan: ElementPlan, sink: FaultSink): unknown {
    if (stop - start > 3) return slow(cursor, at, plan, sink)
    let packed = 0
    for (let i = start; i < stop; i++) {
      const byte = cursor.bytes[i] as number
      if (byte < 48 || byte > 57) return slow(cursor, at, plan, sink)
      packed = (packed << 8) | byte
    }
    const slot = slotFor(packed)
    if (SHORT.keys[slot] === packed) return SHORT.values[slot]
    return remember(slot, packed, cursor.piece.text.slice(start, stop))
  },

  date(cursor: Cursor, at: number, start: number, stop: number, plan: ElementPlan, sink: FaultSink): unknown {
    if (stop - start !== 8) return slow(cursor, at, plan, sink)
    let number = 0
    for (let i = start; i < stop; i++) number = number * 10 + ((cursor.bytes[i] as number) - 48)
    const slot = (number ^ (number >> 12)) & 4095
    if (DATES.keys[slot] === number) return DATES.values[slot]
    const value = parseDate(cursor.piece.text.slice(start, stop))
    if (value === undefined) return slow(cursor, at, plan, sink)
    DATES.keys[slot] = number
    DATES.values[slot] = value
    return value
  },

  list(cursor: Cursor, at: number, plan: ListPlan, sink: FaultSink): unknown {
    if (at > cursor.count) return EMPTY
    let values: unknown[] | undefined
    for (let turn = 0; turn < plan.times; turn++) {
      const position = at + turn
      if (position > cursor.count) break
      const start = (cursor.ends[position - 1] as number) + 1
      const stop = cursor.ends[position] as number
      if (start === stop) continue
      const value = plan.read(cursor, position, start, stop, plan.plan, sink)
      if (values === undefined) values = [value]
      else values.push(value)
    }
    return values ?? EMPTY
  },

  /** Where the file declares no repetition separator (4010), the element is one value. */
  repeated(cursor: Cursor, at: number, { plan, read }: RepeatedPlan, sink: FaultSink): unknown {
    if (at > cursor.count || (cursor.ends[at] as number) === (cursor.ends[at - 1] as number) + 1) return EMPTY
    const inner = layInner(cursor, at, cursor.piece.separators.repetition?.charCodeAt(0) ?? -1)
    const values: unknown[] = []
    inside = at
    for (let turn = 1; turn <= inner.count; turn++) {
      const start = (inner.ends[turn - 1] as number) + 1
      const stop = inner.ends[turn] as number
      if (start < stop) values.push(read(inner, turn, start, stop, plan, sink))
    }
    inside = 0
    return values
  },

  group(cursor: Cursor, at: number, plan: GroupPlan, sink: FaultSink): unknown {
    let found: Node[] | undefined
    const most = cursor.count > at - 1 + plan.times * plan.size ? runsOn(cursor, at, plan, sink) : plan.times
    for (let turn = 0; turn < most; turn++) {
      const base = at - 1 + turn * plan.size
      if (base >= cursor.count) break
      const last = Math.min(base + plan.size, cursor.count)
      // Nothing but separators: a gap between two runs.
      if ((cursor.ends[last] as number) - (cursor.ends[base] as number) === last - base) continue
      const part = (plan.parts[turn] as SegmentReader)(cursor, sink)
      if (found === undefined) found = [part]
      else if (found.length === 1) found = [found[0] as Node, part]
      else found.push(part)
    }
    return found ?? EMPTY
  },

  composite(cursor: Cursor, at: number, plan: CompositePlan, sink: FaultSink): unknown {
    const start = at > cursor.count ? 0 : (cursor.ends[at - 1] as number) + 1
    const stop = at > cursor.count ? 0 : (cursor.ends[at] as number)
    if (start === stop) {
      if (plan.composite.required) missing(cursor, at, plan.composite.label, sink)
      return undefined
    }
    const inner = layInner(cursor, at, cursor.piece.separators.component.charCodeAt(0))
    const { count } = inner
    const whole = plan.toEnd && count > plan.width
    if (whole) {
      inner.count = plan.width
      inner.ends[plan.width] = stop
    }
    inside = at
    const node = plan.read(inner, sink)
    inside = 0
    if (count > plan.width && !whole)
      tell(
        cursor,
        at,
        'warning',
        CODE.tooManyComponents,
        `${plan.composite.label} has ${count} components where ${plan.width} are described; the rest is kept in the raw segment.`,
        sink,
      )
    return node
  },

  surplus(cursor: Cursor, width: number, sink: FaultSink): void {
    if ((cursor.ends[cursor.count] as number) - (cursor.ends[width] as number) === cursor.count - width) return
    tell(
      cursor,
      width + 1,
      'warning',
      CODE.tooManyElements,
      `There are ${cursor.count} elements where ${width} are described; the rest is kept in the raw segment.`,
      sink,
    )
  },
}

/** More runs than the guide allows: readers are made for them, and they are reported. Answers how many runs are read. */
function runsOn(cursor: Cursor, at: number, plan: GroupPlan, sink: FaultSink): number {
  if (!plan.runsOn) return plan.times
  const first = at + plan.times * plan.size
  // A run says first what it is about: without that, what stands there is something else.
  if ((cursor.ends[first] as number) === (cursor.ends[first - 1] as number) + 1) {
    RUNTIME.surplus(cursor, first - 1, sink)
    return plan.times
  }
  const there = Math.ceil((cursor.count - at + 1) / plan.size)
  const most = Math.min(there, MOST_RUNS)
  for (let turn = plan.parts.length; turn < most; turn++) plan.parts.push(plan.make(turn))
  const says = `There are ${there} runs of elements where ${plan.times} may stand; `
  if (there <= MOST_RUNS)
    tell(cursor, first, 'warning', CODE.tooManyElements, `${says}all of them are read and counted.`, sink)
  else tell(cursor, first, 'error', CODE.tooManyElements, `${says}the first ${MOST_RUNS} are read.`, sink)
  return most
}

/** The cursor inside a composite or between repetitions, and which element that is (0: none is being read). */
const INNER = createCursor()
let inside = 0

/** Lays the inner cursor over element `at`, cut at every separator. */
function layInner(cursor: Cursor, at: number, separator: number): Cursor {
  const inner = INNER
  const { bytes } = cursor
  const start = (cursor.ends[at - 1] as number) + 1
  const stop = cursor.ends[at] as number
  inner.ends[0] = start - 1
  let count = 0
  for (let i = start; i < stop; i++) {
    if (bytes[i] !== separator) continue
    if (count >= inner.ends.length - 2) break
    inner.ends[++count] = i
  }
  inner.ends[++count] = stop
  inner.count = count
  inner.bytes = bytes
  inner.piece = cursor.piece
  inner.packed = cursor.packed
  inner.start = cursor.start
  inner.stop = cursor.stop
  inner.index = cursor.index
  inner.wide = cursor.wide
  return inner
}

function absent(cursor: Cursor, at: number, plan: ElementPlan, sink: FaultSink): undefined {
  missing(cursor, at, plan.element.label, sink)
  return undefined
}

function missing(cursor: Cursor, at: number, label: string, sink: FaultSink): void {
  tell(cursor, at, 'warning', CODE.missingElement, `${label} is missing.`, sink)
}

/** Reads an element the careful way, telling everything that is odd about it. */
function slow(cursor: Cursor, at: number, plan: ElementPlan, sink: FaultSink): unknown {
  return parseElement(plan.element, elementText(cursor, at), cursor.wide, trouble =>
    tell(cursor, at, trouble.severity, trouble.code, `${plan.element.label}: ${trouble.says}`, sink),
  )
}

function tell(cursor: Cursor, at: number, severity: Severity, code: string, says: string, sink: FaultSink): void {
  const { id } = keepSegment(cursor)
  const element = inside > 0 && cursor === INNER ? `${elementName(id, inside)}-${at}` : elementName(id, at)
  sink({
    severity,
    segment: cursor.index,
    offset: cursor.piece.base + cursor.start,
    id,
    element,
    code,
    says: `${element}: ${says}`,
  })
}

/** `CLP` and 4 make `CLP04`. */
function elementName(id: string, at: number): string {
  return `${id}${at < 10 ? '0' : ''}${at}`
}
