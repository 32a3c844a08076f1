// Other systems that are notified when something happens, and why one no longer is.
import { listWebhooks } from '../../store/webhook.ts'
import { rowOf } from '../row-record.ts'
import { defineView, itemsOf } from '../view.ts'

export const view = defineView(import.meta.url, {
  title: 'Webhooks',
  says: 'Other systems that are notified when something happens.',
  right: 'admin',
  looks: false,
  without: { workbench: 'Other systems are connected by whoever runs them, by the API or on the machine itself.' },
  answer: itemsOf(rowOf('webhook')),
  read: async ({ store }) => ({ items: await listWebhooks(store) }),
})
