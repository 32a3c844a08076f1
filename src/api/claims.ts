// The 837 of a claim made here, as its bytes; everything else about claims is an action or a view.
import { readOutgoing } from '../work/claim/outbox.ts'
import { askedOf } from './access.ts'
import type { App } from './app.ts'
import { practiceAndId } from './words.ts'

export function addClaims(app: App): void {
  app.route({
    method: 'GET',
    url: '/outgoing/:id/file',
    config: { right: 'work', looks: true },
    schema: { tags: ['corrections'], summary: 'The 837 file', params: practiceAndId },
    handler: async (request, reply) => {
      const bytes = await readOutgoing(askedOf(request).store, request.params.id)
      return reply
        .type('application/edi-x12')
        .header('content-disposition', `attachment; filename="${request.params.id}.837"`)
        .send(Buffer.from(bytes))
    },
  })
}
