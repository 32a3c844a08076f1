// Part of npm run bench: how long it takes to load everything that is known, beyond Node's own start. Started as bin/overturn.js
// starts it, with the compile cache that the first of six processes fills; the best of the others.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const EVERYTHING = `
const started = performance.now()
const k = await import(${JSON.stringify(`${import.meta.dirname}/../src/knowledge/load.ts`)})
let entries = 0
for (const list of ['carc', 'rarc']) for (const code of k.codesWithEntry(list)) if (k.entryOf(list, code, k.ANY_PAYER)) entries++
for (const name of k.payerNames()) if (k.payerOf(name)) entries++
for (const cause of k.CAUSES) if (k.playbookOf(cause, k.ANY_PAYER)) entries++
console.log(JSON.stringify({ ms: performance.now() - started, entries, codes: k.CARCS.size + k.RARCS.size }))`

/** Loads all knowledge in fresh processes; answers milliseconds from the first import to the last entry. */
export function measureKnowledge(): { readonly ms: number; readonly entries: number; readonly codes: number } {
  const cache = mkdtempSync(join(tmpdir(), 'overturn-cache-'))
  try {
    const runs = Array.from({ length: 6 }, () => {
      const run = spawnSync(process.execPath, ['--input-type=module', '--eval', EVERYTHING], {
        encoding: 'utf8',
        env: { ...process.env, NODE_COMPILE_CACHE: cache },
      })
      if (run.status !== 0) throw new Error(`loading the knowledge failed: ${run.stderr}`)
      return JSON.parse(run.stdout) as { ms: number; entries: number; codes: number }
    })
    return runs.slice(1).reduce((best, run) => (run.ms < best.ms ? run : best))
  } finally {
    rmSync(cache, { recursive: true, force: true })
  }
}

if (import.meta.main) console.log(measureKnowledge())
