// One import in a process of its own: node bench/one-import.ts <file> <store>.
import { openStore } from '../src/store/store.ts'
import { importPaths } from '../src/work/intake/import.ts'
import { report } from './measure.ts'

const [path, where] = process.argv.slice(2) as [string, string]
const now = '2026-03-02T08:00:00Z'
const started = performance.now()
const store = await openStore({ where, practice: 'bench', now })
const [file] = await importPaths(store, [path], { now, who: 'bench' })
await store.close()
report(started, file?.claims ?? 0)
