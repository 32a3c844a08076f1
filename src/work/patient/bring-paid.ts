// What patients paid, out of a sheet that the practice's own system writes: accounts, days, amounts. The same row is kept once, however often it is brought.
import { z } from 'zod'
import { dayIn } from '../../decide/day.ts'
import { dollars } from '../../decide/decide.ts'
import { addPatientEntries, entriesOf, type PatientEntry } from '../../store/patient-entry.ts'
import { parseCents } from '../../x12/values.ts'
import { defineAction } from '../action.ts'
import { BadLine } from '../reference/kind.ts'
import { dateOf } from '../reference/kinds/table.ts'
import { columnsTaken, type Places, placesIn, readRows, type Sheet, sheetRows } from '../sheet/columns.ts'
import { columnsOf, onlyLook, sheetText } from '../sheet/input.ts'
import { openSheet } from '../sheet/read-xlsx.ts'
import { MOST_CENTS } from './entry.ts'

const COLUMNS = ['account', 'date', 'amount', 'receipt'] as const
type Column = (typeof COLUMNS)[number]
const HEADS: Readonly<Record<Column, RegExp>> = {
  account: /^(account|accountnumber|accountno|acct|patientaccount|patientcontrolnumber|visit|chart|chartnumber)$/,
  date: /^(date|paidon|paymentdate|datepaid|posted|postedon|transactiondate)$/,
  amount: /^(amount|paid|payment|paymentamount|patientpaid|patientpayment)$/,
  receipt: /^(receipt|receiptnumber|reference|check|checknumber|transaction|transactionid)$/,
}

type Paid = Pick<PatientEntry, 'account' | 'entryOn' | 'says'> & { readonly amountCents: number }

export const action = defineAction(import.meta.url, {
  title: 'Bring in what patients paid',
  says: 'Bring in what patients paid: a sheet (CSV, .xlsx) with accounts, days and amounts; what was given back has a minus. A row that is here already is passed over.',
  right: 'work',
  on: 'practice',
  undo: '"Take a sheet of payments back" with its number.',
  refuses: ['not-known', 'ambiguous'],
  http: { method: 'POST', path: '/patients/paid/sheet' },
  screen: '/patients',
  without: { command: '"overturn patient-paid import FILE" reads it from a file.' },
  input: z.object({
    sheet: sheetText(),
    columns: columnsOf(COLUMNS, { account: 'Acct #', amount: 'Patient paid' }),
    dryRun: onlyLook(),
  }),
  async run({ store, actor: { who, now } }, _targets, { sheet, columns, dryRun }) {
    const { rows, bad, taken } = readPaid(await openSheet(sheet), columns, dayIn(store.zone, now))
    const kept = await entriesOf(store, [...new Set(rows.map(({ account }) => account))])
    const fresh = unlike(rows, kept)
    const sheetId =
      dryRun || fresh.length === 0
        ? undefined
        : await store.write(async unit => {
            const id = unit.nextId()
            const by = {
              kind: 'paid' as const,
              untilDate: null,
              sheetId: id,
              addedAt: now,
              addedBy: who,
              endedAt: null,
            }
            await addPatientEntries(
              unit,
              fresh.map(each => ({ id: unit.nextId(), ...each, ...by })),
            )
            unit.event({ at: now, who, verb: 'brought-patient-payments', data: { sheet: id, payments: fresh.length } })
            return id
          })
    const cents = fresh.reduce((total, each) => total + each.amountCents, 0)
    const says = [
      `${fresh.length} ${fresh.length === 1 ? 'payment' : 'payments'} over ${dollars(cents)} ${dryRun ? 'would be kept; nothing was' : 'kept'}.`,
      ...(rows.length === fresh.length ? [] : [`${rows.length - fresh.length} here already.`]),
      ...(bad.length === 0 ? [] : [`${bad.length} ${bad.length === 1 ? 'row' : 'rows'} could not be read.`]),
    ].join(' ')
    const made = { payments: fresh.length, cents, columns: taken, bad: bad.slice(0, 20) }
    return {
      changed: dryRun ? 0 : fresh.length,
      says,
      made: sheetId === undefined ? made : { sheet: sheetId, ...made },
    }
  },
})

function readPaid(sheet: Sheet, named: Readonly<Partial<Record<Column, string>>>, today: string) {
  const [{ cells: head } = { cells: [] }, ...body] = sheetRows(sheet)
  const places = placesIn(head, HEADS, named, { account: 'account', amount: 'amount', date: 'day' })
  return { ...readRows(body, cells => rowIn(cells, places, today)), taken: columnsTaken(head, places) }
}

function rowIn(cells: readonly string[], places: Places<Column>, today: string): Paid {
  const cell = (name: Column) => (places[name] === undefined ? '' : (cells[places[name]] ?? '')).trim()
  const account = cell('account')
  if (account === '' || account.length > 80) throw new BadLine(`"${account.slice(0, 80)}" is no number of an account`)
  const entryOn = dateOf(cell('date'))
  if (entryOn === null || entryOn > today) throw new BadLine(`"${cell('date')}" is no day that has been`)
  const amount = cell('amount')
    .replaceAll(/[$,\s]/g, '')
    .replace(/^\((.*)\)$/, '-$1')
  const amountCents = amount === '' ? Number.NaN : parseCents(amount)
  if (Number.isNaN(amountCents) || Math.abs(amountCents) > MOST_CENTS)
    throw new BadLine(`"${cell('amount')}" is no amount`)
  return { account, entryOn, amountCents, says: cell('receipt').slice(0, 80) }
}

/** Rows that are not here yet: of several that are the same, as many as there are more in the sheet than here. */
function unlike(rows: readonly Paid[], kept: readonly PatientEntry[]): readonly Paid[] {
  const keyOf = (each: Pick<PatientEntry, 'account' | 'entryOn' | 'says' | 'amountCents'>) =>
    JSON.stringify([each.account, each.entryOn, each.amountCents, each.says])
  const here = new Map<string, number>()
  for (const each of kept) if (each.kind === 'paid') here.set(keyOf(each), (here.get(keyOf(each)) ?? 0) + 1)
  return rows.filter(row => {
    const left = here.get(keyOf(row)) ?? 0
    if (left > 0) here.set(keyOf(row), left - 1)
    return left === 0
  })
}
