// npm run bench [-- MEGABYTES]: reads a generated 835 of 100 MB with a bare byte scan, node-x12's stream, ours typed and balanced,
// and ours with decisions, all in this run; then the same at ten times the size, for memory. Ratios count, times do not travel.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { envelopeFor, generateRemittances } from '../src/example/generate.ts'
import { writeClaims } from '../src/example/sent.ts'
import { figure } from './figure.ts'
import { measureKnowledge } from './knowledge.ts'
import { measure, OUR_FLAGS } from './measure.ts'

const megabytes = Number(process.argv[2] ?? 100)
const folder = mkdtempSync(join(tmpdir(), 'overturn-bench-'))

/** Real variety for the first megabytes, repeated up to the size: making every byte anew would only bench the generator. */
function makeFile(name: string, size: number): string {
  const texts: string[] = []
  let bytes = 0
  for (const { text } of generateRemittances({ seed: 253, claims: 20_000 })) {
    texts.push(text)
    bytes += text.length
    if (bytes > 8e6) break
  }
  const path = join(folder, name)
  const file = openSync(path, 'w')
  const envelope = envelopeFor(0)
  let written = writeSync(file, envelope.open)
  let remittances = 0
  while (written < size)
    for (const text of texts) {
      // Control numbers differ, as they do in a real file.
      const control = String(++remittances).padStart(9, '0')
      written += writeSync(
        file,
        text.replace(/^(ST\*835\*)\d+/, `$1${control}`).replace(/(SE\*\d+\*)\d+/, `$1${control}`),
      )
      if (written >= size) break
    }
  writeSync(file, envelopeFor(remittances).close)
  closeSync(file)
  return path
}

/** The claims behind the same remittances, as 837s of the same size. */
function makeClaims(name: string, size: number): string {
  const path = join(folder, name)
  const file = openSync(path, 'w')
  let written = 0
  const texts: string[] = []
  let batch = 0
  for (const { sent } of generateRemittances({ seed: 253, claims: 8_000 }))
    texts.push(writeClaims(sent, { date: '2026-01-05', control: ++batch }))
  while (written < size) for (const text of texts) if (written < size) written += writeSync(file, text)
  closeSync(file)
  return path
}

try {
  const size = megabytes * 1e6
  process.stderr.write(`making ${megabytes} MB…\n`)
  const path = makeFile('small.835', size)
  const claims = makeClaims('small.837', size)
  const names = ['scan', 'node-x12', 'typed', 'decide', 'claims'] as const
  // Turn by turn, five times, the best of each: what disturbs the machine disturbs all of them.
  const best = new Map<string, ReturnType<typeof measure>>()
  for (let turn = 0; turn < 5; turn++)
    for (const name of names) {
      const run = measure(
        'one-reader.ts',
        [name, name === 'claims' ? claims : path],
        name === 'node-x12' ? [] : OUR_FLAGS,
      )
      const known = best.get(name)
      if (known === undefined || run.seconds < known.seconds) best.set(name, run)
    }
  const speed = (name: string) => megabytes / (best.get(name)?.seconds ?? Number.NaN)
  for (const name of names)
    console.log(
      `${name.padEnd(10)} ${speed(name).toFixed(1).padStart(8)} MB/s   peak ${best.get(name)?.peakMegabytes.toFixed(0)} MB   counted ${best.get(name)?.counted}`,
    )
  const ratio = (name: string, floor: string) => speed(name) / speed(floor)
  figure('typed ÷ node-x12', ratio('typed', 'node-x12'), { atLeast: 3 })
  figure('decide ÷ node-x12', ratio('decide', 'node-x12'), { atLeast: 2 })
  figure('typed ÷ a bare scan of the bytes', ratio('typed', 'scan'), { atLeast: 0.1, aim: 0.3 })
  figure('decide ÷ typed', ratio('decide', 'typed'), { atLeast: 0.55, aim: 0.75 })
  figure('claims (837) ÷ typed (835)', ratio('claims', 'typed'), { atLeast: 0.5, aim: 0.8 })
  rmSync(path)
  rmSync(claims)
  process.stderr.write(`making ${megabytes * 10} MB…\n`)
  const large = makeFile('large.835', size * 10)
  const at10 = measure('one-reader.ts', ['decide', large], OUR_FLAGS)
  const small = best.get('decide')?.peakMegabytes ?? Number.NaN
  figure(`memory to decide ${megabytes} MB`, small, { unit: 'MB', atMost: 150 })
  figure(`memory to decide ten times as much, more by`, (at10.peakMegabytes / small - 1) * 100, {
    unit: '%',
    atMost: 10,
  })
  const json = measure('one-reader.ts', ['json', large], OUR_FLAGS)
  figure(`explain --json of ${megabytes * 10} MB: memory`, json.peakMegabytes, { unit: 'MB', atMost: 200 })
  figure(`explain --json of ${megabytes * 10} MB: time`, json.seconds, { unit: 's' })
  figure('knowledge: all codes and entries, beyond the start of Node', measureKnowledge().ms, {
    unit: 'ms',
    atMost: 50,
    aim: 20,
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
