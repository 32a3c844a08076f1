// `overturn backup`, `restore`, `rotate-key` and `doctor`: a whole copy while the service runs, back on a clean machine, a fresh key, and what
// is wrong here.
import { existsSync, statfsSync, statSync } from 'node:fs'
import { sql } from 'kysely'
import { openPeople } from '../api/people.ts'
import { later } from '../jobs/queue.ts'
import { backup, hashTables, restore } from '../store/backup.ts'
import type { Host } from '../store/store.ts'
import { type StorePlace, withHost } from './store.ts'
import { counted, left, plain, styled, type Terminal } from './terminal.ts'

/** The sign-in library's tables, brought up to date. */
async function withSignIn(host: Host, now: string): Promise<void> {
  await openPeople(host, { secret: host.vault.secretFor('sessions'), baseUrl: 'http://localhost', now: () => now })
}

export async function makeBackup(folder: string, place: StorePlace, terminal: Terminal): Promise<number> {
  return withHost(place, terminal, async host => {
    await withSignIn(host, place.now)
    const manifest = await backup(host, folder, place.now, name => {
      if (terminal.watched) terminal.err(`${name}\n`)
    })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    await terminal.out(
      `${counted(rows, 'row')} of ${counted(manifest.tables.length, 'table')} and ${counted(manifest.files.length, 'kept file')} are in ${plain(folder)}, packed and encrypted.\nThe key is not in it (${plain(host.keeping.key === undefined ? host.keeping.keyFile : 'OVERTURN_KEY')}): keep a copy of it apart, or this backup opens nothing.\n`,
    )
    return 0
  })
}

export async function putBack(folder: string, place: StorePlace, terminal: Terminal): Promise<number> {
  return withHost(place, terminal, async host => {
    await withSignIn(host, place.now)
    const manifest = await restore(host, folder, name => {
      if (terminal.watched) terminal.err(`${name}\n`)
    })
    const hashes = await hashTables(host)
    const wrong = manifest.tables.filter(table => hashes.get(table.name) !== table.sha256)
    if (wrong.length > 0) {
      terminal.err(
        `After it was put back, these tables are not what they were: ${wrong.map(table => table.name).join(', ')}.\n`,
      )
      return 1
    }
    await terminal.out(
      `Put back into ${plain(host.where)}: ${counted(manifest.tables.length, 'table')}, each the same to the byte as on ${manifest.madeAt.slice(0, 16).replace('T', ' ')}, and ${counted(manifest.files.length, 'kept file')}.\n"overturn audit" proves the rest.\n`,
    )
    return 0
  })
}

export async function rotateKey(place: StorePlace, terminal: Terminal): Promise<number> {
  return withHost(place, terminal, async host => {
    const files = await host.vault.rotate()
    await terminal.out(
      `${counted(files, 'kept file')} encrypted with a fresh key (${plain(host.keeping.keyFile)}). Everybody has to sign in again. Backups made before need the key from before.\n`,
    )
    return 0
  })
}

interface Finding {
  readonly what: string
  readonly ok: boolean
  readonly says: string
}

/** Looks at everything that can be wrong here; 0 when nothing is. */
export async function doctor(json: boolean, place: StorePlace, terminal: Terminal): Promise<number> {
  return withHost(place, terminal, async host => {
    const findings = await examine(host, place.now)
    const ok = findings.every(finding => finding.ok)
    await terminal.out(
      json
        ? `${JSON.stringify({ ok, findings })}\n`
        : `${findings.map(({ what, ok: fine, says }) => `${styled(terminal, fine ? 'green' : 'red', fine ? 'well ' : 'wrong')} ${left(what, 18)} ${plain(says)}`).join('\n')}\n`,
    )
    return ok ? 0 : 1
  })
}

const LEAST_FREE = 1 << 30

async function examine(host: Host, now: string): Promise<readonly Finding[]> {
  const { files, keyFile, key } = host.keeping
  const out: Finding[] = []
  const find = (what: string, ok: boolean, says: string) => out.push({ what, ok, says })
  find('database', true, `${host.engine}, ${host.where}`)
  if (host.engine === 'sqlite') {
    const { rows } = await sql<{ quick_check: string }>`pragma quick_check(5)`.execute(host.keeper)
    const said = rows.map(row => row.quick_check)
    find('its pages', said.join() === 'ok', said.join() === 'ok' ? 'whole' : said.join('; '))
  }
  find('practices', true, counted((await host.practices()).length, 'practice'))
  if (key !== undefined) find('key', true, 'given by OVERTURN_KEY')
  else {
    const open = (statSync(keyFile).mode & 0o077) !== 0
    find('key', !open, open ? `${keyFile} can be read by others: chmod 600` : keyFile)
    find('key apart', !keyFile.startsWith(`${files}/`), 'it must not lie among the files it opens')
  }
  const kept = await host.vault.list()
  const unreadable: string[] = []
  // The newest and the oldest stand for the rest; the audit reads them all.
  for (const path of [...new Set([...kept.slice(0, 2), ...kept.slice(-2)])])
    try {
      for await (const _ of host.vault.read(path));
    } catch (error) {
      unreadable.push((error as Error).message)
    }
  find(
    'kept files',
    unreadable.length === 0,
    unreadable[0] ?? `${counted(kept.length, 'file')}; those tried open with this key`,
  )
  if (existsSync(files)) {
    const disk = statfsSync(files)
    const free = disk.bavail * disk.bsize
    find('room', free >= LEAST_FREE, `${Math.round(free / 1e9)} GB free`)
  }
  const stuck = await host.keeper.selectFrom('outgoing').select('id').where('status', '=', 'making').execute()
  find(
    'claims in making',
    stuck.length === 0,
    stuck.length === 0 ? 'none was stopped half made' : `${stuck.length} stopped while being made: make them again`,
  )
  const unfinished = await host.keeper
    .selectFrom('file as f')
    .leftJoin('fileEnd as e', join => join.onRef('e.fileId', '=', 'f.id').onRef('e.practiceId', '=', 'f.practiceId'))
    .where('e.fileId', 'is', null)
    .select('f.name')
    .execute()
  find(
    'files being read',
    unfinished.length === 0,
    unfinished.length === 0
      ? 'none was stopped half read'
      : `${unfinished
          .map(file => file.name)
          .slice(0, 3)
          .join(', ')}: import again, and it goes on`,
  )
  const stopped: string[] = []
  for (const { id } of await host.practices())
    for (const server of (await (await host.practice(id))?.settings())?.watchServers ?? [])
      if (server.stopped !== undefined) stopped.push(server.stopped)
  find('watched servers', stopped.length === 0, stopped[0] ?? 'none has stopped')
  const dead = await host.keeper
    .selectFrom('job')
    .select(['kind', 'trouble'])
    .where('status', '=', 'dead')
    .where('changedAt', '>', later(now, -7 * 24 * 3600_000))
    .orderBy('changedAt', 'desc')
    .execute()
  find(
    'background work',
    dead.length === 0,
    dead[0] === undefined
      ? 'nothing was put aside'
      : `${counted(dead.length, 'job')} put aside within a week after many tries, the last: ${dead[0].kind}, ${dead[0].trouble ?? 'no reason kept'}`,
  )
  return out
}
