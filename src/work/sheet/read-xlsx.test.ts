// Workbooks brought in: what is written here is read again; shared strings, rich text, days and gaps as spreadsheets write them; what is damaged is refused.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFeeSheet } from '../schedule/read-sheet.ts'
import { sheetRows } from './columns.ts'
import { WORKBOOK } from './read-xlsx.ts'
import { writeXlsx } from './xlsx.ts'
import { writeZip } from './zip.ts'

const asText = (bytes: Buffer) => `${WORKBOOK}${bytes.toString('base64')}`

/** As a spreadsheet program saves it: strings apart, styles by number, cells that are empty left out. */
const saved = (rows: string, more: readonly (readonly [string, string])[] = []) =>
  asText(
    writeZip([
      [
        'xl/workbook.xml',
        '<workbook xmlns:r="r"><sheets><sheet name="Fees" sheetId="4" r:id="rId9"/></sheets></workbook>',
      ],
      [
        'xl/_rels/workbook.xml.rels',
        '<Relationships><Relationship Id="rId9" Target="worksheets/sheet4.xml"/></Relationships>',
      ],
      [
        'xl/sharedStrings.xml',
        '<sst><si><t>CPT</t></si><si><r><t>Con</t></r><r><t>tract rate</t></r></si><si><t>Effective</t></si></sst>',
      ],
      [
        'xl/styles.xml',
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="m/d/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
      ],
      ['xl/worksheets/sheet4.xml', `<worksheet><sheetData>${rows}</sheetData></worksheet>`],
      ...more,
    ]),
  )
const HEAD = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>'

describe('a workbook', () => {
  it('that is written here is read again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), fc.integer()), { minLength: 1 }),
        rows => {
          const columns = [
            { title: 'Text', kind: 'text' as const },
            { title: 'Number', kind: 'number' as const },
          ]
          const read = sheetRows(asText(writeXlsx('Sheet', { columns, rows })))
          expect(read.slice(1).map(({ cells }) => cells)).toEqual(
            rows.map(([text, number]) => [text.trim(), String(number)]),
          )
        },
      ),
      { numRuns: 50 },
    )
  })

  it('has its days, its shared and rich strings, and its gaps where they stand', () => {
    const row =
      '<row r="4"><c r="A4"><v>99213</v></c><c r="C4"><v>1.1009999999999999E2</v></c><c r="D4" s="1"><v>46023</v></c></row>'
    expect(sheetRows(saved(HEAD + row))).toEqual([
      { cells: ['CPT', '', 'Contract rate', 'Effective'], line: 1 },
      { cells: ['99213', '', '110.1', '2026-01-01'], line: 4 },
    ])
    const { fees, columns } = readFeeSheet(saved(HEAD + row))
    expect(columns).toMatchObject({ code: 'CPT', amount: 'Contract rate', from: 'Effective' })
    expect(fees).toMatchObject([{ code: '99213', amountCents: 11_010, fromDate: '2026-01-01' }])
  })

  it('that is none, or is damaged, is refused in words', () => {
    expect(() => sheetRows(asText(Buffer.from('no zip at all')))).toThrow(/no workbook/)
    expect(() => sheetRows(asText(writeZip([['a.txt', 'x']])))).toThrow(/no sheet/)
    const bytes = Buffer.from(saved(HEAD).slice(WORKBOOK.length), 'base64')
    bytes[60] = (bytes[60] ?? 0) ^ 0xff
    expect(() => sheetRows(asText(bytes))).toThrow(/cannot be read/)
    const wide = '<row r="1"><c r="ZZZ1"><v>1</v></c></row>'
    expect(() => sheetRows(saved(wide))).toThrow(/columns/)
  })
})
