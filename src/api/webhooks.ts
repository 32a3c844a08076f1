// Webhooks: other systems that are told when something happens. The secret that their messages are signed with is shown to administrators.
import { z } from 'zod'
import { chainHead } from '../store/practice.ts'
import { addWebhook, endWebhook, listWebhooks } from '../store/webhook.ts'
import { type Allowed, addressFor } from '../work/webhook/outside.ts'
import { askedOf } from './access.ts'
import type { App } from './app.ts'
import { Denied } from './problem.ts'
import { practiceAndId, practiceParams } from './words.ts'

export function addWebhooks(app: App, allowed: Allowed): void {
  app.route({
    method: 'GET',
    url: '/webhooks',
    config: { right: 'admin' },
    schema: { tags: ['webhooks'], summary: 'Other systems that are told', params: practiceParams },
    handler: async request => ({ items: await listWebhooks(askedOf(request).store) }),
  })
  app.route({
    method: 'POST',
    url: '/webhooks',
    config: { right: 'admin' },
    schema: {
      tags: ['webhooks'],
      summary: 'Tell another system from now on; messages bear Overturn-Signature: t=…,v1=HMAC-SHA256 of "t.body"',
      params: practiceParams,
      body: z.object({ url: z.url().max(500) }),
    },
    handler: async (request, reply) => {
      const { store, deed } = askedOf(request)
      const { url } = request.body
      await addressFor(new URL(url), allowed).catch((error: Error) => {
        throw new Denied(422, 'address', `This address cannot be told: ${error.message}.`)
      })
      const id = await store.write(async unit => {
        // It hears of what happens from now on.
        const { events } = await chainHead(unit)
        const made = await addWebhook(unit, { url, lastEvent: events, madeBy: deed.who, madeAt: deed.now })
        unit.event({ at: deed.now, who: deed.who, verb: 'made-webhook', data: { webhook: made } })
        return made
      })
      return reply.code(201).send({ id, url, secret: store.vault.secretFor(`webhook ${store.practiceId} ${id}`) })
    },
  })
  app.route({
    method: 'DELETE',
    url: '/webhooks/:id',
    config: { right: 'admin' },
    schema: { tags: ['webhooks'], summary: 'Tell it no more', params: practiceAndId },
    handler: async (request, reply) => {
      const { store, deed } = askedOf(request)
      const done = await store.write(async unit => {
        const ended = await endWebhook(unit, request.params.id)
        unit.event({ at: deed.now, who: deed.who, verb: 'ended-webhook', data: { webhook: request.params.id } })
        return ended
      })
      return done ? reply.code(204).send() : reply.callNotFound()
    },
  })
}
