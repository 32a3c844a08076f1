// Tries an SFTP server: the key that it shows, and with that agreed to, whether it lets us in and what lies there. Changes nothing.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { machineOf, OF_MACHINE } from './of-machine.ts'
import { pickupInput } from './pickup.ts'

export const action = defineAction(import.meta.url, {
  ...OF_MACHINE,
  title: 'Try a server',
  says: 'Try an SFTP server: the key that it shows, and with that agreed to, whether it lets us in; nothing is kept or fetched.',
  undo: 'It changes nothing.',
  refuses: ['not-found', 'not-known', 'guarded'],
  http: { method: 'POST', path: '/watches/try' },
  without: { command: '"overturn watch sftp://user@host/folder" shows the key that the server shows.' },
  input: z.object({ ...pickupInput, hostKey: pickupInput.hostKey.optional() }),
  async run(context, _targets, pickup) {
    const { hostKey, files } = await machineOf(context).tryServer({ ...pickup, hostKey: pickup.hostKey })
    return {
      changed: 0,
      says:
        files === undefined
          ? `It shows the key ${hostKey}. Lay it beside what whoever runs the server has given you.`
          : `It let us in: ${files} ${files === 1 ? 'file lies' : 'files lie'} there.`,
      made: { hostKey, ...(files === undefined ? {} : { files }) },
    }
  },
})
