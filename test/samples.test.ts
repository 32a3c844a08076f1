// Public sample files, where the machine has them beside the project: every 835 must read, with the right number of claims.
// They are nobody's claims and are not part of this project; without them this file says so and tests only itself.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRemittanceReader } from '../src/decide/remittance.ts'
import { readFile } from './read-file.ts'

const SAMPLES = join(import.meta.dirname, '..', '..', 'shared', 'samples')
const present = existsSync(join(SAMPLES, '835'))

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
    for (const folder of readdirSync(SAMPLES).filter(name => /^\d/.test(name) && name !== '835'))
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

it('says whether the samples are here', () => {
  expect(present ? expectedCounts().size : 0).toBe(
    present ? readFileSync(join(SAMPLES, 'INDEX.tsv'), 'utf8').trim().split('\n').length - 1 : 0,
  )
})
