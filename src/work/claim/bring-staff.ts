// Who coded an account, who registered the patient and where, out of a sheet that the practice's own system writes: so that denials are counted by them, and each can
// be taught by their own cases.
import { z } from 'zod'
import { type AccountStaff, putAccountStaff } from '../../store/account-staff.ts'
import { defineAction } from '../action.ts'
import { BadLine } from '../reference/kind.ts'
import { Refusal } from '../refusal.ts'
import { columnsTaken, type Places, placesIn, readRows, sheetRows } from '../sheet/columns.ts'
import { columnsOf, onlyLook, sheetText } from '../sheet/input.ts'
import { openSheet } from '../sheet/read-xlsx.ts'

const COLUMNS = ['account', 'coder', 'frontDesk', 'location'] as const
type Column = (typeof COLUMNS)[number]
const HEADS: Readonly<Record<Column, RegExp>> = {
  account: /^(account|accountnumber|accountno|acct|patientaccount|patientcontrolnumber|visit|claim|claimnumber)$/,
  coder: /^(coder|codedby|coder?name|coding|codinguser)$/,
  frontDesk: /^(frontdesk|registeredby|registrar|registration|scheduledby|checkedinby|intakeby|user)$/,
  location: /^(location|office|site|clinic|department|facility)$/,
}

export const action = defineAction(import.meta.url, {
  title: 'Bring in who coded and registered',
  says: 'Bring in a sheet (CSV, .xlsx) with accounts and who coded them, who registered the patient, at which location; a later sheet counts for its accounts.',
  right: 'lead',
  on: 'practice',
  undo: '"Take a sheet of staff back" with its number.',
  refuses: ['not-known', 'ambiguous', 'empty'],
  http: { method: 'POST', path: '/claims/staff' },
  screen: '/patterns',
  without: { command: '"overturn staff import FILE" reads it from a file.' },
  input: z.object({
    sheet: sheetText(),
    columns: columnsOf(COLUMNS, { coder: 'Coded by', frontDesk: 'Registered by' }),
    dryRun: onlyLook(),
  }),
  async run({ store, actor: { who, now } }, _targets, { sheet, columns, dryRun }) {
    const [{ cells: head } = { cells: [] }, ...body] = sheetRows(await openSheet(sheet))
    const places = placesIn(head, HEADS, columns, { account: 'account' })
    if (places.coder === undefined && places.frontDesk === undefined && places.location === undefined)
      throw new Refusal('not-known', 'No column says who coded or registered, or where.', '--columns coder=NAME')
    const { rows, bad } = readRows(body, cells => rowIn(cells, places))
    const last = [...new Map(rows.map(row => [row.account, row])).values()]
    if (last.length === 0) throw new Refusal('empty', 'No row of it names an account with anybody.')
    const sheetId = dryRun
      ? undefined
      : await store.write(async unit => {
          const id = unit.nextId()
          const said = { sheetId: id, broughtAt: now, broughtBy: who }
          await putAccountStaff(
            unit,
            last.map(row => ({ ...row, ...said })),
          )
          unit.event({ at: now, who, verb: 'brought-staff', data: { sheet: id, accounts: last.length } })
          return id
        })
    const count = `${last.length} ${last.length === 1 ? 'account' : 'accounts'}`
    const left = bad.length === 0 ? '' : ` ${bad.length} ${bad.length === 1 ? 'row' : 'rows'} could not be read.`
    const says =
      sheetId === undefined ? `${count} in it; nothing was kept.${left}` : `${count} kept as sheet ${sheetId}.${left}`
    const made = { accounts: last.length, columns: columnsTaken(head, places), bad: bad.slice(0, 20) }
    return { changed: dryRun ? 0 : last.length, says, made: sheetId === undefined ? made : { sheet: sheetId, ...made } }
  },
})

function rowIn(
  cells: readonly string[],
  places: Places<Column>,
): Pick<AccountStaff, 'account' | 'coder' | 'frontDesk' | 'location'> {
  const cell = (name: Column) => (places[name] === undefined ? '' : (cells[places[name]] ?? '')).trim().slice(0, 80)
  const account = cell('account')
  if (account === '') throw new BadLine('it names no account')
  const orNone = (text: string) => (text === '' ? null : text)
  return {
    account,
    coder: orNone(cell('coder')),
    frontDesk: orNone(cell('frontDesk')),
    location: orNone(cell('location')),
  }
}
