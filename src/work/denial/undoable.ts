// What one can undo and do again now, the last first.
import { z } from 'zod'
import { defineView } from '../view.ts'
import { stackOf } from './deeds.ts'
import { eventName } from './event-words.ts'

const deed = z.object({
  at: z.string(),
  did: z.string().describe('What was done, in words'),
  denials: z.number().int(),
})

export const view = defineView(import.meta.url, {
  title: 'What can be undone',
  says: 'What one has done over the last day and can undo, and what was undone and can be done again; the last first.',
  right: 'work',
  looks: false,
  screen: '/queue',
  answer: z.object({
    done: z.array(deed).readonly().describe('"overturn undo" takes the first one back'),
    undone: z.array(deed).readonly().describe('"overturn redo" does the first one again'),
  }),
  async read({ store, actor: { who, now } }) {
    const { done, undone } = await stackOf(store, who, now)
    const told = ({ at, verb, denials }: (typeof done)[number]) => ({ at, did: eventName(verb), denials })
    return { done: done.slice(0, MOST).map(told), undone: undone.slice(0, MOST).map(told) }
  },
})

const MOST = 50
