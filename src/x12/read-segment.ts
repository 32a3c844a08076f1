// One segment under the cursor into a typed node. Each segment's description is turned once into a straight piece of
// code (an object literal that calls one reader per element): reading a remittance is mostly this, millions of times.
import { type Cursor, createCursor, elementText, keepSegment, packId } from './bytes.ts'
import type { Composite, Element, Field, Fields, Segment } from './describe.ts'
import { SOURCE, widthOf } from './describe.ts'
import { CODE, type FaultSink, type Severity } from './fault.ts'
import { parseDate, parseElement } from './values.ts'

export type Node = Record<string | symbol, unknown>
export type SegmentReader = (cursor: Cursor, onFault: FaultSink) => Node

const readers = new WeakMap<Segment, SegmentReader>()

/** The reader of one segment. It never throws; what it cannot read it tells through the fault sink. */
export function segmentReader(segment: Segment): SegmentReader {
  const known = readers.get(segment)
  if (known !== undefined) return known
  const code = compileFields(segment.fields, 'cursor', '0', 'whole')
  const width = Object.values(segment.fields).reduce((sum, field) => sum + widthOf(field), 0)
  const reader = build(
    code,
    `if (cursor.count > ${width}) r.surplus(cursor, ${width}, sink);
     return { ${code.literal}, [r.SOURCE]: r.keepSegment(cursor) };`,
  )
  readers.set(segment, reader)
  return reader
}

interface Code {
  /** The inside of an object literal. */
  readonly literal: string
  /** Descriptions the code refers to as `d[0]`, `d[1]` … */
  readonly data: unknown[]
}

function build(code: Code, body: string): SegmentReader {
  // The text below comes from our own descriptions only: keys and numbers, nothing a file could reach.
  const make = new Function('r', 'd', `return function read(cursor, sink) { ${body} }`) as (
    runtime: typeof RUNTIME,
    data: unknown[],
  ) => SegmentReader
  return make(RUNTIME, code.data)
}

/** `base` is an expression for the number of elements before the first field; `context` says what holds them. */
function compileFields(
  fields: Fields,
  cursor: string,
  base: string,
  context: 'whole' | 'part',
  data: unknown[] = [],
): Code {
  const parts: string[] = []
  let at = 1
  for (const [key, field] of Object.entries(fields)) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(key)) throw new TypeError(`"${key}" cannot be the name of an element`)
    const position = base === '0' ? String(at) : `${base} + ${at}`
    const expression = compileField(field, cursor, position, context, data)
    if (expression !== undefined) parts.push(`${key}: ${expression}`)
    at += widthOf(field)
  }
  return { literal: parts.join(', '), data }
}

function compileField(
  field: Field,
  cursor: string,
  position: string,
  context: 'whole' | 'part',
  data: unknown[],
): string | undefined {
  if (field.kind === 'unused') return undefined
  const name = `d[${data.length}]`
  switch (field.kind) {
    case 'element':
      data.push(planElement(field))
      return `r.${READER_OF[field.format]}(${cursor}, ${position}, ${name}, sink)`
    case 'list':
      data.push({ plan: planElement(field.of), read: RUNTIME[READER_OF[field.of.format]], times: field.times })
      return `r.list(${cursor}, ${position}, ${name}, sink)`
    case 'group': {
      const size = widthOf(field) / field.times
      const code = compileFields(field.parts, 'cursor', 'base', context)
      const make = new Function(
        'r',
        'd',
        `return function readPart(cursor, base, sink) { return { ${code.literal} }; }`,
      )
      data.push({ read: make(RUNTIME, code.data), size, times: field.times })
      return `r.group(${cursor}, ${position}, ${name}, sink)`
    }
    case 'composite': {
      if (context === 'part' && cursor !== 'cursor') throw new TypeError('a composite holds no composite')
      const code = compileFields(field.parts, 'cursor', '0', 'part')
      const make = new Function('r', 'd', `return function readParts(cursor, sink) { return { ${code.literal} }; }`)
      data.push({
        read: make(RUNTIME, code.data),
        composite: field,
        width: Object.values(field.parts).reduce((sum, part) => sum + widthOf(part), 0),
      })
      return `r.composite(${cursor}, ${position}, ${name}, sink)`
    }
  }
}

// ---- what the made code calls ----

interface ElementPlan {
  readonly element: Element
  readonly max: number
  readonly required: boolean
  /** True when any text within `max` will do. */
  readonly plain: boolean
  /** A closed list, packed; undefined when any code will do. */
  readonly packed: Int32Array | undefined
  readonly values: readonly string[]
}
interface ListPlan {
  readonly plan: ElementPlan
  readonly read: (cursor: Cursor, at: number, plan: ElementPlan, sink: FaultSink) => unknown
  readonly times: number
}
interface GroupPlan {
  readonly read: (cursor: Cursor, base: number, sink: FaultSink) => Node
  readonly size: number
  readonly times: number
}
interface CompositePlan {
  readonly read: (cursor: Cursor, sink: FaultSink) => Node
  readonly composite: Composite
  readonly width: number
}

function planElement(element: Element): ElementPlan {
  const { values, max, format } = element
  return {
    element,
    max,
    required: element.required,
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
const SHORT = createMemory(2048)
const DATES = createMemory(4096)

const READER_OF = {
  text: 'text',
  code: 'code',
  money: 'money',
  decimal: 'decimal',
  date: 'date',
  time: 'text',
} as const

const RUNTIME = {
  SOURCE: SOURCE as symbol,
  keepSegment,

  text(cursor: Cursor, at: number, plan: ElementPlan, sink: FaultSink): unknown {
    if (at > cursor.count) return plan.required ? absent(cursor, at, plan, sink) : undefined
    const start = (cursor.ends[at - 1] as number) + 1
    const stop = cursor.ends[at] as number
    if (start === stop) return plan.required ? absent(cursor, at, plan, sink) : undefined
    if (cursor.wide || !plan.plain || stop - start > plan.max) return slow(cursor, at, plan, sink)
    return cursor.piece.text.slice(start, stop)
  },

  code(cursor: Cursor, at: number, plan: ElementPlan, sink: FaultSink): unknown {
    if (at > cursor.count) return plan.required ? absent(cursor, at, plan, sink) : undefined
    const start = (cursor.ends[at - 1] as number) + 1
    const stop = cursor.ends[at] as number
    const length = stop - start
    if (length === 0) return plan.required ? absent(cursor, at, plan, sink) : undefined
    if (length > 3) return slow(cursor, at, plan, sink)
    let packed = 0
    for (let i = start; i < stop; i++) packed = (packed << 8) | (cursor.bytes[i] as number)
    const closed = plan.packed
    if (closed !== undefined) {
      for (let i = 0; i < closed.length; i++) if (closed[i] === packed) return plan.values[i]
      return slow(cursor, at, plan, sink)
    }
    const slot = (packed ^ (packed >> 11)) & 2047
    if (SHORT.keys[slot] === packed) return SHORT.values[slot]
    const value = slow(cursor, at, plan, sink)
    if (!cursor.wide) {
      SHORT.keys[slot] = packed
      SHORT.values[slot] = value as string
    }
    return value
  },

  money(cursor: Cursor, at: number, plan: ElementPlan, sink: FaultSink): unknown {
    if (at > cursor.count) return plan.required ? absent(cursor, at, plan, sink) : undefined
    const start = (cursor.ends[at - 1] as number) + 1
    const stop = cursor.ends[at] as number
    if (start === stop) return plan.required ? absent(cursor, at, plan, sink) : undefined
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
  decimal(cursor: Cursor, at: number, plan: ElementPlan, sink: FaultSink): unknown {
    if (at > cursor.count) return plan.required ? absent(cursor, at, plan, sink) : undefined
    const start = (cursor.ends[at - 1] as number) + 1
    const stop = cursor.ends[at] as number
    if (start === stop) return plan.required ? absent(cursor, at, plan, sink) : undefined
    if (stop - start > 3) return slow(cursor, at, plan, sink)
    let packed = 0
    for (let i = start; i < stop; i++) {
      const byte = cursor.bytes[i] as number
      if (byte < 48 || byte > 57) return slow(cursor, at, plan, sink)
      packed = (packed << 8) | byte
    }
    const slot = (packed ^ (packed >> 11)) & 2047
    if (SHORT.keys[slot] === packed) return SHORT.values[slot]
    const value = cursor.piece.text.slice(start, stop)
    SHORT.keys[slot] = packed
    SHORT.values[slot] = value
    return value
  },

  date(cursor: Cursor, at: number, plan: ElementPlan, sink: FaultSink): unknown {
    if (at > cursor.count) return plan.required ? absent(cursor, at, plan, sink) : undefined
    const start = (cursor.ends[at - 1] as number) + 1
    const stop = cursor.ends[at] as number
    if (start === stop) return plan.required ? absent(cursor, at, plan, sink) : undefined
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
      if ((cursor.ends[position - 1] as number) + 1 === cursor.ends[position]) continue
      const value = plan.read(cursor, position, plan.plan, sink)
      if (values === undefined) values = [value]
      else values.push(value)
    }
    return values ?? EMPTY
  },

  group(cursor: Cursor, at: number, plan: GroupPlan, sink: FaultSink): unknown {
    let found: Node[] | undefined
    for (let turn = 0; turn < plan.times; turn++) {
      const base = at - 1 + turn * plan.size
      if (base >= cursor.count) break
      const last = Math.min(base + plan.size, cursor.count)
      // Nothing but separators: a gap between two runs.
      if ((cursor.ends[last] as number) - (cursor.ends[base] as number) === last - base) continue
      const part = plan.read(cursor, base, sink)
      if (found === undefined) found = [part]
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
    const inner = INNER
    const separator = cursor.piece.separators.component.charCodeAt(0)
    const { bytes } = cursor
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
    inside = at
    const node = plan.read(inner, sink)
    inside = 0
    if (count > plan.width)
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

/** The cursor inside a composite, and which element that is (0: none is being read). */
const INNER = createCursor()
let inside = 0

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
export function elementName(id: string, at: number): string {
  return `${id}${at < 10 ? '0' : ''}${at}`
}
