// The master key: given, asked of a command, or in a file of its own outside of the store. It encrypts nothing but the store's own keys.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolderNow, syncFolderNow } from '../durable.ts'
import { StoreRefusal } from '../refusal.ts'

/** Where the master key comes from: the text comes before the command, the command before the file. */
export interface KeySource {
  readonly keyFile: string
  /** 64 hex digits; during a change the new one, a comma, the one from before. */
  readonly key?: string | undefined
  /** Prints the same, with commas or line by line: the client of a key service. */
  readonly keyCommand?: string | undefined
}

/** What the key is named by in a sentence. */
export function nameOf({ keyFile, key, keyCommand }: KeySource): string {
  return key !== undefined ? 'OVERTURN_KEY' : keyCommand !== undefined ? 'the key command' : keyFile
}

/** Whether the key lies in a file that we write. */
export const isOurs = ({ key, keyCommand }: KeySource) => key === undefined && keyCommand === undefined

/** Whole or not at all, also when the power fails: a key that is half written, or gone again, would lock everything. */
export function writeKeys(keyFile: string, keys: readonly Buffer[]): void {
  const temporary = `${keyFile}.new`
  writeFileSync(temporary, keys.map(key => `${key.toString('hex')}\n`).join(''), { mode: 0o600, flush: true })
  renameSync(temporary, keyFile)
  syncFolderNow(dirname(keyFile))
}

/** The keys that there are: the first is the one to come where a change is not finished. Undefined where there is no key file. */
export function loadKeys(source: KeySource): readonly Buffer[] | undefined {
  const from = nameOf(source)
  if (source.key !== undefined) return parseKeys(source.key, from)
  if (source.keyCommand !== undefined) return parseKeys(ask(source.keyCommand), from)
  return existsSync(source.keyFile) ? parseKeys(readFileSync(source.keyFile, 'utf8'), from) : undefined
}

/** Makes the key file of a new store. */
export function makeKeys(source: KeySource): readonly Buffer[] {
  const { keyFile } = source
  const key = randomBytes(32)
  try {
    makeFolderNow(dirname(keyFile))
    writeFileSync(keyFile, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    syncFolderNow(dirname(keyFile))
  } catch (error) {
    // Another process made it in the same moment: that one counts.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return loadKeys(source) ?? []
    throw new StoreRefusal('key', `The key ${keyFile} cannot be written: ${(error as Error).message}.`)
  }
  return [key]
}

/** How long a key service may take. */
const PATIENCE_MS = 30_000

function ask(command: string): string {
  try {
    return execFileSync('/bin/sh', ['-c', command], {
      encoding: 'utf8',
      timeout: PATIENCE_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch (error) {
    // What it has said may be half of a key: not told.
    const { status, code } = error as { readonly status?: number | null; readonly code?: string }
    const why = code === 'ETIMEDOUT' ? 'did not answer within 30 seconds' : `ended with status ${status ?? code}`
    throw new StoreRefusal('key', `The key command ${why}: "${command}". Nothing was changed.`)
  }
}

function parseKeys(text: string, from: string): readonly Buffer[] {
  return text
    .trim()
    .split(/[,\n]/)
    .map(each => each.trim())
    .map(each => {
      if (!/^[0-9a-f]{64}$/i.test(each))
        throw new StoreRefusal('key', `The key in ${from} is not 64 hexadecimal digits. Nothing was changed.`)
      return Buffer.from(each, 'hex')
    })
}

/** Some of the kept files: those that come first by their names. */
export function firstKept(folder: string): readonly string[] {
  const found: string[] = []
  for (const part of existsSync(folder) ? readdirSync(folder).sort() : []) {
    if (/^[0-9a-f]{2}$/.test(part)) found.push(...readdirSync(join(folder, part)).map(name => join(folder, part, name)))
    if (found.length >= TRIED) return found.slice(0, TRIED)
  }
  return found
}

/** So many are tried: one of them may be damaged. */
const TRIED = 3
const BEGINNING = 64

export function beginningOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(BEGINNING)
    return bytes.subarray(0, readSync(file, bytes, 0, BEGINNING, 0))
  } finally {
    closeSync(file)
  }
}
