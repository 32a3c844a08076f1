// Has files of an SFTP server brought in by themselves. What to sign in with lies in the machine's folder of secrets and is named, never sent.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { machineOf, OF_MACHINE } from './of-machine.ts'
import { pickupInput } from './pickup.ts'
import { changeSettings } from './settings.ts'

export const action = defineAction(import.meta.url, {
  ...OF_MACHINE,
  title: 'Watch a server',
  says: 'Have the files of an SFTP server brought in by themselves; nothing there is changed or taken away.',
  undo: 'Watch it no more.',
  refuses: ['not-found', 'not-known', 'guarded'],
  http: { method: 'POST', path: '/watches/servers' },
  without: {
    command: '"overturn watch sftp://user@host/folder" does it, after a look at the key that the server shows.',
  },
  input: z.object(pickupInput),
  async run(context, _targets, { url, hostKey, secret, as }) {
    const { store, actor } = context
    const machine = machineOf(context)
    const path = machine.secretPath(secret)
    // Whoever sets it up sees at once whether it lets us in.
    const { files = 0 } = await machine.tryServer({ url, hostKey, secret, as })
    const server = { url, hostKey, ...(as === 'key' ? { keyFile: path } : { passwordFile: path }) }
    await store.write(async unit => {
      await changeSettings(unit, ({ watchServers = [] }) => ({
        watchServers: [...watchServers.filter(each => each.url !== url), server],
      }))
      unit.event({ at: actor.now, who: actor.who, verb: 'set', data: { watches: url, hostKey, secret } })
    })
    return {
      changed: 1,
      says: `${url} is watched from now on; ${files} ${files === 1 ? 'file lies' : 'files lie'} there.`,
    }
  },
})
