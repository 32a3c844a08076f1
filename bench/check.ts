// node bench/check.ts [CLAIMS]: checks claims as an office sends them with the whole tables of ../shared/refdata in a store (pairs, units, diagnoses, HCPCS, add-on codes,
// fee schedule), beside merely reading the same 837, both in this run and in turn, in time of the processor. The ratio counts; times do not travel.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../src/store/store.ts'
import { openFiles, Unopenable } from '../src/work/intake/read/open-file.ts'
import { checkFile } from '../src/work/prevent/check-files.ts'
import { openChecker } from '../src/work/prevent/checker.ts'
import { bringList } from '../src/work/reference/bring.ts'
import { LISTS } from '../src/work/reference/kinds/all.ts'
import { createFileReader, streamClaims } from '../src/x12/index.ts'
import { cleanClaims } from '../test/planted/claims.ts'
import { ownLists, PUBLISHED, publishedCodes, publishedFile } from '../test/planted/codes.ts'
import { TEXTS } from '../test/planted/measure.ts'
import { figure } from './figure.ts'

/** Milliseconds of the processor that this process has used: what else runs on the machine takes nothing of it. */
const used = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const NOW = '2026-03-02T08:00:00Z'
const wanted = Number(process.argv[2] ?? 10_000)
const tables = join(import.meta.dirname, '..', '..', 'shared', 'refdata')
const folder = mkdtempSync(join(tmpdir(), 'overturn-bench-'))

async function* opened(path: string) {
  for await (const file of openFiles([path])) {
    if (file instanceof Unopenable) throw file
    yield file
  }
}

/** Claims laid out one by one, and nothing done with them. */
async function readOnly(path: string): Promise<number> {
  let claims = 0
  for await (const file of opened(path)) {
    const reader = createFileReader({
      onFault() {},
      onTransaction: (_start, description, tree) => ({
        stream: streamClaims(description.guide, tree, () => claims++),
        onEnd() {},
      }),
    })
    for await (const chunk of file.chunks) reader.push(chunk)
    reader.end()
  }
  return claims
}

try {
  const store = await openStore({ where: join(folder, 'data'), practice: 'main', now: NOW })
  for (const kind of Object.keys(PUBLISHED)) {
    const [file, list] = [publishedFile(tables, kind), LISTS.get(kind)]
    if (file === undefined || list === undefined) {
      console.log(`${kind}: its file is not here, and it is not checked`)
      continue
    }
    const from = performance.now()
    const { entries } = await bringList(store, list, {
      ...{ paths: [file], from: '2015-01-01', who: 'bench', now: NOW },
    })
    if (entries > 1_000_000)
      figure(`${kind}: ${entries.toLocaleString('en-US')} entries brought in`, (performance.now() - from) / 1000, {
        unit: 's',
        atMost: 120,
      })
  }
  const path = join(folder, 'claims.837')
  const codes = publishedCodes(tables) ?? ownLists(253).codes
  const sent = Map.groupBy(cleanClaims(codes, 253, wanted), ({ kind }) => kind)
  const texts = [...sent].map(([kind, own]) => TEXTS[kind](...own.map(({ words }) => words)))
  writeFileSync(path, texts.join(''))
  const times = { read: Number.POSITIVE_INFINITY, check: Number.POSITIVE_INFINITY }
  let [claims, findings] = [0, 0]
  for (let turn = 0; turn < 3; turn++) {
    let from = used()
    claims = await readOnly(path)
    times.read = Math.min(times.read, used() - from)
    from = used()
    findings = 0
    const count = (found: readonly unknown[]) => {
      findings += found.length
    }
    const checker = await openChecker(NOW.slice(0, 10), store)
    for await (const file of opened(path)) await checkFile(checker, file, { onFault() {}, onFindings: count })
    times.check = Math.min(times.check, used() - from)
  }
  const of = `${claims.toLocaleString('en-US')} claims, ${(statSync(path).size / 1e6).toFixed(1)} MB, ${findings} findings`
  figure(`checking ÷ reading, in time of the processor (${of})`, times.check / times.read, { atMost: 3 })
  figure('claims checked on one core', claims / (times.check / 60_000), { unit: 'a minute', atLeast: 10_000 })
  await store.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
