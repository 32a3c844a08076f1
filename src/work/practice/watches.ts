// The folders and SFTP servers whose files are brought in by themselves. They are set on the machine's own command line alone: whoever
// sets a server names files of that machine to sign in with.
import { z } from 'zod'
import { defineView } from '../view.ts'

export const view = defineView({
  noun: 'practice',
  name: 'watches',
  title: 'Watches',
  says: 'Folders and SFTP servers whose files are brought in by themselves, and why one has stopped.',
  right: 'lead',
  looks: false,
  path: '/watches',
  without: {
    command: '"overturn watch" is written by hand: it lists them, adds one after a look at it, and takes one out.',
  },
  screen: '/settings',
  query: z.object({}),
  answer: z.object({
    folders: z.array(z.string()).readonly(),
    servers: z.array(z.object({ url: z.string(), hostKey: z.string(), stopped: z.string().nullable() })).readonly(),
  }),
  async read({ store }) {
    const { watchFolders, watchServers } = await store.settings()
    return {
      folders: watchFolders,
      servers: watchServers.map(({ url, hostKey, stopped = null }) => ({ url, hostKey, stopped })),
    }
  },
})
