// A folder between the practice's system and its clearinghouse: each file of claims is checked; what may go is laid where the clearinghouse fetches it, what
// is held back is laid aside with a report, and the file itself is kept beside them. Nothing goes on twice: what is let through is brought in as sent first,
// and a file that was brought in before is held. After a stop at the worst moment a file is held that might have gone, never sent that has.
import { constants, type Stats } from 'node:fs'
import { access, mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { StoreRefusal } from '../store/refusal.ts'
import type { CheckedFolder } from '../store/settings.ts'
import type { Store } from '../store/store.ts'
import { type WatchedFile, watchedFile } from '../store/watched-file.ts'
import { view as checkView } from '../work/claim/check.ts'
import type { Readers } from '../work/intake/apart/readers.ts'
import type { CheckSheet } from '../work/prevent/sheet-record.ts'
import { Refusal } from '../work/refusal.ts'
import { keepOutcome } from './watch.ts'
import { meetFileAgain } from './watch-folder.ts'

/** Files of this size and more are split by hand: what the check takes at once. */
const LARGEST = 16 << 20
/** Where files lie that were seen to, within the folder they came from. */
export const SEEN_TO = 'checked'

type Reads = Pick<Readers, 'view' | 'importBytes'>

/** What becomes of a file. */
interface Verdict {
  readonly clean?: Buffer
  readonly held?: Buffer
  readonly says: string
  readonly report: string
}

/**
 * Checks one file and lays what it holds where it belongs; answers in words what became of it. Throws where it is to be tried again: the store is away, or a
 * folder cannot be written to.
 */
export async function checkFileIn(
  store: Store,
  place: CheckedFolder,
  name: string,
  now: string,
  readers: Reads,
): Promise<string> {
  const file = await watchedFile(store, { source: place.folder, name })
  if (file === undefined) return 'seen to before'
  const path = join(place.folder, name)
  const seenTo = join(place.folder, SEEN_TO)
  const lying = await stat(path).catch(gone)
  if (file.status !== 'waiting') {
    // Stopped between the outcome and the last step: that step is done now. A file that took its name since is met by the next look.
    if (isSame(file, lying)) await rename(path, join(seenTo, await freeName(seenTo, name)))
    return 'seen to before'
  }
  if (lying === undefined) {
    // Somebody took it away, or the folder is: when it lies there again it is met as if for the first time.
    await meetFileAgain(store, { folder: place.folder, name })
    return 'went away'
  }
  await mkdir(seenTo, { recursive: true })
  // Found out before anything is brought in: what is brought in goes on.
  for (const folder of [place.clean, place.held]) await access(folder, constants.W_OK)
  // Whoever may read the file may read what is made of it, and nobody else.
  const mode = lying.mode & 0o777
  const verdict = await verdictOn(store, { path, name, clean: place.clean }, now, readers)
  if (verdict.held !== undefined) {
    const laid = await lay(place.held, name, verdict.held, mode)
    await lay(place.held, `${laid}.txt`, Buffer.from(verdict.report), mode)
  }
  const kept = await freeName(seenTo, name)
  await lay(seenTo, `${kept}.txt`, Buffer.from(verdict.report), mode)
  if (verdict.clean !== undefined && !(await liesIn(place.clean, name, verdict.clean)))
    await lay(place.clean, name, verdict.clean, mode)
  // Written down as soon as it went on, and before the file is moved: stopped after either, the next try ends what is left and sends nothing again.
  await keepOutcome(store, file, verdict.clean === undefined ? 'failed' : 'done', verdict.says)
  await rename(path, join(seenTo, kept))
  return verdict.clean === undefined ? 'held back' : verdict.held === undefined ? 'let through' : 'let through in part'
}

function gone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

/** Whether what lies there is the file that is known, not a later one of its name. */
const isSame = (file: WatchedFile, lying: Stats | undefined) =>
  (file.status === 'done' || file.status === 'failed') &&
  file.bytes === lying?.size &&
  file.modified === lying.mtime.toISOString()

async function liesIn(folder: string, name: string, bytes: Buffer): Promise<boolean> {
  const there = await readFile(join(folder, name)).catch(gone)
  return there?.equals(bytes) ?? false
}

async function verdictOn(
  store: Store,
  { path, name, clean: folder }: { readonly path: string; readonly name: string; readonly clean: string },
  now: string,
  readers: Reads,
): Promise<Verdict> {
  const { size } = await stat(path)
  if (size > LARGEST)
    return { ...whole(`It is larger than ${LARGEST >> 20} MB: split it.`), held: await readFile(path) }
  const bytes = await readFile(path)
  const actor = { who: 'folder', now }
  try {
    const asked = { name, text: bytes.toString('latin1'), changes: [], split: true, report: 'text' } as const
    const sheet = (await readers.view(checkView, { store, role: 'admin', actor }, asked)) as CheckSheet
    if (sheet.clean === undefined) return { ...heldWhole(sheet), held: bytes }
    const clean = Buffer.from(sheet.clean, 'latin1')
    // The very same bytes waiting under this name to be fetched: a try before this one was stopped after it had laid them there.
    const went = await liesIn(folder, name, clean)
    const no = await bringIn(store, { name, bytes: clean, went }, actor, readers)
    if (no !== undefined) return { ...whole(no), held: bytes }
    return {
      ...letThrough(sheet),
      clean,
      ...(sheet.held === undefined ? {} : { held: Buffer.from(sheet.held, 'latin1') }),
    }
  } catch (error) {
    if (!isAboutTheFile(error)) throw error
    return { ...whole(error.message), held: bytes }
  }
}

/** Trying again would come to the same. */
const isAboutTheFile = (error: unknown): error is Error =>
  error instanceof StoreRefusal ? error.code === 'damaged' : error instanceof Refusal && error.code !== 'busy'

/** Why what would go on was not brought in; undefined where it was. */
async function bringIn(
  store: Store,
  { name, bytes, went }: { readonly name: string; readonly bytes: Buffer; readonly went: boolean },
  actor: { readonly who: string; readonly now: string },
  readers: Reads,
): Promise<string | undefined> {
  const reports = await readers.importBytes(store.practiceId, name, bytes, actor)
  const before = reports.find(({ status }) => status === 'duplicate')
  if (went && before !== undefined) return undefined
  if (before !== undefined)
    return `The same claims were brought in before (${before.says.join(' ')}). Either they went on then, or this was stopped just before: look whether the clearinghouse has them before you send them by hand.`
  const refused = reports.find(({ status }) => status !== 'imported')
  return reports.length === 0 ? 'Nothing in it could be brought in.' : refused?.says.join(' ')
}

const whole = (says: string) => ({ says: `Held back whole. ${says}`, report: `Held back whole.\n${says}\n` })

function heldWhole(sheet: CheckSheet) {
  const fault = sheet.faults.find(({ severity }) => severity === 'error')?.says
  return { says: `Held back whole. ${fault ?? countsOf(sheet)}`, report: sheet.report ?? '' }
}

const letThrough = (sheet: CheckSheet) => ({ says: countsOf(sheet), report: sheet.report ?? '' })

const countsOf = ({ claims, block, warn }: CheckSheet) =>
  `${claims - block} of ${claims} claims went on (${warn} of them to look at); ${block} held back.`

/** Writes a file so that whoever fetches from the folder sees it whole or not at all; answers the name that it got. */
async function lay(folder: string, name: string, bytes: Uint8Array, mode: number): Promise<string> {
  const free = await freeName(folder, name)
  const unfinished = join(folder, `.${free}.part`)
  const handle = await open(unfinished, 'w', mode)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(unfinished, join(folder, free))
  return free
}

/** The name, or one with a number where something lies there under it: nothing is written over. */
async function freeName(folder: string, name: string): Promise<string> {
  const { name: stem, ext } = parse(name)
  for (let at = 1; ; at++) {
    const free = at === 1 ? name : `${stem}-${at}${ext}`
    const there = await stat(join(folder, free)).catch(() => undefined)
    if (there === undefined) return free
  }
}
