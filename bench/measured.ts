// node bench/measured.ts [BENCH…]: runs the benches one after the other, on a machine that does nothing else, and writes docs/measured.md with what they say.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Figure, KEPT_IN } from './figure.ts'
import { type Measured, measuredText } from './measured-text.ts'

/** Every bench, with the arguments that keep it within minutes. */
const BENCHES: readonly (readonly [name: string, ...args: string[]])[] = [
  ['start'],
  ['read'],
  ['store'],
  ['insight'],
  ['story'],
  ['serve'],
  ['beside'],
  ['workers'],
  ['letter'],
  ['check'],
  ['workbench'],
]
const DOCS = join(import.meta.dirname, '..', 'docs')
const DATA = join(DOCS, 'measured.json')

function machine(): string {
  const [first] = cpus()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${gigabytes} GB, Node ${process.versions.node}`
}

/** Throws Error where a bench ends without a figure; a floor that was missed stands on the page. */
function run([name, ...args]: readonly [string, ...string[]]): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-measured-'))
  const kept = join(folder, 'figures')
  try {
    const script = join(import.meta.dirname, `${name}.ts`)
    const env = { ...process.env, [KEPT_IN]: kept }
    spawnSync(process.execPath, [script, ...args], { stdio: 'inherit', env })
    if (!existsSync(kept)) throw new Error(`${name} ended without a figure`)
    const lines = readFileSync(kept, 'utf8').trim().split('\n')
    return {
      command: ['node', `bench/${name}.ts`, ...args].join(' '),
      on: new Date().toISOString().slice(0, 10),
      machine: machine(),
      figures: lines.map(line => JSON.parse(line) as Figure),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const asked = process.argv.slice(2)
const unknown = asked.find(name => !BENCHES.some(([known]) => known === name))
if (unknown !== undefined)
  throw new Error(`there is no bench "${unknown}"; there is ${BENCHES.map(([name]) => name).join(', ')}`)
const before: readonly Measured[] = existsSync(DATA) ? JSON.parse(readFileSync(DATA, 'utf8')) : []
const known = new Map(before.map(each => [each.command, each]))
for (const bench of BENCHES) {
  if (asked.length > 0 && !asked.includes(bench[0])) continue
  const measured = run(bench)
  known.set(measured.command, measured)
  const order = BENCHES.map(([name, ...args]) => ['node', `bench/${name}.ts`, ...args].join(' '))
  const all = order.flatMap(command => known.get(command) ?? [])
  writeFileSync(DATA, `${JSON.stringify(all, undefined, 2)}\n`)
  writeFileSync(join(DOCS, 'measured.md'), measuredText(all))
}
