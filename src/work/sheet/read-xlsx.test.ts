// Workbooks read: what was written here comes back; what others write is read by the standard's rules; what is none says so.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sheetRows } from './columns.ts'
import { openSheet, readXlsx } from './read-xlsx.ts'
import type { Table } from './table.ts'
import { writeXlsx } from './xlsx.ts'
import { writeZip } from './zip.ts'

const TABLE: Table = {
  columns: [
    { title: 'Account', kind: 'text' },
    { title: 'Day', kind: 'date' },
    { title: 'Amount', kind: 'cents' },
    { title: 'Open', kind: 'flag' },
  ],
  rows: [
    ['00123', '2026-02-28', 123_456, true],
    ['=1+1', '1999-12-31', -5, false],
    [' <b> & "c"\nnext', undefined, undefined, true],
  ],
}
const READ = [
  { line: 1, cells: ['Account', 'Day', 'Amount', 'Open'] },
  { line: 2, cells: ['00123', '2026-02-28', '1234.56', 'yes'] },
  { line: 3, cells: ['=1+1', '1999-12-31', '-0.05', 'no'] },
  { line: 4, cells: ['<b> & "c"\nnext', '', '', 'yes'] },
]

it('reads what is written here, in base64 as a sheet is sent', async () => {
  const bytes = writeXlsx('Denials', TABLE)
  expect(await readXlsx(bytes)).toEqual(READ)
  expect(sheetRows(await openSheet(bytes.toString('base64')))).toEqual(READ)
  expect(await openSheet('Account,Owner\n1,ann')).toBe('Account,Owner\n1,ann')
})

it('reads every text and every amount as it was written', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter(each => each.trim() !== '')
  const row = fc.tuple(text, fc.integer({ min: -1e11, max: 1e11 }))
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 6 }), async rows => {
      const [text, cents] = TABLE.columns.filter(({ kind }) => kind === 'text' || kind === 'cents')
      const read = await readXlsx(writeXlsx('x', { columns: [text, cents].filter(each => each !== undefined), rows }))
      const plain = (value: string) => value.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '').trim()
      expect(
        read.slice(1).map(({ cells: [said = '', amount] }) => [said, Math.round(Number(amount) * 100) + 0]),
      ).toEqual(rows.map(([said, amount]) => [plain(said), amount + 0]))
    }),
    { numRuns: 40 },
  )
})

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const REL = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** A workbook as Excel lays it out: texts shared, styles by number, the first sheet not the first part. */
const asExcel = (rows: string, workbook = '<workbookPr/>') =>
  writeZip([
    [
      'xl/workbook.xml',
      `<workbook ${MAIN} ${REL}>${workbook}<sheets><sheet name="Work" sheetId="2" r:id="rId9"/><sheet name="Other" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    ],
    ['xl/worksheets/sheet1.xml', `<worksheet ${MAIN}><sheetData/></worksheet>`],
    ['xl/worksheets/sheet2.xml', `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`],
    [
      'xl/sharedStrings.xml',
      `<sst ${MAIN}><si><t>Account</t></si><si><r><t>Jane </t></r><r><rPr><b/></rPr><t>Doe</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si></sst>`,
    ],
    [
      'xl/styles.xml',
      `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="170" formatCode="[$-409]d\\-mmm"/><numFmt numFmtId="171" formatCode="#,##0 &quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
    ],
  ])

it('reads what others write: shared texts, days by their style, what formulas came to, rows that are far apart', async () => {
  const rows = [
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>',
    '<row r="5"><c r="A5" s="1"><v>46353</v></c><c r="B5" s="2"><v>46353.75</v></c><c r="C5" s="3"><v>12</v></c></row>',
    '<row r="6"><c r="A6"><f>1/0</f><v>#DIV/0!</v></c></row>'.replace('<c r="A6">', '<c r="A6" t="e">'),
    '<row r="7"><c r="A7"><v>0.30000000000000004</v></c><c r="B7"><v>1.234567E+14</v></c><c r="C7" t="str"><f>A1</f><v>x</v></c><c r="D7" t="b"><v>1</v></c></row>',
  ].join('')
  expect(await readXlsx(asExcel(rows))).toEqual([
    { line: 1, cells: ['Account', '', 'Jane Doe'] },
    { line: 5, cells: ['2026-11-27', '2026-11-27', '12'] },
    { line: 7, cells: ['0.3', '123456700000000', 'x', 'yes'] },
  ])
  const [first] = await readXlsx(
    asExcel('<row><c s="1"><v>0</v></c><c s="1"><v>1</v></c></row>', '<workbookPr date1904="1"/>'),
  )
  expect(first?.cells).toEqual(['0', '1904-01-02'])
})

describe('what is no workbook', () => {
  it('is refused, and says why', async () => {
    const refused = async (sent: string | Buffer) =>
      expect(openSheet(typeof sent === 'string' ? sent : sent.toString('base64'))).rejects
    await (await refused('0M8R4KGxGuEAAAAA')).toMatchObject({
      code: 'not-known',
      message: expect.stringContaining('password'),
    })
    await (await refused(writeZip([['x.txt', 'x']]))).toMatchObject({ code: 'not-known' })
    await (await refused(writeXlsx('x', TABLE).subarray(0, 900))).toMatchObject({ code: 'not-known' })
    await (await refused(writeZip([['xl/workbook.xml', '<workbook><a></workbook>']]))).toMatchObject({
      message: expect.stringContaining('not well-formed'),
    })
    await (await refused(asExcel('<row><c r="ZZZ1"><v>1</v></c></row>'))).toMatchObject({ code: 'not-known' })
  })

  it('is refused where few bytes would fill the memory; a colored cell far out is none', async () => {
    const wide = '<row><c r="ALL1"><v>1</v></c></row>'.repeat(2100)
    await expect(readXlsx(asExcel(wide))).rejects.toThrow(/more than 2,000,000 cells/)
    expect(await readXlsx(asExcel('<row><c r="A1"><v>7</v></c><c r="XFD1" s="3"/></row>'))).toEqual([
      { line: 1, cells: ['7'] },
    ])
  })

  it('never fails otherwise, whatever the bytes', async () => {
    const whole = writeXlsx('x', TABLE)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const bytes = Buffer.from(whole)
        bytes[at] = byte
        await readXlsx(bytes).catch((error: unknown) => expect(error).toMatchObject({ code: 'not-known' }))
      }),
      { numRuns: 200 },
    )
  })
})

/** Whether LibreOffice is on this machine; it is no part of the product, and a second reader of what is written. */
const OFFICE = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

it.runIf(OFFICE)(
  'opens in LibreOffice with the same values, and what LibreOffice saves is read back',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'overturn-office-'))
    try {
      writeFileSync(join(folder, 'in.xlsx'), writeXlsx('Denials', TABLE))
      const convert = (to: string) =>
        execFileSync(
          'soffice',
          [
            `-env:UserInstallation=file://${folder}/profile`,
            '--headless',
            '--convert-to',
            to,
            '--outdir',
            join(folder, 'out'),
            join(folder, 'in.xlsx'),
          ],
          { stdio: 'ignore', timeout: 60_000 },
        )
      convert('xlsx:Calc MS Excel 2007 XML')
      convert('csv')
      expect(readFileSync(join(folder, 'out', 'in.csv'), 'utf8')).toMatch(
        /^Account,Day,Amount,Open\n00123,2026-02-28,1234.56,TRUE\n/,
      )
      await expect(readXlsx(readFileSync(join(folder, 'out', 'in.xlsx')))).resolves.toEqual(READ)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
  120_000,
)
