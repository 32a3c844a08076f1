// The practice's own sheet of denials, brought in or brought back: which column is which, which denial each row means, and what in it is otherwise than here.
// Reads only; what a row cannot mean for sure is told by its number and left out.
import type { Row } from '../../store/store.ts'
import { BadLine } from '../reference/kind.ts'
import { dateOf } from '../reference/kinds/table.ts'
import { Refusal } from '../refusal.ts'
import { columnsTaken, placesIn, type Sheet, sheetRows } from '../sheet/columns.ts'
import { isMerged } from './after.ts'
import { type Change, closed } from './change.ts'
import { CLOSE_REASONS, REASON_LABELS } from './close.ts'

export const SHEET_COLUMNS = ['number', 'account', 'service', 'code', 'owner', 'note', 'status', 'because'] as const
type Column = (typeof SHEET_COLUMNS)[number]
export type NamedColumns = Readonly<Partial<Record<Column, string>>>

/** Headings that say the same, in small letters without signs. The queue's own sheet is among them. */
const HEADS: Readonly<Record<Column, RegExp | readonly RegExp[]>> = {
  number: /^(?:no|number|denial|denial(?:no|number|id))$/,
  account:
    /^(?:(?:patient)?(?:account|acct|acc)(?:no|number|id)?|pcn|patientcontrol(?:no|number)|claim(?:no|number|id)?)$/,
  service: /^(?:dos|service|(?:date(?:of)?)?service(?:date|from)?|dateofservice)$/,
  code: /^(?:(?:denial|reason|carc|adjustment)?code|carc)$/,
  owner: /^(?:owner|assigned(?:to)?|assignee|biller|worker|who|responsible|workedby)$/,
  // The queue’s own “Notes” are how many there are: one that somebody adds beside it is meant.
  note: [/^note$/, /^(?:notes|comments?|followup|actiontaken|remarks)$/],
  status: /^(?:status|state)$/,
  because: /^(?:closedas|closedbecause|whyclosed|clos(?:e|ing)reason)$/,
}

export interface OwnRow {
  /** In the file, from 1. */
  readonly line: number
  readonly number: number | undefined
  readonly account: string
  /** ISO date; null where none stands there. */
  readonly service: string | null
  readonly code: string
  readonly owner: string
  readonly note: string
  readonly status: string
  readonly because: string
}

export interface BadRow {
  readonly line: number
  readonly says: string
}

export interface OwnSheet {
  readonly rows: readonly OwnRow[]
  /** Which heading was taken for what. */
  readonly columns: NamedColumns
  readonly heads: readonly string[]
  readonly bad: readonly BadRow[]
}

/** Reads the sheet; `keep` names further columns whose words belong to the note. Throws Refusal `not-known` for what is no such sheet, `empty`. */
export function readOwnSheet(sheet: Sheet, named: NamedColumns, keep: readonly string[]): OwnSheet {
  const [{ cells: head } = { cells: [] }, ...body] = sheetRows(sheet)
  const places = placesIn(head, HEADS, named, {}, 'first')
  const kept = keep.map(name => ({ name, ...placesIn(head, { at: /^$/ }, { at: name }, {}, 'first') }))
  if (places.number === undefined && places.account === undefined)
    throw new Refusal(
      'not-known',
      `None of the columns (${head.join(', ').slice(0, 200)}) looks like the account or the No. of a denial; say which one it is.`,
      '--columns account=NAME',
    )
  if (body.length === 0) throw new Refusal('empty', 'There is nothing in it: a head and no rows.')
  const rows: OwnRow[] = []
  const bad: BadRow[] = []
  for (const { cells, line } of body) {
    const cell = (at: number | undefined) => (at === undefined ? '' : plainCell(cells[at] ?? ''))
    const notes = kept.flatMap(({ name, at }) => (cell(at) === '' ? [] : [`${name}: ${cell(at)}`]))
    try {
      rows.push(rowOf(line, name => cell(places[name]), notes))
    } catch (error) {
      if (!(error instanceof BadLine)) throw error
      bad.push({ line, says: error.message })
    }
  }
  return { rows, columns: columnsTaken(head, places), heads: head, bad }
}

/** What a sheet was given before a sign that begins a formula is taken away again. */
const plainCell = (text: string): string => (/^'[\s\0]*[=+\-@\t\r]/.test(text) ? text.slice(1) : text)

function rowOf(line: number, cell: (name: Column) => string, notes: readonly string[]): OwnRow {
  const number = cell('number')
  if (number !== '' && cell('account') === '' && !/^\d{1,15}$/.test(number))
    throw new BadLine(`"${number.slice(0, 40)}" is no No. of a denial`)
  // The queue's own sheet says how many notes there are: a bare number is none.
  const note = [cell('note'), ...notes].filter(text => !/^\d{0,3}$/.test(text)).join('\n')
  if (note.length > 10_000) throw new BadLine('its note is longer than 10,000 signs')
  return {
    line,
    number: /^\d{1,15}$/.test(number) ? Number(number) : undefined,
    account: cell('account'),
    service: dateOf(cell('service')),
    code: cell('code').toUpperCase(),
    owner: cell('owner'),
    note,
    status: cell('status').toLowerCase(),
    because: cell('because'),
  }
}

/** The denial that a row means: that of its number, unless its account says otherwise, else that of its account (`own`). Throws BadLine where it is none, or not one. */
export function denialFor(
  row: OwnRow,
  own: readonly Row<'denial'>[],
  numbered: Row<'denial'> | undefined,
): Row<'denial'> {
  // Merged ones have gone into another.
  const theirs = own.filter(denial => !isMerged(denial))
  if (numbered !== undefined && (row.account === '' || own.includes(numbered))) return numbered
  if (row.account === '') throw new BadLine(`there is no denial ${row.number}`)
  if (theirs.length === 0) throw new BadLine(`no denial is of account ${row.account}`)
  const narrowed = narrow(
    narrow(theirs, ({ serviceFrom }) => row.service === null || serviceFrom === row.service),
    ({ groupCode, carc }) => row.code === '' || row.code === carc || row.code === `${groupCode}-${carc}`,
  )
  if (row.service !== null && narrowed.every(({ serviceFrom }) => serviceFrom !== row.service))
    throw new BadLine(`account ${row.account} has no denial of a service on ${row.service}`)
  const open = narrow(narrowed, ({ status }) => status === 'open')
  const [one] = open
  if (one === undefined || open.length > 1)
    throw new BadLine(
      `account ${row.account} has ${open.length} denials (${open.map(({ id }) => id).join(', ')}); a column “No.” says which one`,
    )
  return one
}

/** Those that it holds for; all, where it holds for none. */
function narrow(
  denials: readonly Row<'denial'>[],
  holds: (denial: Row<'denial'>) => boolean,
): readonly Row<'denial'>[] {
  const found = denials.filter(holds)
  return found.length === 0 ? denials : found
}

export interface Difference {
  readonly what: 'owner' | 'status' | 'note'
  readonly from: string
  readonly to: string
}

export interface RowDifferences {
  readonly line: number
  readonly denial: number
  readonly account: string
  readonly differences: readonly Difference[]
}

/** What the row says otherwise than the denial is; an empty cell says nothing. Throws BadLine for a status that cannot be taken over. */
export function differencesOf(
  row: OwnRow,
  denial: Row<'denial'>,
  written: readonly string[],
): { readonly differences: readonly Difference[]; readonly set: Change['set'] } {
  const differences: Difference[] = []
  const owner = ['unassigned', 'nobody'].includes(row.owner.toLowerCase()) ? '' : row.owner
  const set: Change['set'] = {}
  if (row.owner !== '' && owner !== denial.owner) {
    differences.push({ what: 'owner', from: denial.owner, to: owner })
    if (denial.status === 'open' || row.status === 'open') Object.assign(set, { owner })
    else throw new BadLine(`denial ${denial.id} is closed: nobody is given it`)
  }
  const status = statusIn(row, denial)
  if (status !== undefined) {
    differences.push({ what: 'status', from: saidStatus(denial), to: status.says })
    Object.assign(set, status.set)
  }
  if (row.note !== '' && !written.includes(row.note)) differences.push({ what: 'note', from: '', to: row.note })
  return { differences, set }
}

const saidStatus = ({ status, closedBecause }: Row<'denial'>): string =>
  status === 'open' ? 'open' : `closed: ${closedBecause ?? 'no reason kept'}`

const REOPENED = { status: 'open', move: 'us', closedBecause: null, credited: null, writtenOffCents: 0 } as const

function statusIn(
  row: OwnRow,
  denial: Row<'denial'>,
): { readonly says: string; readonly set: Change['set'] } | undefined {
  if (row.status === '' || row.status === denial.status) return undefined
  if (row.status === 'open') return { says: 'open', set: REOPENED }
  if (row.status !== 'closed')
    throw new BadLine(
      `"${row.status.slice(0, 40)}" is neither open nor closed; such words can be kept with the note (columns to keep)`,
    )
  const because = CLOSE_REASONS.find(reason =>
    [reason, REASON_LABELS[reason]].some(words => words.toLowerCase() === row.because.toLowerCase()),
  )
  if (because === undefined)
    throw new BadLine(
      `it is to be closed, and a column “Closed as” has to say why: ${CLOSE_REASONS.map(reason => REASON_LABELS[reason]).join(', ')}`,
    )
  return { says: `closed: ${because}`, set: closed(because) }
}
