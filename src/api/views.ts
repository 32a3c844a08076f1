// Makes routes of the views: the query from the address (or a body, where it is too large for one), the answer as it is described.
import { z } from 'zod'
import { namesIn } from '../work/catalog.ts'
import type { Readers } from '../work/intake/apart/readers.ts'
import { lookAt } from '../work/look.ts'
import { AREA_OF } from '../work/rights.ts'
import type { View } from '../work/view.ts'
import { askedOf } from './access.ts'
import { contextOf } from './actions.ts'
import type { App } from './app.ts'
import { untilGone } from './reading.ts'
import { practiceParams } from './words.ts'

export function addViews(app: App, views: readonly View[], readers: Readers): void {
  for (const view of views) if (view.without?.http === undefined) addView(app, view, readers)
}

function addView(app: App, view: View, readers: Readers): void {
  const { path, method = 'GET', right, looks, says, noun, answer } = view
  const { params, asked } = askedShape(view)
  app.route({
    method,
    url: path,
    config: { right, looks, catalog: true },
    ...(view.bodyBytes === undefined ? {} : { bodyLimit: view.bodyBytes }),
    schema: {
      tags: [AREA_OF[noun]],
      summary: says,
      params,
      ...(method === 'POST' ? { body: asked } : { querystring: asked }),
      response: { 200: answer },
    },
    handler: async (request, reply) => {
      const { practice: _practice, ...names } = request.params as Record<string, unknown>
      const told = (method === 'POST' ? request.body : request.query) as Record<string, unknown>
      const asked = { ...told, ...names }
      const { door, book } = askedOf(request)
      const reading = view.apart === undefined ? view : apartFrom(view, readers, untilGone(reply))
      const found = (await lookAt(reading, contextOf(request), asked, door, book)) as { readonly etag?: string }
      request.lookedAt = true
      if (typeof found?.etag === 'string') reply.header('etag', `"${found.etag}"`)
      return found
    },
  })
}

/** What of a view's query stands in its path, and what in the query of the address or the body. */
export function askedShape({ path, query, typedOnly = [] }: View) {
  const named = namesIn(path)
  const { shape } = query as unknown as { readonly shape?: Readonly<Record<string, z.ZodType>> }
  const params = Object.fromEntries(named.map(name => [name, given(shape?.[name] ?? z.string())]))
  const elsewhere = [...named, ...typedOnly]
  const asked =
    shape === undefined
      ? query
      : z.object(Object.fromEntries(Object.entries(shape).filter(([name]) => !elsewhere.includes(name))))
  return { params: practiceParams.extend(params), asked }
}

/** Read in a process of its own, which ends when nobody waits for it any more. */
export const apartFrom = (view: View, readers: Readers, gone: AbortSignal): View => ({
  ...view,
  read: (context, query) => readers.view(view, context, query, gone),
})

/** A field that may be left out elsewhere stands in every address that has it in its path. */
function given(field: z.ZodType): z.ZodType {
  return field instanceof z.ZodOptional ? (field.unwrap() as z.ZodType) : field
}
