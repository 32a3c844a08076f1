// What this machine lets be done from the workbench: servers that are signed in to with what lies in a folder of secrets, backups in a folder of their own.
// Both folders are named by whoever starts the service; without one nothing of it can be done.
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { askHostKey, countOn, parseServer } from '../jobs/watch-server.ts'
import { backup, type Manifest, readManifest, verifyBackup } from '../store/backup.ts'
import { type Host, StoreRefusal } from '../store/store.ts'
import type { KeptBackup, Machine } from '../work/action.ts'
import { Refusal } from '../work/refusal.ts'
import { mustBeReachable } from '../work/webhook/outside.ts'

export interface MachineFolders {
  readonly secrets: string | undefined
  readonly backups: string | undefined
  /** Hosts (`host:port`) inside of the network that may be called. */
  readonly allowed: ReadonlySet<string>
}

/** A name of a file, and no way out of its folder. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/

export function createMachine(host: Host, { secrets, backups, allowed }: MachineFolders): Machine {
  const secretPath = (name: string) => {
    if (secrets === undefined)
      throw new Refusal(
        'not-found',
        'No folder of secrets is named on the machine: whoever runs the service names one with OVERTURN_SECRETS.',
      )
    const path = join(secrets, name)
    if (!PLAIN_NAME.test(name) || !existsSync(path) || !statSync(path).isFile())
      throw new Refusal('not-found', `There is no secret ${name} in the machine’s folder.`)
    return path
  }
  const folderOfBackups = () => {
    if (backups === undefined)
      throw new Refusal(
        'not-found',
        'No folder of backups is named on the machine: whoever runs the service names one with OVERTURN_BACKUPS.',
      )
    return backups
  }
  return {
    secrets: () => (secrets === undefined ? undefined : filesIn(secrets)),
    secretPath,
    async tryServer({ url, hostKey, secret, as }) {
      const path = secretPath(secret)
      return reached(async () => {
        const { host: name, port } = parseServer(url)
        await mustBeReachable(name, port, allowed)
        if (hostKey === undefined) return { hostKey: await askHostKey(url), files: undefined }
        const files = as === 'key' ? { keyFile: path } : { passwordFile: path }
        return { hostKey, files: await countOn({ url, hostKey, ...files }) }
      })
    },
    backups: () => (backups === undefined ? undefined : backupsIn(backups)),
    async backUp(now) {
      const folder = folderOfBackups()
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const after = backupsIn(folder)[0]?.name
      const name = `overturn-${now.replaceAll(/[:.]/g, '-')}`
      return keptOf(name, await backup(host, join(folder, name), now, { after: after && join(folder, after) }))
    },
    async verify(name) {
      const folder = join(folderOfBackups(), name)
      if (!PLAIN_NAME.test(name) || !existsSync(folder)) throw new Refusal('not-found', `There is no backup ${name}.`)
      return keptOf(name, await verifyBackup(host, folder))
    },
  }
}

/** Servers say no in many ways; each is a sentence for whoever tries. */
async function reached<Found>(doing: () => Promise<Found>): Promise<Found> {
  try {
    return await doing()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('not-found', (error as Error).message)
  }
}

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter(entry => entry.isFile() && PLAIN_NAME.test(entry.name))
        .map(({ name }) => name)
        .sort()
    : []

function backupsIn(folder: string): readonly KeptBackup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(name => PLAIN_NAME.test(name) && !name.endsWith('.unfinished'))
    .flatMap(name => {
      try {
        return [keptOf(name, readManifest(join(folder, name)))]
      } catch (error) {
        // What is no backup lies there for another reason.
        if (error instanceof StoreRefusal) return []
        throw error
      }
    })
    .sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1))
}

const keptOf = (name: string, { madeAt, tables, files }: Manifest): KeptBackup => ({
  name,
  madeAt,
  rows: tables.reduce((sum, { rows }) => sum + rows, 0),
  files: files.length,
})
