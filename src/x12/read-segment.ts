// One segment under the cursor into a typed node. Each segment's description is turned once into a straight piece of
// code (an object literal that calls one reader per element): reading a remittance is mostly this, millions of times.

import type { Field, Fields, Segment, Unused } from './describe.ts'
import { widthOf } from './describe.ts'
import { type GroupPlan, planElement, READER_OF, RUNTIME, type SegmentReader } from './read-element.ts'

export type { Node, SegmentReader } from './read-element.ts'

const readers = new WeakMap<Segment, SegmentReader>()

/** The reader of one segment. It never throws; what it cannot read it tells through the fault sink. */
export function segmentReader(segment: Segment): SegmentReader {
  const known = readers.get(segment)
  if (known !== undefined) return known
  const data: unknown[] = []
  const { statements, literal } = compileFields(segment.fields, 0, data)
  const width = Object.values(segment.fields).reduce((sum, field) => sum + widthOf(field), 0)
  const last = Object.values(segment.fields).at(-1)
  // A run that goes on is reported where it is read.
  const surplus =
    last?.kind === 'group' && last.runsOn ? '' : `if (count > ${width}) r.surplus(cursor, ${width}, sink);`
  const reader = build<SegmentReader>(
    data,
    `const { bytes, ends, count, wide } = cursor, text = cursor.piece.text;
     ${statements}
     ${surplus}
     return { ${literal}, [r.SOURCE]: r.keepSegment(cursor) };`,
  )
  readers.set(segment, reader)
  return reader
}

/** What a run of fields becomes: statements that read each into a variable, and the inside of an object literal. */
interface Code {
  readonly statements: string
  readonly literal: string
}

/** The text of these functions comes from our own descriptions only: checked keys and numbers, nothing a file could reach. */
function build<Made>(data: unknown[], body: string): Made {
  return new Function('r', 'd', `return function read(cursor, sink) { ${body} }`)(RUNTIME, data) as Made
}

/** `from`: the number of elements before the first field. */
function compileFields(fields: Fields, from: number, data: unknown[]): Code {
  const statements: string[] = []
  const literal: string[] = []
  let at = from + 1
  for (const [key, field] of Object.entries(fields)) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(key)) throw new TypeError(`"${key}" cannot be the name of an element`)
    if (field.kind !== 'unused') {
      statements.push(`let v${at};`, compileField(field, at, `v${at}`, data))
      literal.push(`${key}: v${at}`)
    }
    at += widthOf(field)
  }
  return { statements: statements.join(' '), literal: literal.join(', ') }
}

/** Statements that read the field at element `at` into `variable`. */
function compileField(field: Exclude<Field, Unused>, at: number, variable: string, data: unknown[]): string {
  const name = `d[${data.length}]`
  switch (field.kind) {
    case 'element': {
      data.push(planElement(field))
      const read =
        field.format === 'text'
          ? `wide || b - a > ${field.max} ? r.slow(cursor, ${at}, ${name}, sink) : text.slice(a, b)`
          : `r.${READER_OF[field.format]}(cursor, ${at}, a, b, ${name}, sink)`
      const otherwise = field.required ? ` else r.absent(cursor, ${at}, ${name}, sink);` : ''
      return `if (count >= ${at} && ends[${at}] > ends[${at - 1}] + 1) { const a = ends[${at - 1}] + 1, b = ends[${at}]; ${variable} = ${read}; }${otherwise}`
    }
    case 'list':
      data.push({ plan: planElement(field.of), read: RUNTIME[READER_OF[field.of.format]], times: field.times })
      return `${variable} = r.list(cursor, ${at}, ${name}, sink);`
    case 'repeated':
      data.push({ plan: planElement(field.of), read: RUNTIME[READER_OF[field.of.format]] })
      return `${variable} = r.repeated(cursor, ${at}, ${name}, sink);`
    case 'group': {
      const size = widthOf(field) / field.times
      const make = (turn: number) => {
        const inner: unknown[] = []
        const { statements, literal } = compileFields(field.parts, at - 1 + turn * size, inner)
        return build<SegmentReader>(
          inner,
          `const { bytes, ends, count, wide } = cursor, text = cursor.piece.text; ${statements} return { ${literal} };`,
        )
      }
      const parts = Array.from({ length: field.times }, (_, turn) => make(turn))
      data.push({ parts, size, make, times: field.times, runsOn: field.runsOn } satisfies GroupPlan)
      return `${variable} = r.group(cursor, ${at}, ${name}, sink);`
    }
    case 'composite': {
      const inner: unknown[] = []
      const { statements, literal } = compileFields(field.parts, 0, inner)
      const read = build(
        inner,
        `const { bytes, ends, count, wide } = cursor, text = cursor.piece.text; ${statements} return { ${literal} };`,
      )
      const width = Object.values(field.parts).reduce((sum, part) => sum + widthOf(part), 0)
      const last = Object.values(field.parts).at(-1)
      data.push({ read, composite: field, width, toEnd: last?.kind === 'element' && last.toEnd === true })
      return `${variable} = r.composite(cursor, ${at}, ${name}, sink);`
    }
  }
}
