// A packet in parts: every page once and in order, none over the limits, each part a tagged document that says which it is.
import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { pageOf } from '../../../../test/letter-plain.ts'
import { NOW } from '../../../../test/store.ts'
import { splitPacket } from './parts.ts'

const ABOUT = { title: 'Appeal', now: NOW }
const rangesOf = (parts: Awaited<ReturnType<typeof splitPacket>>) => parts.map(({ from, to }) => [from, to])

describe('a packet in parts', () => {
  it('has each page once, with a cover in each part', async () => {
    const packet = await pageOf('Own words', 7)
    const { length: all } = (await PDFDocument.load(packet)).getPages()
    const parts = await splitPacket(packet, ABOUT, { pages: 4 })
    expect(rangesOf(parts).flat()[0]).toBe(1)
    expect(parts.at(-1)?.to).toBe(all)
    expect(parts.slice(1).map(({ from }) => from)).toEqual(parts.slice(0, -1).map(({ to }) => to + 1))
    for (const [at, { name, bytes, from, to }] of parts.entries()) {
      expect(name).toBe(`packet-part-${at + 1}-of-${parts.length}.pdf`)
      const made = await PDFDocument.load(bytes, { updateMetadata: false })
      expect(made.getPageCount()).toBe(to - from + 2)
      expect(made.getPageCount()).toBeLessThanOrEqual(4)
      expect(made.getTitle()).toBe(`Appeal, part ${at + 1} of ${parts.length}`)
      expect(made.catalog.toString()).toContain('/StructTreeRoot')
    }
    expect(rangesOf(await splitPacket(packet, ABOUT, {}))).toEqual([[1, all]])
  })

  it('is halved until no part is over the bytes, and refused where a page alone is', async () => {
    const packet = await pageOf('Own words', 6)
    const whole = (await splitPacket(packet, ABOUT, {}))[0]?.bytes.length ?? 0
    const alone = Math.max(...(await splitPacket(packet, ABOUT, { pages: 2 })).map(({ bytes }) => bytes.length))
    const limit = Math.floor((whole + alone) / 2)
    const parts = await splitPacket(packet, ABOUT, { bytes: limit })
    expect(parts.length).toBeGreaterThan(1)
    for (const { bytes } of parts) expect(bytes.length).toBeLessThanOrEqual(limit)
    await expect(splitPacket(packet, ABOUT, { bytes: 1000 })).rejects.toMatchObject({ code: 'too-large' })
  })
})
