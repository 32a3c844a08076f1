// Every list and report of rows as a sheet: the view's own address with /sheet behind it, asked as the view is.
import { z } from 'zod'
import type { Readers } from '../work/intake/apart/readers.ts'
import { lookAt } from '../work/look.ts'
import { AREA_OF } from '../work/rights.ts'
import { isTabular } from '../work/sheet/table.ts'
import { SHEET_FORMATS, type SheetFormat, writeSheet } from '../work/sheet/write.ts'
import type { View } from '../work/view.ts'
import { askedOf } from './access.ts'
import { contextOf } from './actions.ts'
import type { App } from './app.ts'
import { untilGone } from './reading.ts'
import { apartFrom, askedShape } from './views.ts'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export function addSheets(app: App, views: readonly View[], readers: Readers): void {
  for (const view of views)
    if (view.without?.http === undefined && view.method !== 'POST' && isTabular(view)) addSheet(app, view, readers)
}

function addSheet(app: App, view: View, readers: Readers): void {
  const { params, asked } = askedShape(view)
  app.route({
    method: 'GET',
    url: `${view.path}/sheet`,
    config: { right: view.right, looks: view.looks, catalog: true },
    schema: {
      tags: [AREA_OF[view.noun]],
      summary: `As a sheet, csv, xlsx or pdf, all of it: ${view.says}`,
      params,
      querystring: z.object({ format: z.enum(SHEET_FORMATS).default('csv') }).and(asked),
    },
    handler: async (request, reply) => {
      const { practice: _practice, ...names } = request.params as Record<string, unknown>
      const { format, ...query } = request.query as { readonly format: SheetFormat } & Record<string, unknown>
      const { door, book } = askedOf(request)
      const reading = view.apart === undefined ? view : apartFrom(view, readers, untilGone(reply))
      request.lookedAt = true
      const context = contextOf(request)
      const look = (page: unknown) => lookAt(reading, context, page, door, book)
      const bytes = await writeSheet(view, format, textOf({ ...query, ...names }), look, context.actor.now)
      return reply
        .type(TYPES[format])
        .header('content-disposition', `attachment; filename="${view.noun}-${view.name}.${format}"`)
        .send(Buffer.from(bytes))
    },
  })
}

/** What was read of the address, as the address said it: each page is read from it anew. */
function textOf(query: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  )
}
