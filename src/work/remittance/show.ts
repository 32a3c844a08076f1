// One remittance: its head, its balance, the money outside of claims.
import { z } from 'zod'
import { PROVIDER_ADJUSTMENTS } from '../../knowledge/load.ts'
import { number } from '../input.ts'
import { present } from '../present.ts'
import { presentRowOf } from '../row-record.ts'
import { defineView } from '../view.ts'
import { readRemittance } from './read.ts'

export const view = defineView({
  noun: 'remittance',
  name: 'show',
  title: 'Remittance',
  says: 'One remittance: its head, its balance, the money outside of claims.',
  right: 'read',
  looks: false,
  path: '/remittances/:id',
  command: 'remittance',
  screen: '/remittances/$id',
  query: z.object({ id: number('Remittance') }),
  answer: presentRowOf('remittance').extend({
    payer: z.string(),
    file: z.string(),
    providerAdjustments: z.array(presentRowOf('providerAdjustment').extend({ meaning: z.string() })).readonly(),
  }),
  async read({ store }, { id }) {
    const { providerAdjustments, practiceId: _practice, ...row } = await readRemittance(store, id)
    return {
      ...present(row),
      providerAdjustments: providerAdjustments.map(({ practiceId: _own, ...each }) => ({
        ...present(each),
        meaning: PROVIDER_ADJUSTMENTS.get(each.reason)?.meaning ?? 'A reason that no list names.',
      })),
    }
  },
})
