// Public sample files, where the machine has them beside the project: every one must read, with the right number of claims.
// They are nobody's claims and are not part of this project; without them this file says so and tests only itself.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRemittanceReader } from '../src/decide/remittance.ts'
import { readFile } from './read-file.ts'

const SAMPLES = join(import.meta.dirname, '..', '..', 'shared', 'samples')
const present = existsSync(join(SAMPLES, '835'))
const FOLDERS = present ? readdirSync(SAMPLES).filter(name => /^(\d|TA1)/.test(name)) : []

function expectedCounts(): ReadonlyMap<string, number> {
  const [, ...rows] = readFileSync(join(SAMPLES, 'INDEX.tsv'), 'utf8').trim().split('\n')
  return new Map(rows.map(row => row.split('\t')).map(cells => [cells[0] ?? '', Number(cells[6])]))
}

describe.runIf(present)('public 835 samples', () => {
  const counts = present ? expectedCounts() : new Map<string, number>()
  it.each(present ? readdirSync(join(SAMPLES, '835')) : [])('%s', name => {
    const bytes = readFileSync(join(SAMPLES, '835', name))
    let claims = 0
    const reader = createRemittanceReader({ onFault() {}, onClaim: () => claims++, onRemittance() {} })
    reader.push(bytes)
    reader.end()
    expect(claims).toBe(counts.get(`835/${name}`))
    const { written } = readFile(bytes)
    const text = bytes.toString('latin1')
    expect(text.slice(text.indexOf(written.slice(0, 8))).trim()).toBe(written.trim())
  })

  it('other transactions are one clear error, not a crash', () => {
    for (const folder of FOLDERS.filter(name => name !== '835' && name !== 'TA1'))
      for (const name of readdirSync(join(SAMPLES, folder))) {
        const faults: string[] = []
        const reader = createRemittanceReader({
          onFault: fault => faults.push(fault.says),
          onClaim() {},
          onRemittance() {},
        })
        reader.push(readFileSync(join(SAMPLES, folder, name)))
        reader.end()
        expect(faults.length, `${folder}/${name}`).toBeGreaterThan(0)
      }
  })
})

/** What the index counts in a file of each folder. */
const COUNTED: Readonly<Record<string, string>> = { '837P': 'CLM', '837I': 'CLM', '837D': 'CLM' }

describe.runIf(present)('public samples of the other transactions', () => {
  const counts = present ? expectedCounts() : new Map<string, number>()
  const names = FOLDERS.filter(folder => folder !== '835').flatMap(folder =>
    readdirSync(join(SAMPLES, folder)).map(name => `${folder}/${name}`),
  )
  it.each(names)('%s', name => {
    const bytes = readFileSync(join(SAMPLES, name))
    const { remittances, written, totals, faults } = readFile(bytes)
    expect(remittances.length).toBeGreaterThan(0)
    if ((COUNTED[name.slice(0, 4)] ?? '') === 'CLM')
      expect(remittances.reduce((sum, { tree }) => sum + countOf(tree, 'claims'), 0)).toBe(counts.get(name))
    // Whatever has no place is told, and kept.
    expect(faults.length).toBeGreaterThanOrEqual(totals.unread > 0 ? 1 : 0)
    const text = bytes.toString('latin1')
    expect(plainly(text.slice(text.indexOf(written.slice(0, 8))))).toBe(plainly(written))
  })
})

/** Without the blanks and line ends that some samples are laid out with, and the last terminator, which some leave out. */
const plainly = (text: string) =>
  text
    .replaceAll(/\s*\n\s*/g, '')
    .replaceAll(/~\s+/g, '~')
    .trim()
    .replace(/[~+]$/, '')

function countOf(node: unknown, key: string): number {
  if (Array.isArray(node)) return node.reduce((sum: number, each) => sum + countOf(each, key), 0)
  if (typeof node !== 'object' || node === null) return 0
  return Object.entries(node).reduce(
    (sum, [name, value]) => sum + (name === key && Array.isArray(value) ? value.length : 0) + countOf(value, key),
    0,
  )
}

it('says whether the samples are here', () => {
  expect(present ? expectedCounts().size : 0).toBe(
    present ? readFileSync(join(SAMPLES, 'INDEX.tsv'), 'utf8').trim().split('\n').length - 1 : 0,
  )
})
