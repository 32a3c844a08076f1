// The 837 of a claim made here, as its bytes; everything else about claims is an action or a view.
import { z } from 'zod'
import { placeOfOutgoing, readOutgoings } from '../work/claim/outbox.ts'
import { askedOf } from './access.ts'
import type { App } from './app.ts'
import { addGivenOut } from './bytes.ts'
import { practiceParams } from './words.ts'

export function addClaims(app: App): void {
  addGivenOut(app, {
    url: '/outgoing/:id/file',
    tag: 'corrections',
    summary: 'The file: an 837, or a 275 where it is of documents',
    row: placeOfOutgoing,
    given: ({ kept, set }, id) => ({
      media: 'application/edi-x12',
      kept,
      disposition: `attachment; filename="${id}.${set}"`,
    }),
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
