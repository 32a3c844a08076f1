// Background work that waits or was put aside, and why.
import { z } from 'zod'
import { openJobs } from '../../store/job.ts'
import { rowOf } from '../row-record.ts'
import { defineView, itemsOf } from '../view.ts'

export const view = defineView({
  noun: 'job',
  name: 'list',
  title: 'Background work',
  says: 'Background work that waits or was put aside, and why.',
  right: 'lead',
  looks: false,
  path: '/jobs',
  command: 'jobs',
  screen: '/settings',
  query: z.object({}),
  answer: itemsOf(
    rowOf('job').pick({
      id: true,
      kind: true,
      subject: true,
      status: true,
      runAt: true,
      attempts: true,
      leasedBy: true,
      trouble: true,
    }),
  ),
  read: async ({ store }) => ({ items: await openJobs(store) }),
})
