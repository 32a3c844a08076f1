// Switches a learned rule off.
import { z } from 'zod'
import { defineAction, targetOf } from '../action.ts'
import { maybeLine } from '../input.ts'
import { switchRule } from './switch.ts'

export const action = defineAction({
  noun: 'rule',
  verb: 'switch-off',
  title: 'Switch off',
  says: 'Use a learned rule no more; its figures stay.',
  right: 'lead',
  on: 'one',
  numberOf: 'learned rule',
  screen: '/rules',
  undo: 'Switch it on again.',
  refuses: ['not-found'],
  http: { method: 'POST', path: '/rules/learned/:id/switch-off' },
  input: z.object({ reason: maybeLine('Reason', { most: 300 }) }),
  async run({ store, actor }, targets, { reason }) {
    const says = await switchRule(store, targetOf(targets), 'off', reason, actor)
    return { changed: 1, says: `Switched off: ${says}` }
  },
})
