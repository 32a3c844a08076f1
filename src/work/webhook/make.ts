// Tells another system of what happens from now on. Its messages are signed with a secret that administrators are shown.
import { z } from 'zod'
import { chainHead } from '../../store/practice.ts'
import { addWebhook } from '../../store/webhook.ts'
import { defineAction } from '../action.ts'
import { titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { addressFor } from './outside.ts'

export const action = defineAction(import.meta.url, {
  title: 'Tell another system',
  says: 'Tell another system from now on; messages bear Overturn-Signature: t=…,v1=HMAC-SHA256 of "t.body".',
  right: 'admin',
  on: 'practice',
  undo: 'Remove the webhook; what was sent stays sent.',
  refuses: ['address'],
  http: {
    method: 'POST',
    path: '/webhooks',
    status: 201,
    answer: z.object({
      id: z.number(),
      url: z.string(),
      secret: z.string().describe('What its messages are signed with'),
    }),
  },
  without: { workbench: 'Other systems are connected by whoever runs them, by the API or on the machine itself.' },
  input: z.object({ url: titled(z.url().max(500), 'Address', { description: 'https://… of the other system' }) }),
  async run({ store, actor: { who, now }, allowed }, _targets, { url }) {
    await addressFor(new URL(url), allowed ?? new Set()).catch((error: Error) => {
      throw new Refusal('address', `This address cannot be notified: ${error.message}.`)
    })
    const id = await store.write(async unit => {
      // It hears of what happens from now on.
      const { events } = await chainHead(unit)
      const made = await addWebhook(unit, { url, lastEvent: events, madeBy: who, madeAt: now })
      unit.event({ at: now, who, verb: 'made-webhook', data: { webhook: made } })
      return made
    })
    const secret = store.vault.secretFor(`webhook ${store.practiceId} ${id}`)
    return {
      changed: 1,
      says: `Webhook ${id} tells ${url} from now on. Its messages are signed with ${secret}`,
      made: { id, url, secret },
    }
  },
})
