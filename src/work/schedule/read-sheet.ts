// A fee schedule out of a sheet: which column is which is guessed by its head and told; a row that cannot be read is told by its number and left out.
import { parseCents } from '../../x12/values.ts'
import { BadLine, type BadRow } from '../reference/kind.ts'
import { codeIn, dateOf } from '../reference/kinds/table.ts'
import { Refusal } from '../refusal.ts'
import { columnsTaken, type Places, placesIn, readRows, type Sheet, sheetRows } from '../sheet/columns.ts'

export const COLUMNS = ['code', 'modifier', 'from', 'to', 'amount'] as const
export type ColumnName = (typeof COLUMNS)[number]

/** Heads that say the same, in small letters without signs. */
const HEADS: Readonly<Record<ColumnName, RegExp>> = {
  code: /^(?:(?:cpt|hcpcs|procedure|proc|service|billing)?(?:code|cd)|cpt|hcpcs|cpthcpcs|procedure|cpthcpcscode)$/,
  modifier: /^(?:modifiers?|mods?|mod1)$/,
  from: /^(?:from|start|begin|effective|eff)(?:date|dt)?$|^(?:effectivefrom|validfrom)$/,
  to: /^(?:to|end|through|thru|termination|term|expiration|expires)(?:date|dt)?$|^(?:effectiveto|validto)$/,
  amount: /^(?:amount|fee|rate|price|allowed|allowable|allowedamount|contractrate|feeamount|reimbursement|payment)$/,
}

export interface SheetFee {
  readonly code: string
  readonly modifiers: string
  readonly fromDate: string | null
  readonly toDate: string | null
  readonly amountCents: number
}

export interface FeeSheet {
  readonly fees: readonly SheetFee[]
  /** Which head was taken for what. */
  readonly columns: Readonly<Partial<Record<ColumnName, string>>>
  readonly bad: readonly BadRow[]
}

/** `named` says which column is which where the heads do not. Throws Refusal `not-known` where it is no such sheet, `empty` where it has no fee. */
export function readFeeSheet(sheet: Sheet, named: Readonly<Partial<Record<ColumnName, string>>> = {}): FeeSheet {
  const rows = sheetRows(sheet)
  const [{ cells: head } = { cells: [] }, ...body] = rows
  const places = placesIn(head, HEADS, named, { code: 'procedure code', amount: 'amount' })
  const { rows: read, bad } = readRows(body, cells => feeIn(cells, places))
  const fees = read.filter(each => each !== undefined)
  if (fees.length === 0)
    throw new Refusal(
      'empty',
      bad.length === 0
        ? 'There is no fee in it: a head and nothing below.'
        : `No row of it can be read; row ${bad[0]?.line}: ${bad[0]?.says}.`,
    )
  return {
    fees,
    columns: columnsTaken(head, places),
    bad,
  }
}

function feeIn(cells: readonly string[], places: Places<ColumnName>): SheetFee | undefined {
  const cell = (name: ColumnName) => (places[name] === undefined ? '' : (cells[places[name]] ?? ''))
  if (cells.every(each => each === '')) return undefined
  const amount = cell('amount').replaceAll(/[$,\s]/g, '')
  const amountCents = parseCents(amount)
  if (amount === '' || Number.isNaN(amountCents) || amountCents < 0)
    throw new BadLine(`"${cell('amount')}" is no amount`)
  const modifiers = cell('modifier')
    .toUpperCase()
    .split(/[^0-9A-Z]+/)
    .filter(each => each !== '')
  const odd = modifiers.find(each => each.length !== 2)
  if (odd !== undefined) throw new BadLine(`"${odd}" is no modifier`)
  const [fromDate, toDate] = [dateOf(cell('from')), dateOf(cell('to'))]
  if (fromDate !== null && toDate !== null && toDate < fromDate)
    throw new BadLine(`it ends on ${toDate}, before it begins`)
  return { code: codeIn(cell('code')), modifiers: modifiers.toSorted().join(' '), fromDate, toDate, amountCents }
}
