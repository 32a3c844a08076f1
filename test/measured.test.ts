// What was measured stands in docs/measured.md as the benches kept it, and a floor that is missed makes a bench fail.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { figureText, heldText, isHeld, KEPT_IN } from '../bench/figure.ts'
import { type Measured, measuredText } from '../bench/measured-text.ts'

const DOCS = join(import.meta.dirname, '..', 'docs')

it('the page says what the benches kept', () => {
  const kept = JSON.parse(readFileSync(join(DOCS, 'measured.json'), 'utf8')) as readonly Measured[]
  expect(kept.length).toBeGreaterThan(0)
  expect(readFileSync(join(DOCS, 'measured.md'), 'utf8')).toBe(measuredText(kept))
})

describe('a figure', () => {
  it('is written with as many digits as say something', () => {
    expect([figureText(0.456, 'times'), figureText(12.34, 'ms'), figureText(1234.5, 'MB')]).toEqual([
      ...['0.46', '12.3 ms', '1,235 MB'],
    ])
    expect(heldText({ atLeast: 1.7 })).toBe('≥ 1.70')
    expect(heldText({ atLeast: 1, atMost: 50, unit: 'ms' })).toBe('≥ 1.00 ms, ≤ 50.0 ms')
    expect(heldText({})).toBe('')
  })

  it('stands where it has to, and one that is no number does not', () => {
    expect(isHeld({ name: 'a', value: 3, atLeast: 3, atMost: 3 })).toBe(true)
    expect(isHeld({ name: 'a', value: 2.9, atLeast: 3 })).toBe(false)
    expect(isHeld({ name: 'a', value: 3.1, atMost: 3 })).toBe(false)
    expect(isHeld({ name: 'a', value: Number.NaN })).toBe(false)
  })

  it.each([
    [2, 0, 'a thing: 2.00 (wanted ≤ 2.00)'],
    [2.1, 1, 'a thing: 2.10 (wanted ≤ 2.00)  MISSED'],
  ])('of %s at most 2 ends its bench with %s, and is kept', (value, status, says) => {
    const folder = mkdtempSync(join(tmpdir(), 'overturn-figure-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const kept = join(folder, 'kept')
    const text = `import { figure } from ${JSON.stringify(join(DOCS, '..', 'bench', 'figure.ts'))}\nfigure('a thing', ${value}, { atMost: 2 })`
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', text], {
      encoding: 'utf8',
      env: { ...process.env, [KEPT_IN]: kept },
    })
    expect([run.status, run.stdout.trim()]).toEqual([status, says])
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toEqual({ name: 'a thing', value, atMost: 2 })
  })
})
