// Brings files into the store: kept as they came, then read from what was kept, each remittance posted whole or not at all. Safe to
// repeat, to stop and to run twice at the same time.
import { relative } from 'node:path'
import { scheduler } from 'node:timers/promises'
import type { Kept, Store } from '../../store/store.ts'
import { loadContext } from '../denial/context.ts'
import type { DenialContext } from '../denial/denial.ts'
import { layBeside } from './lay-beside.ts'
import { type OpenedFile, openBuffer, openFiles, Unopenable } from './open-file.ts'
import { createPoster, type PostCounts, type Poster } from './post.ts'
import { noTransmissions, postTransmission, type TransmissionCounts } from './post-transmission.ts'
import { createReading, type Reading } from './reading.ts'

export type FileStatus = 'imported' | 'duplicate' | 'quarantined' | 'rejected'

/** What became of one file. Counts are of what it added. */
export interface FileReport {
  readonly path: string
  readonly sha256?: string
  readonly status: FileStatus
  readonly remittances: number
  readonly claims: number
  readonly lines: number
  readonly adjustments: number
  readonly denials: number
  readonly faults: number
  readonly duplicates: number
  readonly quarantined: number
  /** Transactions that are no remittances, the claims sent in them, what was said of claims, answers about coverage and authorization. */
  readonly transmissions: number
  readonly sentClaims: number
  readonly acknowledgments: number
  readonly answers: number
  /** Name of the file that brought the same content first. */
  readonly duplicateOf?: string
  /** Sentences for a person: why rejected, what is in quarantine. */
  readonly says: readonly string[]
}

export interface ImportOptions {
  /** ISO instant. */
  readonly now: string
  readonly who: string
  readonly onProgress?: (file: string, read: number, size: number | undefined) => void
  /** Files are called by their paths from this folder on; else as they were named. */
  readonly within?: string
  readonly onFile?: (report: FileReport) => void
}

/** What a stopped import leaves of a file it was keeping is removed after a day, when nobody can be at it any more. */
const DAY = 24 * 3600 * 1000

/** Imports every file behind these paths, one after the other. Throws StoreRefusal when the store itself cannot go on. */
export function importPaths(
  store: Store,
  paths: readonly string[],
  options: ImportOptions,
): Promise<readonly FileReport[]> {
  return importAll(store, openFiles(paths), options)
}

async function importAll(
  store: Store,
  files: AsyncIterable<OpenedFile | Unopenable>,
  options: ImportOptions,
): Promise<readonly FileReport[]> {
  const reports: FileReport[] = []
  await store.vault.sweep(Date.parse(options.now) - DAY)
  const context = await loadContext(store, options.now)
  for await (const opened of files) {
    const report =
      opened instanceof Unopenable
        ? rejected(opened.path, opened.message)
        : await importFile(store, namedWithin(opened, options.within), options, context)
    reports.push(report)
    options.onFile?.(report)
  }
  await layBeside(store, options.now)
  return reports
}

/** Imports bytes that somebody has sent, as a file of this name, or every file in them when they are an archive. */
export async function importBytes(
  store: Store,
  name: string,
  bytes: Buffer,
  options: ImportOptions,
): Promise<readonly FileReport[]> {
  return importAll(store, openBuffer(name, bytes), options)
}

/** Imports a text of our own making, one character per byte. */
export async function importText(
  store: Store,
  name: string,
  text: string,
  options: ImportOptions,
): Promise<FileReport> {
  const [report] = await importBytes(store, name, Buffer.from(text, 'latin1'), options)
  return report ?? rejected(name, 'there is nothing in it')
}

function namedWithin(opened: OpenedFile, folder: string | undefined): OpenedFile {
  return folder === undefined ? opened : { ...opened, name: relative(folder, opened.name) }
}

function rejected(path: string, says: string, more: Partial<FileReport> = {}): FileReport {
  return { path, status: 'rejected', ...NOTHING, says: [says], ...more }
}
const NOTHING = {
  remittances: 0,
  claims: 0,
  lines: 0,
  adjustments: 0,
  denials: 0,
  faults: 0,
  duplicates: 0,
  quarantined: 0,
  transmissions: 0,
  sentClaims: 0,
  acknowledgments: 0,
  answers: 0,
}

async function importFile(
  store: Store,
  opened: OpenedFile,
  options: ImportOptions,
  context: DenialContext,
): Promise<FileReport> {
  const { name } = opened
  let kept: Kept
  try {
    kept = await store.vault.keep(watched(opened, options))
  } catch (error) {
    if (error instanceof Unopenable) return rejected(error.path, error.message)
    throw error
  }
  if (kept.bytes === 0) return rejected(name, 'the file is empty')
  const { fileId, first, status } = await bringFile(store, name, kept, options)
  if (status === 'imported' || status === 'quarantined')
    return { path: name, sha256: kept.sha256, status: 'duplicate', ...NOTHING, duplicateOf: first, says: [] }
  return readKept(store, { id: fileId, name, kept }, options, context)
}

async function* watched(opened: OpenedFile, { onProgress }: ImportOptions): AsyncGenerator<Uint8Array> {
  for await (const chunk of opened.chunks) {
    yield chunk
    onProgress?.(opened.name, opened.position(), opened.size)
  }
}

/** The file's row, made when these bytes come for the first time. */
async function bringFile(
  store: Store,
  name: string,
  { sha256, bytes, path }: Kept,
  { now, who }: ImportOptions,
): Promise<{ readonly fileId: number; readonly first: string; readonly status: string | undefined }> {
  return store.write(async unit => {
    const known = await unit.kysely
      .selectFrom('file')
      .select(['id', 'name'])
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    if (known !== undefined) {
      const end = await unit.kysely
        .selectFrom('fileEnd')
        .select('status')
        .where('fileId', '=', known.id)
        .orderBy('turn', 'desc')
        .executeTakeFirst()
      return { fileId: known.id, first: known.name, status: end?.status }
    }
    const id = unit.nextId()
    await unit.kysely
      .insertInto('file')
      .values({ practiceId: unit.practiceId, id, sha256, name, bytes, kept: path, receivedAt: now })
      .execute()
    unit.event({ at: now, who, verb: 'received', data: { file: id, name, sha256, bytes } })
    return { fileId: id, first: name, status: undefined }
  })
}

interface FileInStore {
  readonly id: number
  readonly name: string
  readonly kept: Kept
}

/** What is read between two looks at the store; holds fewer new rows than identifiers are kept ready for. */
const SLICE = 1 << 12
const IDS_READY = 1 << 14
const ID_BLOCK = 1 << 17

async function readKept(
  store: Store,
  file: FileInStore,
  options: ImportOptions,
  context: DenialContext,
): Promise<FileReport> {
  const poster = createPoster(store, file.id, context)
  const others = noTransmissions()
  const ids = createIds(poster, file.kept.bytes)
  const reading = createReading(
    { practiceId: store.practiceId, engine: store.engine, fileId: file.id, now: options.now, decide: context.decide },
    ids.next,
  )
  /** Posting goes on while the next parts are read; never more than two parts ahead, so that neither waits for long. */
  let posting: Promise<void> = Promise.resolve()
  let before: Promise<void> = posting
  try {
    for await (const chunk of store.vault.read(file.kept.path))
      for (let at = 0; at < chunk.length; at += SLICE) {
        // Asked for long before they are needed, in turn with the posting; waited for only when they run out.
        if (ids.low()) posting = ids.refillAfter(posting)
        if (ids.scarce()) await posting
        reading.push(chunk.subarray(at, at + SLICE))
        const ready = reading.takeOthers()
        if (ready.length > 0) {
          // Remittances before them first: one that goes on over several parts holds the store until its end is posted.
          const rest = reading.take(true)
          posting = posting.then(async () => {
            if (rest !== undefined) await poster.post(rest)
            for (const other of ready) await postTransmission(store, other, others)
          })
          posting.catch(() => undefined)
        }
        const batch = reading.take(false)
        if (batch === undefined) {
          // The answers of the database are heard between two slices.
          await scheduler.yield()
          continue
        }
        await before
        before = posting
        posting = posting.then(() => poster.post(batch))
        posting.catch(() => undefined)
      }
    await posting
    const totals = reading.end()
    const last = reading.take(true)
    if (last !== undefined) await poster.post(last)
    for (const other of reading.takeOthers()) await postTransmission(store, other, others)
    return await endFile(store, file, options, poster.counts, others, reading, totals)
  } catch (error) {
    await posting.catch(() => undefined)
    await poster.abandon()
    throw error
  }
}

/** What takes an identifier is at least so many bytes long in any file. */
const BYTES_PER_ID = 4

function createIds(poster: Poster, bytes: number) {
  /** All that a file of this size can ask for. */
  const most = Math.ceil(bytes / BYTES_PER_ID) + 64
  let reserved = 0
  let next = 0
  let end = 0
  /** The block after this one. */
  let ready: { readonly next: number; readonly end: number } | undefined
  let asked = false
  const left = () => end - next + (ready === undefined ? 0 : ready.end - ready.next)
  return {
    low: () => reserved < most && left() < IDS_READY * 2,
    scarce: () => reserved < most && left() < IDS_READY,
    refillAfter(before: Promise<void>): Promise<void> {
      if (asked) return before
      asked = true
      return before.then(async () => {
        const block = Math.min(ID_BLOCK, most - reserved)
        const first = await poster.reserve(block)
        reserved += block
        ready = { next: first, end: first + block }
        asked = false
      })
    },
    next() {
      if (next >= end) {
        if (ready === undefined) throw new Error('no identifiers are ready')
        ;({ next, end } = ready)
        ready = undefined
      }
      return next++
    },
  }
}

async function endFile(
  store: Store,
  file: FileInStore,
  { now, who }: ImportOptions,
  counts: PostCounts,
  others: TransmissionCounts,
  reading: Reading,
  totals: { readonly segments: number; readonly unread: number },
): Promise<FileReport> {
  const error = reading.faults.find(fault => fault.severity === 'error')
  const says = [...counts.says, ...others.says]
  const quarantined = counts.quarantined + others.quarantined
  const found = counts.remittances + others.transmissions + others.resumed + others.duplicates + others.quarantined
  if (found === 0) says.push(error?.says ?? 'There is no transaction in it that Overturn knows.')
  const added = counts.posted + counts.resumed + others.transmissions + others.resumed > 0
  const status: FileStatus =
    found === 0 ? 'rejected' : added ? 'imported' : quarantined > 0 ? 'quarantined' : 'duplicate'
  const twinFile = [...counts.duplicateOf.values()][0] ?? others.duplicateOf
  const twin =
    twinFile === undefined
      ? undefined
      : await store.kysely.selectFrom('file').select('name').where('id', '=', twinFile).executeTakeFirst()
  await store.write(async unit => {
    const last = await unit.kysely
      .selectFrom('fileEnd')
      .select(['turn', 'status'])
      .where('fileId', '=', file.id)
      .orderBy('turn', 'desc')
      .executeTakeFirst()
    // Another process has read the same file meanwhile, and said so.
    if (last !== undefined && last.status !== 'rejected') return
    await unit.kysely
      .insertInto('fileEnd')
      .values({
        practiceId: unit.practiceId,
        fileId: file.id,
        turn: (last?.turn ?? 0) + 1,
        status,
        segments: totals.segments,
        unreadSegments: totals.unread,
        remittances: counts.remittances,
        posted: counts.posted + counts.resumed,
        duplicates: counts.duplicates + others.duplicates,
        quarantined,
        claims: counts.claims,
        lines: counts.lines,
        adjustments: counts.adjustments,
        denials: counts.denials,
        faults: reading.faultCount(),
        report: { says, faults: reading.faults },
        at: now,
      })
      .execute()
    unit.event({
      at: now,
      who,
      verb: 'read',
      data: { file: file.id, status, posted: counts.posted, claims: counts.claims },
    })
  })
  return {
    path: file.name,
    sha256: file.kept.sha256,
    status,
    remittances: counts.posted,
    claims: counts.claims,
    lines: counts.lines,
    adjustments: counts.adjustments,
    denials: counts.denials,
    faults: reading.faultCount(),
    duplicates: counts.duplicates + others.duplicates,
    quarantined,
    transmissions: others.transmissions,
    sentClaims: others.sentClaims,
    acknowledgments: others.acknowledgments,
    answers: others.answers,
    ...(twin === undefined ? {} : { duplicateOf: twin.name }),
    says,
  }
}
