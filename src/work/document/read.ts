// A document as what goes out of it: its bytes as they were kept, and as a PDF of the pages that were chosen.
import { PDFDocument } from '@cantoo/pdf-lib'
import { documentById, type KeptDocument } from '../../store/document.ts'
import type { Store } from '../../store/store.ts'
import { type DocumentBytes, openDocument } from '../letter/packet/join.ts'

/** Throws StoreRefusal `damaged` where it is not what was kept. */
export async function readDocument(store: Store, id: number): Promise<DocumentBytes> {
  const document = await documentById(store, id)
  if (document === undefined) throw new Error(`document ${id} is nowhere`)
  const { name, media, chosen: pages, kept } = document
  return { id, name, media, bytes: await store.vault.readWhole(kept), pages }
}

/** As it came where it is a PDF that goes along whole; else a PDF of the pages that were chosen. Throws Refusal `not-known` or `too-large`. */
export async function pdfOf(store: Store, { id, media, chosen }: KeptDocument): Promise<Uint8Array> {
  const given = await readDocument(store, id)
  const { pdf, pages } = await openDocument(given)
  if (media === 'application/pdf' && chosen === '') return given.bytes
  const only = await PDFDocument.create()
  for (const page of await only.copyPages(
    pdf,
    pages.map(each => each - 1),
  ))
    only.addPage(page)
  return only.save()
}
