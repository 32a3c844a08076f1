// Takes a token back: from then on it opens nothing.
import { defineAction, targetOf } from '../action.ts'
import { revokeToken } from './tokens.ts'

export const action = defineAction(import.meta.url, {
  title: 'Take a token back',
  says: 'Take a token back; what asks with it is turned away from then on.',
  right: 'admin',
  on: 'one',
  undo: 'A token that was taken back stays so; make another one.',
  http: { method: 'DELETE', path: '/tokens/:id', status: 204 },
  screen: '/settings',
  async run({ store, actor }, targets) {
    const id = targetOf(targets)
    await revokeToken(store, id, actor)
    return { changed: 1, says: `Token ${id} is taken back.` }
  },
})
