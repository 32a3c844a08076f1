// Looks that cannot be written into the chain of events at once, because somebody holds the practice for long: laid into a file beside the kept files,
// on the disk before whoever looked gets an answer, and taken into the chain when the practice is free. A file for each practice and process.
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type FileHandle, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, syncFolder } from './durable.ts'
import { addLooks, type NewLook } from './look.ts'
import { type Host, type Store, StoreRefusal, type Unit } from './store.ts'

interface Line {
  readonly number: number
  readonly look: NewLook
}

export interface LookJournal {
  /** Resolves when they are on the disk. */
  lay(looks: readonly NewLook[]): Promise<void>
  /** Says in the unit that takes them into the chain that all that was laid is there. */
  settle(unit: Unit): Promise<void>
  /** The unit is committed: what was laid before it is needed no more. Never while something is being laid. */
  settled(): Promise<void>
  close(): Promise<void>
}

const folderOf = ({ keeping }: Pick<Host, 'keeping'>) => join(keeping.files, 'looks')

/** Makes no file before there is something to lay into it. */
export function createLookJournal(host: Host, practiceId: number): LookJournal {
  const folder = folderOf(host)
  const key = keyOf(host)
  const journal = `${practiceId}-${randomUUID()}.looks`
  let file: FileHandle | undefined
  let last = 0
  let settling = 0
  let inChain = 0
  return {
    async lay(looks) {
      if (file === undefined) {
        await makeFolder(folder)
        file = await open(join(folder, journal), 'a', 0o600)
        await syncFolder(folder)
      }
      const lines = looks.map((look, at) => sealed(key, { number: last + 1 + at, look }))
      await file.appendFile(`${lines.join('\n')}\n`)
      await file.datasync()
      last += lines.length
    },
    async settle(unit) {
      settling = last
      if (last > inChain) await keepUpTo(unit, journal, last)
    },
    async settled() {
      inChain = settling
      if (inChain === last) await file?.truncate(0)
    },
    async close() {
      // What is still on its way into the chain says so there; nothing of this file is touched after it is closed.
      const open = file
      file = undefined
      await open?.close()
      if (open !== undefined && inChain === last) await rm(join(folder, journal), { force: true })
    },
  }
}

async function keepUpTo(unit: Unit, journal: string, upTo: number): Promise<void> {
  await unit.kysely
    .insertInto('lookJournal')
    .values({ practiceId: unit.practiceId, journal, upTo })
    .onConflict(conflict => conflict.columns(['practiceId', 'journal']).doUpdateSet({ upTo }))
    .execute()
}

/** A file that nobody has laid anything into for so long belongs to no process any more. */
const OLD_MS = 24 * 3600_000

/** Takes into the chain what processes have left that were stopped before they could. Answers how many looks. */
export async function takeUpLooks(host: Host, now: string): Promise<number> {
  const folder = folderOf(host)
  let taken = 0
  for (const journal of existsSync(folder) ? await readdir(folder) : []) {
    const store = await host.practice(Number.parseInt(journal, 10))
    if (store === undefined) continue
    taken += await takeUp(store, journal, await linesOf(join(folder, journal), keyOf(host)))
    const { mtimeMs } = await stat(join(folder, journal))
    if (mtimeMs < Date.parse(now) - OLD_MS) await rm(join(folder, journal), { force: true })
  }
  return taken
}

function takeUp(store: Store, journal: string, lines: readonly Line[]): Promise<number> {
  return store.write(async unit => {
    const known = await unit.kysely
      .selectFrom('lookJournal')
      .select('upTo')
      .where('journal', '=', journal)
      .executeTakeFirst()
    const left = lines.filter(({ number }) => number > (known?.upTo ?? 0))
    await addLooks(
      unit,
      left.map(({ look }) => look),
    )
    const last = left.at(-1)
    if (last !== undefined) await keepUpTo(unit, journal, last.number)
    return left.length
  })
}

/** The lines that were laid whole: what a stop has cut off was answered to nobody. Throws StoreRefusal `damaged`. */
async function linesOf(path: string, key: Buffer): Promise<readonly Line[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1)
  try {
    return lines.map(line => opened(key, line))
  } catch (error) {
    throw new StoreRefusal(
      'damaged',
      `Looks at records that are not in the chain of events yet cannot be read from ${path}: it is damaged, or the key is another one (${(error as Error).message}). Put the right key there, or take the file away and keep it.`,
    )
  }
}

/** Whose records were shown is nobody else's business: a line is encrypted as the kept files are. */
const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

const keyOf = ({ vault }: Pick<Host, 'vault'>) => Buffer.from(vault.secretFor('looks'), 'hex')

function sealed(key: Buffer, line: Line): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, key, nonce)
  return Buffer.concat([nonce, cipher.update(JSON.stringify(line)), cipher.final(), cipher.getAuthTag()]).toString(
    'base64',
  )
}

function opened(key: Buffer, line: string): Line {
  const bytes = Buffer.from(line, 'base64')
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE))
  decipher.setAuthTag(bytes.subarray(-TAG))
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()])
  return JSON.parse(String(text)) as Line
}
