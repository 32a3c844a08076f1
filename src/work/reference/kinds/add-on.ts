// Add-on codes: each is paid only beside one of its primary codes. Columns as published: primary, add-on, type, deletion, effective date.
import { BadLine, type ListKind } from '../kind.ts'
import { belowHead, codeIn, dateOf, isCode, TEXTS } from './table.ts'

/** `type,primary,from,to`; the primary is empty where the contractor names it (type 2). */
export const addOn: ListKind = {
  kind: 'add-on',
  title: 'Add-on codes with their primary codes',
  publisher: 'CMS, each year and in between',
  file: TEXTS,
  reader: () => belowHead(headIn, row),
  dated: 'by-row',
  inForce: () => undefined,
}

function headIn(cells: readonly string[]) {
  const named = cells.map(cell => cell.replaceAll(/[\s_-]+/g, ' ').toLowerCase())
  return named.some(name => /add on/.test(name)) && named.some(name => /primary/.test(name)) ? named : undefined
}

function row(head: readonly string[], cells: readonly string[]) {
  const cell = (pattern: RegExp) => cells[head.findIndex(name => pattern.test(name))] ?? ''
  const type = /[123]/.exec(cell(/type/))?.[0]
  if (type === undefined) throw new BadLine('it has no type of 1, 2 or 3')
  const primary = cell(/primary/)
  const from = dateOf(cell(/effective/))
  const to = dateOf(cell(/deletion/))
  return [
    {
      key: codeIn(cell(/add on code|add on$/)),
      value: `${type},${isCode(primary) ? codeIn(primary) : ''},${from ?? ''},${to ?? ''}`,
    },
  ]
}
