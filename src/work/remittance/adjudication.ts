// One claim of a remittance with everything on it.
import { z } from 'zod'
import { storyClaims } from '../denial/story.ts'
import { adjudicationOf, adjudicationRecord } from '../denial/story-record.ts'
import { number } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { defineView } from '../view.ts'

export const view = defineView(import.meta.url, {
  title: 'Claim of a remittance',
  says: 'One claim of a remittance with its lines, adjustments and decisions.',
  right: 'read',
  looks: true,
  path: '/adjudications/:id',
  screen: '/remittances/$id/claims/$claim',
  query: z.object({ id: number('Claim of a remittance') }),
  answer: adjudicationRecord,
  async read({ store }, { id }) {
    const [claim] = await storyClaims(store, [id])
    if (claim === undefined) throw new Refusal('not-found', `There is no claim ${id} in any remittance.`)
    return adjudicationOf(claim)
  },
})
