// Sends to a server no more; what waits for it stays.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { line } from '../input.ts'
import { kept } from './sending-servers.ts'

export const action = defineAction(import.meta.url, {
  title: 'Send to a server no more',
  says: 'Send to an SFTP server no more; what waits for it stays.',
  right: 'admin',
  on: 'practice',
  undo: 'Send to it again.',
  refuses: ['not-found'],
  http: { method: 'POST', path: '/sends/servers/remove' },
  screen: '/settings',
  without: { command: '"overturn send-to sftp://user@host/folder --remove" does it.' },
  input: z.object({ url: line('Server', { most: 500 }) }),
  async run({ store, actor }, _targets, { url }) {
    await kept(store, actor, url, undefined)
    return { changed: 1, says: `Nothing goes out to ${url} any more.` }
  },
})
