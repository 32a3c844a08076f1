import { describe, expect, it } from 'vitest'
import { createPacker, joinPacked } from './row-packer.ts'
import type { Row } from './tables.ts'

/** A form of a trace: numbers and a text. */
const formRow = (id: number): Row<'traceForm'> => ({ practiceId: 1, id, text: `form ${id}` })

function packed(engine: 'sqlite' | 'postgres', ids: readonly number[]) {
  const packer = createPacker(engine, 'traceForm')
  for (const id of ids) packer.add(formRow(id))
  return packer.packed()
}

describe.each(['sqlite', 'postgres'] as const)('rows packed for %s', engine => {
  const ids = Array.from({ length: 500 }, (_, at) => at + 1)

  it('are the same packed at once and joined of parts', () => {
    const parts = [ids.slice(0, 3), ids.slice(3, 300), ids.slice(300)].map(part => packed(engine, part))
    const [first, ...others] = parts
    if (first === undefined) throw new Error('no parts')
    expect(joinPacked([first, ...others])).toEqual(packed(engine, ids))
  })

  it('leave no memory behind in the parts that they were joined of', () => {
    const parts = [packed(engine, [1, 2]), packed(engine, [3])] as const
    joinPacked([...parts])
    expect(parts.map(({ text, numbers }) => [text.byteLength, numbers.byteLength])).toEqual([
      [0, 0],
      [0, 0],
    ])
  })

  it('hold no more memory than they say', () => {
    const { numbers } = packed(engine, ids)
    expect(numbers.buffer.byteLength).toBe(numbers.byteLength)
  })
})
