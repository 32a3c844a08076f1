// npm run fault:same [-- ROUNDS [SEED]]: two processes bring the same file in sixteen times at once, round after round, on each engine. It is posted once, everybody
// else is told that it is there, nobody meets a busy database, and the audit holds.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateFile } from '../../src/example/generate.ts'
import { openStore } from '../../src/store/store.ts'
import { importPaths } from '../../src/work/intake/import.ts'
import type { Place } from './go-on.ts'
import { heldIn } from './held.ts'

const NOW = '2026-03-02T08:00:00Z'
const PROCESSES = 2
const AT_ONCE = 8
const CLAIMS = 20

export interface SameReport {
  readonly rounds: number
  /** What the importers were told, with how often. */
  readonly told: Readonly<Record<string, number>>
}

const storeAt = (place: Place) => openStore({ ...place, practice: 'main', now: NOW })

/** One process: opens the store and, for each file named on its input, brings it in so many times at once. Writes a line for each: of each import its status and how many claims it posted. */
async function importer(place: Place): Promise<void> {
  const stores = await Promise.all(Array.from({ length: AT_ONCE }, () => storeAt(place)))
  process.stdout.write('ready\n')
  for await (const chunk of process.stdin.setEncoding('utf8'))
    for (const path of String(chunk)
      .split('\n')
      .filter(line => line !== '')) {
      const reports = await Promise.all(
        stores.map(async (store, nth) => importPaths(store, [path], { now: NOW, who: `${process.pid} ${nth}` })),
      )
      process.stdout.write(`${JSON.stringify(reports.flat().map(({ status, claims }) => [status, claims]))}
`)
    }
  for (const store of stores) await store.close()
}

interface Started {
  /** The next line that it writes. Throws where it ends before. */
  line(): Promise<string>
  say(text: string): void
  end(): Promise<void>
}

function startImporter(place: Place): Started {
  const child = spawn(process.execPath, [import.meta.filename, 'importer', JSON.stringify(place)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const [lines, waiting]: [string[], ((line: string | Error) => void)[]] = [[], []]
  let [rest, err] = ['', '']
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const all = (rest + text).split('\n')
    rest = all.pop() ?? ''
    for (const line of all) {
      const next = waiting.shift()
      if (next === undefined) lines.push(line)
      else next(line)
    }
  })
  const ended = new Promise<void>(resolve => {
    child.on('close', () => {
      for (const next of waiting) next(new Error(`an importer ended: ${err}`))
      resolve()
    })
  })
  return {
    line: () =>
      new Promise((resolve, reject) => {
        const there = lines.shift()
        if (there === undefined) waiting.push(line => (line instanceof Error ? reject(line) : resolve(line)))
        else resolve(there)
      }),
    say: text => child.stdin.write(text),
    async end() {
      child.stdin.end()
      await ended
    },
  }
}

/** Throws with a sentence at the first thing that does not hold. */
export async function importTheSame(place: Place, rounds: number, seed: number): Promise<SameReport> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-same-'))
  const store = await storeAt(place)
  const importers: Started[] = []
  try {
    for (let nth = 0; nth < PROCESSES; nth++) importers.push(startImporter(place))
    await Promise.all(importers.map(each => each.line()))
    const told: Record<string, number> = {}
    let posted = await heldIn(store, 'before')
    for (let round = 0; round < rounds; round++) {
      const path = join(folder, `${round}.835`)
      writeFileSync(path, generateFile({ seed: seed + round, claims: CLAIMS, claimsPerRemittance: CLAIMS }).text)
      for (const each of importers) each.say(`${path}\n`)
      const lines = await Promise.all(importers.map(each => each.line()))
      const reports = lines.flatMap(line => JSON.parse(line) as readonly (readonly [status: string, claims: number])[])
      for (const [status] of reports) told[status] = (told[status] ?? 0) + 1
      // Whoever comes while another one is still posting goes on with it, finds everything posted, and says "imported" too, with no claim of its own.
      const claims = reports.map(([, own]) => own).filter(own => own > 0)
      const others = reports.filter(([status]) => status !== 'imported' && status !== 'duplicate')
      if (claims.length !== 1 || others.length > 0 || reports.length !== PROCESSES * AT_ONCE)
        throw new Error(`round ${round} of seed ${seed}: the file was not posted once: ${lines.join(' ')}`)
      if (round % 20 === 19 || round === rounds - 1) {
        const now = await heldIn(store, `after round ${round} of seed ${seed}`)
        posted += (round % 20) + 1
        if (now !== posted)
          throw new Error(`after round ${round} of seed ${seed}: ${now} remittances where ${posted} came`)
      }
    }
    return { rounds, told }
  } finally {
    for (const each of importers) await each.end()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const [first = '', second = '{}'] = process.argv.slice(2)
  if (first === 'importer') await importer(JSON.parse(second) as Place)
  else {
    const { startCluster } = await import('../postgres.ts')
    const { placeIn } = await import('./go-on.ts')
    const [rounds, seed] = [Number(first || 200), Number(process.argv[3] ?? 7)]
    const folder = mkdtempSync(join(tmpdir(), 'overturn-same-store-'))
    for (const engine of ['sqlite', 'postgres']) mkdirSync(join(folder, engine))
    const cluster = await startCluster()
    try {
      const places: Place[] = [placeIn(join(folder, 'sqlite'))]
      if (cluster !== undefined) places.push({ ...placeIn(join(folder, 'postgres')), where: cluster.url })
      for (const each of places)
        process.stdout.write(
          `${each.where.slice(0, 8)}, seed ${seed}: ${JSON.stringify(await importTheSame(each, rounds, seed))}\n`,
        )
    } finally {
      cluster?.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
