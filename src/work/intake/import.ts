// Brings files into the store: kept as they came, then read from what was kept, each remittance posted whole or not at all. Safe to
// repeat, to stop and to run twice at the same time. The table of contents of an import: receive, read and judge, post, match.
import { relative } from 'node:path'
import type { Store } from '../../store/store.ts'
import { loadContext } from '../denial/context.ts'
import type { DenialContext } from '../denial/denial.ts'
import { matchFiles } from './match/match-files.ts'
import { postFile } from './post/post-file.ts'
import { type OpenedFile, openBuffer, openFiles, Unopenable } from './read/open-file.ts'
import { receiveFile } from './read/receive-file.ts'
import { type FileReport, repeated, turnedAway } from './report.ts'

export type { FileReport } from './report.ts'

export interface ImportOptions {
  /** ISO instant. */
  readonly now: string
  readonly who: string
  readonly onProgress?: (file: string, read: number, size: number | undefined) => void
  /** Files are called by their paths from this folder on; else as they were named. */
  readonly within?: string
  readonly onFile?: (report: FileReport) => void
  /** Aborted when it is to stop: what is posted stays, and the same import goes on from there. */
  readonly signal?: AbortSignal
}

/** What a stopped import leaves of a file it was keeping is removed after a day, when nobody can be at it any more. */
const DAY = 24 * 3600 * 1000

/** Imports every file behind these paths, one after the other. Throws StoreRefusal when the store itself cannot go on, or it is to stop. */
export function importPaths(
  store: Store,
  paths: readonly string[],
  options: ImportOptions,
): Promise<readonly FileReport[]> {
  return importFiles(store, openFiles(paths), options)
}

/** Imports bytes that somebody has sent, as a file of this name, or every file in them when they are an archive. */
export async function importBytes(
  store: Store,
  name: string,
  bytes: Buffer,
  options: ImportOptions,
): Promise<readonly FileReport[]> {
  return importFiles(store, openBuffer(name, bytes), options)
}

/** Imports a text of our own making, one character per byte. */
export async function importText(
  store: Store,
  name: string,
  text: string,
  options: ImportOptions,
): Promise<FileReport> {
  const [report] = await importBytes(store, name, Buffer.from(text, 'latin1'), options)
  return report ?? turnedAway(name, 'there is nothing in it')
}

/** Imports files that were opened, one after the other. */
export async function importFiles(
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
        ? turnedAway(opened.path, opened.message)
        : await importFile(store, namedWithin(opened, options.within), options, context)
    reports.push(report)
    options.onFile?.(report)
  }
  await matchFiles(store, context)
  return reports
}

function namedWithin(opened: OpenedFile, folder: string | undefined): OpenedFile {
  return folder === undefined ? opened : { ...opened, name: relative(folder, opened.name) }
}

async function importFile(
  store: Store,
  opened: OpenedFile,
  options: ImportOptions,
  context: DenialContext,
): Promise<FileReport> {
  const received = await receiveFile(store, opened, options)
  if (received instanceof Unopenable) return turnedAway(received.path, received.message)
  if (received.kept.bytes === 0) return turnedAway(received.name, 'the file is empty')
  if (received.readBefore) return repeated(received)
  return postFile(store, received, options, context)
}
