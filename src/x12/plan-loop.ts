// A loop's description worked out once, so that reading is only table look-ups: which slot a segment may take, and how a value is put there.
// Knows no transaction and keeps nothing of a file.

import type { Loop, SegmentSlot, Slot } from './describe.ts'
import { UNREAD } from './describe.ts'
import { type Node, type SegmentReader, segmentReader } from './read-segment.ts'
import { type Cursor, packId } from './segment.ts'

/** One open loop of a transaction that is being read. */
export interface Frame {
  readonly plan: LoopPlan
  readonly node: Node
  /** The furthest slot met so far, to notice segments out of order. */
  reached: number
  warned: boolean
  /** One bit per slot that has been filled. */
  taken: number
}

interface PlaceBase {
  readonly key: string
  readonly order: number
  readonly many: boolean
  readonly max: number
  readonly unbounded: boolean
  /** The segment that stands for this place: its own, or its loop's trigger. */
  readonly segmentId: string
  /** Which element must have which value (packed), 0 when any segment of that name fits. */
  readonly whenElement: number
  readonly whenValues: readonly number[]
  readonly read: SegmentReader
  /** This place's bit in a frame's `taken`. */
  readonly bit: number
  /** Puts a value into the node: sets it, or adds it to the array. */
  readonly put: (node: Node, value: unknown) => void
}
interface SegmentPlace extends PlaceBase {
  readonly slot: SegmentSlot
  readonly inner: undefined
}
export interface LoopPlace extends PlaceBase {
  readonly slot: Extract<Slot, { kind: 'loop-slot' }>
  readonly inner: LoopPlan
}
export type Place = SegmentPlace | LoopPlace

export interface LoopPlan {
  readonly loop: Loop
  /** By packed segment identifier, and the same as a table that is quick to look into. */
  readonly places: ReadonlyMap<number, readonly Place[]>
  readonly table: PlaceTable
  readonly trigger: SegmentPlace
  readonly required: readonly Place[]
  readonly implied: readonly LoopPlace[]
  readonly make: () => Node
}

const EMPTY: readonly never[] = Object.freeze([])
const plans = new WeakMap<Loop, LoopPlan>()

export function frameOf(plan: LoopPlan, node: Node): Frame {
  return { plan, node, reached: 0, warned: false, taken: 0 }
}

/** A small hash table without collisions: `spread` is chosen so that no two segments of the loop share a slot. */
interface PlaceTable {
  readonly spread: number
  readonly keys: Int32Array
  readonly lists: readonly (readonly Place[])[]
}
const SLOT_BITS = 6

function slotOf(packed: number, spread: number): number {
  return Math.imul(packed, spread) >>> (32 - SLOT_BITS)
}

function tableOf(places: ReadonlyMap<number, readonly Place[]>): PlaceTable {
  // Odd multipliers from the golden ratio on; the first few hundred hold one that fits any loop of a guide.
  for (let spread = 0x9e3779b1 | 0; ; spread = (spread + 0x61c88646) | 0) {
    const slots = new Set([...places.keys()].map(packed => slotOf(packed, spread)))
    if (slots.size < places.size) continue
    const keys = new Int32Array(1 << SLOT_BITS)
    const lists: (readonly Place[])[] = new Array(1 << SLOT_BITS).fill(EMPTY)
    for (const [packed, list] of places) {
      keys[slotOf(packed, spread)] = packed
      lists[slotOf(packed, spread)] = list
    }
    return { spread, keys, lists }
  }
}

/** The first place in this loop that this segment may take. */
export function findPlace(frame: Frame, cursor: Cursor): Place | undefined {
  const { spread, keys, lists } = frame.plan.table
  const slot = slotOf(cursor.packed, spread)
  if (keys[slot] !== cursor.packed) return undefined
  const places = lists[slot] as readonly Place[]
  let element = 0
  let value = 0
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as Place
    if (place.whenElement > 0) {
      if (place.whenElement !== element) {
        element = place.whenElement
        value = packElement(cursor, element)
      }
      if (!place.whenValues.includes(value)) continue
    }
    if (
      place.many
        ? place.unbounded || (frame.node[place.key] as readonly unknown[]).length < place.max
        : (frame.taken & place.bit) === 0
    )
      return place
  }
  return undefined
}

/** A short element as one number; -1 when it is longer than a code of three characters. */
function packElement(cursor: Cursor, at: number): number {
  if (at > cursor.count) return 0
  const start = (cursor.ends[at - 1] as number) + 1
  const stop = cursor.ends[at] as number
  if (stop - start > 3) return -1
  let packed = 0
  for (let i = start; i < stop; i++) packed = (packed << 8) | (cursor.bytes[i] as number)
  return packed
}

export function planLoop(loop: Loop): LoopPlan {
  const known = plans.get(loop)
  if (known !== undefined) return known
  const all = Object.entries(loop.slots).map(([key, slot], order) => planPlace(key, slot, order))
  const places = new Map<number, Place[]>()
  for (const place of all) {
    const id = packId(place.segmentId)
    places.set(id, [...(places.get(id) ?? []), place])
  }
  const trigger = all[0]
  if (trigger === undefined || trigger.slot.kind !== 'segment-slot')
    throw new TypeError(`loop ${loop.id} does not open with a segment`)
  // The trigger opens the loop; inside it, the same segment opens the next one.
  if (!isBody(loop)) {
    const id = packId(trigger.segmentId)
    places.set(
      id,
      (places.get(id) ?? []).filter(place => place !== trigger),
    )
  }
  const plan: LoopPlan = {
    loop,
    places,
    table: tableOf(places),
    trigger: trigger as SegmentPlace,
    required: all.filter(place => place.slot.required),
    implied: all.filter((place): place is LoopPlace => place.slot.kind === 'loop-slot' && place.slot.loop.implied),
    make: makerOf(all),
  }
  plans.set(loop, plan)
  return plan
}

/** An object literal with every slot in it, made once: all nodes of a loop then have one shape, which reading leans on. */
function makerOf(places: readonly Place[]): () => Node {
  const literal = places.map(({ key, many }) => {
    if (!/^[a-z][A-Za-z0-9]*$/.test(key)) throw new TypeError(`"${key}" cannot be the name of a slot`)
    return `${key}: ${many ? 'EMPTY' : 'undefined'}`
  })
  return new Function('EMPTY', 'UNREAD', `return () => ({ ${literal.join(', ')}, [UNREAD]: undefined })`)(
    EMPTY,
    UNREAD,
  ) as () => Node
}

function isBody(loop: Loop): boolean {
  return loop.id === 'body'
}

function planPlace(key: string, slot: Slot, order: number): Place {
  if (slot.kind === 'segment-slot') {
    const { segment, many, max, when } = slot
    return {
      key,
      order,
      many,
      max,
      unbounded: max === Number.POSITIVE_INFINITY,
      bit: bitOf(order),
      put: putterOf(key, many),
      slot,
      inner: undefined,
      segmentId: segment.id,
      whenElement: when?.element ?? 0,
      whenValues: (when?.values ?? []).map(packId),
      read: segmentReader(segment),
    }
  }
  const inner = planLoop(slot.loop)
  const { segmentId, whenElement, whenValues, read } = inner.trigger
  return {
    key,
    order,
    many: slot.many,
    max: slot.max,
    unbounded: slot.max === Number.POSITIVE_INFINITY,
    bit: bitOf(order),
    put: putterOf(key, slot.many),
    slot,
    inner,
    segmentId,
    whenElement,
    whenValues,
    read,
  }
}

function bitOf(order: number): number {
  if (order > 30) throw new TypeError('a loop has at most 31 slots')
  return 1 << order
}

/**
 * Made per slot, so that each writes to one place of one shape. Keys were checked where the node was made. Arrays of two
 * and three are made to measure: a pushed one would take room for seventeen, and most repeating segments come two or three
 * times.
 */
function putterOf(key: string, many: boolean): (node: Node, value: unknown) => void {
  const body = many
    ? `const list = node.${key};
       if (list === EMPTY) node.${key} = [value];
       else if (list.length === 1) node.${key} = [list[0], value];
       else if (list.length === 2) node.${key} = [list[0], list[1], value];
       else list.push(value)`
    : `node.${key} = value`
  return new Function('EMPTY', `return (node, value) => { ${body} }`)(EMPTY) as (node: Node, value: unknown) => void
}

const ids = new WeakMap<Loop, ReadonlySet<string>>()

export function knownIds(loop: Loop): ReadonlySet<string> {
  const known = ids.get(loop)
  if (known !== undefined) return known
  const found = new Set<string>()
  for (const slot of Object.values(loop.slots)) {
    if (slot.kind === 'segment-slot') found.add(slot.segment.id)
    else for (const id of knownIds(slot.loop)) found.add(id)
  }
  ids.set(loop, found)
  return found
}
