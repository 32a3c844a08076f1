// Records that payers ask for, with the day by which they have to be there.
import { z } from 'zod'
import { flag } from '../input.ts'
import { defineView } from '../view.ts'
import { listWork, workItemRecord } from './work-items.ts'

export const view = defineView({
  noun: 'claim',
  name: 'requests',
  title: 'Requests for records',
  says: 'Records that payers ask for, with the day by which they have to be there.',
  right: 'read',
  looks: true,
  path: '/requests',
  command: 'requests',
  screen: '/claims',
  query: z.object({ closed: flag('Closed', { description: 'closed ones instead' }).default(false) }),
  answer: z.object({ items: z.array(workItemRecord).readonly() }),
  lines: { each: z.array(workItemRecord).readonly(), of: ({ items }) => [items] },
  async read({ store }, { closed }) {
    return { items: await listWork(store, 'records-request', closed ? 'closed' : 'open') }
  },
})
