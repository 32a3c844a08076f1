// A zip of a few small files, each deflated, all of the same day, so that the same content makes the same bytes (APPNOTE 4.3).
import { crc32, deflateRawSync } from 'node:zlib'

/** 1980-01-01, the first day that a zip knows. */
const DAY = 0x0021

export function writeZip(files: readonly (readonly [name: string, text: string])[]): Buffer {
  const parts: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [name, text] of files) {
    const bytes = Buffer.from(text, 'utf8')
    const packed = deflateRawSync(bytes)
    const called = Buffer.from(name, 'utf8')
    const common = Buffer.alloc(26)
    // Version 2.0, names in UTF-8, deflated.
    for (const [value, at] of [
      [20, 0],
      [0x0800, 2],
      [8, 4],
      [0, 6],
      [DAY, 8],
      [called.length, 22],
      [0, 24],
    ] as const)
      common.writeUInt16LE(value, at)
    for (const [value, at] of [
      [crc32(bytes), 10],
      [packed.length, 14],
      [bytes.length, 18],
    ] as const)
      common.writeUInt32LE(value, at)
    parts.push(Buffer.from([0x50, 0x4b, 3, 4]), common, called, packed)
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(offset, 10)
    entries.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, entry, called)
    offset += 30 + called.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, directory, Buffer.from([0x50, 0x4b, 5, 6]), end])
}
