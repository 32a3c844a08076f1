// The documents that were brought in for a denial.
import { z } from 'zod'
import { denialById } from '../../store/denial.ts'
import { documentsOf, type KeptDocument } from '../../store/document.ts'
import { number } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { rowOf } from '../row-record.ts'
import { defineView, eachItemAs, itemsOf } from '../view.ts'
import { MEDIA } from './content.ts'
import { controlOf } from './write-275.ts'

export const documentRecord = rowOf('document')
  .pick({ id: true })
  .extend({
    denialId: z.number().optional().describe('Absent where it was brought in for a request for records'),
    account: z.string(),
    control: z.string().describe('Its number on a claim (PWK06) and in a 275'),
    exhibit: z.string().describe('Which exhibit of a packet it is'),
    title: z.string(),
    name: z.string().describe('As the file was called'),
    media: z.enum(MEDIA),
    ...rowOf('document').pick({ bytes: true, sha256: true }).shape,
    pages: z.string().describe('Those that go along, as 1-3,5; empty = all'),
    because: z.string().describe('Why others are left out'),
    ...rowOf('document').pick({ addedAt: true, addedBy: true }).shape,
  })

/** Of one account. */
export function presentDocuments(
  rows: readonly KeptDocument[],
  account: string,
  practiceId: number,
): readonly z.infer<typeof documentRecord>[] {
  return rows.map(row => ({
    id: row.id,
    ...(row.denialId === 0 ? {} : { denialId: row.denialId }),
    account,
    control: controlOf(practiceId, row.id),
    exhibit: row.exhibit,
    title: row.heading,
    name: row.name,
    media: row.media as (typeof MEDIA)[number],
    bytes: row.bytes,
    sha256: row.sha256,
    pages: row.chosen,
    because: row.because,
    addedAt: row.addedAt,
    addedBy: row.addedBy,
  }))
}

export const view = defineView(import.meta.url, {
  title: 'Documents',
  says: 'The documents that were brought in for a denial or its claim, each one an exhibit of its letters.',
  right: 'read',
  looks: true,
  path: '/denials/:id/documents',
  argument: 'id',
  screen: '/denials/$id/appeal',
  query: z.object({ id: number('Denial') }),
  answer: itemsOf(documentRecord),
  lines: eachItemAs('document', documentRecord),
  async read({ store }, { id }) {
    const denial = await denialById(store, id)
    if (denial === undefined)
      throw new Refusal('not-found', `There is no denial ${id}.`, '"overturn queue" lists them.')
    return { items: presentDocuments(await documentsOf(store, id), denial.account, store.practiceId) }
  },
})
