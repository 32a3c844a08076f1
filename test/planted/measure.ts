// Which planted mistakes are found before a claim is sent, and how often a claim without any is held up. node test/planted/measure.ts [CLAIMS] [SEED] [FOLDER] checks
// that many clean claims and as many with one mistake each, against lists of our own or the published ones of FOLDER, and prints what was not found and what was told for nothing.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom } from '../../src/example/random.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { openChecker, severityOf } from '../../src/work/prevent/checker.ts'
import { bringList } from '../../src/work/reference/bring.ts'
import { LISTS } from '../../src/work/reference/kinds/all.ts'
import { claimsIn, claimText, dentalText, institutionalText } from '../claim-text.ts'
import { bringTables, bringText } from '../lists.ts'
import { type Clean, cleanClaims } from './claims.ts'
import {
  articlesOf,
  type Codes,
  type Lists,
  ownLists,
  PUBLISHED,
  publishedCodes,
  publishedFile,
  TODAY,
} from './codes.ts'
import { MISTAKES, type Mistake } from './mistakes.ts'

export interface Planted {
  readonly clean: number
  readonly planted: number
  /** Mistakes that were planted, by name. */
  readonly made: ReadonlyMap<string, number>
  /** Planted, and not told by their check. */
  readonly missed: readonly string[]
  /** Claims without a mistake that were held or warned about, and of what. */
  readonly alarms: readonly string[]
}

export const TEXTS = { professional: claimText, institutional: institutionalText, dental: dentalText }

/** Checks `count` claims as they are, and the same with a mistake. */
export async function plantedErrors(store: Store, codes: Codes, seed: number, count: number): Promise<Planted> {
  const random = createRandom(seed + 1)
  const sent = [...cleanClaims(codes, seed, count)]
  const made = new Map<string, number>()
  const wrong = sent.flatMap(clean => {
    const possible = MISTAKES.filter(each => isPossible(each, clean, codes))
    const least = Math.min(...possible.map(({ name }) => made.get(name) ?? 0))
    const mistake = random.pick(possible.filter(({ name }) => (made.get(name) ?? 0) === least))
    made.set(mistake.name, least + 1)
    const words = { ...clean.words, ...mistake.make(clean.words, random, codes) }
    return [{ mistake, kind: clean.kind, words }]
  })
  const found = await told(store, wrong)
  const missed = wrong.flatMap(({ mistake, words: { account } }) =>
    found
      .get(account)
      ?.some(({ rule, weighs }) => rule === mistake.check && (mistake.noted === true || weighs !== 'info')) === true
      ? []
      : [
          `${account}: ${mistake.name} (${mistake.check}): ${
            found
              .get(account)
              ?.map(({ rule }) => rule)
              .join(' ') ?? 'nothing'
          }`,
        ],
  )
  const alarms = [...(await told(store, sent))].flatMap(([account, all]) =>
    all.filter(({ weighs }) => weighs !== 'info').map(({ rule, says }) => `${account}: ${rule}: ${says}`),
  )
  return { clean: sent.length, planted: wrong.length, made, missed, alarms }
}

const isPossible = (mistake: Mistake, { kind, words }: Clean, codes: Codes) =>
  (mistake.kind === undefined || mistake.kind === kind) && (mistake.in?.(words, codes) ?? true)

interface Told {
  readonly rule: string
  readonly weighs: string
  readonly says: string
}

/** Findings by account. */
async function told(store: Store, claims: readonly Clean[]): Promise<ReadonlyMap<string, readonly Told[]>> {
  const checker = await openChecker(TODAY, store)
  const found = new Map<string, Told[]>()
  for (const [kind, own] of Map.groupBy(claims, each => each.kind))
    for (const each of await checker.check(claimsIn(TEXTS[kind](...own.map(({ words }) => words))))) {
      const all = found.get(each.account) ?? []
      found.set(each.account, all)
      all.push({ rule: each.check.id, weighs: severityOf(each), says: each.says })
    }
  return found
}

export async function bringOwn(store: Store, codes: Codes, lists: Lists): Promise<void> {
  for (const [kind, [name, text]] of Object.entries(lists)) await bringText(store, kind, name, text)
  await bringTables(store, 'medicare-coverage', articlesOf(codes))
}

/** Brings in the lists of a folder, or lists of chance. */
async function bringAll(store: Store, seed: number, folder: string | undefined): Promise<Codes> {
  if (folder === undefined) {
    const { codes, lists } = ownLists(seed)
    await bringOwn(store, codes, lists)
    return codes
  }
  const codes = publishedCodes(folder)
  if (codes === undefined) throw new Error(`${folder} lacks the lists of diagnoses, pairs or units`)
  for (const kind of Object.keys(PUBLISHED)) {
    const [path, list] = [publishedFile(folder, kind), LISTS.get(kind)]
    if (path === undefined || list === undefined) continue
    await bringList(store, list, { paths: [path], from: '2015-01-01', who: 'test', now: `${TODAY}T08:00:00Z` })
  }
  return codes
}

if (import.meta.main) {
  const [count = '10000', seed = '1', folder] = process.argv.slice(2)
  const place = mkdtempSync(join(tmpdir(), 'overturn-planted-'))
  const store = await openStore({ where: join(place, 'data'), practice: 'main', now: `${TODAY}T08:00:00Z` })
  try {
    const codes = await bringAll(store, Number(seed), folder)
    const { clean, planted, made, missed, alarms } = await plantedErrors(store, codes, Number(seed), Number(count))
    for (const each of [...missed.slice(0, 40), ...alarms.slice(0, 40)]) console.log(each)
    const held = new Set(alarms.map(each => each.split(':')[0])).size
    console.log(
      `${planted} mistakes of ${made.size} kinds: ${planted - missed.length} found (${((1 - missed.length / planted) * 100).toFixed(2)} %); ${clean} claims without one: ${held} held up (${((held / clean) * 100).toFixed(2)} %)`,
    )
  } finally {
    await store.close()
    rmSync(place, { recursive: true, force: true })
  }
}
