// The 837 of a claim made here, as its bytes; everything else about claims is an action or a view.
import { z } from 'zod'
import { readOutgoing, readOutgoings } from '../work/claim/outbox.ts'
import { askedOf } from './access.ts'
import type { App } from './app.ts'
import { practiceAndId, practiceParams } from './words.ts'

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
  app.route({
    method: 'GET',
    url: '/outgoing/together',
    config: { right: 'work', looks: true },
    schema: {
      tags: ['corrections'],
      summary: 'Several of them as one 837 file, each in its own envelope',
      params: practiceParams,
      querystring: z.object({ ids: outgoingIds.describe('Their numbers, separated by commas: 12,15') }),
    },
    handler: async (request, reply) => {
      const { ids } = request.query
      const bytes = await readOutgoings(askedOf(request).store, ids)
      return reply
        .type('application/edi-x12')
        .header('content-disposition', `attachment; filename="claims-${ids.length}-${ids[0]}.837"`)
        .send(Buffer.from(bytes))
    },
  })
}

/** `12,15`: a day's corrections at most. */
const outgoingIds = z
  .string()
  .regex(/^\d{1,15}(?:,\d{1,15}){0,499}$/)
  .transform(text => [...new Set(text.split(',').map(Number))])
