// TIFFs of scanners and faxes as documents: what poppler draws of the PDF is the same page however the TIFF was packed; what is broken is told in a sentence.
// The files of `test/scans` hold one two-page document, packed by Ghostscript and ImageMagick in five ways; the strips are of 16 lines, their bits turned round.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { act } from '../../../test/act.ts'
import { ANSWERS, fillForLetters } from '../../../test/letter-plain.ts'
import { poppler } from '../../../test/poppler.ts'
import { NOW, newStore } from '../../../test/store.ts'
import { action as makeAppeal } from '../denial/appeal.ts'
import { addDocument } from './add.ts'
import { pdfOfTiff } from './tiff-pdf.ts'

const SCANS = join(import.meta.dirname, '../../../test/scans')
const scan = (name: string) => readFileSync(join(SCANS, name))

/** Which pixels are dark, page by page, 36 to the inch: strips of a page meet between pixels otherwise. */
function drawn(pdf: Uint8Array): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-tiff-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf)
    const { status } = spawnSync('pdftoppm', ['-r', '36', '-gray', join(folder, 'a.pdf'), join(folder, 'p')])
    expect(status).toBe(0)
    return readdirSync(folder)
      .filter(name => name.endsWith('.pgm'))
      .sort()
      .map(name => {
        const [, , , pixels = ''] = readFileSync(join(folder, name), 'latin1').split('\n', 4)
        return [...pixels].map(pixel => (pixel.charCodeAt(0) < 96 ? '#' : '.')).join('')
      })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe.skipIf(poppler === undefined)('a TIFF', () => {
  it('shows the same pages however it was packed', async () => {
    const fax = drawn(await pdfOfTiff(scan('fax-g4.tif')))
    expect(fax).toHaveLength(2)
    expect(fax[0]).toContain('#####')
    expect(fax[0]).not.toBe(fax[1])
    for (const name of ['fax-g3.tif', 'lzw.tif', 'palette.tif'])
      expect(drawn(await pdfOfTiff(scan(name))), name).toEqual(fax)
    const strips = drawn(await pdfOfTiff(scan('strips-low-bit-first.tif')))
    const differ = [...(strips[0] ?? '')].filter((pixel, at) => pixel !== fax[0]?.[at]).length
    expect(differ).toBeLessThan(150)
  })
})

describe('a TIFF that was brought in', () => {
  it('is an exhibit of the packet, and as small as it came', async () => {
    const store = await newStore('sqlite')
    const id = await fillForLetters(store)
    const given = { exhibit: 'authorization', title: 'Approval', name: 'fax.tif', pages: '' }
    const number = await addDocument(store, { denialId: id }, given, scan('fax-g4.tif'), { who: 'ann', now: NOW })
    const row = await store.kysely.selectFrom('document').selectAll().where('id', '=', number).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ media: 'application/pdf', name: 'fax.tif' })
    expect(row.bytes).toBeLessThan(4000)
    const { 'exhibit.authorization': _apart, ...answers } = ANSWERS
    const made = await act(store, makeAppeal, { ids: [id] }, { argument: 'on-file', answers }, { who: 'ann', now: NOW })
    expect(made.changed).toBe(1)
  })

  it.each<readonly [string, (bytes: Buffer) => Buffer, string]>([
    ['cut off', bytes => bytes.subarray(0, bytes.length - 200), 'ends before its pages do'],
    [
      'of 60 MB with nothing in it',
      () => Buffer.concat([Buffer.from('II*\0\x08\0\0\0'), Buffer.alloc(60 << 20)]),
      'size of a page',
    ],
    ['whose pages go round', bytes => withFirstPageNext(bytes), 'names one of its pages twice'],
    ['of the large kind', () => Buffer.from('II+\0\x08\0\0\0\x10\0\0\0'), 'BigTIFF'],
    ['packed in a way that nobody knows', bytes => withTag(bytes, 259, 34_712), 'cannot be carried over (34712)'],
  ])('%s is told in a sentence', async (_what, change, says) => {
    await expect(pdfOfTiff(change(Buffer.from(scan('fax-g4.tif'))))).rejects.toThrow(says)
  })
})

const firstAt = (bytes: Buffer) => bytes.readUInt32LE(4)

function withFirstPageNext(bytes: Buffer): Buffer {
  bytes.writeUInt32LE(firstAt(bytes), firstAt(bytes) + 2 + bytes.readUInt16LE(firstAt(bytes)) * 12)
  return bytes
}

function withTag(bytes: Buffer, tag: number, value: number): Buffer {
  const at = firstAt(bytes)
  for (let entry = at + 2; entry < at + 2 + bytes.readUInt16LE(at) * 12; entry += 12)
    if (bytes.readUInt16LE(entry) === tag) bytes.writeUInt16LE(value, entry + 8)
  return bytes
}
