// A workbook of any table, read back by another's reader of zips and by the rules of XML: texts are texts, numbers what they were, days are days, nothing is a
// formula; and the sums are those of the CSV.
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { unzipped } from '../../../test/unzipped.ts'
import { writeCsv } from './csv.ts'
import type { Table } from './table.ts'
import { writeXlsx } from './xlsx.ts'

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const plain = (xml: string) => xml.replaceAll(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? `?${name}?`)

interface Read {
  readonly place: string
  readonly type: string
  readonly style: string
  readonly value: string
}

/** Cells of the one sheet; throws where a tag is not closed as XML has it. */
async function cellsOf(bytes: Buffer): Promise<readonly Read[]> {
  const files = await unzipped(bytes)
  for (const [name, text] of files) {
    const open: string[] = []
    for (const [, close, tag = '', self] of text.replace(/^<\?xml.*?\?>/, '').matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
      if (self === '/') continue
      if (close === '/') expect(open.pop(), `${name}: ${tag}`).toBe(tag)
      else open.push(tag)
    }
    expect(open, name).toEqual([])
  }
  const sheet = files.get('xl/worksheets/sheet1.xml') ?? ''
  expect(sheet).not.toMatch(/<f[\s>]/)
  return [...sheet.matchAll(/<c r="([A-Z]+\d+)"(?: s="(\d)")?(?: t="(\w+)")?>(.*?)<\/c>/gs)].map(
    ([, place = '', style = '', type = 'n', inner = '']) => ({
      place,
      style,
      type,
      value: plain(inner.replaceAll(/<[^>]*>/g, '')),
    }),
  )
}

it('keeps every text as text and every amount to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.integer({ min: -1e9, max: 1e9 })), { maxLength: 8 }),
      async rows => {
        const table: Table = {
          columns: [
            { title: '=A', kind: 'text' },
            { title: 'Amount', kind: 'cents' },
          ],
          rows,
        }
        const cells = await cellsOf(writeXlsx('A sheet', table))
        const texts = cells.filter(({ place, type }) => place.startsWith('A') && type === 'inlineStr').slice(1)
        // What XML cannot hold is left out of it.
        const wanted = rows.map(([text]) =>
          text.toWellFormed().replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, ''),
        )
        expect(texts.map(({ value }) => value)).toEqual(wanted.filter((_, at) => rows[at]?.[0] !== ''))
        const amounts = cells.filter(({ place, type }) => place.startsWith('B') && type === 'n')
        expect(amounts.map(({ value }) => Math.round(Number(value) * 100) + 0)).toEqual(
          rows.map(([, cents]) => cents + 0),
        )
        expect(amounts.every(({ style }) => style === '2')).toBe(true)
        const csv = parse(writeCsv(table), { fromLine: 2, relaxColumnCount: true }) as string[][]
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + Math.round(value * 100), 0)
        expect(sum(amounts.map(({ value }) => Number(value)))).toBe(sum(csv.map(row => Number(row[1]))))
      },
    ),
    { numRuns: 60 },
  )
})

it('counts days as sheets do, filters over all rows, and leaves empty what is not there', async () => {
  const cells = await cellsOf(
    writeXlsx('x', {
      columns: [
        { title: 'Day', kind: 'date' },
        { title: 'Yes', kind: 'flag' },
        { title: 'Note', kind: 'text' },
      ],
      rows: [
        ['2026-11-27', true, undefined],
        ['not known', false, '=HYPERLINK("http://x")'],
      ],
    }),
  )
  const at = (place: string) => cells.find(cell => cell.place === place)
  expect(at('A2')).toMatchObject({ value: '46353', style: '1' })
  expect(at('A3')).toMatchObject({ type: 'inlineStr', value: 'not known' })
  expect(at('B2')).toMatchObject({ type: 'b', value: '1' })
  expect(at('C2')).toBeUndefined()
  expect(at('C3')).toMatchObject({ type: 'inlineStr', value: '=HYPERLINK("http://x")' })
})

it('says that a workbook cannot hold so many rows', () => {
  const rows: readonly (readonly string[])[] = { length: 1_048_576 } as never
  expect(() => writeXlsx('x', { columns: [{ title: 'A', kind: 'text' }], rows })).toThrow(/1,048,575/)
})
