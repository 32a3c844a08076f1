// Brings a document in for a denial, or for a claim that records are asked for: what it is by its content, kept encrypted, one of the exhibits of its letters from then on.
import { exhibitTitles } from '../../knowledge/letters.ts'
import { addDocumentRow } from '../../store/document.ts'
import type { Store } from '../../store/store.ts'
import type { Actor } from '../action.ts'
import { plainLine } from '../letter/fact.ts'
import { Refusal } from '../refusal.ts'
import { mediaOf, mustBePages } from './content.ts'
import { mustBeClean } from './scan.ts'
import { type DocumentSubject, subjectOf } from './subject.ts'
import { pdfOfTiff } from './tiff-pdf.ts'

export interface GivenDocument {
  readonly exhibit: string
  readonly title: string
  readonly name: string
  readonly pages: string
}

/** Answers its number. Throws Refusal `not-found`, `empty`, `too-large`, `not-known`, `guarded` by the scanner; then nothing was kept. */
export async function addDocument(
  store: Store,
  subject: DocumentSubject,
  given: GivenDocument,
  bytes: Uint8Array,
  { who, now }: Actor,
): Promise<number> {
  const { denialId, claimId } = await subjectOf(store, subject)
  const titles = exhibitTitles()
  if (titles[given.exhibit] === undefined)
    throw new Refusal(
      'not-known',
      `There is no exhibit "${plainLine(given.exhibit).slice(0, 40)}"; there is: ${Object.keys(titles).join(', ')}.`,
    )
  mustBePages(given.pages)
  const came = mediaOf(bytes)
  await mustBeClean(store.scanCommand, bytes)
  const media = came === 'image/tiff' ? 'application/pdf' : came
  const keeping = came === 'image/tiff' ? await pdfOfTiff(bytes) : bytes
  async function* once(): AsyncGenerator<Uint8Array> {
    yield keeping
  }
  const kept = await store.vault.keep(once())
  return store.write(async unit => {
    const id = unit.nextId()
    await addDocumentRow(unit, {
      id,
      denialId,
      claimId,
      exhibit: given.exhibit,
      heading: plainLine(given.title).slice(0, 200),
      name: plainLine(given.name).slice(0, 200),
      media,
      bytes: keeping.length,
      kept: kept.path,
      sha256: kept.sha256,
      chosen: given.pages.trim(),
      because: '',
      addedAt: now,
      addedBy: who,
      removedAt: null,
    })
    unit.event({
      at: now,
      who,
      ...(denialId === 0 ? {} : { denialId }),
      verb: 'document-added',
      data: {
        document: id,
        ...(claimId === null ? {} : { claim: claimId }),
        exhibit: given.exhibit,
        sha256: kept.sha256,
        bytes: keeping.length,
        ...(came === media ? {} : { cameAs: came }),
      },
    })
    return id
  })
}
