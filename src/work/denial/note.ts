// Writes a note on denials; it changes nothing else.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { paragraph } from '../input.ts'
import { changeDenials, denials } from './change.ts'

export const action = defineAction(import.meta.url, {
  title: 'Note',
  says: 'Write a note on denials; it changes nothing else.',
  right: 'work',
  on: 'many',
  undo: 'What was written stays written; add another note.',
  refuses: ['changed'],
  key: 'n',
  input: z.object({ text: paragraph('What to keep', { most: 10_000 }) }),
  async run({ store, actor }, targets, { text }) {
    const changed = await changeDenials(store, targets, actor, () => ({ set: {}, verb: 'noted', data: { text } }))
    return { changed, says: `Note added to ${denials(changed)}.` }
  },
})
