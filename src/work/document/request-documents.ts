// The documents of the claim that a payer asks records for.
import { z } from 'zod'
import { documentsOfClaim } from '../../store/document.ts'
import { workItem } from '../../store/work-item.ts'
import { number } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { defineView, eachItemAs, itemsOf } from '../view.ts'
import { documentRecord, presentDocuments } from './list.ts'

export const view = defineView(import.meta.url, {
  title: 'Documents of a request',
  says: 'The documents of the claim that a payer asks records for, to answer the request with.',
  right: 'read',
  looks: true,
  path: '/work-items/:id/documents',
  argument: 'id',
  screen: '/claims',
  query: z.object({ id: number('Request') }),
  answer: itemsOf(documentRecord),
  lines: eachItemAs('document', documentRecord),
  async read({ store }, { id }) {
    const item = await workItem(store, 'records-request', id)
    if (item === undefined)
      throw new Refusal('not-found', `There is no request ${id}.`, '"overturn requests" lists them.')
    const rows = item.claimId === null ? [] : await documentsOfClaim(store, item.claimId)
    return { items: presentDocuments(rows, item.account, store.practiceId) }
  },
})
