// Switches a learned rule off.
import { defineAction } from '../action.ts'
import { OF_LEARNED, switching } from './switch.ts'

export const action = defineAction(import.meta.url, {
  ...OF_LEARNED,
  title: 'Switch off',
  says: 'Use a learned rule no more; its figures stay.',
  undo: 'Switch it on again.',
  http: { method: 'POST', path: '/rules/learned/:id/switch-off' },
  run: switching('off'),
})
