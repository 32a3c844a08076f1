// What saying which payer it is would change of what is open already: told before it is said.
import { z } from 'zod'
import { payerNames } from '../../knowledge/load.ts'
import { loadContext } from '../denial/context.ts'
import { previewRecount } from '../denial/recount.ts'
import { number, titled } from '../input.ts'
import { defineView } from '../view.ts'
import { termsUnder } from './preview-terms.ts'
import { recountRecord, recountRecordOf } from './recounting.ts'
import { payerOfNumber, usedEntry } from './uses.ts'

export const view = defineView(import.meta.url, {
  title: 'What naming a payer would change',
  says: 'What saying which payer of the knowledge it is would change of what is open already; nothing is changed.',
  right: 'read',
  looks: false,
  path: '/payers/:id/preview',
  command: 'preview-payer',
  screen: '/payers/$id',
  query: z.object({
    id: number('Payer'),
    entry: titled(z.enum(payerNames() as readonly [string, ...string[]]), 'Entry', {
      description: 'The entry of the knowledge',
    }),
  }),
  answer: recountRecord,
  async read({ store, actor }, { id, entry }) {
    await payerOfNumber(store, id)
    const overrides = await termsUnder(store, id, await usedEntry(store, { id, entry }))
    const context = await loadContext(store, actor.now, { named: new Map([[id, entry]]), overrides })
    return recountRecordOf(await previewRecount(store, [id], context))
  },
})
