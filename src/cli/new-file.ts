// A file that a command writes where a person says: one that is not there yet, in a folder that is; looked at before anything is done for it.
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../work/refusal.ts'
import { plain } from './terminal.ts'

/** Throws Refusal `not-known` where no new file can be there. */
export function mustBeNew(path: string): void {
  if (existsSync(path))
    throw new Refusal('not-known', `${plain(path)} is there already; name a file that is not. Nothing was written.`)
  const folder = dirname(path)
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Refusal('not-known', `There is no folder ${plain(folder)}; make it first. Nothing was written.`)
}

/** Writes it for its owner alone. Throws Refusal `not-known` with what the machine says; `kept` says where it is all the same. */
export function writeNew(path: string, bytes: Uint8Array, kept: string): void {
  try {
    writeFileSync(path, bytes, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    throw new Refusal('not-known', `${plain(path)} cannot be written: ${(error as Error).message}. ${kept}`)
  }
}
