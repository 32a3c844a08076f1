// Switches a learned rule on.
import { defineAction } from '../action.ts'
import { switching } from './switch.ts'

export const action = defineAction(
  import.meta.url,
  switching('on', {
    title: 'Switch on',
    says: 'Use a learned rule from now on: claims for which it holds are told so when they are checked.',
    undo: 'Switch it off again.',
  }),
)
