// Has files of ours go out to an SFTP server by themselves. What to sign in with lies in the machine's folder of secrets and is named, never sent.
import { z } from 'zod'
import { DELIVERY_KINDS } from '../../store/words.ts'
import { defineAction } from '../action.ts'
import { NAME_PARTS, USUAL_NAME } from '../claim/delivering.ts'
import { line, titled } from '../input.ts'
import { machineOf } from './of-machine.ts'
import { pickupInput } from './pickup.ts'
import { kept, sendServerOf } from './sending-servers.ts'

export const action = defineAction(import.meta.url, {
  title: 'Send to a server',
  says: 'Have claims made here, and questions about the status of claims, go out to a folder of an SFTP server.',
  right: 'admin',
  on: 'practice',
  undo: 'Send to it no more.',
  refuses: ['not-found', 'not-known', 'guarded', 'empty'],
  http: { method: 'POST', path: '/sends/servers' },
  screen: '/settings',
  without: {
    command: '"overturn send-to sftp://user@host/folder" does it, after a look at the key that the server shows.',
  },
  input: z.object({
    ...pickupInput,
    takes: titled(z.array(z.enum(DELIVERY_KINDS)).min(1), 'It takes', {
      description: 'claims, attachments (documents for claims), status or several',
    }),
    receiver: titled(z.string().trim().max(15).optional(), 'Receiver', {
      description: 'Only files for this one (ISA08); all where nothing is said',
    }),
    named: line('Files are called', {
      description: `Of ${Object.keys(NAME_PARTS)
        .map(part => `{${part}}`)
        .join(', ')}`,
    }).default(USUAL_NAME),
  }),
  async run(context, _targets, { url, hostKey, secret, as, ...wishes }) {
    const { store, actor } = context
    const machine = machineOf(context)
    const path = machine.secretPath(secret)
    const files = as === 'key' ? { keyFile: path } : { passwordFile: path }
    const server = sendServerOf({ url, hostKey, ...files }, wishes)
    // Whoever sets it up sees at once whether it lets us in.
    await machine.tryServer({ url, hostKey, secret, as })
    await kept(store, actor, url, server)
    return { changed: 1, says: `${server.takes.join(' and ')} go out to ${url} from now on.` }
  },
})
