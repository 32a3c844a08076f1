// The folders and SFTP servers whose files are brought in by themselves, and what was met there last. Folders are set on the machine's own command
// line alone; a server there too, or with what lies in the machine's folder of secrets.
import { z } from 'zod'
import { lastWatchedFiles } from '../../store/watched-file.ts'
import { defineView } from '../view.ts'

export const view = defineView(import.meta.url, {
  title: 'Watches',
  says: 'Folders and SFTP servers whose files are brought in by themselves, folders whose claims are checked on their way out, servers that ours go out to, and why one has stopped.',
  right: 'lead',
  looks: false,
  screen: '/settings',
  without: {
    command: '"overturn watch" is written by hand: it lists them, adds one after a look at it, and takes one out.',
  },
  answer: z.object({
    folders: z.array(z.string()).readonly(),
    checked: z
      .array(z.object({ folder: z.string(), clean: z.string(), held: z.string() }))
      .readonly()
      .describe('Folders whose claims are checked on their way out'),
    last: z
      .array(
        z.object({ source: z.string(), name: z.string(), status: z.string(), says: z.string(), seenAt: z.string() }),
      )
      .readonly()
      .describe('Files that were met last, the newest first'),
    servers: z.array(z.object({ url: z.string(), hostKey: z.string(), stopped: z.string().nullable() })).readonly(),
    sending: z
      .array(
        z.object({
          url: z.string(),
          takes: z.array(z.string()).readonly(),
          receiver: z.string().nullable(),
          named: z.string(),
          stopped: z.string().nullable(),
        }),
      )
      .readonly()
      .describe('Servers that files of ours go out to by themselves'),
  }),
  async read({ store }) {
    const { watchFolders, checkFolders, watchServers, sendServers } = await store.settings()
    const last = await lastWatchedFiles(store, MOST)
    return {
      last: last.map(({ source, name, status, says, seenAt }) => ({ source, name, status, says, seenAt })),
      folders: watchFolders,
      checked: checkFolders.map(({ folder, clean, held }) => ({ folder, clean, held })),
      sending: sendServers.map(({ url, takes, receiver = null, named, stopped = null }) => ({
        ...{ url, takes, receiver, named, stopped },
      })),
      servers: watchServers.map(({ url, hostKey, stopped = null }) => ({ url, hostKey, stopped })),
    }
  },
})

const MOST = 20
