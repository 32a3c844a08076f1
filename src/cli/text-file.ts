// A file that a command is given as text.
import { readFile } from 'node:fs/promises'
import { isPacked } from '../work/sheet/read-xlsx.ts'
import { plain, type Terminal } from './terminal.ts'

/** Undefined where it cannot be read, which the terminal is told. */
export async function readText(path: string, terminal: Terminal): Promise<string | undefined> {
  return (await readBytes(path, terminal))?.toString('utf8')
}

/** The same of a sheet, as actions are given one: a workbook in base64. */
export async function readSheetFile(path: string, terminal: Terminal): Promise<string | undefined> {
  const bytes = await readBytes(path, terminal)
  return bytes?.toString(isPacked(bytes) ? 'base64' : 'utf8')
}

async function readBytes(path: string, terminal: Terminal): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    terminal.err(`${plain(path)} cannot be read: ${(error as Error).message}.\n`)
    return undefined
  }
}
