// A person's word on which claim a remittance answers; matching does not change it any more.
import { z } from 'zod'
import { defineAction, targetOf } from '../action.ts'
import { number } from '../input.ts'
import { matchByHand } from '../intake/match/by-hand.ts'

export const action = defineAction(import.meta.url, {
  title: 'Match',
  says: 'Say which claim as it was sent the claim of a remittance answers ("overturn unmatched" lists both); it stays so, whatever else comes in.',
  right: 'lead',
  on: 'one',
  undo: '"Take the match back" lets matching decide again.',
  numberOf: 'claim of a remittance',
  command: 'match',
  http: { method: 'PUT', path: '/matches/:id', status: 204 },
  screen: '/claims',
  input: z.object({ claim: number('Claim', { description: 'the number of the claim as it was sent' }) }),
  async run({ store, actor }, targets, { claim }) {
    const id = targetOf(targets)
    await matchByHand(store, id, claim, actor)
    return { changed: 1, says: `Claim ${id} of the remittance answers claim ${claim}.` }
  },
})
