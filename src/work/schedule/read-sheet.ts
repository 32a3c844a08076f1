// A fee schedule out of a sheet: which column is which is guessed by its head and told; a row that cannot be read is told by its number and left out.
import { parse } from 'csv-parse/sync'
import { parseCents } from '../../x12/values.ts'
import { BadLine, type BadRow } from '../reference/kind.ts'
import { codeIn, dateOf } from '../reference/kinds/table.ts'
import { Refusal } from '../refusal.ts'

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
export function readFeeSheet(text: string, named: Readonly<Partial<Record<ColumnName, string>>> = {}): FeeSheet {
  const rows = rowsOf(text)
  const [{ cells: head } = { cells: [] }, ...body] = rows
  const places = placesIn(head, named)
  const fees: SheetFee[] = []
  const bad: BadRow[] = []
  for (const { cells, line } of body)
    try {
      const fee = feeIn(cells, places)
      if (fee !== undefined) fees.push(fee)
    } catch (error) {
      if (!(error instanceof BadLine)) throw error
      bad.push({ line, says: error.message })
    }
  if (fees.length === 0)
    throw new Refusal(
      'empty',
      bad.length === 0
        ? 'There is no fee in it: a head and nothing below.'
        : `No row of it can be read; row ${bad[0]?.line}: ${bad[0]?.says}.`,
    )
  return {
    fees,
    columns: Object.fromEntries(
      COLUMNS.flatMap(name => (places[name] === undefined ? [] : [[name, head[places[name]] ?? '']])),
    ),
    bad,
  }
}

/** The sign that stands most often in the head. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'))
  const count = (sign: string) => head.split(sign).length
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

interface SheetRow {
  readonly cells: readonly string[]
  /** In the file, from 1, where it ends. */
  readonly line: number
}

function rowsOf(text: string): readonly SheetRow[] {
  try {
    const found = parse(text, {
      bom: true,
      info: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[]
    return found.map(({ record, info }) => ({ cells: record, line: info.lines }))
  } catch (error) {
    throw new Refusal('not-known', `It is no sheet of columns: ${(error as Error).message}.`)
  }
}

type Places = Readonly<Partial<Record<ColumnName, number>>>

const plain = (head: string) => head.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

function placesIn(head: readonly string[], named: Readonly<Partial<Record<ColumnName, string>>>): Places {
  const places = Object.fromEntries(
    COLUMNS.flatMap(name => {
      const wanted = named[name]
      const at = head.findIndex(cell =>
        wanted === undefined ? HEADS[name].test(plain(cell)) : plain(cell) === plain(wanted),
      )
      if (at < 0 && wanted !== undefined)
        throw new Refusal('not-known', `No column is called "${wanted}"; there are: ${head.join(', ')}.`)
      return at < 0 ? [] : [[name, at]]
    }),
  )
  for (const name of ['code', 'amount'] as const)
    if (places[name] === undefined)
      throw new Refusal(
        'not-known',
        `None of the columns (${head.join(', ').slice(0, 200)}) looks like the ${name === 'code' ? 'procedure code' : 'amount'}; say which one it is.`,
        `--columns ${name}=NAME`,
      )
  return places
}

function feeIn(cells: readonly string[], places: Places): SheetFee | undefined {
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
