// Takes back explanations of benefits that the payer's own remittances have answered since; background work does it by itself.
import { defineAction } from '../action.ts'
import { takeBackAnswered } from './brought.ts'

export const action = defineAction(import.meta.url, {
  title: 'Take explanations of benefits back',
  says: 'Take back what explanations of benefits said of claims that the payer’s own remittances have answered since, so that money counts once. Background work does it every ten minutes.',
  right: 'work',
  on: 'practice',
  undo: 'The payer’s own answer stays; there is nothing to undo.',
  without: { workbench: 'Background work does it by itself.' },
  async run({ store, actor }) {
    const taken = await takeBackAnswered(store, actor)
    return {
      changed: taken,
      says:
        taken === 0
          ? 'There is nothing to take back.'
          : `${taken} explanations of benefits are taken back: the payer’s own answers count.`,
      made: { taken },
    }
  },
})
