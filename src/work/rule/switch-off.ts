// Switches a learned rule off.
import { defineAction } from '../action.ts'
import { switching } from './switch.ts'

export const action = defineAction(
  import.meta.url,
  switching('off', {
    title: 'Switch off',
    says: 'Use a learned rule no more; its figures stay.',
    undo: 'Switch it on again.',
  }),
)
