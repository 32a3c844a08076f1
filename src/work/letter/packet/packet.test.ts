// The packet of a letter, made from a store on each engine and read by other software: this patient's data alone, pages counted by exhibit,
// bookmarks, the tagged structure; hostile text stays text; a blocked letter has no packet.
import { describe, expect, it } from 'vitest'
import { ANSWERS, fillForLetters, OTHERS } from '../../../../test/letter-plain.ts'
import { readPdf, rolesIn } from '../../../../test/pdf.ts'
import { lookedAt, poppler } from '../../../../test/poppler.ts'
import { ENGINES, NOW, newStore } from '../../../../test/store.ts'
import { unzipped } from '../../../../test/unzipped.ts'
import type { Store } from '../../../store/store.ts'
import { composeLetter } from '../compose.ts'
import { gatherEvidence } from '../gather.ts'
import { isOpen } from '../writing.ts'
import { makePacket } from './packet.ts'
import { createPdf } from './pdf.ts'

async function denialOf(store: Store, account = 'AC-1'): Promise<number> {
  return (await store.kysely.selectFrom('denial').select('id').where('account', '=', account).executeTakeFirstOrThrow())
    .id
}
async function made(store: Store, answers = ANSWERS, note = '') {
  const evidence = await gatherEvidence(store, await denialOf(store), { answers, note, today: '2026-03-02' })
  const letter = composeLetter(evidence, { argument: 'authorization/on-file' })
  expect([
    letter.faults,
    letter.questions.filter(isOpen),
    letter.guards.filter(({ weight }) => weight === 'stop'),
  ]).toEqual([[], [], []])
  return { evidence, letter, packet: await makePacket(letter, evidence, NOW) }
}

describe.each(ENGINES)('a packet on %s', engine => {
  it('holds this patient and nobody else, in the order of its cover', async () => {
    const store = await newStore(engine)
    await fillForLetters(store)
    const { packet } = await made(store)
    const read = await readPdf(packet.pdf)
    const text = read.pages.join('\n')
    for (const other of OTHERS) expect(text, other).not.toContain(other)
    for (const part of ['JANE DOE', 'AC-1', 'ICN1', 'XEX000000001', 'CO-197', 'A-77', 'Ann Biller'])
      expect(text, part).toContain(part)
    expect(read.bookmarks[0]).toContain('Cover')
    expect(read.bookmarks.slice(1).map(title => title.split(':')[0])).toEqual(['Letter', 'Exhibit A', 'Exhibit B'])
    for (const { name, pages } of packet.facts.sections)
      for (let at = 1; at <= pages; at++) expect(text).toContain(`${name}, ${at} of ${pages}`)
    expect(read.pages.length).toBe(packet.pages)
  })

  it('names every stated fact with its source, which is the segment of the kept file', async () => {
    const store = await newStore(engine)
    await fillForLetters(store)
    const { packet } = await made(store)
    const account = packet.facts.facts.find(({ key }) => key === 'claim.account')
    expect(account).toMatchObject({
      value: 'AC-1',
      source: { kind: 'segment', file: 'denied.835', elements: ['CLP01'] },
    })
    expect(packet.facts.facts.find(({ key }) => key === 'patient.born')?.source.file ?? 'sent.837').toBe('sent.837')
    expect(packet.facts.facts.find(({ key }) => key === 'signer.name')?.source).toEqual({
      kind: 'person',
      field: 'signer.name',
    })
  })
})

describe('a packet', () => {
  it('is tagged: every text belongs to the structure or is an artifact, headings, tables with their heads, a title, a language', async () => {
    const store = await newStore('sqlite')
    await fillForLetters(store)
    const { packet } = await made(store)
    const read = await readPdf(packet.pdf)
    expect(read.tagged).toBe(true)
    expect(read.title).toContain('AC-1')
    expect(read.language).toBe('en-US')
    expect(read.untagged).toBe(0)
    const roles = new Set(read.structure.flatMap(rolesIn))
    for (const role of ['Root', 'Document', 'Sect', 'H1', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD'])
      expect([...roles], role).toContain(role)
    const bytes = packet.pdf.toString('latin1')
    expect(bytes).toContain('pdfuaid')
    // Each font is in the file.
    expect(bytes.match(/\/FontFile2/g)?.length).toBe(2)
    expect(bytes).not.toMatch(/\/Helvetica/)
  })

  it('is the same for the same letter, in each of its files', async () => {
    const store = await newStore('sqlite')
    await fillForLetters(store)
    const { letter, evidence, packet } = await made(store)
    const again = await makePacket(letter, evidence, NOW)
    expect(again.docx.equals(packet.docx)).toBe(true)
    expect(again.facts).toEqual(packet.facts)
    expect(again.pdf.equals(packet.pdf)).toBe(true)
  })

  it('keeps hostile text as text: nothing runs, links or is fetched', async () => {
    const store = await newStore('sqlite')
    await fillForLetters(store)
    const hostile =
      '=HYPERLINK("http://evil.test") <script>alert(1)</script> </w:t> &amp; ) Tj \u202Egnp \u0007 {claim.paid} 漢字'
    const { packet } = await made(
      store,
      { ...ANSWERS, 'authorization.number': hostile, 'signer.name': hostile },
      `${hostile}\n\n${hostile}`,
    )
    const read = await readPdf(packet.pdf)
    expect(read.active).toEqual([])
    const text = read.pages.join(' ').replaceAll(/\s+/g, ' ')
    expect(text).toContain('<script>alert(1)</script> </w:t> &amp; ) Tj gnp {claim.paid}')
    const parts = await unzipped(packet.docx)
    expect([...parts.keys()].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'word/_rels/document.xml.rels',
      'word/document.xml',
      'word/styles.xml',
    ])
    const document = parts.get('word/document.xml') ?? ''
    expect(document).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &lt;/w:t&gt; &amp;amp; ) Tj gnp')
    expect(document).not.toMatch(/hyperlink|fldSimple|instrText|oleObject|altChunk/)
    expect([...parts.values()].join('')).not.toMatch(/TargetMode="External"/)
  })

  it('of a letter that is blocked is not made', async () => {
    const store = await newStore('sqlite')
    await fillForLetters(store)
    const evidence = await gatherEvidence(store, await denialOf(store), { answers: {}, note: '', today: '2026-03-02' })
    await expect(makePacket(composeLetter(evidence, {}), evidence, NOW)).rejects.toMatchObject({ code: 'guarded' })
  })
})

describe.skipIf(poppler === undefined)('a packet in poppler and qpdf', () => {
  it('opens, is tagged, and has no fault', async () => {
    const store = await newStore('sqlite')
    await fillForLetters(store)
    const { packet } = await made(store)
    const { info, structure, check } = lookedAt(packet.pdf)
    expect(info).toMatch(/^Tagged:\s+yes$/m)
    expect(info).toMatch(new RegExp(`^Pages:\\s+${packet.pages}$`, 'm'))
    expect(info).toMatch(/^JavaScript:\s+no$/m)
    for (const part of ['Document', 'Sect "Cover"', 'Sect "Exhibit A"', 'H1', 'TH', '/Scope /Column', '/Scope /Row'])
      expect(structure).toContain(part)
    expect(check).toContain('No syntax or stream encoding errors found')
  })
})

describe('pages', () => {
  it('go on over as many as it takes, tables too, and count themselves', async () => {
    const pdf = createPdf({ title: 'Long', author: 'Own Clinic', now: NOW })
    pdf.section('Exhibit A', 'Lines')
    pdf.table(
      ['One', 'Two'],
      Array.from({ length: 400 }, (_, at) => [`row ${at}`, 'word '.repeat(at % 60)]),
    )
    pdf.section('Exhibit B', 'One cell over many pages')
    pdf.values([['name', 'long '.repeat(4000)]])
    pdf.paragraph('The end.')
    const { bytes, pages, sections } = await pdf.end()
    const read = await readPdf(bytes)
    expect(read.pages.length).toBe(pages)
    expect(read.untagged).toBe(0)
    expect(sections.map(({ pages }) => pages).every(count => count > 4)).toBe(true)
    expect(read.pages.at(-1)).toContain('The end.')
    for (let at = 0; at < 400; at++) expect(read.pages.some(page => page.includes(`row ${at}`))).toBe(true)
  })
})
