// A bank statement as a sheet with a head, as online banking offers it: one amount with its sign, or money in and money out in columns of their own.
import { parseCents } from '../../x12/values.ts'
import { BadLine } from '../reference/kind.ts'
import { dateOf } from '../reference/kinds/table.ts'
import { Refusal } from '../refusal.ts'
import { columnsTaken, type Places, placesIn, readRows, type Sheet, sheetRows } from '../sheet/columns.ts'
import type { Booked, ReadStatement, StatementColumn } from './read.ts'

const HEADS: Readonly<Record<StatementColumn, RegExp>> = {
  date: /^(date|postingdate|posteddate|postdate|bookingdate|transactiondate|transdate|asofdate)$/,
  amount: /^(amount|amountusd|transactionamount|amt)$/,
  credit: /^(credit|credits|creditamount|deposit|deposits|depositamount|moneyin|paidin)$/,
  text: /^(description|transactiondescription|narrative|memo)$/,
  reference: /^(reference|referencenumber|refnumber|ref|trace|tracenumber|checknumber|checkorslip|bankreference)$/,
}

/** A column that says of an amount without a sign whether it came in or went out. */
const DIRECTION =
  /^(type|transactiontype|debitcredit|creditdebit|debitorcredit|creditordebit|drcr|crdr|dc|cd|indicator)$/
const WENT_OUT = /debit|withdraw|\bdr\b|^d$/i

/** `named` says which column is which where the heads do not. Throws Refusal `not-known` where it is no such sheet, `ambiguous` where two heads fit. */
export function readSheet(sheet: Sheet, named: Readonly<Partial<Record<StatementColumn, string>>>): ReadStatement {
  const [{ cells: head } = { cells: [] }, ...body] = sheetRows(sheet)
  const places = placesIn(head, HEADS, named, { date: 'day', text: 'description' })
  if (places.amount === undefined && places.credit === undefined)
    throw new Refusal(
      'not-known',
      `None of the columns (${head.join(', ').slice(0, 200)}) looks like the amount; say which one it is.`,
      '--columns amount=NAME',
    )
  const direction = head.findIndex(each => DIRECTION.test(each.toLowerCase().replaceAll(/[^a-z]/g, '')))
  const { rows, bad } = readRows(body, cells => rowIn(cells, places, direction))
  const booked = rows.filter(({ cents }) => cents > 0)
  // A day on which only money went out is covered all the same.
  const days = rows.map(({ bookedOn }) => bookedOn)
  return { booked, bad, days, passedOver: rows.length - booked.length, columns: columnsTaken(head, places) }
}

function rowIn(cells: readonly string[], places: Places<StatementColumn>, direction: number): Booked {
  const cell = (name: StatementColumn) => (places[name] === undefined ? '' : (cells[places[name]] ?? ''))
  const bookedOn = dateOf(cell('date'))
  if (bookedOn === null) throw new BadLine('it has no day')
  const amount = places.amount === undefined ? cell('credit') : cell('amount')
  const cents = centsIn(amount)
  const wentOut = cents > 0 && WENT_OUT.test(cells[direction] ?? '')
  return {
    bookedOn,
    cents: wentOut ? -cents : cents,
    says: [cell('text'), cell('reference')].filter(Boolean).join(' '),
  }
}

/** `1,234.56`, `$12`, `(12.00)`, `-12.00`; nothing is nothing. */
function centsIn(text: string): number {
  const plain = text.replaceAll(/[$,\s]/g, '')
  if (plain === '') return 0
  const inside = /^\((.*)\)$/.exec(plain)?.[1]
  const number = (inside ?? plain).replace(/^\+/, '')
  if (!/^-?(?:\d{1,12}(?:\.\d{1,2})?|\.\d{1,2})$/.test(number)) throw new BadLine(`"${text}" is no amount`)
  const cents = parseCents(number)
  return inside === undefined ? cents : -cents
}
