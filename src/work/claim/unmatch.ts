// Takes a person's word on a match back; matching decides again.
import { defineAction, targetOf } from '../action.ts'
import { unmatch } from '../intake/match/by-hand.ts'

export const action = defineAction(import.meta.url, {
  title: 'Take the match back',
  says: 'Take back what a person has said about the claim that a remittance answers; matching decides again.',
  right: 'lead',
  on: 'one',
  undo: '"Match" says it again.',
  numberOf: 'claim of a remittance',
  command: 'unmatch',
  http: { method: 'DELETE', path: '/matches/:id', status: 204 },
  without: {
    workbench: 'The workbench says which claim it is instead: another number there takes the place of the one before.',
  },
  async run({ store, actor }, targets) {
    await unmatch(store, targetOf(targets), actor)
    return { changed: 1, says: 'Taken back; matching has decided again.' }
  },
})
