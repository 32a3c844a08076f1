// A description and segments into a typed tree and faults, one transaction at a time. Never throws on somebody else's
// file: what it does not know it keeps raw, under UNREAD. Knows no particular transaction.

import type { Loop, Transaction } from './describe.ts'
import { SOURCE, UNREAD } from './describe.ts'
import { CODE, type FaultSink } from './fault.ts'
import { type Frame, findPlace, frameOf, knownIds, type LoopPlace, type Place, planLoop } from './plan-loop.ts'
import type { Node } from './read-segment.ts'
import { type Cursor, keepSegment, packId, type RawSegment } from './segment.ts'

export interface TreeReader {
  /** Takes the next body segment. Answers false when the description has no place for it (it is kept all the same). */
  take(cursor: Cursor): boolean
  /** Closes what is open and answers the tree. */
  end(): Node
  /** The tree as far as it has been read. */
  readonly tree: Node
}

export interface ReadOptions {
  readonly onFault: FaultSink
  /**
   * Loops handed out one by one when complete instead of being kept in the tree: memory stays that of one of them.
   */
  readonly stream?: { readonly loop: Loop; readonly onLoop: (node: Node) => void }
}

/**
 * What is kept at once of somebody else's file: a claim, or the part of a transaction that is not handed out claim by claim. No guide comes near
 * it (999 lines of an institutional claim with every segment a line may have are some 60,000); a file that goes on forever stops here.
 */
export const MOST_SEGMENTS = 300_000
export const MOST_BYTES = 1 << 26

/** One transaction on its way into a tree. */
interface Reading {
  readonly description: Transaction
  readonly onFault: FaultSink
  /** The loop that is handed out instead of kept. */
  readonly streamed: Loop | undefined
  readonly onLoop: ((node: Node) => void) | undefined
  /** The loops that are open, the body first. */
  readonly frames: Frame[]
  /** What is kept now, and what was when the loop that is handed out began. */
  readonly kept: { segments: number; bytes: number }
  readonly keptBefore: { segments: number; bytes: number }
  /** True from where too much was kept to the end of the loop that is handed out, or of the transaction. */
  full: boolean
}

/** Makes a reader of one transaction of this description. */
export function createTreeReader(description: Transaction, options: ReadOptions): TreeReader {
  const { onFault, stream } = options
  const plan = planLoop(description.body)
  const tree = plan.make()
  const body = frameOf(plan, tree)
  const reading: Reading = {
    description,
    onFault,
    onLoop: stream?.onLoop,
    streamed: stream?.loop,
    frames: [body],
    kept: { segments: 0, bytes: 0 },
    keptBefore: { segments: 0, bytes: 0 },
    full: false,
  }
  return {
    take: cursor => take(reading, cursor),
    end() {
      closeTo(reading, 0)
      checkRequired(reading, body)
      return tree
    },
    tree,
  }
}

function take(reading: Reading, cursor: Cursor): boolean {
  for (let depth = reading.frames.length - 1; depth >= 0; depth--) {
    const frame = reading.frames[depth] as Frame
    const place = findPlace(frame, cursor)
    if (place === undefined) continue
    if (depth < reading.frames.length - 1) closeTo(reading, depth)
    if (!hasRoom(reading, cursor)) return false
    put(reading, frame, place, cursor)
    return true
  }
  return hasRoom(reading, cursor) && takeImplied(reading, cursor)
}

/** Counts what is kept. Said once where there is no room for more. */
function hasRoom(reading: Reading, cursor: Cursor): boolean {
  if (reading.full) return false
  const { kept, description } = reading
  kept.segments++
  kept.bytes += cursor.stop - cursor.start
  if (kept.segments <= MOST_SEGMENTS && kept.bytes <= MOST_BYTES) return true
  reading.full = true
  const { index: segment, offset, id } = keepSegment(cursor)
  const what =
    reading.streamed !== undefined && reading.frames.some(frame => frame.plan.loop === reading.streamed)
      ? reading.streamed.label.toLowerCase()
      : `transaction of the ${description.set}`
  reading.onFault({
    severity: 'error',
    ...{ segment, offset, id },
    code: CODE.tooLarge,
    says: `This ${what} goes on for more than ${kept.segments - 1} segments or ${kept.bytes} bytes: no such file is sent, and the rest of it is not read.`,
  })
  return false
}

/** A segment whose wrapper was left out (a claim without LX) opens the wrapper too. */
function takeImplied(reading: Reading, cursor: Cursor): boolean {
  for (let depth = reading.frames.length - 1; depth >= 0; depth--) {
    const frame = reading.frames[depth] as Frame
    for (const wrapper of frame.plan.implied) {
      if (wrapper.inner.places.get(cursor.packed) === undefined) continue
      closeTo(reading, depth)
      const inner = open(reading, frame, wrapper)
      const place = findPlace(inner, cursor)
      if (place === undefined) continue
      put(reading, inner, place, cursor)
      return true
    }
  }
  keepUnread(reading, keepSegment(cursor))
  return false
}

function put(reading: Reading, frame: Frame, place: Place, cursor: Cursor): void {
  if (place.order < frame.reached && !frame.warned) {
    frame.warned = true
    const segment = keepSegment(cursor)
    report(
      reading,
      segment,
      CODE.outOfOrder,
      `${segment.id} stands later than its place in loop ${frame.plan.loop.id} (${frame.plan.loop.label}).`,
    )
  }
  if (place.order > frame.reached) frame.reached = place.order
  if (place.inner === undefined) attach(frame, place, place.read(cursor, reading.onFault))
  else attach(open(reading, frame, place), place.inner.trigger, place.read(cursor, reading.onFault))
}

function attach(frame: Frame, place: Place, value: unknown): void {
  frame.taken |= place.bit
  place.put(frame.node, value)
}

function open(reading: Reading, frame: Frame, place: LoopPlace): Frame {
  const node = place.inner.make()
  if (place.inner.loop === reading.streamed) {
    frame.taken |= place.bit
    Object.assign(reading.keptBefore, reading.kept)
  } else attach(frame, place, node)
  const inner = frameOf(place.inner, node)
  reading.frames.push(inner)
  return inner
}

function closeTo(reading: Reading, depth: number): void {
  while (reading.frames.length - 1 > depth) {
    const frame = reading.frames.pop()
    if (frame === undefined) return
    checkRequired(reading, frame)
    if (frame.plan.loop !== reading.streamed) continue
    Object.assign(reading.kept, reading.keptBefore)
    reading.full = false
    reading.onLoop?.(frame.node)
  }
}

function checkRequired(reading: Reading, frame: Frame): void {
  for (const place of frame.plan.required) {
    if ((frame.taken & place.bit) !== 0) continue
    const name = place.slot.kind === 'loop-slot' ? place.slot.loop.label : place.slot.segment.id
    const near = frame.node[frame.plan.trigger.key] as { readonly [SOURCE]?: RawSegment } | undefined
    const source = near?.[SOURCE]
    reading.onFault({
      severity: 'warning',
      segment: source?.index ?? 0,
      offset: source?.offset ?? 0,
      id: place.segmentId,
      code: CODE.missingSegment,
      says: `${place.segmentId} (${name}) is missing in loop ${frame.plan.loop.id} (${frame.plan.loop.label}).`,
    })
  }
}

function keepUnread(reading: Reading, segment: RawSegment): void {
  const innermost = reading.frames[reading.frames.length - 1]
  if (innermost === undefined) return
  const kept = innermost.node[UNREAD] as RawSegment[] | undefined
  if (kept === undefined) innermost.node[UNREAD] = [segment]
  else kept.push(segment)
  if (knownIds(reading.description.body).has(segment.id))
    report(
      reading,
      segment,
      reading.frames.some(frame => frame.plan.places.has(packId(segment.id)))
        ? CODE.tooManySegments
        : CODE.unexpectedSegment,
      `${segment.id} has no place here; it is kept as it stands.`,
    )
  else
    report(
      reading,
      segment,
      CODE.unrecognizedSegment,
      `${printableId(segment.id)} is not a segment of the ${reading.description.set}; it is kept as it stands.`,
    )
}

function report(reading: Reading, segment: RawSegment, code: string, says: string): void {
  reading.onFault({ severity: 'warning', segment: segment.index, offset: segment.offset, id: segment.id, code, says })
}

function printableId(id: string): string {
  const shown = id.replace(/[^\x20-\x7e]+/g, '?')
  return shown.length > 12 ? `"${shown.slice(0, 12)}…"` : `"${shown}"`
}
