// Archives as they come from clearinghouses: packed files within a zip, zips within a zip, and nests that are made to fill a machine.
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { zipOf } from '../../../../test/zip-of.ts'
import { openBuffer, openFiles, Unopenable } from './open-file.ts'

/** What comes out: name and text, or name and why it could not be opened. */
async function opened(bytes: Buffer): Promise<readonly (readonly [string, string])[]> {
  const found: (readonly [string, string])[] = []
  for await (const file of openBuffer('a.zip', bytes)) {
    if (file instanceof Unopenable) {
      found.push([file.path, `not opened: ${file.message}`])
      continue
    }
    const parts: Uint8Array[] = []
    for await (const chunk of file.chunks) parts.push(Buffer.from(chunk))
    found.push([file.name, Buffer.concat(parts).toString()])
  }
  return found
}

describe('an archive within an archive', () => {
  it('is opened: a zip, a gzip, and what lies beside them, in order', async () => {
    const inner = zipOf({ 'one.835': 'ISA one', 'deeper.zip': zipOf({ 'two.835': 'ISA two' }) })
    const all = zipOf({
      'day.zip': inner,
      'three.835.gz': gzipSync('ISA three'),
      'four.835': 'ISA four',
      'empty.835': '',
    })
    expect(await opened(all)).toEqual([
      ['a.zip/day.zip/one.835', 'ISA one'],
      ['a.zip/day.zip/deeper.zip/two.835', 'ISA two'],
      ['a.zip/three.835.gz', 'ISA three'],
      ['a.zip/four.835', 'ISA four'],
      ['a.zip/empty.835', ''],
    ])
  })

  it('deeper than anybody packs them is not, and says what to do; what lies beside it is', async () => {
    let nest = zipOf({ 'one.835': 'ISA one' })
    for (const name of ['c.zip', 'b.zip']) nest = zipOf({ [name]: nest })
    expect(await opened(zipOf({ 'x.zip': nest, 'four.835': 'ISA four' }))).toEqual([
      [
        'a.zip/x.zip/b.zip/c.zip',
        'not opened: it is an archive within an archive, and it lies 3 archives deep: unpack it, and bring in what it holds',
      ],
      ['a.zip/four.835', 'ISA four'],
    ])
  })

  it('that is damaged is told by its own name, and what lies beside it is read', async () => {
    const cut = zipOf({ 'one.835': 'ISA one' }).subarray(0, 40)
    const [damaged, beside] = await opened(zipOf({ 'cut.zip': cut, 'four.835': 'ISA four' }))
    expect(damaged).toEqual(['a.zip/cut.zip', expect.stringMatching(/the zip is damaged/)])
    expect(beside).toEqual(['a.zip/four.835', 'ISA four'])
  })
})

/** Files of a folder that this process holds open. */
function heldOpen(folder: string): number {
  const linkOf = (descriptor: string) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`)
    } catch {
      return ''
    }
  }
  return readdirSync('/proc/self/fd').filter(each => linkOf(each).startsWith(folder)).length
}

describe('a file that is passed over', () => {
  it('is closed when the next one is asked for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'overturn-passed-'))
    try {
      for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, name), 'x'.repeat(600_000))
      const held: number[] = []
      for await (const _ of openFiles([folder])) held.push(heldOpen(folder))
      expect([held, heldOpen(folder)]).toEqual([[1, 1, 1], 0])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
