// Part of npm run bench: how long a claim’s story takes, with its standing, in a store of so many claims. node bench/story.ts [CLAIMS]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { envelopeFor, generateRemittances } from '../src/example/generate.ts'
import { openStore, type Store } from '../src/store/store.ts'
import { tellStory } from '../src/work/claim/timeline.ts'
import { importPaths } from '../src/work/intake/import.ts'
import { figure } from './figure.ts'

const NOW = '2026-03-02T08:00:00Z'
const ASKED = 400
const FILE_LENGTH = 100_000_000

/** Milliseconds of stories of accounts all over the store, in order. */
async function timesOf(store: Store): Promise<readonly number[]> {
  const { least, most } = await store.kysely
    .selectFrom('remitClaim')
    .select(({ fn }) => [fn.min('id').as('least'), fn.max('id').as('most')])
    .executeTakeFirstOrThrow()
  const times: number[] = []
  for (let at = 0; at < ASKED; at++) {
    const near = Number(least) + Math.floor(((Number(most) - Number(least)) * at) / ASKED)
    const { account } = await store.kysely
      .selectFrom('remitClaim')
      .select('account')
      .where('id', '>=', near)
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow()
    const started = performance.now()
    await tellStory(store, { account })
    times.push(performance.now() - started)
  }
  return times.sort((one, other) => one - other)
}

/** As many files as it takes: a text holds no more than half a billion characters. */
function* filesOf(claims: number): Generator<string> {
  let remittances: string[] = []
  let length = 0
  let control = 0
  const file = () => {
    const { open, close } = envelopeFor(remittances.length, ++control)
    const text = `${open}${remittances.join('')}${close}`
    remittances = []
    length = 0
    return text
  }
  for (const { text } of generateRemittances({ seed: 97, claims })) {
    remittances.push(text)
    length += text.length
    if (length > FILE_LENGTH) yield file()
  }
  if (remittances.length > 0) yield file()
}

export async function benchStory(claims: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-bench-story-'))
  const store = await openStore({
    where: join(folder, 'data'),
    files: join(folder, 'files'),
    keyFile: join(folder, 'key'),
    practice: 'bench',
    now: NOW,
  })
  try {
    for (const text of filesOf(claims)) {
      const path = join(folder, 'next.835')
      writeFileSync(path, text)
      await importPaths(store, [path], { now: NOW, who: 'bench' })
    }
    const times = await timesOf(store)
    const p95 = times[Math.floor(times.length * 0.95)] ?? 0
    figure(`the story of an account at ${claims.toLocaleString('en-US')} claims, p95`, p95, { unit: 'ms', atMost: 50 })
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await benchStory(Number(process.argv[2] ?? 200_000))
