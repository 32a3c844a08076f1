// Brings a bank statement in. Of each deposit the day, the amount and the numbers in the bank's text are kept; the text itself only where it speaks of a payer or of the kind
// of deposit, since a patient's own payment may bear a name.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { eachOnce, numbersIn } from '../../decide/deposits.ts'
import { addStatement, bankStatements, type DepositRow, depositsBetween } from '../../store/deposit.ts'
import { payersByName } from '../../store/payer.ts'
import type { Reader } from '../../store/reader.ts'
import { defineAction } from '../action.ts'
import { line } from '../input.ts'
import { columnsOf, fileText, onlyLook } from '../sheet/input.ts'
import { openSheet } from '../sheet/read-xlsx.ts'
import { type Booked, STATEMENT_COLUMNS, type Statement } from './read.ts'
import { readStatement } from './statement.ts'

export const action = defineAction(import.meta.url, {
  title: 'Bring a bank statement in',
  says: 'Bring a bank statement in (CSV, .xlsx, BAI2 or camt.053): what came in is compared with the payments that remittances report. What went out is not kept.',
  right: 'work',
  on: 'practice',
  undo: 'Take the statement back.',
  refuses: ['not-known', 'ambiguous', 'empty'],
  http: { method: 'POST', path: '/bank-statements', status: 201 },
  screen: '/deposits',
  without: { command: '"overturn deposit import FILE" reads it from a file.' },
  input: z.object({
    name: line('Name', { most: 100, description: 'What this statement is called, such as the account and the month' }),
    statement: fileText('Statement', 'The text of the file, as the bank wrote it; a workbook (.xlsx) in base64'),
    columns: columnsOf(STATEMENT_COLUMNS, { amount: 'Credit Amt' }),
    dryRun: onlyLook(),
  }),
  async run({ store, actor: { who, now } }, _targets, { name, statement: text, columns, dryRun }) {
    const read = readStatement(await openSheet(text), columns)
    const sha256 = createHash('sha256').update(text).digest('hex')
    const payers = wordsOf((await payersByName(store)).map(each => each.name))
    const rows = read.booked.map((each, ordinal) => rowOf(each, { statementId: 0, ordinal }, payers))
    return store.write(async unit => {
      if ((await bankStatements(unit)).some(each => each.sha256 === sha256))
        return {
          changed: 0,
          says: 'This statement is here already.',
          made: { deposits: 0, passedOver: read.passedOver },
        }
      const here = rows.length - (await freshOf(unit, read, rows))
      const says = saidOf(read, rows.length, here)
      const made = {
        ...{ deposits: rows.length, here, passedOver: read.passedOver, columns: read.columns },
        ...{ from: read.from, to: read.to, badRows: read.bad.length, bad: read.bad.slice(0, 20) },
      }
      if (dryRun) return { changed: 0, says: `${says} Nothing was kept.`, made }
      const statement = unit.nextId()
      await addStatement(
        unit,
        {
          ...{ id: statement, name, sha256, format: read.kind, fromDate: read.from, toDate: read.to },
          ...{ deposits: rows.length, amountCents: rows.reduce((sum, { amountCents }) => sum + amountCents, 0) },
          ...{ broughtAt: now, broughtBy: who, withdrawnAt: null },
        },
        rows.map(row => ({ ...row, statementId: statement })),
      )
      const data = { statement, name, deposits: rows.length }
      unit.event({ at: now, who, verb: 'brought-bank-statement', data })
      return { changed: 1, says: `${says} Kept as statement ${statement}.`, made: { statement, ...made } }
    })
  },
})

function saidOf({ from, to, passedOver, bad }: Statement, deposits: number, here: number): string {
  const count = (n: number, one: string, more: string) => `${n.toLocaleString('en-US')} ${n === 1 ? one : more}`
  return [
    `${from} to ${to}: ${count(deposits, 'deposit', 'deposits')}.`,
    ...(here === 0 ? [] : [`${count(here, 'is', 'are')} on another statement too, and counted once.`]),
    ...(passedOver === 0 ? [] : [`${count(passedOver, 'row', 'rows')} where nothing came in.`]),
    ...(bad.length === 0
      ? []
      : [`${count(bad.length, 'row', 'rows')} could not be read: what is missing may stand there.`]),
  ].join(' ')
}

/** How many deposits come to what other statements have. */
async function freshOf(reader: Reader, { from, to }: Statement, rows: readonly DepositRow[]): Promise<number> {
  const known = await depositsBetween(reader, { from, to })
  return eachOnce([...known, ...rows]).length - eachOnce(known).length
}

/** Words by which a bank's text speaks of a health plan or of a kind of deposit, and of nobody else. Our judgment. */
const PAYER_WORDS =
  /HCCLAIMPMT|TRN\*1\*|\b(?:MEDICARE|MEDICAID|MCARE|INSURANCE|BCBS|BLUE ?CROSS|AETNA|CIGNA|HUMANA|UNITEDHEALTH\w*|UHC|TRICARE|NORIDIAN|NOVITAS|PALMETTO|WPS|NGS|CGS)\b/i
const KINDS_OF_DEPOSIT =
  /^[\W\d]*(?:(?:COUNTER|MOBILE|BRANCH|LOCKBOX|LOCK BOX|CHECK|CHECKS|REMOTE|DEPOSIT|ATM|CREDIT|WIRE|ACH|EFT)[\W\d]*)+$/i

/** Longer words of payers' names. */
function wordsOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap(name => name.toUpperCase().split(/[^A-Z]+/)).filter(word => word.length >= 5))
}

function rowOf(
  { bookedOn, cents, says }: Booked,
  place: Pick<DepositRow, 'statementId' | 'ordinal'>,
  payers: ReadonlySet<string>,
): DepositRow {
  const ofPayer =
    PAYER_WORDS.test(says) ||
    says
      .toUpperCase()
      .split(/[^A-Z]+/)
      .filter(word => payers.has(word)).length >= 2
  const kept = ofPayer || KINDS_OF_DEPOSIT.test(says) ? says.slice(0, 300) : ''
  return { ...place, bookedOn, amountCents: cents, numbers: numbersIn(says).slice(0, 500), says: kept }
}
