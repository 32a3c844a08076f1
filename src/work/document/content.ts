// What a document is by its content, whatever it is called, and which of its pages go along. Pure.
import { Refusal } from '../refusal.ts'

export const MEDIA = ['application/pdf', 'image/png', 'image/jpeg'] as const
export type Media = (typeof MEDIA)[number]
/** What may be brought in: a TIFF becomes a PDF of its pages. */
export type GivenMedia = Media | 'image/tiff'

/** As large as an upload may be. */
const MOST_BYTES = 64 << 20

/** Throws Refusal `empty`, `too-large`, `not-known` with what to do about it. */
export function mediaOf(bytes: Uint8Array): GivenMedia {
  if (bytes.length === 0) throw new Refusal('empty', 'There is nothing in this file: it has no bytes.')
  if (bytes.length > MOST_BYTES)
    throw new Refusal(
      'too-large',
      'This file is larger than 64 MB: split it, or scan it in black and white at 204 dpi.',
    )
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.includes('%PDF-')) {
    if (isEncrypted(bytes))
      throw new Refusal(
        'not-known',
        'This PDF is encrypted: print it to a PDF without a password, and bring that in. Nothing was kept.',
      )
    return 'application/pdf'
  }
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (/^(?:II[*+]\0|MM\0[*+])/.test(head)) return 'image/tiff'
  throw new Refusal(
    'not-known',
    'This is neither a PDF nor a TIFF, PNG or JPEG picture, whatever it is called. Nothing was kept.',
  )
}

/** A trailer, or the dictionary of a cross-reference stream, that names how it is encrypted. */
function isEncrypted(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return (
    /\/Encrypt\s+\d+\s+\d+\s+R/.test(text.subarray(Math.max(0, text.length - 4096)).toString('latin1')) ||
    text.indexOf('/Encrypt ') >= 0
  )
}

/** Pages as they are said, `1-3,5`, of a document of so many; all where nothing is said. Throws Refusal `not-known`. */
export function pagesIn(text: string, count: number): readonly number[] {
  if (text.trim() === '') return Array.from({ length: count }, (_, at) => at + 1)
  const pages = text.split(',').flatMap(part => {
    const [, from = '', to = from] = /^\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*$/.exec(part) ?? []
    const [first, last] = [Number(from), Number(to)]
    if (from === '' || first < 1 || last < first)
      throw new Refusal('not-known', `"${part.slice(0, 40)}" names no pages: write them as 1-3,5.`)
    if (last > count)
      throw new Refusal('not-known', `The document has ${count} pages, and ${part.trim()} are asked for.`)
    return Array.from({ length: last - first + 1 }, (_, at) => first + at)
  })
  return [...new Set(pages)]
}

/** Holds what was typed to its form, before anybody knows how many pages there are. */
export function mustBePages(text: string): void {
  pagesIn(text, 99_999)
}
