// `overturn example FOLDER`: a year of an invented clinic, to try everything on.
import { existsSync, readdirSync } from 'node:fs'
import { writeHistory } from '../example/history.ts'
import { counted, plain, type Terminal } from './terminal.ts'

const YEAR = 365
const CLAIMS = 3600

/** Writes the files of the year that ends today. Refuses a folder that holds something. */
export async function example(folder: string, today: string, terminal: Terminal): Promise<number> {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    terminal.err(`${plain(folder)} is not empty: name a folder that is not there yet.\n`)
    return 2
  }
  const from = Temporal.PlainDate.from(today).subtract({ days: YEAR }).toString()
  const files = writeHistory(folder, { seed: 253, claims: CLAIMS, from, days: YEAR })
  await terminal.out(
    `A year of an invented clinic with four payers is in ${plain(folder)}: ${counted(files, 'file')} with claims, acknowledgments and remittances.\nNow: overturn import ${plain(folder)}\n`,
  )
  return 0
}
