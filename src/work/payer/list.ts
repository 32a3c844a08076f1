// The payers that the files name, each with the entry of the knowledge that holds for it.
import { z } from 'zod'
import { payersByName } from '../../store/payer.ts'
import { rowOf } from '../row-record.ts'
import { defineView, itemsOf } from '../view.ts'
import { usedEntries } from './uses.ts'

export const view = defineView(import.meta.url, {
  title: 'Payers',
  says: 'The payers that the files name, and which entry of the knowledge holds for each.',
  right: 'read',
  looks: false,
  screen: '/payers',
  answer: itemsOf(
    rowOf('payer').extend({
      uses: z
        .string()
        .nullable()
        .describe('The entry that holds for it: its own, or its class’s by what its claims say'),
    }),
  ),
  async read({ store }) {
    const uses = await usedEntries(store)
    return { items: (await payersByName(store)).map(payer => ({ ...payer, uses: uses(payer) })) }
  },
})
