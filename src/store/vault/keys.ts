// The keys of the kept files: given, or in a file of its own outside of their folder.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { StoreRefusal } from '../refusal.ts'

/** Whole or not at all: a key that is half written would lock everything. */
export function writeKeys(keyFile: string, keys: readonly Buffer[]): void {
  const temporary = `${keyFile}.new`
  writeFileSync(temporary, keys.map(key => `${key.toString('hex')}\n`).join(''), { mode: 0o600, flush: true })
  renameSync(temporary, keyFile)
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
