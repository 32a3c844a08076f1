// Brings an official list into the store: read line by line in constant memory, each line that cannot be read told with its number, and asked only
// when all of it is there. The same file is brought once. Killed in the middle it leaves a list that nobody asks, which the next one clears away.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import {
  addReferenceList,
  addReferenceParts,
  forgetReferenceParts,
  type ReferencePart,
  referenceLists,
  setReferenceState,
} from '../../store/reference-list.ts'
import type { Store } from '../../store/store.ts'
import { openFiles, Unopenable } from '../intake/read/open-file.ts'
import { Refusal } from '../refusal.ts'
import { readXlsx } from '../sheet/read-xlsx.ts'
import { BadLine, type BadRow, type InForce, type ListKind, type ReferenceEntry } from './kind.ts'
import { rowsOf } from './tables.ts'

export interface Brought {
  readonly id: number
  readonly name: string
  readonly inForce: InForce
  readonly entries: number
  readonly badRows: number
  /** The first of them. */
  readonly bad: readonly BadRow[]
  /** The list of before that holds these very bytes. */
  readonly same: boolean
}

export interface BringOptions {
  readonly paths: readonly string[]
  readonly name?: string
  readonly from?: string
  readonly to?: string
  readonly who: string
  readonly now: string
  /** Only read: nothing is kept. */
  readonly dryRun?: boolean
  readonly onRows?: (rows: number) => void
}

const TOLD = 20
/** Characters of one row: a key that says more has several. */
const PART = 4000
/** Characters that wait for the database at most. */
const WAITING = 1_000_000
/** More than this of a file that cannot be read is another file. */
const BAD_SHARE = 0.05

/** Throws Refusal `not-known` where the files are not of the kind, `empty` where nothing is in them. */
export async function bringList(store: Store, list: ListKind, options: BringOptions): Promise<Brought> {
  const name = options.name ?? options.paths.map(path => path.split(/[\\/]/).at(-1) ?? path).join(', ')
  const { sha256, names } = await digestOf(list, options.paths)
  const inForce = inForceOf(list, [...options.paths, ...names], options)
  const before = await referenceLists(store)
  const same = before.find(each => each.kind === list.kind && each.sha256 === sha256 && each.state === 'there')
  if (same !== undefined)
    return { id: same.id, name: same.name, inForce, entries: same.entries, badRows: 0, bad: [], same: true }
  if (options.dryRun !== true) for (const each of before) if (each.state !== 'there') await forget(store, each.id)
  const id = options.dryRun === true ? 0 : await begin(store, list, { name, sha256, inForce }, options)
  const loading = createLoading(store, id, options)
  await readInto(loading, list, options.paths)
  const { entries, badRows, bad } = await loading.end()
  const done = { id, name, inForce, entries, badRows, bad, same: false }
  if (entries === 0 || badRows > (entries + badRows) * BAD_SHARE) {
    if (id > 0) await forget(store, id)
    throw new Refusal(
      entries === 0 && badRows === 0 ? 'empty' : 'not-known',
      entries === 0 && badRows === 0
        ? `There is nothing of "${list.title}" in it.`
        : `This is no file of "${list.title}": ${badRows} lines cannot be read, the first is line ${bad[0]?.line} (${bad[0]?.says}).`,
    )
  }
  if (id > 0) await store.write(unit => setReferenceState(unit, id, 'there', entries))
  return done
}

/** What the names of the files say, or those of the zip that they lie in. */
function inForceOf(list: ListKind, names: readonly string[], { from, to }: BringOptions): InForce {
  const said = names.map(path => list.inForce(path)).find(each => each !== undefined)
  if (from === undefined && said !== undefined) return said
  if (from !== undefined) return { from, ...(to === undefined ? {} : { to }) }
  // What bears its own dates row by row holds whenever its rows do.
  if (list.dated === 'by-row') return { from: '1900-01-01' }
  throw new Refusal(
    'not-known',
    'The name of the file does not say from when it is in force.',
    'Say it with --from DATE (and --to DATE where it ends).',
  )
}

async function begin(
  store: Store,
  list: ListKind,
  { name, sha256, inForce }: { readonly name: string; readonly sha256: string; readonly inForce: InForce },
  { who, now }: BringOptions,
): Promise<number> {
  return store.write(async unit => {
    const id = unit.nextId(1)
    await addReferenceList(unit, {
      id,
      kind: list.kind,
      name,
      sha256,
      inForceFrom: inForce.from,
      inForceTo: inForce.to ?? null,
      entries: 0,
      state: 'loading',
      broughtAt: now,
      broughtBy: who,
    })
    unit.event({ at: now, who, verb: 'reference-imported', data: { kind: list.kind, version: name, sha256 } })
    return id
  })
}

async function readInto(loading: Loading, list: ListKind, paths: readonly string[]): Promise<void> {
  if ('reader' in list) {
    const reader = list.reader()
    for await (const text of linesOf(list, paths)) await loading.take(() => reader.line(text))
    return
  }
  const gathering = list.gather()
  for await (const { table, row } of rowsOf(chunksOf(list, paths)))
    await loading.take(() => {
      gathering.row(table, row)
      return []
    })
  for (const entry of gathering.entries()) await loading.take(() => [entry])
}

/** Gathers what is said under one key as long as the lines go on with it. */
type Loading = ReturnType<typeof createLoading>
function createLoading(store: Store, id: number, { onRows }: BringOptions) {
  const parts = new Map<string, number>()
  let waiting: ReferencePart[] = []
  let characters = 0
  let key: string | undefined
  let said = ''
  let lines = 0
  let entries = 0
  let badRows = 0
  const bad: BadRow[] = []
  const close = () => {
    if (key === undefined) return
    const part = parts.get(key) ?? 0
    parts.set(key, part + 1)
    waiting.push({ listId: id, key, part, said })
    characters += said.length + 100
    key = undefined
    said = ''
  }
  const flush = async () => {
    const rows = waiting
    waiting = []
    characters = 0
    if (id > 0 && rows.length > 0) await store.write(unit => addReferenceParts(unit, rows))
    onRows?.(entries)
  }
  return {
    /** What one line or row says. */
    async take(read: () => readonly ReferenceEntry[]) {
      lines++
      try {
        for (const entry of read()) {
          entries++
          if (entry.key !== key || said.length + entry.value.length > PART) {
            close()
            key = entry.key
            said = entry.value
          } else said += ` ${entry.value}`
        }
      } catch (error) {
        if (!(error instanceof BadLine)) throw error
        badRows++
        if (bad.length < TOLD) bad.push({ line: lines, says: error.message })
      }
      if (characters >= WAITING) await flush()
    },
    async end() {
      close()
      await flush()
      return { entries, badRows, bad }
    },
  }
}

async function forget(store: Store, id: number): Promise<void> {
  while (await store.write(unit => forgetReferenceParts(unit, id, 2000)));
  await store.write(unit => setReferenceState(unit, id, 'withdrawn', 0))
}

async function digestOf(list: ListKind, paths: readonly string[]) {
  const hash = createHash('sha256')
  const names = new Set<string>()
  for await (const { chunk, name } of chunksOf(list, paths)) {
    names.add(name)
    hash.update(chunk)
  }
  return { sha256: hash.digest('hex'), names: [...names] }
}

/** Of a zip or a folder the files that the kind is written in. */
async function* chunksOf({ file }: ListKind, paths: readonly string[]) {
  const books = paths.filter(path => /\.xlsx$/i.test(path))
  for (const path of books) yield { chunk: Buffer.from(await linesOfWorkbook(path), 'latin1'), name: path }
  for await (const opened of openFiles(paths.filter(path => !books.includes(path)))) {
    if (opened instanceof Unopenable) throw new Refusal('not-known', `${opened.path}: ${opened.message}`)
    if (file !== undefined && !paths.includes(opened.name) && !file.test(opened.name)) continue
    for await (const chunk of opened.chunks) yield { chunk, name: opened.name }
  }
}

/** The first sheet of a workbook as the same with tabs between its cells. Throws Refusal `not-known`. */
async function linesOfWorkbook(path: string): Promise<string> {
  const rows = await readXlsx(await bytesOf(path))
  return `${rows.map(({ cells }) => cells.map(cell => cell.replaceAll(/\s+/g, ' ')).join('\t')).join('\n')}\n`
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new Refusal('not-known', `${path}: ${(error as Error).message}`)
  }
}

/** Lines of all files, each file's last one too. Publishers write Latin-1; a mark of UTF-8 at the beginning is dropped. */
async function* linesOf(list: ListKind, paths: readonly string[]): AsyncGenerator<string> {
  let rest = ''
  let file: string | undefined
  for await (const { chunk, name } of chunksOf(list, paths)) {
    if (file !== undefined && name !== file && rest !== '') {
      yield rest
      rest = ''
    }
    file = name
    const lines = (rest + Buffer.from(chunk).toString('latin1'))
      .replace(/^\u00ef\u00bb\u00bf/, '')
      .split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

/** Takes a list back: it is asked no more. Throws Refusal `not-found`. */
export async function withdrawList(store: Store, id: number, by: { readonly who: string; readonly now: string }) {
  const list = (await referenceLists(store)).find(each => each.id === id && each.state === 'there')
  if (list === undefined)
    throw new Refusal('not-found', `No list in force has the number ${id}.`, '"overturn references" shows them.')
  await store.write(async unit => {
    await setReferenceState(unit, id, 'withdrawn')
    unit.event({ at: by.now, who: by.who, verb: 'reference-withdrawn', data: { id, kind: list.kind, name: list.name } })
  })
  await forget(store, id)
  return list
}
