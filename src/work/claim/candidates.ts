// The claims that a claim of a remittance may answer, with the evidence to pick one.
import { z } from 'zod'
import { number } from '../input.ts'
import { candidatesOf } from '../intake/match/by-hand.ts'
import { present } from '../present.ts'
import { presentRowOf } from '../row-record.ts'
import { defineView, itemsOf } from '../view.ts'

export const view = defineView(import.meta.url, {
  title: 'Claims it may answer',
  says: 'The claims as they were sent that a claim of a remittance may answer, the best first, each with what speaks for and against it.',
  right: 'read',
  looks: true,
  path: '/adjudications/:id/candidates',
  screen: '/claims',
  query: z.object({ id: number('Claim of a remittance', { description: 'as "overturn unmatched" lists them' }) }),
  answer: itemsOf(
    z
      .object({ id: z.number().describe('The number of the claim as it was sent, for "overturn match"') })
      .extend(presentRowOf('claim').pick({ account: true, memberId: true, serviceFrom: true, sentOn: true }).shape)
      .extend({
        patient: z.string().optional(),
        payer: z.string().optional(),
        chargeCents: z.number().int(),
        score: z.number().describe('Points for it less points against it'),
        why: z.array(z.string()).readonly(),
      }),
  ),
  async read({ store }, { id }) {
    const found = await candidatesOf(store, id)
    return {
      items: found.map(({ claim, score, why }) =>
        present({
          id: claim.id,
          account: claim.account,
          patient: claim.patientName,
          memberId: claim.memberId,
          payer: claim.payerName,
          serviceFrom: claim.serviceFrom,
          sentOn: claim.sentOn,
          chargeCents: claim.chargeCents,
          score,
          why,
        }),
      ),
    }
  },
})
