// Documents on each engine: known by their content, kept encrypted, joined to the packet as exhibits page by page; whatever is wrong with one is told in
// a sentence, and nothing is lost.
import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { ANSWERS, fillForLetters, pageOf } from '../../../test/letter-plain.ts'
import { readPdf } from '../../../test/pdf.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import type { Store } from '../../store/store.ts'
import { readAppealFile } from '../appeal/files.ts'
import { action as makeAppeal } from '../denial/appeal.ts'
import { addDocument } from './add.ts'
import { action as choosePages } from './choose-pages.ts'
import { mediaOf, pagesIn } from './content.ts'
import { view as listDocuments } from './list.ts'
import { action as remove } from './remove.ts'
import { mustBeClean } from './scan.ts'

const actor = { who: 'ann', now: NOW }
const RECORDS = { exhibit: 'authorization', title: 'Approval letter', name: 'approval.pdf', pages: '' }
const { 'exhibit.authorization': _apart, ...ENCLOSED } = ANSWERS
/** A dot, black. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
)

async function filled(engine: 'sqlite' | 'postgres') {
  const store = await newStore(engine)
  return { store, id: await fillForLetters(store) }
}
async function packetOf(store: Store, id: number) {
  const { made } = await act(store, makeAppeal, { ids: [id] }, { argument: 'on-file', answers: ENCLOSED }, actor)
  return readPdf(await readAppealFile(store, Number(made?.appeal), 'packet.pdf'))
}

describe('a scanner', () => {
  const bytes = Buffer.alloc(3 << 20, 'x')
  it.each([
    ['reads the whole file and finds nothing', 'test "$(wc -c)" -eq 3145728', undefined],
    ['finds something', 'exit 1', 'has found something'],
    ['finds something at the end', 'cat >/dev/null; exit 1', 'has found something'],
    ['is not there', 'no-such-scanner-anywhere -', 'status 127'],
    ['breaks down', 'kill -9 $$', 'SIGKILL'],
  ])('that %s', async (_name, command, says) => {
    const asked = mustBeClean(command, bytes)
    if (says === undefined) await asked
    else
      await expect(asked).rejects.toMatchObject({ code: 'guarded', message: expect.stringContaining(says) as string })
  })

  it('is asked before anything is kept', async () => {
    const { store, id } = await filled('sqlite')
    const scanned = { ...store, scanCommand: 'exit 1' }
    await expect(addDocument(scanned, { denialId: id }, RECORDS, await pageOf('APPROVED'), actor)).rejects.toThrow(
      'virus scanner',
    )
    expect((await look(store, listDocuments, { id })).items).toEqual([])
  })
})

describe.each(ENGINES)('a document on %s', engine => {
  it('is an exhibit of the packet, page by page, and counts with it', async () => {
    const { store, id } = await filled(engine)
    await addDocument(store, { denialId: id }, RECORDS, await pageOf('APPROVED', 3), actor)
    const { pages, bookmarks, tagged, active } = await packetOf(store, id)
    const text = pages.join('\n')
    for (const page of [1, 2, 3]) expect(text).toContain(`APPROVED ${page} of 3`)
    expect(text).toMatch(/Exhibit [A-Z], 4 of 4/)
    expect(bookmarks.at(-1)).toContain('Approval letter')
    expect([tagged, active]).toEqual([true, []])
  })

  it('goes along with the pages that were chosen, and why others are left out is written down', async () => {
    const { store, id } = await filled(engine)
    const document = await addDocument(store, { denialId: id }, RECORDS, await pageOf('APPROVED', 3), actor)
    await expect(act(store, choosePages, { ids: [document] }, { pages: '2' }, actor)).rejects.toMatchObject({
      code: 'empty',
    })
    await expect(act(store, choosePages, { ids: [document] }, { pages: '2-x', because: 'y' }, actor)).rejects.toThrow(
      'names no pages',
    )
    await act(store, choosePages, { ids: [document] }, { pages: '2', because: 'another visit' }, actor)
    const text = (await packetOf(store, id)).pages.join('\n')
    expect(text).toContain('APPROVED 2 of 3')
    expect(text).not.toContain('APPROVED 1 of 3')
    const { items } = await look(store, listDocuments, { id })
    expect(items).toMatchObject([
      { id: document, exhibit: 'authorization', pages: '2', because: 'another visit', account: 'AC-1' },
    ])
  })

  it('that is a picture takes a page; one that was taken away none', async () => {
    const { store, id } = await filled(engine)
    await addDocument(store, { denialId: id }, { ...RECORDS, name: 'card.png' }, PNG, actor)
    const gone = await addDocument(
      store,
      { denialId: id },
      { ...RECORDS, title: 'Wrong one' },
      await pageOf('WRONG'),
      actor,
    )
    await act(store, remove, { ids: [gone] }, {}, actor)
    const { pages, bookmarks } = await packetOf(store, id)
    expect(pages.join('\n')).not.toContain('WRONG')
    expect(bookmarks.filter(title => title.includes('Approval letter'))).toHaveLength(1)
  })

  it('that is broken or too long is told when the packet is made; it stays kept, and so does everything else', async () => {
    const { store, id } = await filled(engine)
    const broken = await addDocument(store, { denialId: id }, RECORDS, Buffer.from('%PDF-1.7\nnothing of it'), actor)
    await expect(packetOf(store, id)).rejects.toThrow('"approval.pdf" cannot be read as it is')
    await act(store, remove, { ids: [broken] }, {}, actor)
    const long = await PDFDocument.create()
    for (let page = 0; page < 2000; page++) long.addPage([100, 100])
    const longer = await addDocument(store, { denialId: id }, RECORDS, await long.save(), actor)
    await expect(packetOf(store, id)).rejects.toThrow('has 2,000 pages; 500 are the most')
    await act(store, choosePages, { ids: [longer] }, { pages: '', because: '' }, actor)
    expect((await look(store, listDocuments, { id })).items).toHaveLength(1)
  }, 60_000)
})

describe('what a document is', () => {
  it.each<readonly [string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'no bytes'],
    ['more than may come', Buffer.alloc((64 << 20) + 1), 'larger than 64 MB'],
    ['a text that is called a PDF', Buffer.from('hello'), 'whatever it is called'],
    ['an encrypted PDF', Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<</Encrypt 5 0 R>>'), 'is encrypted'],
  ])('%s is told in a sentence', (_what, bytes, says) => expect(() => mediaOf(bytes)).toThrow(says))

  it('follows from its content', () => {
    expect(mediaOf(Buffer.from('\n%PDF-1.4'))).toBe('application/pdf')
    expect(mediaOf(PNG)).toBe('image/png')
    expect(mediaOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg')
  })

  it('has the pages that are said, each once, and no others', () => {
    expect(pagesIn('', 3)).toEqual([1, 2, 3])
    expect(pagesIn('1-3, 2,5', 9)).toEqual([1, 2, 3, 5])
    for (const wrong of ['0', '3-1', 'x', '1,,2', '4']) expect(() => pagesIn(wrong, 3)).toThrow()
  })
})
