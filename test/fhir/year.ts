// Every payer's answer of the example's year as FHIR, held to R4's schema and to CARIN's profiles: `node test/fhir/year.ts`. Prints how many there were
// of each type, how many bear a profile, and what is wrong. The suite does the same with a small practice.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeHistory } from '../../src/example/history.ts'
import { openHost } from '../../src/store/store.ts'
import { importPaths } from '../../src/work/intake/import.ts'
import { judged } from './judged.ts'

const NOW = '2026-11-28T12:00:00Z'
const folder = mkdtempSync(join(tmpdir(), 'overturn-fhir-'))
try {
  writeHistory(join(folder, 'year'), { seed: 253, claims: 3600, from: '2025-11-28', days: 365 })
  const host = await openHost({
    where: join(folder, 'data'),
    files: join(folder, 'files'),
    keyFile: join(folder, 'key'),
  })
  const store = await host.practiceNamed('example', NOW)
  await importPaths(store, [join(folder, 'year')], { now: NOW, who: 'example' })
  const { counts, profiles, faults } = await judged(store, NOW)
  await host.close()
  for (const [type, count] of Object.entries(counts)) console.log(`${count} ${type}`)
  for (const [profile, count] of Object.entries(profiles)) console.log(`${count} claim the profile ${profile}`)
  console.log(`${faults.length} faults`)
  for (const fault of faults.slice(0, 20)) console.log(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
