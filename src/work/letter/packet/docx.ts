// The letter for a word processor: plain WordprocessingML in a zip, styles and text and nothing that runs, links or computes. The same letter
// makes the same bytes.

import { writeZip } from '../../sheet/zip.ts'
import type { Block, Letter } from '../letter.ts'
import type { Run } from '../writing.ts'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const textOf = (runs: readonly Run[]): string => runs.map(run => (typeof run === 'string' ? run : run.text)).join('')

/** One paragraph; lines within it stay lines. */
function paragraph(text: string, style?: string): string {
  const lines = text.split('\n').map(line => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`
  return `<w:p>${properties}<w:r>${lines.join('<w:br/>')}</w:r></w:p>`
}

const cell = (text: string, bold: boolean) =>
  `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${paragraph(text, bold ? 'Strong' : undefined)}</w:tc>`

function table(rows: readonly (readonly string[])[], head: 'row' | 'column'): string {
  const columns = Math.max(1, ...rows.map(row => row.length))
  const grid = Array.from({ length: columns }, () => `<w:gridCol w:w="${Math.floor(9000 / columns)}"/>`).join('')
  const written = rows.map((row, at) => {
    const isHead = head === 'row' && at === 0
    return `<w:tr>${isHead ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${row.map((text, place) => cell(text, isHead || (head === 'column' && place === 0))).join('')}</w:tr>`
  })
  return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${written.join('')}</w:tbl>${paragraph('')}`
}

function blockOf(block: Block): string {
  const title = block.title === undefined ? '' : paragraph(block.title, 'Heading2')
  if (block.kind === 'lines') return title + paragraph(block.lines.map(textOf).join('\n'))
  if (block.kind === 'values')
    return (
      title +
      table(
        block.values.map(({ name, runs }) => [name, textOf(runs)]),
        'column',
      )
    )
  if (block.kind === 'table') return title + table([block.columns, ...block.rows.map(row => row.map(textOf))], 'row')
  return (
    title + block.paragraphs.map(sentences => paragraph(sentences.map(({ runs }) => textOf(runs)).join(' '))).join('')
  )
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const style = (id: string, name: string, size: number, bold: boolean) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:rPr>${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/></w:rPr></w:style>`
const STYLES = `${HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="21"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>${style('Heading1', 'heading 1', 30, true)}${style('Heading2', 'heading 2', 24, true)}${style('Strong', 'Strong', 21, true)}</w:styles>`
const TYPES = `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
const RELATIONS = (of: string) =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${of}</Relationships>`

export function writeDocx(letter: Letter, title: string): Buffer {
  const body = [paragraph(title, 'Heading1'), ...letter.blocks.map(blockOf)].join('')
  const page =
    '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1280" w:right="1280" w:bottom="1280" w:left="1280" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
  return writeZip([
    ['[Content_Types].xml', TYPES],
    ['_rels/.rels', RELATIONS(relation('r1', 'officeDocument', 'word/document.xml'))],
    ['word/_rels/document.xml.rels', RELATIONS(relation('r1', 'styles', 'styles.xml'))],
    ['word/styles.xml', STYLES],
    ['word/document.xml', `${HEAD}<w:document ${W}><w:body>${body}${page}</w:body></w:document>`],
  ])
}
