// Switches a learned rule on.
import { defineAction } from '../action.ts'
import { OF_LEARNED, switching } from './switch.ts'

export const action = defineAction(import.meta.url, {
  ...OF_LEARNED,
  title: 'Switch on',
  says: 'Use a learned rule from now on: claims for which it holds are told so when they are checked.',
  undo: 'Switch it off again.',
  http: { method: 'POST', path: '/rules/learned/:id/switch-on' },
  run: switching('on'),
})
