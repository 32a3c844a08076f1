// `overturn doctor`: what is wrong with this store and this machine. A look at everything that has been seen to go wrong, each with its sentence.
import { existsSync, statfsSync, statSync } from 'node:fs'
import { countFailedDeliveries } from '../store/delivery.ts'
import { unfinishedFiles } from '../store/file.ts'
import { openLine } from '../store/line.ts'
import { countUnfinishedOutgoing } from '../store/outgoing.ts'
import { checkPages } from '../store/pages.ts'
import type { Host } from '../store/store.ts'
import { isOurs, nameOf } from '../store/vault/keys.ts'
import { examinePlace } from './doctor-place.ts'
import { examineWork } from './doctor-work.ts'
import type { Finding } from './finding.ts'
import { type StorePlace, withHost } from './store.ts'
import { counted, left, plain, styled, type Terminal } from './terminal.ts'

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

async function examine(host: Host, now: string): Promise<readonly Finding[]> {
  return [
    { what: 'database', ok: true, says: `${host.engine}, ${host.where}` },
    await examineLine(host),
    ...(await examinePages(host)),
    { what: 'practices', ok: true, says: counted((await host.practices()).length, 'practice') },
    ...examineKey(host),
    await examineKeptFiles(host),
    ...examineRoom(host),
    await examineUnfinishedClaims(host),
    await examineUnfinishedFiles(host),
    ...(await examineServers(host, now)),
    ...(await examineWork(host, now)),
    ...(await examinePlace(host)),
  ]
}

async function examineLine(host: Host): Promise<Finding> {
  const open = await openLine(host)
  return { what: 'line to it', ok: open === undefined, says: open ?? 'within this machine, or encrypted' }
}

async function examinePages(host: Host): Promise<readonly Finding[]> {
  const said = await checkPages(host)
  if (said === undefined) return []
  return [{ what: 'its pages', ok: said.length === 0, says: said.length === 0 ? 'whole' : said.join('; ') }]
}

function examineKey({ keeping: { files }, keys: { source } }: Host): readonly Finding[] {
  if (!isOurs(source)) return [{ what: 'key', ok: true, says: `given by ${nameOf(source)}` }]
  const { keyFile } = source
  const open = (statSync(keyFile).mode & 0o077) !== 0
  return [
    { what: 'key', ok: !open, says: open ? `${keyFile} can be read by others: chmod 600` : keyFile },
    {
      what: 'key apart',
      ok: !keyFile.startsWith(`${files}/`),
      says: 'it must not lie among the files it opens',
    },
  ]
}

async function examineKeptFiles({ vault }: Host): Promise<Finding> {
  const kept = await vault.list()
  const unreadable: string[] = []
  // The newest and the oldest stand for the rest; the audit reads them all.
  for (const path of [...new Set([...kept.slice(0, 2), ...kept.slice(-2)])])
    try {
      for await (const _ of vault.read(path));
    } catch (error) {
      unreadable.push((error as Error).message)
    }
  return {
    what: 'kept files',
    ok: unreadable.length === 0,
    says: unreadable[0] ?? `${counted(kept.length, 'file')}; those tried open with this key`,
  }
}

const LEAST_FREE = 1 << 30

function examineRoom({ keeping: { files } }: Host): readonly Finding[] {
  if (!existsSync(files)) return []
  const disk = statfsSync(files)
  const free = disk.bavail * disk.bsize
  return [{ what: 'room', ok: free >= LEAST_FREE, says: `${Math.round(free / 1e9)} GB free` }]
}

async function examineUnfinishedClaims(host: Host): Promise<Finding> {
  const stuck = await countUnfinishedOutgoing(host)
  return {
    what: 'claims in making',
    ok: stuck === 0,
    says: stuck === 0 ? 'none was stopped half made' : `${stuck} stopped while being made: make them again`,
  }
}

async function examineUnfinishedFiles(host: Host): Promise<Finding> {
  const names = await unfinishedFiles(host)
  return {
    what: 'files being read',
    ok: names.length === 0,
    says:
      names.length === 0
        ? 'none was stopped half read'
        : `${names.slice(0, 3).join(', ')}: import again, and it goes on`,
  }
}

/** What did not go out is told for a week. */
const TOLD_FOR_DAYS = 7

async function examineServers(host: Host, now: string): Promise<readonly Finding[]> {
  const watched: string[] = []
  const sent: string[] = []
  for (const { id } of await host.practices()) {
    const settings = await (await host.practice(id))?.settings()
    watched.push(...(settings?.watchServers ?? []).flatMap(({ stopped = [] }) => stopped))
    sent.push(...(settings?.sendServers ?? []).flatMap(({ stopped = [] }) => stopped))
  }
  const failed = await countFailedDeliveries(
    host,
    Temporal.Instant.from(now)
      .subtract({ hours: 24 * TOLD_FOR_DAYS })
      .toString(),
  )
  if (failed > 0) sent.push(`${counted(failed, 'file')} did not go out: "overturn deliveries" says why`)
  const finding = (what: string, wrong: readonly string[]) => ({
    what,
    ok: wrong.length === 0,
    says: wrong[0] ?? 'none has stopped',
  })
  return [finding('watched servers', watched), finding('servers sent to', sent)]
}
