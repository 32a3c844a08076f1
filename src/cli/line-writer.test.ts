// Lines through one buffer: what is handed on is whole, in order, in UTF-8, however long, though the buffer is used again.
import { expect, it } from 'vitest'
import { createLineWriter } from './line-writer.ts'

it('hands on every line whole, and uses its room again', async () => {
  const handedOn: string[] = []
  const rooms = new Set<ArrayBufferLike>()
  const writer = createLineWriter({
    async out(text) {
      const bytes = text as Uint8Array
      rooms.add(bytes.buffer)
      handedOn.push(Buffer.from(bytes).toString('utf8'))
    },
  })
  await writer.flush()
  writer.put('"Müller"')
  writer.put('€'.repeat(10))
  await writer.flush()
  writer.put('second')
  await writer.flush()
  // Longer than the room there was.
  const long = '漢'.repeat(1 << 20)
  writer.put(long)
  writer.put('last')
  await writer.flush()
  await writer.flush()
  expect(handedOn).toEqual([`"Müller"\n${'€'.repeat(10)}\n`, 'second\n', `${long}\nlast\n`])
  expect(rooms.size).toBe(2)
})
