// Claims that were rejected on their way and never reached the payer.
import { z } from 'zod'
import { flag } from '../input.ts'
import { defineView } from '../view.ts'
import { listWork, workItemRecord } from './work-items.ts'

export const view = defineView({
  noun: 'claim',
  name: 'rejections',
  title: 'Rejected claims',
  says: 'Claims that were rejected on their way and never reached the payer.',
  right: 'read',
  looks: true,
  path: '/rejections',
  command: 'rejections',
  screen: '/claims',
  query: z.object({ closed: flag('Closed', { description: 'closed ones instead' }).default(false) }),
  answer: z.object({ items: z.array(workItemRecord).readonly() }),
  lines: { each: z.array(workItemRecord).readonly(), of: ({ items }) => [items] },
  async read({ store }, { closed }) {
    return { items: await listWork(store, 'rejection', closed ? 'closed' : 'open') }
  },
})
