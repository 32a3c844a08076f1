// `overturn schedule import FILE --payer NAME`: a fee schedule out of a sheet.
import { basename } from 'node:path'
import { present } from '../work/present.ts'
import { action } from '../work/schedule/bring.ts'
import { bringSheet, type SheetWords } from './bring-sheet.ts'
import type { StorePlace } from './store.ts'
import type { Terminal } from './terminal.ts'

export interface ScheduleWords extends SheetWords {
  readonly payer?: string
  readonly as?: string
  readonly lesserOfCharge?: boolean
  readonly percent?: string
  readonly percentOfCharge?: string
  readonly procedures?: string
  readonly modifiers?: string
}

export async function importSchedule(
  path: string | undefined,
  words: ScheduleWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const { payer, as: name = path === undefined ? 'Part of the charge' : basename(path), lesserOfCharge = true } = words
  if (payer === undefined) {
    terminal.err('Say whose schedule it is: --payer NAME ("overturn payers" lists them).\n')
    return 2
  }
  const terms = termsIn(words)
  return bringSheet(action, path, sheet => ({ payer, name, sheet, lesserOfCharge, ...terms }), words, place, terminal)
}

/** `--percent 140 --procedures 100,50,25 --modifiers 50=150,80=16`; what is no number is told by the action. */
function termsIn({ percent, percentOfCharge, procedures, modifiers }: ScheduleWords) {
  const pairs = modifiers?.split(',').map(pair => pair.split('=').map(part => part.trim()))
  return present({
    percent: percent === undefined ? undefined : Number(percent),
    percentOfCharge: percentOfCharge === undefined ? undefined : Number(percentOfCharge),
    procedures: procedures?.split(',').map(Number),
    modifiers:
      pairs === undefined
        ? undefined
        : Object.fromEntries(pairs.map(([modifier = '', part = '']) => [modifier.toUpperCase(), Number(part)])),
  })
}
