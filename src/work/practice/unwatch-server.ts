// Watches a server no more; what it brought in stays.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { line } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { OF_MACHINE } from './of-machine.ts'
import { changeSettings } from './settings.ts'

export const action = defineAction(import.meta.url, {
  ...OF_MACHINE,
  title: 'Watch a server no more',
  says: 'Watch an SFTP server no more; what it brought in stays.',
  undo: 'Watch it again.',
  refuses: ['not-found'],
  http: { method: 'POST', path: '/watches/servers/remove' },
  without: { command: '"overturn watch sftp://user@host/folder --remove" does it.' },
  input: z.object({ url: line('Server', { most: 500 }) }),
  async run({ store, actor: { who, now } }, _targets, { url }) {
    await store.write(async unit => {
      await changeSettings(unit, ({ watchServers = [] }) => {
        if (!watchServers.some(server => server.url === url)) throw new Refusal('not-found', `${url} is not watched.`)
        return { watchServers: watchServers.filter(server => server.url !== url) }
      })
      unit.event({ at: now, who, verb: 'set', data: { watchesNoMore: url } })
    })
    return { changed: 1, says: `${url} is not watched any more.` }
  },
})
