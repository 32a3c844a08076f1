// Switches a learned rule on.
import { z } from 'zod'
import { defineAction, targetOf } from '../action.ts'
import { maybeLine } from '../input.ts'
import { switchRule } from './switch.ts'

export const action = defineAction({
  noun: 'rule',
  verb: 'switch-on',
  title: 'Switch on',
  says: 'Use a learned rule from now on: claims for which it holds are told so when they are checked.',
  right: 'lead',
  on: 'one',
  numberOf: 'learned rule',
  screen: '/rules',
  undo: 'Switch it off again.',
  refuses: ['not-found'],
  http: { method: 'POST', path: '/rules/learned/:id/switch-on' },
  input: z.object({ reason: maybeLine('Reason', { most: 300 }) }),
  async run({ store, actor }, targets, { reason }) {
    const says = await switchRule(store, targetOf(targets), 'on', reason, actor)
    return { changed: 1, says: `Switched on: ${says}` }
  },
})
