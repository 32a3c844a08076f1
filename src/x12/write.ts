// A typed tree back into segments and bytes, by the same description. A segment whose values are unchanged is written
// as it came, to the byte; a new or changed one in the canonical form (no trailing empty elements, no needless zeros).

import type { Field, Fields, Loop, Segment, Transaction, TreeOf } from './describe.ts'
import { SOURCE, UNREAD, widthOf } from './describe.ts'
import { segmentReader } from './read-segment.ts'
import { cursorOn, encodeText, type RawSegment, type Separators } from './segment.ts'
import { formatElement } from './values.ts'

type Node = Readonly<Record<string | symbol, unknown>>

/** The separators Overturn writes with when it makes a file of its own. */
export const OUR_SEPARATORS: Separators = {
  element: '*',
  component: ':',
  repetition: '^',
  terminator: '~',
  suffix: '\n',
}

/** Thrown when a value holds a character that separates in this file: X12 has no way to write it. */
export class UnwritableText extends Error {
  override readonly name = 'UnwritableText'
  readonly element: string
  readonly value: string
  constructor(element: string, value: string) {
    super(`${element} holds "${value}", and one of its characters is a separator in this file.`)
    this.element = element
    this.value = value
  }
}

/** The body segments of a tree (without ST and SE), each as text without its terminator. */
export function writeBody<T extends Transaction>(description: T, tree: TreeOf<T>, separators: Separators): string[] {
  const written: Written[] = []
  writeLoop(description.body, tree as Node, separators, written)
  // A tree that was read whole goes back in the order it came in, out-of-place segments too.
  if (written.every(piece => piece.index !== undefined)) written.sort((a, b) => (a.index ?? 0) - (b.index ?? 0))
  return written.map(piece => piece.text)
}

interface Written {
  readonly text: string
  readonly index: number | undefined
}

function writeLoop(loop: Loop, node: Node, separators: Separators, out: Written[]): void {
  for (const [key, slot] of Object.entries(loop.slots)) {
    const value = node[key]
    const nodes = (slot.many ? (value ?? []) : value === undefined ? [] : [value]) as readonly Node[]
    for (const inner of nodes) {
      if (slot.kind === 'loop-slot') writeLoop(slot.loop, inner, separators, out)
      else out.push(writeSegment(slot.segment, inner, separators))
    }
  }
  for (const raw of (node[UNREAD] as readonly RawSegment[] | undefined) ?? [])
    out.push({ text: raw.elements.join(separators.element), index: raw.index })
}

function writeSegment(segment: Segment, node: Node, separators: Separators): Written {
  const source = node[SOURCE] as RawSegment | undefined
  if (source === undefined) return { text: canonicalSegment(segment, node, separators), index: undefined }
  const { index } = source
  if (source.separators.element === separators.element && source.separators.component === separators.component) {
    const asItCame = segmentReader(segment)(cursorOn(source), () => {})
    // Compared unchecked: what a file holds may not be writable anew, and is still written back as it came.
    if (compose(segment, asItCame, separators, asItIs) === compose(segment, node, separators, asItIs))
      return { text: source.text, index }
  }
  return { text: canonicalSegment(segment, node, separators), index }
}

/** One segment in canonical form, without its terminator. Throws UnwritableText where a value holds a separator. */
export function canonicalSegment(segment: Segment, node: object, separators: Separators): string {
  return compose(segment, node as Node, separators, checked)
}

/** What is done with each element's text before it is joined to the others. */
type Check = (text: string, separators: Separators, name: string) => string

const asItIs: Check = text => text

function compose(segment: Segment, node: Node, separators: Separators, check: Check): string {
  const elements = writeFields(segment.fields, node, separators, segment.id, check)
  while (elements.length > 0 && elements[elements.length - 1] === '') elements.pop()
  return [segment.id, ...elements].join(separators.element)
}

function writeFields(fields: Fields, node: Node, separators: Separators, name: string, check: Check): string[] {
  const out: string[] = []
  for (const [key, field] of Object.entries(fields))
    writeField(field, node[key], separators, `${name}.${key}`, check, out)
  return out
}

function writeField(
  field: Field,
  value: unknown,
  separators: Separators,
  name: string,
  check: Check,
  out: string[],
): void {
  switch (field.kind) {
    case 'unused':
      out.push('')
      return
    case 'element':
      out.push(
        field.format === 'bytes' ? formatElement(field, value) : check(formatElement(field, value), separators, name),
      )
      return
    case 'list': {
      const values = (value ?? []) as readonly unknown[]
      for (let turn = 0; turn < field.times; turn++)
        out.push(check(formatElement(field.of, values[turn]), separators, name))
      return
    }
    case 'repeated':
      out.push(
        ((value ?? []) as readonly unknown[])
          .map(each => check(formatElement(field.of, each), separators, name))
          .join(separators.repetition ?? '^'),
      )
      return
    case 'group': {
      const parts = (value ?? []) as readonly Node[]
      const size = widthOf(field) / field.times
      const times = field.runsOn ? Math.max(field.times, parts.length) : field.times
      for (let turn = 0; turn < times; turn++) {
        const part = parts[turn]
        if (part === undefined) for (let blank = 0; blank < size; blank++) out.push('')
        else out.push(...writeFields(field.parts, part, separators, name, check))
      }
      return
    }
    case 'composite': {
      const parts = value === undefined ? [] : writeFields(field.parts, value as Node, separators, name, check)
      while (parts.length > 0 && parts[parts.length - 1] === '') parts.pop()
      out.push(parts.join(separators.component))
      return
    }
  }
}

function checked(text: string, separators: Separators, name: string): string {
  if (text.includes(separators.element) || text.includes(separators.terminator) || text.includes(separators.component))
    throw new UnwritableText(name, text)
  return text
}

/** What an interchange of ours needs besides the transactions. Dates and times are arguments, never the clock. */
export interface InterchangeHeader {
  readonly sender: { readonly qualifier: string; readonly id: string }
  readonly receiver: { readonly qualifier: string; readonly id: string }
  /** ISO date and HH:MM, as they go into ISA09/10 and GS04/05. */
  readonly date: string
  readonly time: string
  /** 1 to 999999999. */
  readonly control: number
  /** True for ISA15 `T`. */
  readonly test: boolean
}

/** The ISA and GS that open an interchange of one functional group, and the GE and IEA that close it. */
export function writeEnvelope(
  header: InterchangeHeader,
  description: Transaction,
  transactions: number,
  separators: Separators,
): { readonly open: string; readonly close: string } {
  const s = separators
  const day = header.date.replaceAll('-', '')
  const clock = header.time.replaceAll(':', '').slice(0, 4)
  const control = String(header.control).padStart(9, '0')
  const fill = (value: string, width: number) => encodeText(value).slice(0, width).padEnd(width)
  const isa = [
    'ISA',
    '00',
    fill('', 10),
    '00',
    fill('', 10),
    fill(header.sender.qualifier, 2),
    fill(header.sender.id, 15),
    fill(header.receiver.qualifier, 2),
    fill(header.receiver.id, 15),
    day.slice(2),
    clock,
    s.repetition ?? '^',
    // The envelope's version is the guide's, from 5010 on: 00501, 00602.
    description.guide < '005' ? '00501' : description.guide.slice(0, 5),
    control,
    '0',
    header.test ? 'T' : 'P',
    s.component,
  ]
  const gs = [
    'GS',
    description.functionalId,
    header.sender.id,
    header.receiver.id,
    day,
    clock,
    String(header.control),
    'X',
    description.guide,
  ]
  const end = `${s.terminator}${s.suffix}`
  return {
    open: `${isa.join(s.element)}${end}${gs.join(s.element)}${end}`,
    close: `GE${s.element}${transactions}${s.element}${header.control}${end}IEA${s.element}1${s.element}${control}${end}`,
  }
}

/** One transaction, ST to SE, as text of one character per byte. `control` is ST02, 4 to 9 characters. */
export function writeTransaction<T extends Transaction>(
  description: T,
  tree: TreeOf<T>,
  control: string,
  separators: Separators,
): string {
  const s = separators
  const body = writeBody(description, tree, separators)
  // ST03 names the guide; the 835 and the 997 do not use it.
  const guide = description.set === '835' || description.set === '997' ? [] : [description.guide]
  const header = ['ST', description.set, control, ...guide]
  const lines = [header.join(s.element), ...body, ['SE', String(body.length + 2), control].join(s.element)]
  return lines.map(line => `${line}${s.terminator}${s.suffix}`).join('')
}
