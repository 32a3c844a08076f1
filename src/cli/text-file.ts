// A file that a command is given as text.
import { readFile } from 'node:fs/promises'
import { WORKBOOK } from '../work/sheet/read-xlsx.ts'
import { plain, type Terminal } from './terminal.ts'

/** A workbook (.xlsx) in base64, as sheets are taken. Undefined where it cannot be read, which the terminal is told. */
export async function readText(path: string, terminal: Terminal): Promise<string | undefined> {
  try {
    if (/\.xlsx$/i.test(path)) return `${WORKBOOK}${await readFile(path, 'base64')}`
    return await readFile(path, 'utf8')
  } catch (error) {
    terminal.err(`${plain(path)} cannot be read: ${(error as Error).message}.\n`)
    return undefined
  }
}
