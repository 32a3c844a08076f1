// A TIFF as a PDF of the same pages. What is packed in a TIFF a PDF has the same way of unpacking for (ISO 32000-1, 7.4), so strips go over as they are: nothing is
// lost, nothing is unpacked, and a fax of a hundred pages stays as small as it came.
import { deflateSync } from 'node:zlib'
import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  PDFHexString,
  type PDFPage,
  PDFRawStream,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib'
import { MOST_PAGES } from '../letter/packet/join.ts'
import { Refusal } from '../refusal.ts'
import { type TiffPage, tiffPages, UnreadableTiff } from './tiff.ts'

/** A page that says no resolution is taken for one of letter width. */
const LETTER = 612

/** Throws Refusal `not-known` for what cannot be carried over, with what to do about it. */
export async function pdfOfTiff(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    const pages = tiffPages(bytes, MOST_PAGES)
    const pdf = await PDFDocument.create()
    for (const page of pages) addPage(pdf, page)
    return await pdf.save()
  } catch (error) {
    if (!(error instanceof UnreadableTiff)) throw error
    throw new Refusal('not-known', `This TIFF ${error.message}: save it as a PDF, and bring that in. Nothing was kept.`)
  }
}

function addPage(pdf: PDFDocument, tiff: TiffPage): void {
  const { width, height, across, down } = tiff
  const perPoint = across > 1 ? across / 72 : width / LETTER
  // A fax in its coarse mode has half as many lines down as pixels across.
  const size = [width / perPoint, height / (across > 1 && down > 1 ? down / 72 : perPoint)] as const
  const page = pdf.addPage([...size])
  let row = 0
  for (const strip of tiff.strips) {
    const [from, tall] = [(row / height) * size[1], (strip.rows / height) * size[1]]
    drawStrip(pdf, page, tiff, strip, { width: size[0], height: tall, y: size[1] - from - tall })
    row += strip.rows
  }
}

function drawStrip(
  pdf: PDFDocument,
  page: PDFPage,
  tiff: TiffPage,
  strip: TiffPage['strips'][number],
  at: { readonly width: number; readonly height: number; readonly y: number },
): void {
  const { bytes, filter, parms } = packed(tiff, strip)
  const colors = colorsOf(tiff)
  const dictionary = pdf.context.obj({
    ...{ Type: 'XObject', Subtype: 'Image', Width: tiff.width, Height: strip.rows, BitsPerComponent: tiff.bits },
    ...{ Filter: filter, ...(parms === undefined ? {} : { DecodeParms: parms }) },
    ...(colors.decode === undefined ? {} : { Decode: colors.decode }),
    ColorSpace: colors.space,
    Length: bytes.length,
  })
  const name = page.node.newXObject('Strip', pdf.context.register(PDFRawStream.of(dictionary, bytes)))
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(at.width, 0, 0, at.height, 0, at.y),
    drawObject(name),
    popGraphicsState(),
  )
}

type Parms = Readonly<Record<string, number | boolean>>
interface Packed {
  readonly bytes: Uint8Array
  readonly filter: string
  readonly parms?: Parms
}

/** The strip with the way of the PDF that unpacks it. Throws UnreadableTiff for a way that it has none for. */
function packed(tiff: TiffPage, { bytes: own, rows }: TiffPage['strips'][number]): Packed {
  const { compression, width, samples, bits, predictor, faxOptions } = tiff
  const bytes = tiff.lowBitFirst && compression !== 7 ? turned(own) : own
  const lines = { Colors: samples, BitsPerComponent: bits, Columns: width }
  const parms = predictor === 2 ? { parms: { Predictor: 2, ...lines } } : {}
  // 1 is black in what these unpack to unless it is said otherwise; a TIFF's white is zero, and what it calls black is turned over with the colors.
  const fax = (k: number, more: Parms = {}) => ({
    ...{ bytes, filter: 'CCITTFaxDecode' },
    parms: { K: k, Columns: width, Rows: rows, BlackIs1: true, ...more },
  })
  if (compression === 1) return { bytes: deflateSync(bytes), filter: 'FlateDecode' }
  if (compression === 2) return fax(0, { EncodedByteAlign: true, EndOfBlock: false })
  if (compression === 3) return fax((faxOptions & 1) === 1 ? 1 : 0, { EncodedByteAlign: (faxOptions & 4) === 4 })
  if (compression === 4) return fax(-1)
  // An older way of the same name, from before 1990, begins otherwise.
  if (compression === 5 && (bytes[0] ?? 0) === 0x80) return { bytes, filter: 'LZWDecode', ...parms }
  if (compression === 7)
    return {
      ...{ bytes: withTables(own, tiff.jpegTables), filter: 'DCTDecode' },
      parms: { ColorTransform: tiff.photometric === 6 ? 1 : 0 },
    }
  if (compression === 8 || compression === 32_946) return { bytes, filter: 'FlateDecode', ...parms }
  if (compression === 32_773) return { bytes, filter: 'RunLengthDecode' }
  throw new UnreadableTiff(`is packed in a way that cannot be carried over (${compression})`)
}

/** Each byte with its bits the other way round. */
function turned(bytes: Uint8Array): Uint8Array {
  return bytes.map(byte => {
    let other = 0
    for (let bit = 0; bit < 8; bit++) if ((byte >> bit) & 1) other |= 0x80 >> bit
    return other
  })
}

/** A JPEG of a strip with the tables that all strips share, which stand between its first mark and the rest. */
function withTables(bytes: Uint8Array, tables: Uint8Array | undefined): Uint8Array {
  return tables === undefined || tables.length < 4
    ? bytes
    : Buffer.concat([bytes.subarray(0, 2), tables.subarray(2, -2), bytes.subarray(2)])
}

/** How a value is a color. Throws UnreadableTiff. */
function colorsOf({ photometric, samples, bits, palette, compression }: TiffPage): {
  readonly space: string | (string | number | PDFHexString)[]
  readonly decode?: number[]
} {
  if (bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8) throw new UnreadableTiff(`has ${bits} bits for a color`)
  if (photometric <= 1 && samples === 1)
    return { space: 'DeviceGray', ...(photometric === 0 ? { decode: [1, 0] } : {}) }
  if (photometric === 2 && samples === 3) return { space: 'DeviceRGB' }
  if (photometric === 6 && samples === 3 && compression === 7) return { space: 'DeviceRGB' }
  if (photometric === 5 && samples === 4) return { space: 'DeviceCMYK' }
  if (photometric === 3 && samples === 1 && palette.length === 3 << bits) {
    const colors = 1 << bits
    const table = Array.from(
      { length: colors * 3 },
      (_, at) => (palette[(at % 3) * colors + Math.floor(at / 3)] ?? 0) >> 8,
    )
    return { space: ['Indexed', 'DeviceRGB', colors - 1, PDFHexString.of(Buffer.from(table).toString('hex'))] }
  }
  throw new UnreadableTiff('has colors that cannot be carried over')
}
