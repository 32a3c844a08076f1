// Any list or report on paper: a table where its columns fit, else value by value; what a view says itself of how it prints; pages that a screen reader can read.
import { describe, expect, it } from 'vitest'
import { lookedAt, poppler } from '../../../test/poppler.ts'
import { NOW } from '../../../test/store.ts'
import { heading, paragraph } from '../printed.ts'
import { printedTable, writePdf } from './print.ts'
import type { Table } from './table.ts'

const VIEW = { title: 'Payers side by side', says: 'Each payer.' }
const TABLE: Table = {
  columns: [
    { title: 'Payer', kind: 'text' },
    { title: 'Denied', kind: 'cents' },
    { title: 'Claims', kind: 'number' },
    { title: 'Late', kind: 'flag' },
  ],
  rows: [
    ['SAMPLE MUTUAL', -123_456, 1200, true],
    ['OTHER', undefined, 0, false],
  ],
}

it('is a table where its columns fit, and told value by value where there are more', () => {
  const [section] = printedTable(VIEW, TABLE).sections
  expect(section?.blocks).toEqual([
    paragraph('Each payer.'),
    {
      kind: 'table',
      columns: ['Payer', 'Denied', 'Claims', 'Late'],
      rows: [
        ['SAMPLE MUTUAL', '-$1,234.56', '1,200', 'yes'],
        ['OTHER', '', '0', 'no'],
      ],
    },
  ])
  const wide = { columns: [...TABLE.columns, ...TABLE.columns], rows: [['A', 1, 1, true, 'B']] }
  expect(printedTable(VIEW, wide).sections[0]?.blocks[1]).toEqual({
    kind: 'values',
    values: [
      ['Payer', 'A'],
      ['Denied', '$0.01'],
      ['Claims', '1'],
      ['Late', 'yes'],
      ['Payer', 'B'],
    ],
  })
  expect(printedTable(VIEW, { ...TABLE, rows: [] }).sections[0]?.blocks[1]).toEqual(paragraph('Nothing is found.'))
  const many = { columns: TABLE.columns, rows: Array.from({ length: 2001 }, () => ['A']) }
  expect(() => printedTable(VIEW, many)).toThrow(/2,001 rows/)
})

describe.skipIf(poppler === undefined)('in poppler and qpdf', () => {
  it('is a tagged file without faults that says what was written, in its language', async () => {
    const table = { kind: 'table', columns: ['Código', 'Suma'], rows: [['CO-197', '$5.00']] } as const
    const values = { kind: 'values', values: [['Nombre', 'Ñandú']] } as const
    const blocks = [paragraph('Su parte es $80.00.'), heading('Más'), { kind: 'lines', lines: ['uno', 'dos'] } as const]
    const printed = {
      language: 'es-US',
      sections: [{ heading: 'Sobre su visita', blocks: [...blocks, table, values] }],
    }
    const pdf = await writePdf('Nota', printed as Parameters<typeof writePdf>[1], NOW)
    const { info, structure, check } = lookedAt(pdf)
    expect(info).toMatch(/Title:\s+Nota/)
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(check).toContain('No syntax or stream encoding errors found')
    for (const text of ['Sobre su visita', 'Su parte es $80.00.', 'Más', 'dos', 'CO-197', 'Ñandú'])
      expect(structure).toContain(text)
    expect(pdf.toString('latin1')).toContain('es-US')
  })
})
