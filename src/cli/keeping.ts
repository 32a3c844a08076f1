// `overturn backup`, `restore` and `rotate-key`: a whole copy while the service runs, back on a clean machine, a fresh key.
import { openPeople } from '../api/people.ts'
import { backup, hashTables, restore } from '../store/backup.ts'
import { takeUpLooks } from '../store/look-journal.ts'
import type { Host } from '../store/store.ts'
import { type StorePlace, withHost, withNewHost } from './store.ts'
import { counted, plain, type Terminal } from './terminal.ts'

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
  return withNewHost(place, terminal, async host => {
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
    // What still lies beside the store under the key of before.
    await takeUpLooks(host, place.now)
    const files = await host.vault.rotate()
    await terminal.out(
      `${counted(files, 'kept file')} encrypted with a fresh key (${plain(host.keeping.keyFile)}). Everybody has to sign in again. Backups made before need the key from before.\n`,
    )
    return 0
  })
}
