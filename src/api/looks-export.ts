// Who looked as a file: a sheet or an object a line, page by page as it is read, so that years of it take no memory.
import { Readable } from 'node:stream'
import { z } from 'zod'
import { lookOf } from '../work/look.ts'
import { LOOK_FORMATS, looksAs, looksShape } from '../work/practice/looks.ts'
import { askedOf } from './access.ts'
import { contextOf } from './actions.ts'
import type { App } from './app.ts'
import { practiceParams } from './words.ts'

const TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/x-ndjson' } as const

export function addLooksExport(app: App): void {
  app.route({
    method: 'GET',
    url: '/looks/export',
    config: { right: 'admin', looks: true },
    schema: {
      tags: ['practice'],
      summary: 'Who looked, as a file: csv, or jsonl with an object a line; all of it, the last first',
      params: practiceParams,
      querystring: z.object({ format: z.enum(LOOK_FORMATS).default('csv'), ...looksShape }),
    },
    handler: async (request, reply) => {
      const { format, ...asked } = request.query
      const { store, actor, door, book } = askedOf(request)
      // Before the first of it goes out; whose looks they are is said by what was asked.
      await book(store, lookOf(actor, door, 'GET /looks/export', asked, { accounts: [], files: [] }))
      request.lookedAt = true
      return reply
        .type(TYPES[format])
        .header('content-disposition', `attachment; filename="who-looked.${format}"`)
        .send(Readable.from(looksAs(format, contextOf(request), asked)))
    },
  })
}
