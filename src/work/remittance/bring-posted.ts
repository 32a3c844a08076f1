// What the practice's own system has posted, out of a sheet that it writes: payments by their check or EFT number. What it has posted with another amount is told.
import { z } from 'zod'
import { dollars } from '../../decide/decide.ts'
import { numberKey } from '../../decide/deposits.ts'
import { markPosted, type PostedMark, payments } from '../../store/deposit.ts'
import { parseCents } from '../../x12/values.ts'
import { defineAction } from '../action.ts'
import { BadLine } from '../reference/kind.ts'
import { dateOf } from '../reference/kinds/table.ts'
import { columnsTaken, type Places, placesIn, readRows, type Sheet, sheetRows } from '../sheet/columns.ts'
import { columnsOf, onlyLook, sheetText } from '../sheet/input.ts'
import { openSheet } from '../sheet/read-xlsx.ts'

const POSTED_COLUMNS = ['trace', 'date', 'amount', 'reference'] as const
type PostedColumn = (typeof POSTED_COLUMNS)[number]
const HEADS: Readonly<Record<PostedColumn, RegExp>> = {
  trace:
    /^(trace|tracenumber|check|checknumber|checkno|checkoreft|eft|eftnumber|checkeft|checkeftnumber|paymentnumber)$/,
  date: /^(postedon|posted|dateposted|posteddate|postdate|postingdate|date)$/,
  amount: /^(amount|paid|payment|paymentamount|checkamount|postedamount)$/,
  reference: /^(batch|batchnumber|reference|depositid|paymentid|session)$/,
}

export const action = defineAction(import.meta.url, {
  title: 'Bring in what is posted',
  says: 'Bring in what your practice system has posted: a sheet (CSV, .xlsx) with check or EFT numbers, days, and amounts where it has them.',
  right: 'work',
  on: 'practice',
  undo: 'Each remittance: not posted after all.',
  refuses: ['not-known', 'ambiguous'],
  http: { method: 'POST', path: '/remittances/posted' },
  screen: '/deposits',
  without: { command: '"overturn posted import FILE" reads it from a file.' },
  input: z.object({
    sheet: sheetText(),
    columns: columnsOf(POSTED_COLUMNS, { trace: 'Check #' }),
    dryRun: onlyLook(),
  }),
  async run({ store, actor: { who, now } }, _targets, { sheet, columns, dryRun }) {
    const { rows, bad, taken } = readPosted(await openSheet(sheet), columns, now.slice(0, 10))
    const { marks, unknown, differing } = laidTo(rows, await payments(store), { markedAt: now, markedBy: who })
    if (!dryRun && marks.length > 0)
      await store.write(async unit => {
        await markPosted(unit, marks)
        const remittances = marks.map(({ remittanceId }) => remittanceId)
        unit.event({ at: now, who, verb: 'brought-posted', data: { remittances } })
      })
    const count = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`
    const says = [
      `${count(marks.length, 'remittance is', 'remittances are')} ${dryRun ? 'in it; nothing was kept' : 'noted as posted'}.`,
      ...(differing.length === 0 ? [] : [`Posted with another amount: ${differing.slice(0, 10).join('; ')}.`]),
      ...(unknown.length === 0
        ? []
        : [`${count(unknown.length, 'row names', 'rows name')} a payment that is not here.`]),
      ...(bad.length === 0 ? [] : [`${count(bad.length, 'row', 'rows')} could not be read.`]),
    ].join(' ')
    const few = { unknown: unknown.slice(0, 100), differing: differing.slice(0, 100), bad: bad.slice(0, 20) }
    return { changed: dryRun ? 0 : marks.length, says, made: { columns: taken, ...few } }
  },
})

interface PostedRow {
  readonly trace: string
  readonly postedOn: string
  readonly cents: number | undefined
  readonly reference: string
}

function readPosted(sheet: Sheet, named: Readonly<Partial<Record<PostedColumn, string>>>, today: string) {
  const [{ cells: head } = { cells: [] }, ...body] = sheetRows(sheet)
  const places = placesIn(head, HEADS, named, { trace: 'check or EFT number' })
  return { ...readRows(body, cells => rowIn(cells, places, today)), taken: columnsTaken(head, places) }
}

function rowIn(cells: readonly string[], places: Places<PostedColumn>, today: string): PostedRow {
  const cell = (name: PostedColumn) => (places[name] === undefined ? '' : (cells[places[name]] ?? ''))
  const trace = cell('trace')
  if (numberKey(trace) === undefined) throw new BadLine(`"${trace}" is no number of a payment`)
  const amount = cell('amount').replaceAll(/[$,\s]/g, '')
  const cents = amount === '' ? undefined : parseCents(amount)
  if (Number.isNaN(cents)) throw new BadLine(`"${cell('amount')}" is no amount`)
  return { trace, postedOn: dateOf(cell('date')) ?? today, cents, reference: cell('reference').slice(0, 80) }
}

/** Rows laid to remittances by the number of their payment; one payment may be several remittances. */
function laidTo(
  rows: readonly PostedRow[],
  paid: Awaited<ReturnType<typeof payments>>,
  by: Pick<PostedMark, 'markedAt' | 'markedBy'>,
) {
  const byTrace = Map.groupBy(paid, ({ trace }) => numberKey(trace) ?? '')
  const marks = new Map<number, PostedMark>()
  const unknown: string[] = []
  const differing: string[] = []
  for (const { trace, postedOn, cents, reference } of rows) {
    const own = byTrace.get(numberKey(trace) ?? ' ') ?? []
    if (own.length === 0) unknown.push(trace)
    const paidCents = own.reduce((sum, { paymentCents }) => sum + paymentCents, 0)
    if (own.length > 0 && cents !== undefined && cents !== paidCents)
      differing.push(`${trace}: posted ${dollars(cents)}, paid ${dollars(paidCents)}`)
    const amountCents = own.length === 1 ? (cents ?? null) : null
    for (const { id } of own) marks.set(id, { remittanceId: id, postedOn, reference, amountCents, ...by })
  }
  return { marks: [...marks.values()], unknown, differing }
}
