// The words in which a transaction is described: elements, segments, loops. A description is plain data; the tree's
// TypeScript type, the reader, the writer, the faults, the random generator and the reference page all derive from it.
// Knows nothing of any particular transaction.
import type { RawSegment } from './segment.ts'

/** How one element is written and what it becomes in the tree. */
export type Format =
  | 'text'
  | 'code'
  /** Integer cents in the tree; a decimal number of dollars on the wire. */
  | 'money'
  /** A decimal number kept as its text: units may be halves, rates have four decimals. */
  | 'decimal'
  /** A document: any bytes, one character per byte; separators mean nothing in it. */
  | 'bytes'
  /** ISO date `2026-03-02` in the tree; CCYYMMDD (or YYMMDD) on the wire. */
  | 'date'
  | 'time'

export interface Element<Value = unknown> {
  readonly kind: 'element'
  readonly format: Format
  readonly label: string
  readonly required: boolean
  readonly min: number
  readonly max: number
  /** The closed list of a code; absent = any value. */
  readonly values?: readonly string[]
  /** The last of a composite: all that stands there to its end, separators too, because senders write them into it. */
  readonly toEnd?: boolean
  /** Never set; carries the type. */
  readonly as?: Value
}
/** A composite: components under one element. */
export interface Composite<Parts extends Fields = Fields> {
  readonly kind: 'composite'
  readonly label: string
  readonly required: boolean
  readonly parts: Parts
}
/** The same run of elements several times over (CAS triplets, PLB pairs); becomes an array. */
export interface Group<Parts extends Fields = Fields> {
  readonly kind: 'group'
  readonly times: number
  readonly parts: Parts
  /** True where senders write more runs than the guide allows: those are money, so they are read, and reported. */
  readonly runsOn: boolean
}
/** One element several times over (remark codes); becomes an array of its values. */
export interface List<Value = unknown> {
  readonly kind: 'list'
  readonly times: number
  readonly of: Element<Value>
}
/** One element whose values are parted by the repetition separator; becomes an array. */
export interface Repeated<Value = unknown> {
  readonly kind: 'repeated'
  readonly of: Element<Value>
}
/** A position that the guide does not use. */
export interface Unused {
  readonly kind: 'unused'
}
export type Field = Element | Composite | Group | List | Repeated | Unused
export type Fields = Readonly<Record<string, Field>>

type Rest = { readonly required?: boolean; readonly min?: number; readonly max?: number }

/** What the guide asks for, always: of an element, a segment or a loop. */
export const required = { required: true } as const

function element<Value>(format: Format, label: string, max: number, rest: Rest = {}): Element<Value> {
  return {
    kind: 'element',
    format,
    label,
    required: rest.required ?? false,
    min: rest.min ?? 1,
    max: rest.max ?? max,
  }
}
export const text = (label: string, rest?: Rest): Element<string> => element('text', label, 80, rest)
export const code = (label: string, values?: readonly string[], rest?: Rest): Element<string> => ({
  ...element<string>('code', label, 30, rest),
  ...(values === undefined ? {} : { values }),
})
export const money = (label: string, rest?: Rest): Element<number> => element('money', label, 18, rest)
export const decimal = (label: string, rest?: Rest): Element<string> => element('decimal', label, 15, rest)
export const date = (label: string, rest?: Rest): Element<string> => element('date', label, 8, { min: 6, ...rest })
export const time = (label: string, rest?: Rest): Element<string> => element('time', label, 8, { min: 4, ...rest })
export const bytes = (label: string, rest?: Rest): Element<string> => element('bytes', label, 64 << 20, rest)
export const unused = (): Unused => ({ kind: 'unused' })
export const list = <Value>(times: number, of: Element<Value>): List<Value> => ({ kind: 'list', times, of })
export const repeated = <Value>(of: Element<Value>): Repeated<Value> => ({ kind: 'repeated', of })
export const group = <const Parts extends Fields>(
  times: number,
  parts: Parts,
  rest: { readonly runsOn?: boolean } = {},
): Group<Parts> => ({ kind: 'group', times, parts, runsOn: rest.runsOn ?? false })
/** Text that is the last of a composite and takes whatever stands there to its end. */
export const textToEnd = (label: string, rest?: Rest): Element<string> => ({
  ...element<string>('text', label, 80, rest),
  toEnd: true,
})
export const composite = <const Parts extends Fields>(label: string, parts: Parts, rest?: Rest): Composite<Parts> => ({
  kind: 'composite',
  label,
  required: rest?.required ?? false,
  parts,
})

export interface Segment<Shape extends Fields = Fields> {
  readonly kind: 'segment'
  readonly id: string
  readonly label: string
  readonly fields: Shape
}
export const segment = <const Shape extends Fields>(id: string, label: string, fields: Shape): Segment<Shape> => ({
  kind: 'segment',
  id,
  label,
  fields,
})

/** Where a segment may stand in a loop. `when` names an element (from 1) and the values that make it this slot's. */
export interface SegmentSlot<Shape extends Fields = Fields, Many extends boolean = boolean> {
  readonly kind: 'segment-slot'
  readonly segment: Segment<Shape>
  readonly many: Many
  readonly required: boolean
  /** How often it may stand there; Infinity where the guide sets no bound worth holding a payer to. */
  readonly max: number
  readonly when?: { readonly element: number; readonly values: readonly string[] } | undefined
}
/** A loop inside a loop; `many` loops become an array. */
export interface LoopSlot<Inner extends Loop = Loop, Many extends boolean = boolean> {
  readonly kind: 'loop-slot'
  readonly loop: Inner
  readonly many: Many
  readonly required: boolean
  readonly max: number
}
export type Slot = SegmentSlot | LoopSlot
export type Slots = Readonly<Record<string, Slot>>

type SlotRest = { readonly required?: boolean; readonly max?: number; readonly when?: SegmentSlot['when'] }

export function one<Shape extends Fields>(segment: Segment<Shape>, rest: SlotRest = {}): SegmentSlot<Shape, false> {
  return { kind: 'segment-slot', segment, many: false, required: false, max: 1, ...rest }
}
export function many<Shape extends Fields>(segment: Segment<Shape>, rest: SlotRest = {}): SegmentSlot<Shape, true> {
  return { kind: 'segment-slot', segment, many: true, required: false, max: Number.POSITIVE_INFINITY, ...rest }
}
export function oneLoop<Inner extends Loop>(loop: Inner, rest: SlotRest = {}): LoopSlot<Inner, false> {
  return { kind: 'loop-slot', loop, many: false, required: false, max: 1, ...rest }
}
export function loops<Inner extends Loop>(loop: Inner, rest: SlotRest = {}): LoopSlot<Inner, true> {
  return { kind: 'loop-slot', loop, many: true, required: false, max: Number.POSITIVE_INFINITY, ...rest }
}

/** A loop. Its first slot is its trigger: that segment opens it. */
export interface Loop<Shape extends Slots = Slots> {
  readonly kind: 'loop'
  /** The guide's number: `2100`. */
  readonly id: string
  readonly label: string
  readonly slots: Shape
  /** True for a wrapper that some senders leave out (LX): a segment further in opens it. */
  readonly implied: boolean
}
export const loop = <const Shape extends Slots>(
  id: string,
  label: string,
  slots: Shape,
  rest: { readonly implied?: boolean } = {},
): Loop<Shape> => ({ kind: 'loop', id, label, slots, implied: rest.implied ?? false })

export interface Transaction<Body extends Loop = Loop> {
  readonly set: string
  /** The guide this describes: `005010X221A1`. */
  readonly guide: string
  readonly label: string
  /** GS01. */
  readonly functionalId: string
  readonly body: Body
}
export const transaction = <const Set extends string, Body extends Loop>(
  set: Set,
  guide: string,
  label: string,
  functionalId: string,
  body: Body,
): Transaction<Body> & { readonly set: Set } => ({ set, guide, label, functionalId, body })

/** Under this key every segment of a tree that was read keeps where it came from. */
export const SOURCE = Symbol('source segment')
/** Under this key a loop keeps the segments that its description does not know, in their order. */
export const UNREAD = Symbol('segments not read')

type ValueOf<F> =
  F extends Element<infer Value>
    ? Value | undefined
    : F extends Composite<infer Parts>
      ? FieldsOf<Parts> | undefined
      : F extends Group<infer Parts>
        ? readonly FieldsOf<Parts>[]
        : F extends List<infer Value> | Repeated<infer Value>
          ? readonly Value[]
          : never
/** The typed content of a segment, composite or group. Every element may be missing: it is somebody else's file. */
export type FieldsOf<Shape extends Fields> = {
  readonly [Key in keyof Shape as Shape[Key] extends Unused ? never : Key]?: ValueOf<Shape[Key]>
}
/** A segment in a tree. */
export type SegmentNode<S extends Segment = Segment> = FieldsOf<S['fields']> & { readonly [SOURCE]?: RawSegment }
/** A loop in a tree: `many` slots are arrays (possibly empty), others the node or undefined. */
export type LoopNode<L extends Loop = Loop> = {
  readonly [Key in keyof L['slots']]: L['slots'][Key] extends SegmentSlot<infer Shape, infer Many>
    ? Many extends true
      ? readonly SegmentNode<Segment<Shape>>[]
      : SegmentNode<Segment<Shape>> | undefined
    : L['slots'][Key] extends LoopSlot<infer Inner, infer Many>
      ? Many extends true
        ? readonly LoopNode<Inner>[]
        : LoopNode<Inner> | undefined
      : never
} & { readonly [UNREAD]?: readonly RawSegment[] }
/** The tree of a whole transaction. */
export type TreeOf<T extends Transaction> = LoopNode<T['body']>

/** The segment a node was read from; undefined for one that we made. */
export function sourceOf(node: object | undefined): RawSegment | undefined {
  return node === undefined ? undefined : (node as { readonly [SOURCE]?: RawSegment })[SOURCE]
}

/** How many elements a field takes on the wire. */
export function widthOf(field: Field): number {
  if (field.kind === 'group') return field.times * Object.keys(field.parts).length
  return field.kind === 'list' ? field.times : 1
}
