// Ticks a step of the playbook off, or takes the tick back; it changes nothing else.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { line, yesNo } from '../input.ts'
import { changeDenials, denials } from './change.ts'

export const action = defineAction(import.meta.url, {
  title: 'Tick a step',
  says: 'Tick a step of the playbook off, or take the tick back.',
  right: 'work',
  on: 'many',
  undo: 'Take the tick back instead.',
  refuses: ['changed'],
  // The workbench ticks it where the step stands.
  screen: '/denials/$id',
  input: z.object({
    text: line('Step', { most: 2000, description: 'As the playbook has it' }),
    done: yesNo('Done').default(true),
  }),
  async run({ store, actor }, targets, { text, done }) {
    const changed = await changeDenials(store, targets, actor, () => ({
      set: {},
      verb: 'stepped',
      data: { step: text, done },
    }))
    return { changed, says: `Step ${done ? 'ticked off' : 'open again'} on ${denials(changed)}.` }
  },
})
