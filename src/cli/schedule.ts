// `overturn schedule import FILE --payer NAME`: the fee schedule of a payer's contract out of a sheet.
import { basename } from 'node:path'
import { action } from '../work/schedule/bring.ts'

import { bringSheet, columnsSaid } from './sheet-in.ts'
import type { StorePlace } from './store.ts'
import type { Terminal } from './terminal.ts'

export interface ScheduleWords {
  readonly payer?: string
  readonly as?: string
  readonly columns?: string
  readonly lesserOfCharge?: boolean
  readonly dryRun?: true
  readonly json: boolean
}

export async function importSchedule(
  path: string,
  words: ScheduleWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  if (words.payer === undefined) {
    terminal.err('Say whose schedule it is: --payer NAME ("overturn payers" lists them).\n')
    return 2
  }
  const { payer, columns, lesserOfCharge = true, dryRun = false, json } = words
  const told = {
    ...{ payer, name: words.as ?? basename(path), lesserOfCharge, dryRun },
    ...(columns === undefined ? {} : { columns: columnsSaid(columns) }),
  }
  return bringSheet(action, path, { words: told, json }, place, terminal)
}
