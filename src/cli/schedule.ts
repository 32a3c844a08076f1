// `overturn schedule import FILE --payer NAME`: a fee schedule out of a sheet.
import { basename } from 'node:path'
import { present } from '../work/present.ts'
import { action } from '../work/schedule/bring.ts'
import { parseCents } from '../x12/values.ts'
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
  readonly medicare?: string
  readonly medicareYear?: string
  readonly setting?: string
  readonly anesthesiaMinutes?: string
  readonly anesthesiaUnit?: string
  readonly providers?: string
  readonly sequestration?: string
}

export async function importSchedule(
  path: string | undefined,
  words: ScheduleWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const {
    payer,
    as: name = path === undefined
      ? words.medicare === undefined
        ? 'Part of the charge'
        : 'Part of Medicare'
      : basename(path),
    lesserOfCharge = true,
  } = words
  if (payer === undefined) {
    terminal.err('Say whose schedule it is: --payer NAME ("overturn payers" lists them).\n')
    return 2
  }
  const terms = termsIn(words)
  return bringSheet(action, path, sheet => ({ payer, name, sheet, lesserOfCharge, ...terms }), words, place, terminal)
}

/** `--percent 140 --procedures 100,50,25 --modifiers 50=150,80=16`; what is no number is told by the action. */
function termsIn(words: ScheduleWords) {
  const { percent, percentOfCharge, procedures, modifiers, providers, sequestration } = words
  return present({
    percent: percent === undefined ? undefined : Number(percent),
    percentOfCharge: percentOfCharge === undefined ? undefined : Number(percentOfCharge),
    procedures: procedures?.split(',').map(Number),
    ...{ modifiers: pairsIn(modifiers), providers: pairsIn(providers), sequestration },
    ...workedOutBy(words),
  })
}

function workedOutBy({ medicare, medicareYear, setting, anesthesiaMinutes, anesthesiaUnit }: ScheduleWords) {
  return {
    medicare:
      medicare === undefined
        ? undefined
        : present({
            locality: medicare.toUpperCase(),
            year: medicareYear === undefined ? undefined : Number(medicareYear),
            setting,
          }),
    anesthesia:
      anesthesiaMinutes === undefined
        ? undefined
        : present({
            minutesPerUnit: Number(anesthesiaMinutes),
            unitCents: anesthesiaUnit === undefined ? undefined : parseCents(anesthesiaUnit),
          }),
  }
}

/** `50=150,80=16` */
function pairsIn(text: string | undefined): Readonly<Record<string, number>> | undefined {
  const pairs = text?.split(',').map(pair => pair.split('=').map(part => part.trim()))
  return pairs && Object.fromEntries(pairs.map(([name = '', part = '']) => [name.toUpperCase(), Number(part)]))
}
