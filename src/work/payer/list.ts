// The payers that the files name, each with the entry of the knowledge that holds for it.
import { z } from 'zod'
import { FILINGS, payerForClass } from '../../knowledge/load.ts'
import { filingOfPayer, payersByName } from '../../store/payer.ts'
import type { Row, Store } from '../../store/store.ts'
import { rowOf } from '../row-record.ts'
import { defineView, itemsOf } from '../view.ts'

export const view = defineView({
  noun: 'payer',
  name: 'list',
  title: 'Payers',
  says: 'The payers that the files name, and which entry of the knowledge holds for each.',
  right: 'read',
  looks: false,
  path: '/payers',
  command: 'payers',
  screen: '/payers',
  query: z.object({}),
  answer: itemsOf(
    rowOf('payer').extend({
      uses: z
        .string()
        .nullable()
        .describe('The entry that holds for it: its own, or its class’s by what its claims say'),
    }),
  ),
  read: async ({ store }) => ({
    items: await Promise.all(
      (await payersByName(store)).map(async payer => ({ ...payer, uses: await entryOf(store, payer) })),
    ),
  }),
})

/** The payer's own entry, or that of the class which its claims name; null where neither is known. */
async function entryOf(store: Store, { id, entry }: Row<'payer'>): Promise<string | null> {
  if (entry !== null) return entry
  const filing = await filingOfPayer(store, id)
  const payerClass = filing === undefined ? undefined : FILINGS.get(filing)?.payerClass
  return (payerClass === undefined ? undefined : payerForClass(payerClass)?.id) ?? null
}
