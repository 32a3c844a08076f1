// One remittance: its head, its balance, the money outside of claims.
import { z } from 'zod'
import { PROVIDER_ADJUSTMENTS } from '../../knowledge/load.ts'
import { type PostedMark, postedMark } from '../../store/deposit.ts'
import { number } from '../input.ts'
import { present } from '../present.ts'
import { presentRowOf } from '../row-record.ts'
import { defineView } from '../view.ts'
import { readRemittance } from './read.ts'

export const view = defineView(import.meta.url, {
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
    posted: z
      .object({
        postedOn: z.string(),
        reference: z.string(),
        amountCents: z.number().int().optional(),
        markedBy: z.string(),
      })
      .optional()
      .describe('As the practice’s own system has posted it'),
    providerAdjustments: z.array(presentRowOf('providerAdjustment').extend({ meaning: z.string() })).readonly(),
  }),
  async read({ store }, { id }) {
    const { providerAdjustments, practiceId: _practice, ...row } = await readRemittance(store, id)
    const mark = await postedMark(store, id)
    return {
      ...present(row),
      ...(mark === undefined ? {} : { posted: postedIn(mark) }),
      providerAdjustments: providerAdjustments.map(({ practiceId: _own, ...each }) => ({
        ...present(each),
        meaning: PROVIDER_ADJUSTMENTS.get(each.reason)?.meaning ?? 'A reason that no list names.',
      })),
    }
  },
})

const postedIn = ({ postedOn, reference, amountCents, markedBy }: PostedMark) => ({
  ...{ postedOn, reference, markedBy },
  ...(amountCents === null ? {} : { amountCents }),
})
