// `overturn bring-sheet FILE`: a sheet of denials that somebody has worked in, out of a file; what differs is shown, and taken over with --take.
import type { Outcome } from '../work/action.ts'
import { action } from '../work/denial/bring-sheet.ts'
import type { RowDifferences } from '../work/denial/own-sheet.ts'
import { bringSheet } from './bring-sheet.ts'
import type { StorePlace } from './store.ts'
import { plain, type Terminal } from './terminal.ts'

export interface OwnSheetWords {
  readonly columns?: string
  readonly keep?: string
  readonly take?: true
  readonly json: boolean
}

export async function bringOwnSheet(
  path: string,
  words: OwnSheetWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const { take = false, keep } = words
  const told = { take, ...(keep === undefined ? {} : { keep: keep.split(',').map(name => name.trim()) }) }
  const say = async ({ made }: Outcome) => {
    for (const row of (made?.differences ?? []) as readonly RowDifferences[]) await sayRow(row, terminal)
  }
  return bringSheet(action, path, sheet => ({ ...told, sheet }), words, place, terminal, say)
}

/** `Row 3, denial 12: owner nobody → ann` */
async function sayRow({ line, denial, account, differences }: RowDifferences, terminal: Terminal): Promise<void> {
  const told = differences.map(({ what, from, to }) => {
    const was = what === 'note' ? 'new' : from === '' ? 'nobody' : from
    return `${what} ${plain(was)} → ${plain(to === '' ? 'nobody' : to.replaceAll('\n', ' / '))}`
  })
  await terminal.out(`Row ${line}, denial ${denial} (${plain(account)}): ${told.join('; ')}\n`)
}
