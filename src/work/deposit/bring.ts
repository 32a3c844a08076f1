// Brings a bank statement in. Of each deposit the day, the amount and the numbers in the bank's text are kept; the text itself only where it speaks of a payer or of the kind
// of deposit, since a patient's own payment may bear a name.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { numbersIn } from '../../decide/deposits.ts'
import { addStatement, bankStatements, type DepositRow, depositsBetween } from '../../store/deposit.ts'
import { payersByName } from '../../store/payer.ts'
import type { Store } from '../../store/store.ts'
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
    if ((await bankStatements(store)).some(each => each.sha256 === sha256))
      return { changed: 0, says: 'This statement is here already.', made: { deposits: 0, passedOver: read.passedOver } }
    const { fresh, here } = await withoutThoseHere(store, read)
    const says = saidOf(read, fresh, here)
    const made = {
      ...{ deposits: fresh.length, here, passedOver: read.passedOver, columns: read.columns },
      ...{ from: read.from, to: read.to, badRows: read.bad.length, bad: read.bad.slice(0, 20) },
    }
    if (dryRun) return { changed: 0, says: `${says} Nothing was kept.`, made }
    const payers = wordsOf((await payersByName(store)).map(each => each.name))
    const statement = await store.write(async unit => {
      const id = unit.nextId()
      const rows = fresh.map((each, ordinal) => rowOf(each, { statementId: id, ordinal }, payers))
      const amountCents = fresh.reduce((sum, { cents }) => sum + cents, 0)
      await addStatement(
        unit,
        {
          ...{ id, name, sha256, format: read.kind, fromDate: read.from, toDate: read.to },
          ...{ deposits: fresh.length, amountCents, broughtAt: now, broughtBy: who, withdrawnAt: null },
        },
        rows,
      )
      unit.event({
        at: now,
        who,
        verb: 'brought-bank-statement',
        data: { statement: id, name, deposits: fresh.length },
      })
      return id
    })
    return { changed: 1, says: `${says} Kept as statement ${statement}.`, made: { statement, ...made } }
  },
})

function saidOf({ from, to, passedOver, bad }: Statement, fresh: readonly Booked[], here: number): string {
  const count = (n: number, one: string, more: string) => `${n.toLocaleString('en-US')} ${n === 1 ? one : more}`
  return [
    `${from} to ${to}: ${count(fresh.length, 'deposit', 'deposits')}.`,
    ...(here === 0 ? [] : [`${count(here, 'is', 'are')} here already, from another statement.`]),
    ...(passedOver === 0 ? [] : [`${count(passedOver, 'row', 'rows')} where nothing came in.`]),
    ...(bad.length === 0
      ? []
      : [`${count(bad.length, 'row', 'rows')} could not be read: what is missing may stand there.`]),
  ].join(' ')
}

/** Statements overlap: what another one has of the same day, amount and numbers is the same money, as often as it stands there. */
async function withoutThoseHere(store: Store, { booked, from, to }: Statement) {
  const known = new Map<string, number>()
  for (const { bookedOn, amountCents, numbers } of await depositsBetween(store, { from, to })) {
    const key = `${bookedOn} ${amountCents} ${numbers}`
    known.set(key, (known.get(key) ?? 0) + 1)
  }
  const fresh = booked.filter(({ bookedOn, cents, says }) => {
    const key = `${bookedOn} ${cents} ${numbersKept(says)}`
    const times = known.get(key) ?? 0
    if (times > 0) known.set(key, times - 1)
    return times === 0
  })
  return { fresh, here: booked.length - fresh.length }
}

/** What is kept of a text's numbers, and what another statement's deposit is known by. */
const numbersKept = (says: string) => numbersIn(says).slice(0, 500)

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
  return { ...place, bookedOn, amountCents: cents, numbers: numbersKept(says), says: kept }
}
