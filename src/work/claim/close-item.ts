// Closes work that is no denial, a rejected claim or a request for records, with a reason.
import { z } from 'zod'
import { defineAction, targetOf } from '../action.ts'
import { choice, paragraph } from '../input.ts'
import { closeWork, OF_WORK_ITEMS } from './work-items.ts'

export const action = defineAction(import.meta.url, {
  ...OF_WORK_ITEMS,
  title: 'Close',
  says: 'Close a rejected claim or a request for records ("overturn rejections" and "overturn requests" list them), with the reason.',
  undo: 'What was said stays; an acknowledgment or request that comes again opens its own.',
  numberOf: 'rejected claim or request',
  command: 'close-item',
  http: { method: 'POST', path: '/work-items/:id/close', status: 204 },
  input: z.object({
    kind: choice('Kind', ['rejection', 'records-request'], {
      labels: { rejection: 'A rejected claim', 'records-request': 'A request for records' },
    }),
    reason: paragraph('Reason', { description: 'why it is closed' }),
  }),
  async run({ store, actor }, targets, { kind, reason }) {
    await closeWork(store, kind, targetOf(targets), reason, actor)
    return { changed: 1, says: 'Closed.' }
  },
})
