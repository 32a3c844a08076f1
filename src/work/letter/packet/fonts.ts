// The fonts of a packet, in every document the same ones: DejaVu Sans, under a free license (Bitstream Vera), with letters for nearly every name.
// Read and taken apart once, and words laid out once: that is nine tenths of the time of a packet.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type PDFDocument from 'pdfkit'

const FONTS = { plain: 'DejaVuSans', bold: 'DejaVuSans-Bold' } as const
export type FontName = keyof typeof FONTS
export const FONT_NAMES = Object.keys(FONTS) as readonly FontName[]

/** What fontkit has made of a font's file. */
interface Opened {
  hasGlyphForCodePoint(code: number): boolean
}
/** pdfkit's font of one document; every document takes a subset of its own from what was opened. */
interface Embedded {
  readonly font: Opened
  /** How words are laid out in it, by the word. */
  layoutCache?: Record<string, unknown>
}
type EmbeddedClass = new (document: Doc, font: Opened, id: string) => Embedded
/** What pdfkit keeps of the fonts of a document. The library has no door for a font that is open already (0.20). */
interface FontState {
  readonly _font: Embedded
  readonly _fontFamilies: Record<string, Embedded>
  _fontCount: number
}
type Doc = InstanceType<typeof PDFDocument>

interface Shared {
  readonly make: EmbeddedClass
  readonly font: Opened
  words: Record<string, unknown>
  documents: number
}
const opened = new Map<FontName, Shared>()
/** After so many documents words are laid out anew, so that those of long ago take no room. */
const MOST_DOCUMENTS = 100
const { resolve } = createRequire(import.meta.url)

/** Makes the fonts known to a document by their names. */
export function addFonts(doc: Doc): void {
  const state = doc as unknown as FontState
  for (const name of FONT_NAMES) {
    const known = opened.get(name)
    if (known !== undefined) {
      const embedded = new known.make(doc, known.font, `F${++state._fontCount}`)
      if (++known.documents % MOST_DOCUMENTS === 0) known.words = Object.create(null) as Record<string, unknown>
      embedded.layoutCache = known.words
      state._fontFamilies[name] = embedded
      doc.registerFont(name, name)
      continue
    }
    doc.registerFont(name, readFileSync(resolve(`dejavu-fonts-ttf/ttf/${FONTS[name]}.ttf`)))
    doc.font(name)
    const { _font } = state
    const words = _font.layoutCache ?? {}
    opened.set(name, { make: _font.constructor as EmbeddedClass, font: _font.font, words, documents: 1 })
  }
}

/** Whether a font has a letter for this character. */
export function hasLetter(name: FontName, code: number): boolean {
  return opened.get(name)?.font.hasGlyphForCodePoint(code) ?? false
}
