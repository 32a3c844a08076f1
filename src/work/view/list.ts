// The filters of the queue that were kept under a name.
import { z } from 'zod'
import { savedViews } from '../../store/saved-view.ts'
import { defineView } from '../view.ts'

export const view = defineView(import.meta.url, {
  title: 'Saved views',
  says: 'Filters of the queue that were kept under a name.',
  right: 'read',
  looks: false,
  screen: '/queue',
  answer: z.object({
    items: z
      .array(z.object({ name: z.string(), filter: z.record(z.string(), z.unknown()), savedBy: z.string() }))
      .readonly(),
  }),
  async read({ store }) {
    const views = await savedViews(store)
    return { items: views.map(({ name, filter, savedBy }) => ({ name, filter, savedBy })) }
  },
})
