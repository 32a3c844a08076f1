// Sheets that carry no formula, whatever stands in them.
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sheetRow } from './csv.ts'

it('keeps every text as it is, but for an apostrophe before what would be a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), texts => {
      const [row = []] = parse(sheetRow(texts), { relaxColumnCount: true }) as string[][]
      expect(row.map((cell, at) => (cell === `'${texts[at]}` ? texts[at] : cell))).toEqual(texts)
      for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@]/)
    }),
  )
  expect(sheetRow(['=1+1', '@x', ' -2', 'a,b', 'say "no"', 3, undefined, ['x', 'y']])).toBe(
    `'=1+1,'@x,' -2,"a,b","say ""no""",3,,x y\r\n`,
  )
})
