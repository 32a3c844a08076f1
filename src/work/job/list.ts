// Background work that waits or was put aside, and why.
import { z } from 'zod'
import { openJobs } from '../../store/job.ts'
import { rowOf } from '../row-record.ts'
import { defineView, itemsOf } from '../view.ts'

export const view = defineView(import.meta.url, {
  title: 'Background work',
  says: 'Background work that waits or was put aside, and why.',
  right: 'lead',
  looks: false,
  screen: '/settings',
  answer: itemsOf(
    rowOf('job')
      .pick({
        id: true,
        kind: true,
        subject: true,
        status: true,
        runAt: true,
        attempts: true,
        leasedBy: true,
        trouble: true,
      })
      .extend({ says: z.string().optional().describe('How far it is') }),
  ),
  read: async ({ store }) => ({
    items: (await openJobs(store)).map(({ data, ...job }) => ({ ...job, ...howFar(data) })),
  }),
})

/** `1,200 of 8,000` of work that says how far it is. */
function howFar(text: string): { readonly says?: string } {
  const { open, done } = JSON.parse(text) as { readonly open?: unknown; readonly done?: unknown }
  if (typeof open !== 'number' || typeof done !== 'number') return {}
  return { says: `${done.toLocaleString('en-US')} of ${open.toLocaleString('en-US')}` }
}
