// The keys of the kept files: given, or in a file of its own outside of their folder.
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { StoreRefusal } from '../refusal.ts'

/** Whole or not at all: a key that is half written would lock everything. */
export function writeKeys(keyFile: string, keys: readonly Buffer[]): void {
  const temporary = `${keyFile}.new`
  writeFileSync(temporary, keys.map(key => `${key.toString('hex')}\n`).join(''), { mode: 0o600, flush: true })
  renameSync(temporary, keyFile)
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

/** Throws StoreRefusal `key` where none of the keys opens what is kept. `opens` tries one key on how a file begins. */
export function mustFit(
  folder: string,
  keys: readonly Buffer[],
  from: string,
  opens: (key: Buffer, beginning: Buffer) => boolean,
): void {
  const kept = firstKept(folder)
  if (kept.length === 0 || kept.some(path => keys.some(key => opens(key, beginningOf(path))))) return
  throw new StoreRefusal(
    'key',
    `The key in ${from} does not open the files kept in ${folder}: it is another one. Put the right one there (or name it with OVERTURN_KEY_FILE); nothing was changed.`,
  )
}

const BEGINNING = 64

function beginningOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(BEGINNING)
    return bytes.subarray(0, readSync(file, bytes, 0, BEGINNING, 0))
  } finally {
    closeSync(file)
  }
}

/** The first encrypts; the others are those of before a change of keys that was not finished. */
export function loadKeys(folder: string, keyFile: string, keyText: string | undefined): readonly Buffer[] {
  if (keyText !== undefined) return parseKeys(keyText.split(','), 'OVERTURN_KEY')
  const read = () => parseKeys(readFileSync(keyFile, 'utf8').trim().split('\n'), keyFile)
  if (existsSync(keyFile)) return read()
  // A new key would only hide that the old one is gone.
  if (existsSync(folder) && readdirSync(folder).some(name => /^[0-9a-f]{2}$/.test(name)))
    throw new StoreRefusal(
      'key',
      `The key ${keyFile} is missing, and the kept files in ${folder} cannot be read without it. Put the key back (or name it with OVERTURN_KEY_FILE); nothing was changed.`,
    )
  const key = randomBytes(32)
  try {
    mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 })
    writeFileSync(keyFile, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    // Another process made it in the same moment: that one counts.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return read()
    throw new StoreRefusal('key', `The key ${keyFile} cannot be written: ${(error as Error).message}.`)
  }
  return [key]
}

function parseKeys(texts: readonly string[], from: string): readonly Buffer[] {
  return texts.map(text => {
    if (!/^[0-9a-f]{64}$/i.test(text.trim()))
      throw new StoreRefusal('key', `The key in ${from} is not 64 hexadecimal digits.`)
    return Buffer.from(text.trim(), 'hex')
  })
}
