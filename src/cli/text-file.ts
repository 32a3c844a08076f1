// A file that a command is given as text.
import { readFile } from 'node:fs/promises'
import { plain, type Terminal } from './terminal.ts'

/** Undefined where it cannot be read, which the terminal is told. */
export async function readText(path: string, terminal: Terminal): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    terminal.err(`${plain(path)} cannot be read: ${(error as Error).message}.\n`)
    return undefined
  }
}
