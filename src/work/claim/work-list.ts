// Work that is no denial, of one kind: rejected claims, or records that are asked for.
import { z } from 'zod'
import { choice } from '../input.ts'
import { defineView } from '../view.ts'
import { listWork, workItemRecord } from './work-items.ts'

export const view = defineView({
  noun: 'claim',
  name: 'work-list',
  title: 'Rejections and requests',
  says: 'Work that is no denial: rejected claims, records that are asked for.',
  right: 'read',
  looks: true,
  path: '/work-items',
  screen: '/claims',
  without: { command: '"overturn rejections" and "overturn requests" list either kind.' },
  query: z.object({
    kind: choice('Kind', ['rejection', 'records-request']),
    status: choice('Status', ['open', 'closed']).default('open'),
  }),
  answer: z.object({ items: z.array(workItemRecord).readonly() }),
  async read({ store }, { kind, status }) {
    return { items: await listWork(store, kind, status) }
  },
})
