// Takes an official list back: claims are checked against it no more.
import { defineAction, targetOf } from '../action.ts'
import { withdrawList } from './bring.ts'

export const action = defineAction(import.meta.url, {
  title: 'Take a list back',
  says: 'Take an official list back; claims are checked against it no more, and against the one before it where there is one.',
  right: 'lead',
  on: 'one',
  undo: 'Bring its file in again.',
  http: { method: 'DELETE', path: '/references/:id' },
  screen: '/settings',
  async run({ store, actor }, targets) {
    const { name } = await withdrawList(store, targetOf(targets), actor)
    return { changed: 1, says: `"${name}" is taken back.` }
  },
})
