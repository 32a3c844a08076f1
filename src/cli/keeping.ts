// `overturn backup`, `restore` and `rotate-key`: a whole copy while the service runs, back on a clean machine, another key.
import { openPeople } from '../api/people.ts'
import { backup, restore } from '../store/backup.ts'
import type { Host } from '../store/store.ts'
import { hashTables } from '../store/table-lines.ts'
import { nameOf } from '../store/vault/keys.ts'
import { type StorePlace, withHost, withNewHost } from './store.ts'
import { counted, plain, type Terminal } from './terminal.ts'

/** The sign-in library's tables, brought up to date. */
async function withSignIn(host: Host, now: string): Promise<void> {
  await openPeople(host, { secret: host.vault.secretFor('sessions'), baseUrl: 'http://localhost', now: () => now })
}

export async function makeBackup(
  folder: string,
  place: StorePlace,
  terminal: Terminal,
  after?: string,
): Promise<number> {
  return withHost(place, terminal, async host => {
    await withSignIn(host, place.now)
    const onTable = (name: string) => {
      if (terminal.watched) terminal.err(`${name}\n`)
    }
    const manifest = await backup(host, folder, place.now, { onTable, after })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    await terminal.out(
      `${counted(rows, 'row')} of ${counted(manifest.tables.length, 'table')} and ${counted(manifest.files.length, 'kept file')} are in ${plain(folder)}, packed and encrypted.\n${linkedWords(manifest.linked, after)}The master key is not in it (it is in ${plain(nameOf(host.keys.source))}): keep a copy of it apart, or this backup opens nothing.\n`,
    )
    return 0
  })
}

const linkedWords = (linked: number, after: string | undefined) =>
  after === undefined
    ? ''
    : `${counted(linked, 'kept file')} of them ${linked === 1 ? 'is' : 'are'} that of ${plain(after)}: whole in both, on the disk once.\n`

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

export async function rotateKey(files: boolean, place: StorePlace, terminal: Terminal): Promise<number> {
  return withHost(place, terminal, async host => {
    const from = plain(nameOf(host.keys.source))
    if (files) {
      const again = await host.keepAgain()
      await terminal.out(
        `${counted(again, 'kept file')} encrypted with a fresh key. The master key (${from}) is what it was. Whoever has the store open goes on.\n`,
      )
      return 0
    }
    const did = await host.keys.changeMaster()
    await terminal.out(
      `${did === 'ended' ? 'A change of the master key that was stopped is done' : 'The keys of the store are encrypted with a new master key'} (${from}). Nobody has to sign in again; whoever has the store open goes on, and opens it with the new key from now on. Backups made before need the master key from before. Files are under the keys they were under: if one of those got out, run "overturn rotate-key --files" too.\n`,
    )
    return 0
  })
}
