// Looks that cannot be written into the chain of events at once, because somebody holds the practice for long: laid into a file beside the kept files,
// on the disk before whoever looked gets an answer, and taken into the chain when the practice is free. A file for each practice and process.
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host, NewEvent, Store, Unit } from './store.ts'

interface Line {
  readonly number: number
  readonly event: NewEvent
}

export interface LookJournal {
  /** Resolves when they are on the disk. */
  lay(events: readonly NewEvent[]): Promise<void>
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
  const journal = `${practiceId}-${randomUUID()}.jsonl`
  let file: FileHandle | undefined
  let last = 0
  let settling = 0
  let inChain = 0
  return {
    async lay(events) {
      if (file === undefined) {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        file = await open(join(folder, journal), 'a', 0o600)
      }
      const lines = events.map((event, at) => JSON.stringify({ number: last + 1 + at, event } satisfies Line))
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
      await file?.close()
      if (file !== undefined && inChain === last) await rm(join(folder, journal), { force: true })
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
    taken += await takeUp(store, journal, await linesOf(join(folder, journal)))
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
    for (const { event } of left) unit.event(event)
    const last = left.at(-1)
    if (last !== undefined) await keepUpTo(unit, journal, last.number)
    return left.length
  })
}

/** The lines that were laid whole: what a stop has cut off was answered to nobody. */
async function linesOf(path: string): Promise<readonly Line[]> {
  const lines = (await readFile(path, 'utf8')).split('\n')
  return lines.slice(0, -1).flatMap(line => {
    try {
      return [JSON.parse(line) as Line]
    } catch {
      return []
    }
  })
}
