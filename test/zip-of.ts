// A small zip, stored or deflated, for tests of opening one. Follows the public format note (PKWARE APPNOTE) as far as tests need.
import { crc32, deflateRawSync } from 'node:zlib'

/** A zip of these files, deflated, or stored as they are. */
export function zipOf(
  files: Readonly<Record<string, string | Buffer>>,
  how: 'deflated' | 'stored' = 'deflated',
): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const plain = typeof text === 'string' ? Buffer.from(text, 'latin1') : text
    const packed = how === 'stored' ? plain : deflateRawSync(plain)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc32(plain), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(plain.length, 8)
    const nameLength = Buffer.alloc(4)
    nameLength.writeUInt16LE(name.length, 0)
    const common = Buffer.concat([
      Buffer.from([20, 0, 0, 0, how === 'stored' ? 0 : 8, 0, 0, 0, 0, 0]),
      sizes,
      nameLength,
    ])
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed])
    const where = Buffer.alloc(4)
    where.writeUInt32LE(offset)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, Buffer.alloc(10), where, Buffer.from(name)]),
    )
    bodies.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, central, end])
}
