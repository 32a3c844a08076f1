// The number of a thing as it is typed on the command line.
import { plain, type Terminal } from './terminal.ts'

/** Told where it is none, with the command that lists them; undefined then: wrong use. */
export function numberGiven(typed: string, noun: string, lists: string, terminal: Terminal): number | undefined {
  const number = Number(typed)
  if (Number.isSafeInteger(number) && number >= 1) return number
  terminal.err(`"${plain(typed)}" is no number of a ${noun}; "overturn ${lists}" lists them.\n`)
  return undefined
}
