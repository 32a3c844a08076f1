// What stands in a TIFF as scanners and faxes make it (TIFF 6.0, and its technical notes on JPEG and Deflate): pages, and of each its strips as they are
// packed. Nothing is unpacked here. Pure; reads no byte outside of what it was given.

export interface TiffPage {
  readonly width: number
  readonly height: number
  /** Pixels per inch, 0 where nothing is said of it. */
  readonly across: number
  readonly down: number
  readonly compression: number
  /** How a value is a color: 0 white is zero, 1 black is zero, 2 RGB, 3 by a palette, 5 CMYK, 6 YCbCr. */
  readonly photometric: number
  readonly bits: number
  readonly samples: number
  readonly predictor: number
  /** T4Options: bit 0 set where lines are coded in two dimensions. */
  readonly faxOptions: number
  /** The first pixel is in the lowest bit. */
  readonly lowBitFirst: boolean
  /** 16 bits for each of red, green and blue, one color after the other. */
  readonly palette: readonly number[]
  readonly jpegTables: Uint8Array | undefined
  readonly strips: readonly { readonly bytes: Uint8Array; readonly rows: number }[]
}

/** Why it cannot be read, as the rest of a sentence that begins with "This TIFF". */
export class UnreadableTiff extends Error {
  override readonly name = 'UnreadableTiff'
}

const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8 }
const TAG = {
  ...{ width: 256, height: 257, bits: 258, compression: 259, photometric: 262, fillOrder: 266, stripOffsets: 273 },
  ...{ samples: 277, rowsPerStrip: 278, stripCounts: 279, across: 282, down: 283, planar: 284, faxOptions: 292 },
  ...{ unit: 296, predictor: 317, palette: 320, tileWidth: 322, jpegTables: 347 },
} as const
/** Values of one entry at most: as many strips as a page of a poster has. */
const MOST_VALUES = 1 << 20

/** The pages in their order, `most` at most. Throws UnreadableTiff. */
export function tiffPages(bytes: Uint8Array, most: number): readonly TiffPage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = bytes[0] === 0x49
  if (bytes.length < 8 || view.getUint16(2, little) !== 42)
    throw new UnreadableTiff('is of a kind that no scanner writes (BigTIFF)')
  const pages: TiffPage[] = []
  const seen = new Set<number>()
  for (let at = view.getUint32(4, little); at !== 0; ) {
    if (seen.has(at)) throw new UnreadableTiff('names one of its pages twice')
    seen.add(at)
    if (pages.length === most) throw new UnreadableTiff(`has more than ${most} pages`)
    const { entries, next } = directoryAt(view, little, at)
    pages.push(pageOf(bytes, entries))
    at = next
  }
  if (pages.length === 0) throw new UnreadableTiff('has no page')
  return pages
}

type Entries = ReadonlyMap<number, readonly number[]>

function directoryAt(
  view: DataView,
  little: boolean,
  at: number,
): { readonly entries: Entries; readonly next: number } {
  const ends = () => new UnreadableTiff('ends before its pages do')
  if (at + 2 > view.byteLength) throw ends()
  const count = view.getUint16(at, little)
  const end = at + 2 + count * 12
  if (end + 4 > view.byteLength) throw ends()
  const entries = new Map<number, readonly number[]>()
  for (let entry = at + 2; entry < end; entry += 12) {
    const type = view.getUint16(entry + 2, little)
    const size = SIZES[type]
    const values = view.getUint32(entry + 4, little)
    if (size === undefined) continue
    if (values > MOST_VALUES) throw new UnreadableTiff('is damaged')
    const from = size * values <= 4 ? entry + 8 : view.getUint32(entry + 8, little)
    if (from + size * values > view.byteLength) throw ends()
    entries.set(
      view.getUint16(entry, little),
      Array.from({ length: values }, (_, each) => valueAt(view, little, type, from + each * size)),
    )
  }
  return { entries, next: view.getUint32(end, little) }
}

function valueAt(view: DataView, little: boolean, type: number, at: number): number {
  if (type === 3 || type === 8) return view.getUint16(at, little)
  if (type === 4 || type === 9) return view.getUint32(at, little)
  if (type === 5 || type === 10) return view.getUint32(at, little) / Math.max(1, view.getUint32(at + 4, little))
  return view.getUint8(at)
}

function pageOf(bytes: Uint8Array, entries: Entries): TiffPage {
  const one = (tag: number, otherwise: number) => entries.get(tag)?.[0] ?? otherwise
  const [width, height] = [one(TAG.width, 0), one(TAG.height, 0)]
  if (width === 0 || height === 0 || width > 65_500 || height > 65_500)
    throw new UnreadableTiff('says no size of a page')
  if (entries.has(TAG.tileWidth)) throw new UnreadableTiff('is cut into tiles, which faxes and scanners do not do')
  const samples = one(TAG.samples, 1)
  if (samples > 1 && one(TAG.planar, 1) !== 1) throw new UnreadableTiff('keeps its colors apart from each other')
  const bits = entries.get(TAG.bits) ?? [1]
  const perInch = one(TAG.unit, 2) === 3 ? 2.54 : 1
  const tables = entries.get(TAG.jpegTables)
  return {
    ...{ width, height, samples, strips: stripsOf(bytes, entries, height) },
    ...{ across: one(TAG.across, 0) * perInch, down: one(TAG.down, 0) * perInch },
    ...{ compression: one(TAG.compression, 1), photometric: one(TAG.photometric, 0), predictor: one(TAG.predictor, 1) },
    ...{ bits: bits[0] ?? 1, faxOptions: one(TAG.faxOptions, 0), lowBitFirst: one(TAG.fillOrder, 1) === 2 },
    palette: entries.get(TAG.palette) ?? [],
    jpegTables: tables === undefined ? undefined : Uint8Array.from(tables),
  }
}

function stripsOf(bytes: Uint8Array, entries: Entries, height: number): TiffPage['strips'] {
  const offsets = entries.get(TAG.stripOffsets) ?? []
  const counts = entries.get(TAG.stripCounts) ?? []
  const perStrip = Math.min(entries.get(TAG.rowsPerStrip)?.[0] ?? height, height)
  const wanted = perStrip === 0 ? 0 : Math.ceil(height / perStrip)
  if (wanted === 0 || offsets.length < wanted || counts.length < wanted) throw new UnreadableTiff('is damaged')
  return Array.from({ length: wanted }, (_, at) => {
    const [offset = 0, count = 0] = [offsets[at], counts[at]]
    if (offset + count > bytes.length) throw new UnreadableTiff('ends before its pages do')
    return { bytes: bytes.subarray(offset, offset + count), rows: Math.min(perStrip, height - at * perStrip) }
  })
}
