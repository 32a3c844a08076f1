// Brings a sheet of denials in that somebody has worked in: the queue's own after it was changed, or the practice's of years before. What it says otherwise is
// shown first, row by row, and taken over when that is asked for: owners, notes, open and closed, nothing of money.
import { z } from 'zod'
import { accountsOfDenials } from '../../store/denial.ts'
import { denialsByIds } from '../../store/denial-list.ts'
import { notesOf } from '../../store/event.ts'
import { inTurn, type Reader } from '../../store/reader.ts'
import type { Row, Unit } from '../../store/store.ts'
import { type Actor, defineAction } from '../action.ts'
import { titled, yesNo } from '../input.ts'
import { accountKey } from '../intake/read/account-key.ts'
import { mustBeAtWork } from '../person/at-work.ts'
import { BadLine } from '../reference/kind.ts'
import { Refusal } from '../refusal.ts'
import { columnsOf, sheetText } from '../sheet/input.ts'
import { openSheet } from '../sheet/read-xlsx.ts'
import { applyChange, type Change, denials } from './change.ts'
import { createTotals } from './kept-totals.ts'
import {
  type BadRow,
  denialFor,
  differencesOf,
  type OwnRow,
  type RowDifferences,
  readOwnSheet,
  SHEET_COLUMNS,
} from './own-sheet.ts'

/** Rows that are told one by one. */
const TOLD = 200

interface Found extends RowDifferences {
  readonly row: Row<'denial'>
  readonly set: Change['set']
}

export const action = defineAction(import.meta.url, {
  title: 'Bring a sheet in',
  says: 'Bring a sheet of denials (CSV, .xlsx) in or back: owners, notes, open and closed; what differs is shown first. It changes no money and writes nothing off.',
  right: 'work',
  on: 'practice',
  undo: true,
  refuses: ['not-known', 'empty'],
  http: { method: 'POST', path: '/denials/sheet' },
  screen: '/files',
  without: { command: '"overturn bring-sheet FILE" reads it from a file.' },
  input: z.object({
    sheet: sheetText(),
    columns: columnsOf(SHEET_COLUMNS, { account: 'Pt Acct' }),
    keep: titled(z.array(z.string().trim().min(1).max(200)).max(20).default([]), 'Keep with the note', {
      description: 'Further columns whose words are kept with the note, each after its head',
    }),
    take: yesNo('Take it over', { description: 'Without it, what differs is shown and nothing is changed' }).default(
      false,
    ),
  }),
  async run({ store, actor }, _targets, { sheet, columns, keep, take }) {
    const read = readOwnSheet(await openSheet(sheet), columns, keep)
    const looked = (reader: Reader) => differencesIn(reader, read.rows)
    const { found, bad, same } = take
      ? await store.write(async unit => {
          const all = await looked(unit)
          await takeOver(unit, all.found, actor)
          return all
        })
      : await looked(store)
    const left = [...read.bad, ...bad].sort((one, other) => one.line - other.line)
    const made = {
      rows: read.rows.length + read.bad.length,
      same,
      differing: found.length,
      ...{ columns: read.columns, heads: read.heads },
      differences: found
        .slice(0, TOLD)
        .map(({ line, denial, account, differences }) => ({ line, denial, account, differences })),
      badRows: left.length,
      bad: left.slice(0, TOLD),
    }
    const rows = left.length === 0 ? '' : ` ${left.length} ${left.length === 1 ? 'row' : 'rows'} left out.`
    return take
      ? { changed: found.length, says: `Taken over on ${denials(found.length)}.${rows}`, made }
      : {
          changed: 0,
          says: `It says otherwise on ${denials(found.length)}, the same on ${same}.${rows} Nothing was changed.`,
          made,
        }
  },
})

interface Differing {
  readonly found: readonly Found[]
  readonly bad: readonly BadRow[]
  /** Rows that say nothing new. */
  readonly same: number
}

async function differencesIn(reader: Reader, rows: readonly OwnRow[]): Promise<Differing> {
  const wanted = new Set(rows.flatMap(({ account }) => (account === '' ? [] : [accountKey(account)])))
  const numbers = new Set(rows.map(({ number }) => number))
  const all = await accountsOfDenials(reader)
  const ids = all.filter(({ id, account }) => numbers.has(id) || wanted.has(accountKey(account))).map(({ id }) => id)
  const known = await inTurn(ids, part => denialsByIds(reader, part))
  const byAccount = Map.groupBy(known, ({ account }) => accountKey(account))
  const byNumber = new Map(known.map(denial => [denial.id, denial]))
  const found: Found[] = []
  const bad: BadRow[] = []
  const lineOf = new Map<number, number>()
  let same = 0
  for (const row of rows) {
    const own = row.account === '' ? [] : (byAccount.get(accountKey(row.account)) ?? [])
    try {
      const denial = denialFor(row, own, byNumber.get(row.number ?? 0))
      const before = lineOf.get(denial.id)
      if (before !== undefined) throw new BadLine(`denial ${denial.id} stands in row ${before} already`)
      lineOf.set(denial.id, row.line)
      const { differences, set } = differencesOf(row, denial, await notesOf(reader, denial.id))
      if (set.owner !== undefined) await ownerAtWork(reader, set.owner)
      if (differences.length === 0) same++
      else found.push({ line: row.line, denial: denial.id, account: denial.account, differences, row: denial, set })
    } catch (error) {
      if (!(error instanceof BadLine)) throw error
      bad.push({ line: row.line, says: error.message })
    }
  }
  return { found, bad, same }
}

/** One row's owner who does not work here leaves that row out, not the sheet. */
async function ownerAtWork(reader: Reader, owner: string): Promise<void> {
  try {
    await mustBeAtWork(reader, owner)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new BadLine(error.message.replace(/\.$/, ''))
  }
}

/** The note first: what is set is one deed for each denial, which can be undone; what was written stays written. */
async function takeOver(unit: Unit, found: readonly Found[], { who, now }: Actor): Promise<void> {
  const totals = createTotals()
  for (const { row, set, differences } of found) {
    const note = differences.find(({ what }) => what === 'note')
    if (note !== undefined)
      await applyChange(unit, totals, row, { set: {}, verb: 'noted', data: { text: note.to } }, { who, now })
    const rest = differences.filter(({ what }) => what !== 'note')
    if (rest.length === 0) continue
    const text = rest.map(
      ({ what, from, to }) => `${what} ${to === '' ? 'nobody' : to} (was ${from === '' ? 'nobody' : from})`,
    )
    await applyChange(
      unit,
      totals,
      row,
      { set, verb: 'took-from-sheet', data: { text: text.join('; ') } },
      { who, now },
    )
  }
  await totals.flush(unit)
}
