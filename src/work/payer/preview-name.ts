// What saying which payer it is would change of what is open already: told before it is said.
import { z } from 'zod'
import { payerNames } from '../../knowledge/load.ts'
import { payerById } from '../../store/payer.ts'
import { loadContext } from '../denial/context.ts'
import { previewRecount } from '../denial/recount.ts'
import { number, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { defineView } from '../view.ts'
import { recountRecord, recountRecordOf } from './recounting.ts'

export const view = defineView({
  noun: 'payer',
  name: 'preview-name',
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
    if ((await payerById(store, id)) === undefined) throw new Refusal('not-found', `There is no payer ${id} here.`)
    const context = await loadContext(store, actor.now, { named: new Map([[id, entry]]) })
    return recountRecordOf(await previewRecount(store, [id], context))
  },
})
