// The files of this folder, as text. Nothing else of the knowledge reads a disk: a build for browsers puts what it has packed in the place of this file.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of all that is known. */
export const HERE = import.meta.dirname

/** The text of a file. */
export const textOf = (...path: readonly string[]): string => readFileSync(join(HERE, ...path), 'utf8')

export const hasFile = (...path: readonly string[]): boolean => existsSync(join(HERE, ...path))

/** The names of a folder's files. */
export const filesIn = (folder: string): readonly string[] => readdirSync(join(HERE, folder))

let version: string | undefined
const PACKED = 'version.txt'

/** Names what is known, for decisions that are kept: a hash over every file of this folder. */
export function knowledgeVersion(): string {
  if (version !== undefined) return version
  // A package names the version of the files that it was made of.
  if (hasFile(PACKED)) {
    version = textOf(PACKED)
    return version
  }
  // Taken here: it takes longer to start than a page of a code takes to be told, and few who read this folder ask for its version.
  const { createHash } = process.getBuiltinModule('node:crypto')
  const hash = createHash('sha256')
  const names = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
  for (const name of names.filter(name => /\.(json|tsv|ts)$/.test(name) && !name.endsWith('.test.ts')).sort())
    hash.update(name).update(readFileSync(join(HERE, name)))
  version = hash.digest('hex').slice(0, 16)
  return version
}
