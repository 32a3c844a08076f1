// `overturn` as a process of its own with a store of its own, for the tests of whole commands; both go when the file's tests are over.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const BIN = join(import.meta.dirname, '..', 'bin', 'overturn.js')

export interface Ran {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** A folder to put files into, and what runs `overturn` there as ann. */
export function newCommand(): { readonly folder: string; readonly run: (...args: readonly string[]) => Ran } {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-command-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const env = { ...process.env, OVERTURN_DB: join(folder, 'data'), OVERTURN_USER: 'ann', NO_COLOR: '1' }
  return {
    folder,
    run(...args) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8', env })
      return { status, out: stdout, err: stderr }
    },
  }
}
